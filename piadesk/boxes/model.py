"""The boxes of a sheet: what stands where on paper, in texts and without points.

A box says what stands in it, beside it and below it, what it is called again where it goes on on
another page (続き), and at which item of the sheet it stands. It says nothing of widths, heights,
type or page breaks. Paper, HTML and the window's lines are made from it.
"""

from typing import Literal, NamedTuple

from piadesk.kinds.answer_boxes import AnswerLook
from piadesk.sheets.sheet import Address


class Label(NamedTuple):
    """Number and label as the form prints them: ``①事務の名称``."""

    text: str
    is_important: bool = False
    """With ※ behind it."""

    item: str = ""
    """The id of the item that it names; "" where it names none (``システム2～5``)."""


class AnswerBox(NamedTuple):
    """The place of one answer: what it is called, and what it looks like."""

    address: Address
    label: Label
    look: AnswerLook


TitleLook = Literal["heading", "band", "entries"]
"""``heading``: ``１．…``; ``band``: below a heading; ``entries``: ``システム2～5``."""


class TitleBox(NamedTuple):
    """A title over the whole width, with marks at its right end.

    ``keep_with_next``: what follows stands under it, so both begin on one page.
    """

    look: TitleLook
    label: Label
    marks: tuple[AnswerBox, ...] = ()
    keep_with_next: bool = True


class RowBox(NamedTuple):
    """A label at the left and its answer at the right, perhaps with others beside that.

    The label is that of the first answer, and is named again where the row goes on. ``level`` says
    how deep it is set in below the row that it belongs to.
    """

    answers: tuple[AnswerBox, ...]
    level: int = 0

    @property
    def label(self) -> Label:
        """What stands at the left."""
        return self.answers[0].label


class GroupBox(NamedTuple):
    """Rows that share a merged cell at their left (再委託)."""

    title: str
    rows: tuple[RowBox, ...]


class WholeBox(NamedTuple):
    """An answer over the whole width.

    ``title`` is printed over it; without one, the section's own title is what names it again.
    """

    answer: AnswerBox
    title: TitleBox | None = None


class EntryBox(NamedTuple):
    """One entry of a repeat under its name (``委託事項1``), on whose band its title may stand."""

    name: str
    title: AnswerBox | None
    rows: tuple["AnyRow", ...]
    called: AnswerBox | None = None
    """What it is called by, though that stands in a row of its own (システムの名称)."""


class RepeatBox(NamedTuple):
    """The entries of a repeat one below the other, and the bands over groups of them.

    One without entries holds one whose places are empty, as the form prints it; the entries of
    one that has sections of its own (the files) stand there, and not here.
    """

    address: Address
    rows: tuple[EntryBox | TitleBox, ...] = ()


OrdinaryRow = TitleBox | RowBox | GroupBox | WholeBox | RepeatBox


class PicturesRow(NamedTuple):
    """Pictures, each on a page of its own; what stands above them stands above the first."""

    answer: AnswerBox
    title: Label | None = None
    """None where the section is called the same; on paper it is not printed."""


class TableRow(NamedTuple):
    """An entry of a table: in each column its answer as plain text."""

    answers: tuple[AnswerBox, ...]


class Column(NamedTuple):
    """A column of a table: its head, and its share of the width (they need not make 1)."""

    label: Label
    share: float
    is_choice: bool
    """Holds one of few words (事前, 事後) instead of a text."""


class TableBox(NamedTuple):
    """A repeat as a table (変更箇所): its head stands on every page.

    A row that goes on on another page is named again there by its answer in column ``named_by``
    (None: by nothing).
    """

    address: Address
    columns: tuple[Column, ...]
    named_by: int | None
    rows: tuple[TableRow, ...]


AnyRow = OrdinaryRow | PicturesRow | TableBox
"""What a section or an entry holds."""


class SectionBox(NamedTuple):
    """A section of the form (Ⅰ 関連情報), for the sheet or for one of its files."""

    id: str
    path: tuple[str, ...]
    """The ids of the entries that lead to it: () or a file's."""

    title: str
    """Number and title: ``Ⅳ　その他のリスク対策``."""

    rows: tuple[AnyRow, ...]
    note: str = ""
    """Printed behind the title: ``※``."""

    entry: str = ""
    """The name of the file that it is for; it is not printed with the title."""

    on_new_page: bool = True
    is_landscape: bool = False

    @property
    def heading(self) -> str:
        """Title and note as printed."""
        return f"{self.title}　{self.note}" if self.note else self.title


class CoverRow(NamedTuple):
    """Answers side by side, each under its label, which is named again where they go on."""

    answers: tuple[AnswerBox, ...]
    is_long: bool = False
    """Has room for several lines."""


class CoverBox(NamedTuple):
    """表紙: the form's name, frames with answers, and the form's mark at the foot."""

    title: str
    frames: tuple[tuple[CoverRow, ...], ...]
    mark: str


class ContentsBox(NamedTuple):
    """項目一覧: the parts of the form, each with how deep it is set in."""

    title: str
    lines: tuple[tuple[int, str], ...]


PartBox = CoverBox | ContentsBox | SectionBox
