"""What an import has to tell: what it placed, what it missed, what it could not place, and how.

A report is plain data: ``TypeAdapter(Report)`` makes JSON of it and back (`report_json`,
`report_of`), so it can be kept with the sheet and be opened again.

- ``passages`` are the source in its own order, cut where its use changes. Every character of the
  source that is no blank is in exactly one of them; `Passage.id` is its index. A passage knows its
  place (`Where`: a line of a text, a page with the part of it to show, a cell of a worksheet or a
  shape over it), its words as they stand, and its use:

  - ``label``: the form's label of an item, or a heading of the form;
  - ``answer``: what became the answer of an item, with what the form prints around it;
  - ``form``: what the form itself prints and nobody answers (項目一覧, heads of tables);
  - ``furniture``: page numbers, running heads and feet, the form's mark;
  - ``left_over``: went into no item; there is a `LeftOver` for it;
  - ``hidden``: not to be seen in the source (hidden rows, sheets, comments); there is a `Note`.

- ``placed`` are the items with an answer; ``open`` all others that the clerk is asked for: a label
  that was seen with nothing behind it, or no label at all. Each names its passages.
- ``left_over`` are pieces that fitted nowhere; ``notes`` are sentences on the file or on an item
  (``address``). A note with ``doubt`` makes that item 要確認; the others only tell what was read
  over, put together or taken for furniture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Sureness = Literal["sure", "likely", "guessed"]
"""``sure``: label and value stood as the form has them; ``likely``: a slip was read over;
``guessed``: the label was missing or stood in an odd place."""

Use = Literal["label", "answer", "form", "furniture", "left_over", "hidden"]
SourceKind = Literal["text", "pdf", "workbook"]


class FormMark(NamedTuple):
    """The mark of a form as a paper bears it: ``平成26年4月``, ``様式2``."""

    revision: str
    number: str


@dataclass(frozen=True)
class Passage:
    """A piece of the source; ``text`` verbatim, with the line ends that it had inside its cell."""

    id: int
    text: str
    where: Where
    use: Use
    address: Address | None = None
    """The item that it is the label or the answer of."""


@dataclass(frozen=True)
class Placed:
    """An answer and how sure its place is; ``where`` its label stood."""

    address: Address
    sureness: Sureness
    where: Where
    passages: tuple[int, ...] = ()
    """The ids of the label's and the answer's passages, in order."""


@dataclass(frozen=True)
class Open:
    """An item without an answer: ``label_seen`` tells whether the paper has its label."""

    address: Address
    required: bool
    label_seen: bool
    passages: tuple[int, ...] = ()
    """Those of the label; () where it was not seen."""

    is_new: bool = False
    """The revision that the paper is on does not have the item."""


@dataclass(frozen=True)
class LeftOver:
    """Text that fitted nowhere, verbatim, and where it began."""

    text: str
    where: Where
    passages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Note:
    """Something that was read over, corrected or found odd.

    ``code`` names the sentence ``import.note.<code>``, ``places`` fill its blanks.
    """

    code: str
    where: Where
    places: tuple[tuple[str, str], ...] = ()
    address: Address | None = None
    """The item that it is about; None for the file or a table as a whole."""

    doubt: bool = False
    """The clerk has to hold the item against the source (要確認); each answer, where the note is
    about the file."""

    passages: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return say(f"import.note.{self.code}", **dict(self.places))

    def on(self, address: Address | None, *, doubt: bool = False) -> "Note":
        """The note as one about an item."""
        return replace(self, address=address, doubt=doubt)


@dataclass(frozen=True)
class Report:
    """All that an import tells. Nothing of the source is missing from sheet and report together."""

    placed: tuple[Placed, ...]
    open: tuple[Open, ...]
    left_over: tuple[LeftOver, ...]
    notes: tuple[Note, ...]
    passages: tuple[Passage, ...] = ()
    name: str = ""
    """Of the source file, without its folder."""

    kind: SourceKind = "text"
    mark: FormMark | None = None
    """Which form the paper itself says that it is; None where it says nothing."""

    @property
    def is_of_whole_sheet(self) -> bool:
        """Whether the paper held the sheet's own file, which was opened instead of being read."""
        return any(note.code == "attached" for note in self.notes)

    @property
    def missing(self) -> tuple[Address, ...]:
        """The items whose label was not found, in form order."""
        return tuple(each.address for each in self.open if not each.label_seen)

    @property
    def doubtful(self) -> tuple[Address, ...]:
        """The answers that are 要確認: guessed, or with a note of doubt, in the order placed; then
        what is blank although the paper should say something there."""
        blank = (each.address for each in self.open if self._is_doubted(each.address))
        placed = (each.address for each in self.placed if self.is_doubtful(each))
        return tuple(dict.fromkeys((*placed, *blank)))

    def is_doubtful(self, placed: Placed) -> bool:
        """Whether the clerk has to hold this answer against the source."""
        is_guessed = placed.sureness == "guessed" or bool(self.doubts_of_paper)
        return is_guessed or self._is_doubted(placed.address)

    @property
    def doubts_of_paper(self) -> tuple[Note, ...]:
        """Why every answer is 要確認, where the whole paper is doubted."""
        return tuple(each for each in self.notes if each.doubt and each.address is None)

    def _is_doubted(self, address: Address) -> bool:
        return any(note.doubt for note in self.notes_on(address))

    def notes_on(self, address: Address) -> Sequence[Note]:
        """The notes about one item."""
        return self._notes_by_address.get(address, ())

    def words_of(self, passages: Sequence[int]) -> str:
        """The words of some passages, a line each."""
        return "\n".join(self.passages[number].text for number in passages)

    @property
    def doubts(self) -> int:
        """How many places the clerk has to hold against the source: a required answer that lacks,
        a piece left over, an answer that is 要確認."""
        lacking = {each.address for each in self.open if each.required or not each.label_seen}
        return len(lacking.union(self.doubtful)) + len(self.left_over)

    @cached_property
    def _notes_by_address(self) -> dict[Address, list[Note]]:
        by_address: dict[Address, list[Note]] = {}
        for each in self.notes:
            if each.address:
                by_address.setdefault(each.address, []).append(each)
        return by_address


@dataclass(frozen=True)
class Imported:
    """The sheet, the form it is on, and the report."""

    sheet: Sheet
    form: d.Form
    report: Report


def note(code: str, where: Where, **places: object) -> Note:
    """A note with its blanks filled."""
    return Note(code, where, tuple((name, str(value)) for name, value in places.items()))


def report_json(report: Report) -> Any:  # noqa: ANN401 - JSON
    """The report as JSON has it: objects, lists, words and numbers."""
    return _adapter().dump_python(report, mode="json")


def report_of(kept: Any) -> Report:  # noqa: ANN401 - from outside
    """The report that `report_json` made. Raises `ValueError` for what is none: words of the
    wrong shape, passages that are not there."""
    report: Report = _adapter().validate_python(kept)
    count = len(report.passages)
    if any(not 0 <= number < count for number in _numbers(report)):
        raise ValueError("a passage that is not there")
    return report


@cache
def _adapter() -> "TypeAdapter[Report]":
    """What pydantic makes of the classes above takes as long as a report of some hundred lines."""
    from pydantic import TypeAdapter

    return TypeAdapter(Report)


def _numbers(report: Report) -> Iterator[int]:
    for part in (report.placed, report.open, report.left_over, report.notes):
        for each in part:
            yield from each.passages
