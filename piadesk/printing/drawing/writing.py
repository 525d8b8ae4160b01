"""The lines of the cells written on a page, in the order in which they are read."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from piadesk.printing.layout.model import PADDING, CellLayout, PartSlice, RowSlice
from piadesk.printing.layout.originals import KEY, TAG, PrintedLine
from piadesk.typeface.faces import Face, body_face, bold_face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from piadesk.printing.drawing.embedding import Script

RISE: Final = 0.38
"""Half the height of a character over the line that it stands on, in parts of its size."""

_SUBSET, _CODE = itemgetter(0), itemgetter(1)
"""Of what a `Script` tells of a character."""


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

    def __init__(self, canvas: "Canvas", scripts: Mapping[Face, "Script"]) -> None:
        self._canvas = canvas
        self._scripts = scripts
        self._text = canvas.beginText()
        # ReportLab has no public way to mark content, and its own way to write lines is slow.
        self._code: list[str] = self._text._code  # noqa: SLF001
        self._look: tuple[Face, float, float] | None = None

    def write_frame(self, frame: PartSlice) -> None:
        """All text of a frame."""
        for piece in frame.slices:
            for first, *others in _read_together(piece.row.cells):
                if others:
                    self._write_columns(piece, (first, *others))
                elif lines := piece.lines_of(first):
                    self._write_cell(piece, first, lines)

    def finish(self) -> None:
        """Put what was written on the page."""
        self._canvas.drawText(self._text)

    def _write_columns(self, piece: RowSlice, cells: Sequence[CellLayout]) -> None:
        texts = [piece.lines_of(cell) for cell in cells]
        for index, line in enumerate(itertools.zip_longest(*texts, fillvalue="")):
            for cell, words in zip(cells, line, strict=True):
                if words:
                    self._write_cell(piece, cell, (words,), index)

    def _write_cell(
        self, piece: RowSlice, cell: CellLayout, lines: tuple[str, ...], index: int = 0
    ) -> None:
        """Some lines of a cell, ``index`` lines below its first."""
        face = bold_face() if cell.bold else body_face()
        leading = piece.row.leading_of(cell)
        self._take(face, cell.size, leading)
        y = -piece.y - piece.row.padding - leading * (index + 0.5) - RISE * cell.size
        if cell.centred and piece.whole and not piece.row.may_be_cut:
            y -= (piece.height - len(lines) * leading - 2 * piece.row.padding) / 2
        if cell.align == "left":
            self._text.setTextOrigin(cell.x + PADDING, y)
            for line in lines:
                self._write_line(line)
            return
        for line in lines:
            left = cell.width - 2 * PADDING - face.width(line) * cell.size
            start = left / 2 if cell.align == "centre" else left
            self._text.setTextOrigin(cell.x + PADDING + start, y)
            self._write_line(line)
            y -= leading

    def _take(self, face: Face, size: float, leading: float) -> None:
        if self._look != (face, size, leading):
            self._look = (face, size, leading)
            self._script = self._scripts[face]
            self._sizes = self._script.sizes(size, leading)
            self._subset = ""

    def _write_line(self, line: str) -> None:
        """One line, inside what tells its original where it has one of its own."""
        shown = f"{' '.join(self._strings(line))} T*"
        if isinstance(line, PrintedLine):
            original = line.original.encode("utf-16-be", "surrogatepass").hex()
            self._code += (f"/{TAG} <</{KEY} <{original}>>> BDC", shown, "EMC")
        else:
            self._code.append(shown)

    def _strings(self, line: str) -> Iterator[str]:
        """The stretches of a line that share a subset of the face, each subset called first."""
        for subset, codes in itertools.groupby(map(self._script.__getitem__, line), _SUBSET):
            if subset != self._subset:
                self._subset = subset
                yield f"{subset} {self._sizes}"
            yield f"({''.join(map(_CODE, codes))}) Tj"
