"""Several ○-marks, none, one or more of them marked, some with words or a number in brackets."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from piadesk.forms.definition import Form
from piadesk.forms.items import Marks
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, MarkBox, MarksBox, MarksLine
from piadesk.kinds.chosen_marks import ChosenMarks
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.marks_in_words import marks_in_cell, read_marks
from piadesk.kinds.printed import MARKED, mark_bracket
from piadesk.words import say


class MarksKind(Kind[Marks]):
    """Stored as an object, see `ChosenMarks`."""

    is_prose = False
    is_quoted_whole = False
    is_pastable = True
    is_one_line = False
    says_when = False

    def found_by(self, item: Marks) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        if not isinstance(value, dict):
            return False
        marked, texts = value.get("marked", []), value.get("texts", {})
        return (
            isinstance(marked, list)
            and all(isinstance(option, str) for option in marked)
            and isinstance(texts, dict)
            and all(isinstance(text, str) for text in texts.values())
        )

    def stored(self, form: Form, item: Marks, words: str) -> JsonValue:
        return self.pasted(form, item, words).value

    def faults(self, form: Form, item: Marks, value: JsonValue) -> Iterator[Fault]:
        chosen = ChosenMarks.of(value)
        for label in dict.fromkeys((*chosen.marked, *chosen.texts)):
            if item.option(label) is None:
                yield Fault("unknown_choice", {"value": label})

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return tuple(text for text in ChosenMarks.of(value).texts.values() if text)

    def shown(self, item: Marks, value: JsonValue) -> str:
        """``[○] 内部監査`` for each option of the form, and for those that it does not have."""
        chosen = ChosenMarks.of(value)
        if chosen.value() is None:
            return ""
        written = (label for label, text in chosen.texts.items() if text)
        labels = dict.fromkeys(
            [*(option.label for option in item.options), *chosen.marked, *written]
        )
        return "　".join(
            f"[{MARKED if label in chosen.marked else '　'}] {label}"
            + _blank(item, chosen, label, keep_empty=True)
            for label in labels
        )

    def quoted(self, item: Marks, value: JsonValue) -> str:
        """Of the options those that bear ○ or words."""
        chosen = ChosenMarks.of(value)
        return _quoted(
            item, chosen, (label for label in _labels(item, chosen) if _says(chosen, label))
        )

    def quoted_change(self, item: Marks, before: JsonValue, after: JsonValue) -> tuple[str, str]:
        """Only the options that are not the same in both."""
        old, new = ChosenMarks.of(before), ChosenMarks.of(after)
        changed = [
            label for label in _labels(item, old, new) if _part(old, label) != _part(new, label)
        ]
        return _quoted(item, old, changed), _quoted(item, new, changed)

    def prints_alike(self, item: Marks, one: JsonValue, other: JsonValue) -> bool:
        return self.shown(item, one) == self.shown(item, other)

    def look(self, form: Form, item: Marks, value: JsonValue) -> AnswerLook:
        chosen = ChosenMarks.of(value)
        lines = (*_option_lines(item, chosen), *_unknown_lines(item, chosen))
        withheld = value.get(WITHHELD) if isinstance(value, dict) else None
        return MarksBox(_blackened(lines, withheld) if isinstance(withheld, dict) else lines)

    def read(self, form: Form, item: Marks, words: str) -> Read:
        return read_marks(item, words)

    def pasted(self, form: Form, item: Marks, cell: str) -> Pasted:
        chosen = marks_in_cell(item, cell)
        return Pasted(chosen.value()) if chosen else Pasted(None, "not_a_mark", stays_out=True)


WITHHELD: Final = "withheld"
"""In the value of a published copy: by option the reason's mark, "" where it is told already."""


def _blackened(
    lines: tuple[MarksLine, ...], withheld: Mapping[str, JsonValue]
) -> tuple[MarksLine, ...]:
    """The lines with ■ in the brackets of those options."""
    return tuple(
        line._replace(
            marks=tuple(
                mark._replace(label=f"{mark.label}{withheld[mark.label]}", is_withheld=True)
                if mark.label in withheld
                else mark
                for mark in line.marks
            )
        )
        for line in lines
    )


def _labels(item: Marks, *choices: ChosenMarks) -> list[str]:
    """The labels of all options in official order, then those that the form does not have."""
    labels = [option.label for option in item.options]
    for chosen in choices:
        labels += [*chosen.marked, *chosen.texts]
    return list(dict.fromkeys(labels))


def _part(chosen: ChosenMarks, label: str) -> tuple[bool, str]:
    return label in chosen.marked, chosen.texts.get(label, "")


def _says(chosen: ChosenMarks, label: str) -> bool:
    return any(_part(chosen, label))


def _quoted(item: Marks, chosen: ChosenMarks, labels: Iterable[str]) -> str:
    return "　".join(
        mark_bracket(marked=label in chosen.marked)
        + label
        + _blank(item, chosen, label, keep_empty=False)
        for label in labels
    )


def _blank(item: Marks, chosen: ChosenMarks, label: str, *, keep_empty: bool) -> str:
    """The brackets behind an option; empty ones only where asked."""
    option, words = item.option(label), chosen.texts.get(label, "")
    if option and option.blank == "count":
        return f"（{words}）件"
    return f"（{words}）" if words or (keep_empty and option and option.blank) else ""


def _option_lines(item: Marks, chosen: ChosenMarks) -> Iterator[MarksLine]:
    """The options as they share printed lines."""
    options = iter(item.options)
    runs = [list(itertools.islice(options, count)) for count in item.lines]
    for run in (*runs, list(options)):
        if run:
            marks = tuple(_mark_box(chosen, option.label, option.blank) for option in run)
            yield MarksLine(marks, run[0].heading)


def _unknown_lines(item: Marks, chosen: ChosenMarks) -> Iterator[MarksLine]:
    """What the form has no option for is printed all the same, one to a line."""
    for label in _labels(item, chosen):
        if label and _says(chosen, label) and item.option(label) is None:
            yield MarksLine((_mark_box(chosen, label),))


def _mark_box(chosen: ChosenMarks, label: str, blank: str = "") -> MarkBox:
    words = chosen.texts.get(label, "")
    bracket = words if blank or words else None
    unit = say("print.entries") if blank == "count" else ""
    return MarkBox(label, label in chosen.marked, bracket, unit)
