"""A filled workbook that is to be published: nothing that is kept back stands in it all the same.

The workbook is the clerk's own, perhaps last year's: what stood in it where no answer was written
(other cells, comments, shapes, hidden sheets, properties of the file) stays there.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.official.parts import Parts
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.sheets.withheld import repeated_words, withheld_of
from piadesk.texts.folding import fold

_MIN_LETTERS: Final = 2
"""A single letter stands in too many words to tell anything."""

_MAX_QUOTED: Final = 3
_ENDS: Final = re.compile(r"</(?:\w+:)?(?:si|is|c|p|comment|text|title|subject|creator|v)>")
"""Ends of what is read as one text, however many runs of letters it is made of."""

_TAG: Final = re.compile(r"<[^>]*>")


def refuse_words_left(form: d.Form, sheet: Sheet, published: Sheet, content: bytes) -> None:
    """Raise `PiadeskError` ``official.words_left`` where a workbook, filled with the ``published``
    copy of ``sheet``, still holds words that are kept back and that the copy does not have."""
    sought = {
        fold(words): words
        for one in withheld_of(sheet)
        if one.address.item in form.by_id
        for words, _ in repeated_words(form, sheet, one)
        if len(words) >= _MIN_LETTERS
    }
    copied = [
        fold(words)
        for visit in walk(form, published)
        for words in (visit.shown, *kind_of(visit.item).free_words(visit.value))
    ]
    sought = {
        plain: words for plain, words in sought.items() if not any(plain in text for text in copied)
    }
    if not sought:
        return
    texts = set(_texts(Parts(content)))
    left = [words for plain, words in sought.items() if any(plain in text for text in texts)]
    if left:
        quoted = "」「".join(words[:30] for words in left[:_MAX_QUOTED])
        raise PiadeskError("official.words_left", words=f"「{quoted}」", count=len(left))


def _texts(parts: Parts) -> Iterator[str]:
    for path in parts:
        if path.endswith((".xml", ".vml")):
            for piece in _ENDS.split(parts.text(path)):
                yield fold(html.unescape(_TAG.sub("", piece)))
