"""A day: typed in any usual way, stored as ISO, shown in 和暦; words that are no day stay words."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.forms.definition import Form
from piadesk.forms.items import Date
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, TextBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.scheme.era import as_day, parse_date, shown_date, stored_date
from piadesk.texts.folding import OUTER, fold
from piadesk.words import say

_AS_OF: Final = re.compile(r"[\s\u3000]*(?:時点|現在)[\s\u3000]*$")


class DateKind(Kind[Date]):
    """Stored as ``2025-04-01``, or as the words typed (``令和2年度``)."""

    is_prose = False
    is_quoted_whole = True
    is_pastable = True
    is_one_line = True
    says_when = True

    def found_by(self, item: Date) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, str)

    def stored(self, form: Form, item: Date, words: str) -> JsonValue:
        return stored_date(words)

    def faults(self, form: Form, item: Date, value: JsonValue) -> Iterator[Fault]:
        """None: whether words will do hangs on where the item stands, see `checks.items.dates`."""
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) and as_day(value) is None else ()

    def shown(self, item: Date, value: JsonValue) -> str:
        return shown_date(value) if isinstance(value, str) else ""

    def quoted(self, item: Date, value: JsonValue) -> str:
        shown = self.shown(item, value)
        return say("changes.as_of", date=shown) if shown and item.as_of else shown

    def prints_alike(self, item: Date, one: JsonValue, other: JsonValue) -> bool:
        return self.shown(item, one) == self.shown(item, other)

    def look(self, form: Form, item: Date, value: JsonValue) -> AnswerLook:
        return TextBox(self.shown(item, value), say("print.as_of") if item.as_of else "")

    def read(self, form: Form, item: Date, words: str) -> Read:
        words = words.strip(OUTER)
        day = _AS_OF.sub("", words) if item.as_of else words
        if not fold(day) or parse_date(day):
            return Read(stored_date(day))
        first, *others = re.split(r"[\t\n]+", day, maxsplit=1)
        if others and parse_date(_AS_OF.sub("", first)):
            left_over = tuple(other.strip(OUTER) for other in others)
            return Read(stored_date(_AS_OF.sub("", first)), left_over)
        notes = () if item.words_allowed else (("not_a_date", {"words": day}),)
        return Read(day, (), notes)

    def pasted(self, form: Form, item: Date, cell: str) -> Pasted:
        stored = stored_date(cell)
        is_as_asked = item.words_allowed or as_day(stored)
        return Pasted(stored, "" if is_as_asked else "not_a_date")
