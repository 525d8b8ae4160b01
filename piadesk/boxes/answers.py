"""The box of one answer: where it stands, what it is called, what it looks like."""

from piadesk.boxes.model import AnswerBox, Label
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.kinds.answer_boxes import TextBox
from piadesk.sheets.walk import Visit


def answer_box(form: d.Form, visit: Visit) -> AnswerBox:
    """The answer as its kind looks on paper; blanked ones are empty."""
    value = None if visit.blanked_by else visit.value
    look = kind_of(visit.item).look(form, visit.item, value)
    return AnswerBox(visit.address, label(visit.item), look)


def plain_box(form: d.Form, visit: Visit) -> AnswerBox:
    """The answer as plain text, as cover and tables have it."""
    answer = answer_box(form, visit)
    if isinstance(answer.look, TextBox):
        return answer
    return AnswerBox(visit.address, answer.label, TextBox(visit.shown))


def label(item: d.AnyItem) -> Label:
    """Number and label of an item, with its ※ where the form prints one."""
    return Label(item.title, item.important == "printed", item.id)
