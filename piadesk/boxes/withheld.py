"""The part that a 公表用 copy has behind all others: why what is ■ was kept back."""

from collections.abc import Sequence
from typing import Final

from piadesk.boxes.model import AnswerBox, Label, SectionBox, WholeBox
from piadesk.kinds.answer_boxes import TextBox
from piadesk.sheets.sheet import Address
from piadesk.words import say

_ID: Final = "withheld"


def reasons_box(lines: Sequence[str]) -> SectionBox:
    """The reasons, one to a line, as a part of its own."""
    title = say("withheld.heading")
    answer = AnswerBox(Address((), _ID), Label(title), TextBox("\n".join(lines)))
    return SectionBox(_ID, (), title, (WholeBox(answer),))
