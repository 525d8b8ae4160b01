"""What an answer looks like on paper, in texts and without points: one class for each look.

A look says which words stand there and which brackets are filled; how wide, how high and in which
type, is decided by whoever draws it: paper, HTML, a workbook.
"""

from typing import NamedTuple

from piadesk.json_values import JsonValue
from piadesk.kinds.printed import MARKED
from piadesk.texts.blackened import BLACK, before_mark


class TextBox(NamedTuple):
    """Words that the clerk wrote, or a day; "" is an empty place."""

    text: str
    suffix: str = ""
    """Fixed words behind the answer, given or not: 時点."""

    is_long: bool = False
    """May be of any length; on paper it keeps room for a pen."""


class FixedTextBox(NamedTuple):
    """Words of the form itself: ``別添１を参照。``."""

    text: str


class ChoiceList(NamedTuple):
    """The ＜選択肢＞ of a choice, numbered from 1."""

    choices: tuple[str, ...]
    columns: int = 1

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """``1) …``, as many side by side as there are columns."""
        numbered = [f"{number}) {choice}" for number, choice in enumerate(self.choices, start=1)]
        starts = range(0, len(numbered), self.columns)
        return tuple(tuple(numbered[start : start + self.columns]) for start in starts)


class ChoiceBox(NamedTuple):
    """``[　十分である　]`` with its ＜選択肢＞ beside it; ``value`` is "" where none is chosen."""

    value: str
    choices: ChoiceList
    rows: int = 1
    """How many rows the ＜選択肢＞ stand beside, the answer's own and those below it."""


class MarkBox(NamedTuple):
    """``［○］委託しない``; behind the label perhaps a bracket for words and a unit."""

    label: str
    marked: bool
    words: str | None = None
    """What stands in the bracket behind the label; None where there is no bracket."""

    unit: str = ""
    is_withheld: bool = False
    """Whether nobody is to know if it is marked."""

    @property
    def filling(self) -> str:
        """What stands in its bracket: ○, ■ or nothing."""
        return BLACK if self.is_withheld else MARKED if self.marked else ""

    @property
    def official_label(self) -> str:
        """The label as the form prints it, without the mark of a reason to keep it back."""
        return before_mark(self.label) if self.is_withheld else self.label


class MarksLine(NamedTuple):
    """Marks on one printed line, perhaps under a heading of their own (``・識別情報``)."""

    marks: tuple[MarkBox, ...]
    heading: str = ""


class MarksBox(NamedTuple):
    """Several marks, line by line."""

    lines: tuple[MarksLine, ...]


class CountBox(NamedTuple):
    """``（　3　）件``."""

    text: str
    unit: str


class PicturesBox(NamedTuple):
    """Pictures, by the stored value of their item: each fills a page."""

    stored: tuple[JsonValue, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of their files."""
        return tuple(str(one.get("name", "")) for one in self.stored if isinstance(one, dict))


AnswerLook = TextBox | FixedTextBox | ChoiceBox | MarkBox | MarksBox | CountBox | PicturesBox
