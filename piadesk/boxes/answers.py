"""What an answer looks like on paper, kind by kind, in texts alone."""

import functools
import itertools
from typing import assert_never

from piadesk import kinds
from piadesk.boxes.model import AnswerBox, Label
from piadesk.forms import definition as d
from piadesk.kinds.answer_boxes import (
    AnswerLook,
    ChoiceBox,
    ChoiceList,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    MarksLine,
    PicturesBox,
    TextBox,
)
from piadesk.sheets.walk import Visit
from piadesk.words import say


def answer_box(form: d.Form, visit: Visit) -> AnswerBox:
    """The box of an answer; blanked ones are empty."""
    look = _look(form, _answered(form, visit.item), visit)
    return AnswerBox(visit.address, label(visit.item), look)


@functools.lru_cache(maxsize=1024)
def label(item: d.AnyItem) -> Label:
    """Number and label of an item, with its ※ where the form prints one."""
    return Label(item.title, item.important == "printed")


def plain_box(visit: Visit) -> AnswerBox:
    """The box of an answer as plain text, as cover and tables have it."""
    return AnswerBox(visit.address, label(visit.item), _plain_look(visit))


def _plain_look(visit: Visit) -> TextBox:
    """時点 stands behind its date even where none is given."""
    suffix = say("print.as_of") if isinstance(visit.item, d.Date) and visit.item.as_of else ""
    return TextBox(visit.shown, suffix, is_long=isinstance(visit.item, d.LongText))


def _answered(form: d.Form, item: d.AnyItem) -> d.AnyItem:
    """The item itself, or the one that it mirrors."""
    return _answered(form, form.by_id[item.of]) if isinstance(item, d.Mirror) else item


def _look(form: d.Form, item: d.AnyItem, visit: Visit) -> AnswerLook:
    match item:
        case d.Text() | d.LongText() | d.Date() | d.Computed():
            return _plain_look(visit)
        case d.Constant():
            return FixedTextBox(item.text)
        case d.Choice():
            return _choice(form, item, visit)
        case d.Mark():
            return MarkBox(visit.item.label, visit.value is True and not visit.blanked_by)
        case d.Marks():
            return _marks(item, visit)
        case d.Count():
            return CountBox(visit.shown, item.unit)
        case d.Number():
            value = None if visit.blanked_by else visit.value
            return CountBox(kinds.KINDS["number"].figure(item, value), item.unit)
        case d.Picture():
            stored = visit.value if isinstance(visit.value, list) else []
            return PicturesBox(() if visit.blanked_by else tuple(stored))
        case d.Heading() | d.Band() | d.Mirror() | d.Repeat():
            raise TypeError(f"{item.id}: {item.kind} has no answer")
        case _:
            assert_never(item)


def _choice(form: d.Form, item: d.Choice, visit: Visit) -> ChoiceBox:
    choices = form.choices_of(item)
    value = visit.shown
    if item.numbered and value in choices:
        value = f"{choices.index(value) + 1}) {value}"
    return ChoiceBox(value, ChoiceList(choices, item.columns), 1 + item.covers_next)


def _marks(item: d.Marks, visit: Visit) -> MarksBox:
    chosen = kinds.ChosenMarks.of(None if visit.blanked_by else visit.value)
    options = iter(item.options)
    runs = [list(itertools.islice(options, count)) for count in item.lines]
    lines = [
        MarksLine(tuple(_mark(option, chosen) for option in run), run[0].heading)
        for run in (*runs, list(options))
        if run
    ]
    known = {option.label for option in item.options}
    unknown = (*chosen.marked, *(name for name, text in chosen.texts.items() if text))
    lines += (
        MarksLine((_mark(d.Option(key="other", label=name), chosen),))
        for name in dict.fromkeys(unknown)
        if name and name not in known
    )
    return MarksBox(tuple(lines))


def _mark(option: d.Option, chosen: kinds.ChosenMarks) -> MarkBox:
    words = chosen.texts.get(option.label, "")
    bracket = words if option.blank or words else None
    unit = say("print.entries") if option.blank == "count" else ""
    return MarkBox(option.label, option.label in chosen.marked, bracket, unit)
