"""Where labels of the cover run together with the words around them, all on one line.

Some tools write a whole cover as one line: ``評価実施機関名架空市長公表日平成30年6月18日``. Where
several of its labels stand in a line, each parts the words before it from those behind it.
"""

import re
from collections.abc import Collection
from typing import Final

from piadesk.texts.folding import Folded

_MIN_LABELS: Final = 3
"""So many labels of the cover in a line are no chance; a sentence names one, perhaps two."""

_LINE: Final = re.compile(r"[^\n\f]+")


def seams(text: str, folded: Folded, labels: Collection[str]) -> frozenset[int]:
    """The folded places before and behind each of the folded ``labels`` on such lines."""
    if not labels:
        return frozenset()
    words = re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True))))
    places: set[int] = set()
    for line in _LINE.finditer(text):
        start, end = folded.at(line.start()), folded.at(line.end())
        labels_here = list(words.finditer(folded.text, start, end))
        if len({label[0] for label in labels_here}) >= _MIN_LABELS:
            places.update(place for label in labels_here for place in label.span())
    return frozenset(places)
