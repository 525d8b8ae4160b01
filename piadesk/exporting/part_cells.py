"""One part of a sheet (表紙, a section) on its worksheet: rows, titles, repeats, tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, assert_never

from piadesk.boxes.model import (
    AnswerBox,
    AnyRow,
    CoverRow,
    EntryBox,
    GroupBox,
    Label,
    PicturesRow,
    RepeatBox,
    RowBox,
    TableBox,
    TitleBox,
    WholeBox,
)
from piadesk.exporting.answer_cells import CellLine, CellPiece, answer_lines, choices_text
from piadesk.exporting.cell_parts import in_parts
from piadesk.exporting.dropdowns import Dropdowns
from piadesk.exporting.grid import COLUMNS, Grid, Style
from piadesk.exporting.picture_cells import put_pictures
from piadesk.kinds.answer_boxes import ChoiceBox, PicturesBox

LABEL_RIGHT: Final = 7
"""The last column of a label; the answer begins behind it."""

_GROUP_RIGHT: Final = 2
_CHOICES_LEFT: Final = 16
"""The last column of a merged cell at the left, the first of the ＜選択肢＞."""

_MAX_CELL_HEIGHT: Final = 400.0
_MAX_PART_HEIGHT: Final = 160.0
"""Points: of a cell that a page can be trusted to hold whole, and of the parts of a higher one, a
fifth of a page: as much is left white at its foot at most."""

_LABEL: Final = Style("label")
_TITLE: Final = Style("title", middle=True)
_BANDS: Final = {"heading": _TITLE, "band": Style("band"), "entries": Style("band")}


class PartCells:
    """Writes the rows of one part into a grid, from the top down."""

    def __init__(self, grid: Grid, dropdowns: Dropdowns) -> None:
        self._grid = grid
        self._dropdowns = dropdowns
        self._beside: tuple[str, int, int] | None = None
        """＜選択肢＞ that reach over further rows: words, first row, boxes still to come."""

    # ---- whole lines

    def title(self, words: str, style: Style = _TITLE) -> None:
        """A line over the whole width."""
        self._lines([(CellPiece(words, 1, COLUMNS, style),)], 1, COLUMNS)

    def cover_row(self, row: CoverRow) -> None:
        """Labels side by side, and the answers below them."""
        width = COLUMNS // len(row.answers)
        places = [(1 + n * width, (n + 1) * width) for n in range(len(row.answers))]
        labels = zip(row.answers, places, strict=True)
        self._lines(
            [tuple(CellPiece(_words(a.label), *place, _LABEL) for a, place in labels)], 1, COLUMNS
        )
        self._side_by_side(row.answers, places)

    def rows(self, rows: Iterable[AnyRow]) -> None:
        """Everything that a section or an entry holds."""
        for row in rows:
            self._row(row)

    # ----

    def _row(self, row: AnyRow) -> None:
        match row:
            case TitleBox():
                self._title(row)
            case RowBox():
                self._label(row, 1)
            case GroupBox():
                self._group(row)
            case WholeBox():
                if row.title:
                    self._title(row.title)
                self._lines(answer_lines(row.answer.look, 1, COLUMNS), 1, COLUMNS)
            case PicturesRow():
                self._pictures(row)
            case RepeatBox():
                for member in row.rows:
                    if isinstance(member, EntryBox):
                        self._entry(member)
                    else:
                        self._title(member)
            case TableBox():
                self._table(row)
            case _:
                assert_never(row)

    def _title(self, title: TitleBox) -> None:
        self.title(_words(title.label), _BANDS[title.look])
        for mark in title.marks:
            self._lines(answer_lines(mark.look, _CHOICES_LEFT, COLUMNS), 1, COLUMNS)

    def _entry(self, entry: EntryBox) -> None:
        if entry.title is None:
            self.title(entry.name, _BANDS["entries"])
        else:
            name = CellPiece(entry.name, 1, LABEL_RIGHT, _BANDS["entries"])
            lines = answer_lines(entry.title.look, LABEL_RIGHT + 1, COLUMNS)
            self._lines([(name, *lines[0]), *lines[1:]], 1, COLUMNS)
        self.rows(entry.rows)

    def _group(self, group: GroupBox) -> None:
        top = self._grid.row
        for row in group.rows:
            self._label(row, _GROUP_RIGHT + 1)
        rows = self._grid.row - top
        self._grid.put(group.title, 1, _GROUP_RIGHT, _LABEL, top=top, rows=rows)
        self._grid.rule(1, _GROUP_RIGHT, top, rows)

    def _label(self, row: RowBox, left: int) -> None:
        """A label and the answer at its right, ＜選択肢＞ at the right of that."""
        first = row.answers[0].look
        choices = choices_text(first.choices) if isinstance(first, ChoiceBox) else ""
        right = _CHOICES_LEFT - 1 if choices or self._beside else COLUMNS
        if isinstance(first, ChoiceBox):
            self._beside = (choices, self._grid.row, first.rows)
        needed = self._height_for_choices()
        indent = min(row.level, 1)
        label = _words(row.label)
        needed = max(needed, self._grid.height_of(label, left + indent, LABEL_RIGHT))
        lines = _beside_each_other(row.answers, LABEL_RIGHT + 1, right)
        top = self._grid.row
        self._lines(lines, LABEL_RIGHT + 1, right, min_height=needed)
        rows = self._grid.row - top
        self._grid.put(label, left + indent, LABEL_RIGHT, _LABEL, top=top, rows=rows)
        if indent:
            self._grid.put("", left, left, _LABEL, top=top, rows=rows)
        self._grid.rule(left, LABEL_RIGHT, top, rows)
        self._end_of_choices()

    def _height_for_choices(self) -> float:
        """What the row to come gives to the ＜選択肢＞ that stand beside it."""
        if self._beside is None:
            return 0.0
        words, top, rows = self._beside
        whole = self._grid.height_of(words, _CHOICES_LEFT, COLUMNS)
        return (whole - self._grid.height_from(top)) / rows

    def _end_of_choices(self) -> None:
        if self._beside is None:
            return
        words, top, rows = self._beside
        self._beside = (words, top, rows - 1) if rows > 1 else None
        if self._beside is None:
            count = self._grid.row - top
            self._grid.put(words, _CHOICES_LEFT, COLUMNS, Style(), top=top, rows=count)
            self._grid.rule(_CHOICES_LEFT, COLUMNS, top, count)

    def _pictures(self, row: PicturesRow) -> None:
        if row.title:
            self.title(_words(row.title))
        look = row.answer.look
        assert isinstance(look, PicturesBox)
        put_pictures(self._grid, look)

    def _table(self, table: TableBox) -> None:
        places = _places([column.share for column in table.columns])
        heads = zip(table.columns, places, strict=True)
        style = Style("head", "center", middle=True)
        head = self._grid.row
        self._lines(
            [tuple(CellPiece(column.label.text, *place, style) for column, place in heads)],
            1,
            COLUMNS,
        )
        self._grid.sheet.print_title_rows = f"{head}:{head}"
        for row in table.rows:
            self._side_by_side(row.answers, places)

    def _side_by_side(
        self, answers: Sequence[AnswerBox], places: Sequence[tuple[int, int]]
    ) -> None:
        """Plain answers in one row of cells, which is as high as the longest needs; of what is high
        each part is a row, and a column of them a box."""
        columns = [
            [line[0] for line in answer_lines(answer.look, *place)]
            for answer, place in zip(answers, places, strict=True)
        ]
        # By its first column a row is known: that stays one cell.
        columns[1:] = [[part for piece in c for part in self._in_parts(piece)] for c in columns[1:]]
        lines = [
            tuple(
                column[number] if number < len(column) else CellPiece("", *place)
                for column, place in zip(columns, places, strict=True)
            )
            for number in range(max(map(len, columns)))
        ]
        top = self._grid.row
        self._frame(lines, 1, COLUMNS)
        for left, right in places:
            self._grid.rule(left, right, top, self._grid.row - top)

    def _lines(
        self,
        lines: Sequence[CellLine],
        left: int,
        right: int,
        *,
        min_height: float = 0.0,
    ) -> None:
        """Lines of one answer in a common frame; together at least ``min_height`` points high."""
        parted = [part for line in lines for part in self._in_rows(line)]
        self._frame(parted, left, right, min_height)

    def _frame(
        self, lines: Sequence[CellLine], left: int, right: int, min_height: float = 0.0
    ) -> None:
        """As `_lines`, each line a row."""
        top = self._grid.row
        heights = [self._height(line) for line in lines]
        if lines and sum(heights) < min_height:
            heights[-1] += min_height - sum(heights)
        for line, height in zip(lines, heights, strict=True):
            self._line(line, height)
        self._grid.rule(left, right, top, self._grid.row - top)
        is_one_row = len(lines) == 1
        for piece in lines[0] if is_one_row and len({p.style.look for p in lines[0]}) == 1 else ():
            if piece.style.align != "center" or piece.style.look == "head":
                self._grid.rule(piece.left, piece.right, top, self._grid.row - top)

    def _in_rows(self, line: CellLine) -> Iterator[CellLine]:
        """The words of a high cell in rows of their own: what stands before it goes with the first
        of them, what stands behind it, as the ） of a mark, with the last."""
        high = max(range(len(line)), key=lambda place: self._height((line[place],)))
        parts = list(self._in_parts(line[high]))
        for number, part in enumerate(parts, start=1):
            before = line[:high] if number == 1 else ()
            behind = line[high + 1 :] if number == len(parts) else ()
            yield (*before, part, *behind)

    def _in_parts(self, piece: CellPiece) -> Iterator[CellPiece]:
        """A cell, or the parts of one that a page could not be trusted to hold whole."""
        if self._height((piece,)) <= _MAX_CELL_HEIGHT:
            yield piece
            return

        def is_too_high(words: str) -> bool:
            return self._height((replace(piece, words=words),)) > _MAX_PART_HEIGHT

        for words, goes_on in in_parts(piece.words, is_too_high):
            style = replace(piece.style, goes_on=goes_on or piece.style.goes_on)
            yield replace(piece, words=words, style=style)
            piece = replace(piece, style=replace(piece.style, goes_on=False))

    def _height(self, line: CellLine) -> float:
        return max(self._grid.height_of(piece.words, piece.left, piece.right) for piece in line)

    def _line(self, line: CellLine, height: float) -> None:
        rows = self._grid.rows_for(height)
        top = self._grid.row
        for piece in line:
            cell = self._grid.put(
                piece.words, piece.left, piece.right, piece.style, top=top, rows=len(rows)
            )
            if piece.choices:
                self._dropdowns.offer(self._grid.sheet, cell, piece.choices)
        self._grid.down(rows)


def _beside_each_other(answers: Sequence[AnswerBox], left: int, right: int) -> list[CellLine]:
    """The first answer of a row, and below it those that the paper prints beside it."""
    return [line for answer in answers for line in answer_lines(answer.look, left, right)]


def _places(shares: Sequence[float]) -> list[tuple[int, int]]:
    """From which column to which each share of the width reaches; none is without a column."""
    whole, so_far, places, last = sum(shares), 0.0, [], 0
    for number, share in enumerate(shares, start=1):
        so_far += share
        right = max(last + 1, round(COLUMNS * so_far / whole))
        right = min(right, COLUMNS - (len(shares) - number))
        places.append((last + 1, right))
        last = right
    return places


def _words(label: Label) -> str:
    return label.text + ("　※" if label.is_important else "")
