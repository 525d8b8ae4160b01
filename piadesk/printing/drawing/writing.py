"""The lines of the cells written on a page, in the order in which they are read."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from piadesk.printing.drawing.structure import ARTIFACT, END, Element, Structure
from piadesk.printing.layout.model import PADDING, CellLayout, PartSlice, RowSlice
from piadesk.printing.layout.originals import KEY, TAG, PrintedLine, is_anything
from piadesk.typeface.faces import Face, body_face, bold_face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from piadesk.printing.drawing.embedding import Script

RISE: Final = 0.38
"""Half the height of a character over the line that it stands on, in parts of its size."""


def _read_together(cells: Iterable[CellLayout]) -> Iterator[list[CellLayout]]:
    """The cells in runs without a rule between: columns of short texts, read line by line."""
    run: list[CellLayout] = []
    for cell in cells:
        if run and (cell.left_rule or not cell.merged_above):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


class Writer:
    """Writes cells into one text object of the PDF."""

    def __init__(
        self, canvas: "Canvas", scripts: Mapping[Face, "Script"], structure: Structure
    ) -> None:
        self._canvas = canvas
        self._structure = structure
        self._scripts = scripts
        self._text = canvas.beginText()
        # ReportLab has no public way to mark content, and its own way to write lines is slow.
        self._code: list[str] = self._text._code  # noqa: SLF001
        self._look: tuple[Face, float, float] | None = None

    def write_frame(self, frame: PartSlice) -> None:
        """All text of a frame."""
        for piece in frame.slices:
            row = self._structure.row(frame.part, piece)
            is_first = True
            for cells in _read_together(piece.row.cells):
                has_own = any(cell.lines for cell in cells)
                element = None
                if row is not None:
                    element = self._structure.cell(row, piece, cells, is_first=is_first)
                    is_first = is_first and not has_own
                if len(cells) > 1:
                    self._write_columns(piece, cells, element)
                elif is_anything(lines := piece.lines_of(cells[0])):
                    # What is printed again where a row goes on is there for the page alone.
                    is_own = bool(cells[0].lines[piece.start : piece.stop])
                    self._write_one(piece, cells[0], lines, element if is_own else None)

    def finish(self) -> None:
        """Put what was written on the page."""
        self._canvas.drawText(self._text)

    def _write_one(
        self, piece: RowSlice, cell: CellLayout, lines: tuple[str, ...], element: Element | None
    ) -> None:
        """The lines of one cell; those of a list each as a piece of it."""
        if element and self._structure.is_list(element, lines[0]):
            self._write_columns(piece, (cell,), element)
            return
        self._code.append(self._structure.mark(element) if element else ARTIFACT)
        self._write_cell(piece, cell, lines)
        self._code.append(END)

    def _write_columns(
        self, piece: RowSlice, cells: Sequence[CellLayout], element: Element | None
    ) -> None:
        texts = [piece.lines_of(cell) for cell in cells]
        first = next((words for line in texts for words in line if words), "")
        is_list = element is not None and self._structure.is_list(element, first)
        if not is_list:
            self._code.append(self._structure.mark(element) if element else ARTIFACT)
        for index, line in enumerate(itertools.zip_longest(*texts, fillvalue="")):
            for cell, words in zip(cells, line, strict=True):
                if not words:
                    continue
                if is_list and element:
                    item = self._structure.list_item(element, cell.x, words)
                    self._code.append(self._structure.mark(item))
                self._write_cell(piece, cell, (words,), index, len(texts[0]))
                if is_list:
                    self._code.append(END)
        if not is_list:
            self._code.append(END)

    def _write_cell(
        self,
        piece: RowSlice,
        cell: CellLayout,
        lines: tuple[str, ...],
        index: int = 0,
        count: int = 0,
    ) -> None:
        """Some lines of a cell, ``index`` lines below its first."""
        face = bold_face() if cell.bold else body_face()
        leading = piece.row.leading_of(cell)
        self._take(face, cell.size, leading)
        y = -piece.y - piece.row.padding - leading * (index + 0.5) - RISE * cell.size
        if cell.centred and piece.whole and not piece.row.may_be_cut:
            y -= (piece.height - (count or len(lines)) * leading - 2 * piece.row.padding) / 2
        if cell.align == "left":
            self._begin_at(cell.x + PADDING, y)
            for line in lines:
                self._write_line(line)
            return
        for line in lines:
            left = cell.width - 2 * PADDING - face.width(line) * cell.size
            start = left / 2 if cell.align == "centre" else left
            self._begin_at(cell.x + PADDING + start, y)
            self._write_line(line)
            y -= leading

    def _begin_at(self, x: float, y: float) -> None:
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def _take(self, face: Face, size: float, leading: float) -> None:
        if self._look != (face, size, leading):
            self._look = (face, size, leading)
            self._script = self._scripts[face]
            self._sizes = self._script.sizes(size, leading)
            self._taken = ""

    def _write_line(self, line: str) -> None:
        """One line, inside what tells its original where it has one of its own."""
        shown = f"{self._shown(line)}T*" if line else "T*"
        if isinstance(line, PrintedLine):
            original = line.original.encode("utf-16-be", "surrogatepass").hex()
            self._code += (f"/{TAG} <</{KEY} <{original}>>> BDC", shown, "EMC")
        else:
            self._code.append(shown)

    def _shown(self, line: str) -> str:
        """The line in its font, which is called first where another was in use."""
        script = self._script
        codes = line.translate(script)
        if script.rare and not script.rare.isdisjoint(line):
            stretches = itertools.groupby(line, script.rare.__contains__)
            return "".join(self._in_font("".join(run), rare=rare) for rare, run in stretches)
        return self._called(script.name()) + f"<{codes}> Tj "

    def _in_font(self, words: str, *, rare: bool) -> str:
        script = self._script
        return self._called(script.name(rare=rare)) + f"<{words.translate(script)}> Tj "

    def _called(self, name: str) -> str:
        if name == self._taken:
            return ""
        self._taken = name
        return f"{name} {self._sizes} "
