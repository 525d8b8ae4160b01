"""A number with its unit: ``1,234円``; words that are no number stay words, and are a fault."""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from piadesk.forms.definition import Form
from piadesk.forms.items import Number
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, CountBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.printed import as_left_over, number_before
from piadesk.texts.numbers import digits_behind_point, parse_number, shown_number

_MAX_NUMBER: Final = Decimal(10) ** 15
"""Beyond it a number of JSON is no longer the same in every program that reads the file."""


class NumberKind(Kind[Number]):
    """Stored as a JSON number, or as the words typed where they are none."""

    is_prose = False
    is_quoted_whole = True
    is_pastable = True
    is_one_line = True
    says_when = False

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, str) or as_number(value) is not None

    def stored(self, form: Form, item: Number, words: str) -> JsonValue:
        number = parse_number(words, item.unit)
        return words if number is None else _as_json(number, words)

    def faults(self, form: Form, item: Number, value: JsonValue) -> Iterator[Fault]:
        """No number; finer than the form asks; outside of what the form allows."""
        number = as_number(value)
        shown = self.shown(item, value)
        if number is None:
            yield Fault("not_a_number", {"value": shown})
            return
        if digits_behind_point(number) > item.decimals:
            whole = shown_number(round(number, item.decimals), item.decimals)
            yield Fault("too_many_decimals", {"value": shown, "nearest": whole + item.unit})
        if item.minimum is not None and number < item.minimum:
            yield Fault("number_below", {"value": shown, "limit": self._limit(item, item.minimum)})
        if item.maximum is not None and number > item.maximum:
            yield Fault("number_above", {"value": shown, "limit": self._limit(item, item.maximum)})

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else ()

    def shown(self, item: Number, value: JsonValue) -> str:
        figure = self.figure(item, value)
        return figure if as_number(value) is None else figure + item.unit

    def figure(self, item: Number, value: JsonValue) -> str:
        """The number without its unit, as it stands in the brackets of the form; or the words."""
        number = as_number(value)
        if number is None:
            return value if isinstance(value, str) else ""
        return shown_number(number, item.decimals)

    def quoted(self, item: Number, value: JsonValue) -> str:
        return self.shown(item, value)

    def prints_alike(self, item: Number, one: JsonValue, other: JsonValue) -> bool:
        return self.figure(item, one) == self.figure(item, other)

    def look(self, form: Form, item: Number, value: JsonValue) -> AnswerLook:
        return CountBox(self.figure(item, value), item.unit)

    def found_by(self, item: Number) -> FoundBy:
        """Beside another item its label is not printed, as with a count."""
        return "unit" if item.beside and item.unit else "label"

    def read(self, form: Form, item: Number, words: str) -> Read:
        figure, rest = number_before(words, item.unit)
        stored = self.stored(form, item, figure)
        unread = isinstance(stored, str) and stored
        notes = (("not_a_number", {"words": figure}),) if unread else ()
        return Read(stored, as_left_over(rest), notes)

    def pasted(self, form: Form, item: Number, cell: str) -> Pasted:
        stored = self.stored(form, item, cell)
        return Pasted(stored, "not_a_number" if isinstance(stored, str) else "")

    def _limit(self, item: Number, limit: Decimal) -> str:
        return shown_number(limit, item.decimals) + item.unit


def as_number(value: JsonValue) -> Decimal | None:
    """A stored value as a number; None where words are kept, or nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value)) if math.isfinite(value) else None


def _as_json(number: Decimal, words: str) -> JsonValue:
    """The number as JSON has it; the words where JSON would make another number of it."""
    if abs(number) >= _MAX_NUMBER:
        return words
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(str(float(number))) == number else words
