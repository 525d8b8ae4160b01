"""The value of several ○-marks: which options bear ○, and the words in their brackets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from piadesk.forms.items import Marks
from piadesk.json_values import JsonValue


@dataclass(frozen=True)
class ChosenMarks:
    """The value of a ``marks`` item.

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

    def with_mark(self, item: Marks, option: str, marked: bool) -> "ChosenMarks":
        """The same with ○ set on or taken from ``option``; official order is kept."""
        chosen = {*self.marked, option} if marked else {*self.marked} - {option}
        official = [known.label for known in item.options if known.label in chosen]
        strange = [other for other in self.marked if other in chosen and other not in official]
        return ChosenMarks((*official, *strange), self.texts)

    def with_text(self, option: str, text: str) -> "ChosenMarks":
        """The same with other words in the brackets of ``option``."""
        return ChosenMarks(self.marked, {**self.texts, option: text})


def is_blank(value: JsonValue) -> bool:
    """Whether nothing is answered. A blank of spaces is a text and is kept, 0 is a number.

    Told by the JSON alone, for a sheet keeps its answers without knowing its form.
    """
    if isinstance(value, dict):
        return ChosenMarks.of(value).value() is None and set(value) <= {"marked", "texts"}
    return value is None or value == "" or value is False or value == []
