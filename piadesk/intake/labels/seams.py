"""Where labels of the cover run together with the words around them, all on one line.

Some tools write a whole cover as one line: ``評価実施機関名架空市長公表日平成30年6月18日``. Where
several of its labels stand in a line, each parts the words before it from those behind it.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from piadesk.texts.folding import Folded, Span, occurrences

_MIN_LABELS: Final = 3
"""So many labels of the cover in a line are no chance; a sentence names one, perhaps two."""

_LINE: Final = re.compile(r"[^\n\f]+")


def seams(text: str, folded: Folded, labels: Collection[str]) -> frozenset[int]:
    """The folded places before and behind each of the folded ``labels`` on such lines."""
    if not labels:
        return frozenset()
    words = re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True))))
    places: set[int] = set()
    for line in _lines_with(labels, text, folded):
        start, end = folded.at(line[0]), folded.at(line[1])
        labels_here = list(words.finditer(folded.text, start, end))
        if len({label[0] for label in labels_here}) >= _MIN_LABELS:
            places.update(place for label in labels_here for place in label.span())
    return frozenset(places)


def _lines_with(labels: Collection[str], text: str, folded: Folded) -> Iterator[Span]:
    """The lines that one of the labels begins in: hardly any of a long text."""
    behind = 0
    for begin in sorted({n for label in labels for n in occurrences(folded.text, label)}):
        if (place := folded.places[begin]) >= behind:
            start = max(text.rfind(end, behind, place) for end in "\n\f") + 1 or behind
            line = _LINE.match(text, start)
            behind = line.end() if line else place
            yield start, behind
