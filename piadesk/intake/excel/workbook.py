"""An Excel workbook as text: cells parted by tabs, rows by line ends, worksheets one by one.

Line ends and tabs inside a cell are told apart from these (`folding.inside`). Cells in one ruled
box stay together, as a label and an answer of several cells do.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any, Final, NamedTuple

from piadesk.digests import sha256
from piadesk.errors import SourceError
from piadesk.exporting.cell_words import CHOICES_SHEET
from piadesk.intake.excel.change_sheet import head_row, next_part, table_rows
from piadesk.intake.excel.frame import Frame, frame_of
from piadesk.intake.excel.package import Package, SheetPart
from piadesk.intake.excel.shapes import Shape, shapes_of
from piadesk.intake.excel.shown_value import marked_words
from piadesk.intake.excel.worksheet import Rules, SheetCell, all_cells, cells_with_words
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.intake.passages import MOST_CHARACTERS, Source, SourcePicture, Unsure
from piadesk.intake.progress import Tell, silent
from piadesk.intake.report import LeftOver, Note, note
from piadesk.intake.where import Where
from piadesk.texts.folding import Span, fold, inside

_OPENING: Final = tuple("[［(（")
_CLOSING: Final = tuple("]］)）")
_MOST_SHEETS: Final = 1_000
"""No body has so many files in one workbook; opening ten thousand takes all memory."""

_MOST_CELLS: Final = 400_000
"""So many cells a worksheet may have, and so many may be merged; a 評価書 has 100,000."""

_UNIT: Final = 2
"""So long at most is what belongs to a bracket that closed before it: 件."""


class _TooLongError(Exception):
    """More characters than a sheet has; the cells behind are not read."""


class ReadSheet(NamedTuple):
    """The cells of a worksheet, as openpyxl has them and as they are seen, and what is around."""

    drawn: Sequence[Any]
    frame: Frame
    rules: Rules
    cells: Sequence[SheetCell]


Known = dict[bytes, ReadSheet]
"""What was read of worksheets, by their bytes and those of the parts that all of them share."""

Look = Callable[[SheetPart, ReadSheet], None]
"""Sees each worksheet that is shown."""


def _look_away(part: SheetPart, read: ReadSheet) -> None:
    """What a reading of the text alone does."""


def text_of_workbook(
    content: bytes,
    name: str,
    tell: Tell = silent,
    look: Look = _look_away,
    known: Known | None = None,
) -> Source:
    """The text of a ``.xlsx`` or ``.xlsm`` file, and what of it is in no cell that is seen.

    ``known`` keeps what was read, for a workbook that is read again when some of it has changed.
    Raises `SourceError`: those of `Package`, ``source.empty``, ``source.long_text``.
    """
    try:
        reading = _read(content, name, tell, look, {} if known is None else known)
    except SourceError:
        raise
    except _TooLongError as fault:
        limit = MOST_CHARACTERS // 10_000
        raise SourceError("source.long_text", path=name, most=limit) from fault
    except Exception as fault:  # openpyxl meets what it does not know with errors of any kind
        raise SourceError("source.broken_workbook", path=name) from fault
    if not reading.text.strip():
        raise SourceError("source.empty", path=name)
    return Source(
        reading.text,
        tuple(reading.loose),
        landmarks=tuple(reading.landmarks),
        breaks=tuple(reading.breaks),
        table_ends=tuple(reading.table_ends),
        unsure=tuple(reading.unsure),
        left_over=tuple(reading.left_over),
        notes=tuple(reading.notes),
        kind="workbook",
        pictures=tuple(reading.pictures),
    )


def _read(content: bytes, name: str, tell: Tell, look: Look, known: Known) -> "_Reading":
    package = Package(content, name)
    reading = _Reading()
    shared, parts = package.shared(), package.sheets()
    if len(parts) > _MOST_SHEETS:
        raise SourceError("source.large_workbook", path=name)
    with _opened(content) as workbook:
        for number, part in enumerate(parts, start=1):
            own = sha256(shared + package.content(part.path)).digest()
            if own not in known:
                known[own] = _read_sheet(package, part, workbook, name)
            read = known[own]
            if part.is_visible:
                look(part, read)
                reading.take(part, read.cells, list(shapes_of(package, part.path)))
                reading.tell_formulas(read.frame.without_result)
            elif read.cells and part.title != CHOICES_SHEET:
                reading.tell_hidden(part)
            tell("sheets", number, len(parts))
    return reading


def _read_sheet(package: Package, part: SheetPart, workbook: Any, name: str) -> ReadSheet:  # noqa: ANN401
    frame = frame_of(package.content(part.path))
    if max(frame.cells, frame.joined) > _MOST_CELLS:
        raise SourceError("source.large_workbook", path=name)
    drawn = all_cells(workbook[part.title])
    rules = Rules(drawn, frame)
    return ReadSheet(drawn, frame, rules, cells_with_words(drawn, frame, rules))


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """The workbook as openpyxl has it: with the results of formulas, row by row."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # told of what it would not write again
        workbook = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False, rich_text=True
        )
        try:
            yield workbook
        finally:
            workbook.close()


@dataclass
class _Reading:
    """What the worksheets have brought so far."""

    loose: list[Span] = field(default_factory=list)
    landmarks: list[tuple[int, Where]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    table_ends: list[int] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    left_over: list[LeftOver] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pictures: list[SourcePicture] = field(default_factory=list)
    _sheet: str = ""
    _reported: int = 0
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    def take(self, sheet: SheetPart, cells: Sequence[SheetCell], shapes: Sequence[Shape]) -> None:
        """One worksheet, with what lies over its cells."""
        self._sheet = sheet.title
        shown, hidden = _parted(cells, lambda cell: not cell.is_hidden)
        edge = max((cell.box.right for cell in shown if cell.box), default=None)
        inside_edge, beside = _parted(
            shown, lambda cell: edge is None or cell.box is not None or cell.area.left <= edge
        )
        first = len(self.landmarks)
        under = self._write(inside_edge)
        self.breaks.append(self._length)
        for cell in under:
            begun = self._length
            self._put("", cell.words, [cell], cell.name)
            self._end_line()
            self.loose.append((begun, self._length))
        for cell in beside:
            self._leave_over(cell.words, cell.name)
            for code, words in marked_words(cell.source):
                self._note(code, cell.name, words=words)
        for _, row in groupby(hidden, key=lambda cell: cell.area.top):
            in_row = list(row)
            words = " ／ ".join(cell.words for cell in in_row)
            self._note("hidden_cells", in_row[0].name, words=words)
        for cell in shown:
            if cell.source.data_type == "e":
                self._note("cell_error", cell.name, words=cell.words)
        for shape in shapes:
            if shape.content:
                place = self._place_of(shape.cell, first)
                where = self._where(shape.cell, shape=True)
                self.pictures.append(SourcePicture(place, where, shape.content, shape.words))
            elif shape.kind == "text_box":
                self._leave_over(shape.words, shape.cell, shape=True)
            else:
                self._note(shape.kind, shape.cell, words=shape.words)

    # ---- what is in the text

    def _write(self, cells: Sequence[SheetCell]) -> list[SheetCell]:
        """Write the cells; what stands under the table of changes, and in none of its rows, comes
        back. Where another part, or another sheet, begins below it, that is no row of it either."""
        head = head_row(cells)
        before, below = _parted(cells, lambda cell: not head or cell.place.top <= head[0].bottom)
        self._write_lines(before)
        end = next_part(below)
        of_table, rest = _parted(below, lambda cell: end is None or cell.place.top < end)
        rows, under = table_rows(head, of_table)
        for row in rows:
            for index, column in enumerate(row):
                self._put("\t" if index else "", column.words, column.cells, column.name)
            self._end_line()
        return [*under, *self._write(rest)] if rest else under

    def _write_lines(self, cells: Iterable[SheetCell]) -> None:
        ordered = sorted(cells, key=lambda cell: (cell.place, cell.area))
        in_box = False
        before: SheetCell | None = None
        tall: list[SheetCell] = []
        for _, line in groupby(ordered, key=lambda cell: cell.place.top):
            begun, between, in_line = self._length, "", list(line)
            for _, box in groupby(in_line, key=lambda cell: cell.box):
                for _, row in groupby(box, key=lambda cell: cell.area.top):
                    for run in _runs(row):
                        if between == "\n" and run[0].goes_on:
                            between = ""
                        self._put(between, "".join(cell.words for cell in run), run, run[0].name)
                        between = "\t"
                    between = "\n"
                between = "\t"
            self._end_line()
            if len(in_line) == 1 and in_line[0].box is None:
                self.loose.append((begun, self._length))
                self.table_ends += [begun] if in_box else []
            in_box = in_line[-1].box is not None
            tall = [cell for cell in tall if cell.place.bottom >= in_line[0].place.top]
            if len(in_line) == 1 and before and not tall and _is_further(before, in_line[0]):
                self.unsure.append(Unsure(begun, self._length, "further_cell"))
            before = in_line[-1]
            tall += [cell for cell in in_line if cell.place.bottom > cell.place.top]

    def _put(self, between: str, words: str, cells: Iterable[SheetCell], name: str) -> None:
        self._add(between)
        begun = self._length
        self.landmarks.append((begun, self._where(name)))
        self._add(inside(words))
        for cell in cells:
            for code, marked in marked_words(cell.source):
                self.unsure.append(Unsure(begun, self._length, code, marked))

    def _end_line(self) -> None:
        self._add("\n")

    def _add(self, words: str) -> None:
        if self._length > MOST_CHARACTERS:
            raise _TooLongError
        self._pieces.append(words)
        self._length += len(words)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    # ---- what is not

    def _place_of(self, cell: str, first: int) -> int:
        """The place of the last words in the rows down to a cell's, in this worksheet."""
        row = _row(cell)
        above = [offset for offset, where in self.landmarks[first:] if _row(where.cell) <= row]
        return max(above, default=self._length)

    def tell_hidden(self, sheet: SheetPart) -> None:
        """Tell that a hidden worksheet is there."""
        self._sheet = sheet.title
        self._note("hidden_sheet", "A1")

    def tell_formulas(self, cells: Iterable[str]) -> None:
        """Tell which formulas of the worksheet taken last have no result."""
        for cell in cells:
            self._note("no_result", cell)

    def _note(self, code: str, cell: str, **places: object) -> None:
        self.notes.append(note(code, self._where(cell), sheet=self._sheet, **places))

    def _leave_over(self, words: str, cell: str, shape: bool = False) -> None:
        self.left_over.append(LeftOver(words.strip(), self._where(cell, shape)))

    def _where(self, cell: str, shape: bool = False) -> Where:
        self._reported += 1
        return Where(self._reported, "shape" if shape else "cell", self._sheet, cell)


def _is_further(before: SheetCell, cell: SheetCell) -> bool:
    """Whether a cell alone in its row stands in a ruled box of its own below words that are no
    label: an office's memo between two items looks so."""
    if cell.box is None or before.box is None or cell.box == before.box:
        return False
    return not {fold(before.words).rstrip("※"), fold(cell.words)} & all_printed_words()


def _row(cell: str) -> int:
    return int("".join(filter(str.isdecimal, cell)) or 0)


def _parted(
    cells: Iterable[SheetCell], belongs: Callable[[SheetCell], bool]
) -> tuple[list[SheetCell], list[SheetCell]]:
    """The cells that belong, and the others."""
    parted: tuple[list[SheetCell], list[SheetCell]] = ([], [])
    for cell in cells:
        parted[not belongs(cell)].append(cell)
    return parted


def _runs(row: Iterable[SheetCell]) -> list[list[SheetCell]]:
    """Cells side by side, those that make one bracket together: ``[``, ``○`` and ``]``."""
    runs: list[list[SheetCell]] = []
    is_open = False
    for cell in row:
        words = cell.words.strip()
        is_unit = bool(runs) and _is_bracket(runs[-1]) and len(fold(words)) <= _UNIT
        if is_open or is_unit:
            runs[-1].append(cell)
        else:
            runs.append([cell])
        is_open = words.endswith(_OPENING) or (is_open and not words.startswith(_CLOSING))
    return runs


def _is_bracket(run: Sequence[SheetCell]) -> bool:
    """Whether cells have made a bracket that is closed now."""
    return len(run) > 1 and run[-1].words.strip().endswith(_CLOSING)
