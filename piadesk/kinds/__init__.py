"""What a value is, kind by kind: its JSON shape, whether it is blank, how it reads as text.

Stored values are JSON: a string for texts, dates, choices and counts, ``true`` for a ○, an object
for marks (see `Marks`) and a list of objects for pictures. What is blank is not stored at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.scheme.era import shown_date

MARKED: Final = "○"
"""What the form prints in the brackets of a mark that is set."""


@dataclass(frozen=True)
class ChosenMarks:
    """The value of a ``marks`` item: which options bear ○, and the words in their brackets.

    Words may stand in the brackets of an option without ○; the checks tell it, nothing drops it.
    """

    marked: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, value: JsonValue) -> "ChosenMarks":
        """Read the stored shape ``{"marked": [option, …], "texts": {option: words}}``."""
        if not isinstance(value, dict):
            return cls()
        marked, texts = value.get("marked"), value.get("texts")
        return cls(
            tuple(str(option) for option in marked) if isinstance(marked, list) else (),
            {option: str(text) for option, text in texts.items()}
            if isinstance(texts, dict)
            else {},
        )

    def value(self) -> JsonValue:
        """The stored shape; None when nothing is marked and nothing written."""
        texts: dict[str, JsonValue] = {option: text for option, text in self.texts.items() if text}
        if not self.marked and not texts:
            return None
        stored: dict[str, JsonValue] = {"marked": list(self.marked)}
        return stored | ({"texts": texts} if texts else {})

    def with_mark(self, item: d.Marks, option: str, marked: bool) -> "ChosenMarks":
        """The same with ○ set on or taken from ``option``; official order is kept."""
        chosen = {*self.marked, option} if marked else {*self.marked} - {option}
        official = [known.label for known in item.options if known.label in chosen]
        strange = [other for other in self.marked if other in chosen and other not in official]
        return ChosenMarks((*official, *strange), self.texts)

    def with_text(self, option: str, text: str) -> "ChosenMarks":
        """The same with other words in the brackets of ``option``."""
        return ChosenMarks(self.marked, {**self.texts, option: text})


def is_blank(value: JsonValue) -> bool:
    """Whether nothing is answered. A blank of spaces is a text and is kept."""
    if isinstance(value, dict):
        return ChosenMarks.of(value).value() is None and set(value) <= {"marked", "texts"}
    return value is None or value == "" or value is False or value == []


def fits(item: d.AnyItem, value: JsonValue) -> bool:
    """Whether a stored value has the JSON shape of the item's kind."""
    if isinstance(item, d.Mark):
        return isinstance(value, bool)
    if isinstance(item, d.Marks):
        return isinstance(value, dict) and _fits_marks(value)
    if isinstance(item, d.Picture):
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return isinstance(item, d.Answer) and isinstance(value, str)


def _fits_marks(value: Mapping[str, JsonValue]) -> bool:
    marked, texts = value.get("marked", []), value.get("texts", {})
    return (
        isinstance(marked, list)
        and all(isinstance(option, str) for option in marked)
        and isinstance(texts, dict)
        and all(isinstance(text, str) for text in texts.values())
    )


def shown(item: d.AnyItem, value: JsonValue) -> str:
    """A value as plain text, as official sheets quote it: ``[ 十分である ]`` without brackets,
    ``○`` for a mark, ``[ ○ ] 内部監査`` for each option of marks, 令和7年4月1日 for a date."""
    if isinstance(item, d.Marks):
        return _shown_marks(item, ChosenMarks.of(value))
    if isinstance(item, d.Mark):
        return MARKED if value is True else ""
    if isinstance(item, d.Picture):
        pictures = value if isinstance(value, list) else []
        return "、".join(str(one.get("name", "")) for one in pictures if isinstance(one, dict))
    text = value if isinstance(value, str) else ""
    if isinstance(item, d.Date):
        return shown_date(text)
    return text


def _shown_marks(item: d.Marks, chosen: ChosenMarks) -> str:
    if chosen.value() is None:
        return ""
    strange = [*chosen.marked, *(option for option, text in chosen.texts.items() if text)]
    labels: Iterable[str] = dict.fromkeys([option.label for option in item.options] + strange)
    return "　".join(
        f"[{MARKED if label in chosen.marked else '　'}] {label}" + _bracket(item, chosen, label)
        for label in labels
    )


def _bracket(item: d.Marks, chosen: ChosenMarks, label: str) -> str:
    option = item.option(label)
    words = chosen.texts.get(label, "")
    if option and option.blank == "count":
        return f"（{words}）件"
    return f"（{words}）" if words or (option and option.blank) else ""
