"""The pages drawn (PDF 作成): shades, rules, text, page numbers, 案, and what the file is called.

Pages are drawn straight on ReportLab's canvas. Its document templates are for stories whose pages
they must find themselves; ours are known, and importing them would cost more than most prints.
"""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from piadesk.pictures import Picture
from piadesk.printing.fonts import body_face, bold_face, printable
from piadesk.printing.originals import KEY, TAG, PrintedLine
from piadesk.printing.pages import A4, MARGIN, TOP
from piadesk.printing.table import PADDING, SIZE, Cell, Frame, Page, Slice
from piadesk.words import say

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

_FRAME_LINE, _LINE = 0.9, 0.4
_FOOT: Final = 26.0
"""Height of the page number over the edge of the paper."""

_DRAFT_SIZE: Final = 330.0
_DRAFT_GREY: Final = 0.92

_RISE: Final = 0.38
"""Half the height of a character over the line that it stands on, in parts of its size."""


@dataclass(frozen=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str


def draw(pages: list[Page], about: About, draft: bool = False) -> bytes:
    """The PDF file; the same pages give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    from piadesk.printing.embedding import register

    register(body_face(), bold_face())
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1, lang="ja-JP")
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(say("print.creator"))
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, page, say("print.page", number=number, total=len(pages)), draft)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: "Canvas", page: Page, number: str, draft: bool) -> None:
    width, height = A4[page.landscape], A4[not page.landscape]
    canvas.setPageSize((width, height))
    if draft:
        canvas.setFillGray(_DRAFT_GREY)
        canvas.setFont(bold_face().name, _DRAFT_SIZE)
        canvas.drawCentredString(width / 2, height / 2 - _RISE * _DRAFT_SIZE, say("print.draft"))
    canvas.setFillGray(0)
    canvas.setFont(body_face().name, SIZE)
    canvas.drawCentredString(width / 2, _FOOT, number)
    canvas.translate(MARGIN, height - TOP)
    for frame in page.frames:
        _draw_shades(canvas, frame)
        _draw_pictures(canvas, frame)
        if frame.part.framed:
            _draw_rules(canvas, frame)
        _draw_text(canvas, frame)


def _draw_shades(canvas: "Canvas", frame: Frame) -> None:
    for piece in frame.slices:
        for cell in piece.row.cells:
            if cell.shade < 1:
                canvas.setFillGray(cell.shade)
                bottom = -piece.y - piece.height
                canvas.rect(cell.x, bottom, cell.width, piece.height, stroke=0, fill=1)
    canvas.setFillGray(0)


def _draw_rules(canvas: "Canvas", frame: Frame) -> None:
    canvas.setLineWidth(_LINE)
    for piece in frame.slices:
        top, bottom = -piece.y, -piece.y - piece.height
        for cell in piece.row.cells:
            if cell.ruled and cell.x > 0:
                canvas.line(cell.x, top, cell.x, bottom)
            if not cell.joined and piece.y > frame.y:
                canvas.line(cell.x, top, cell.x + cell.width, top)
    canvas.setLineWidth(_FRAME_LINE)
    canvas.rect(0, -frame.bottom, frame.part.width, frame.bottom - frame.y)


def _draw_text(canvas: "Canvas", frame: Frame) -> None:
    text = canvas.beginText()
    for piece in frame.slices:
        for cell in piece.row.cells:
            if lines := piece.lines_of(cell):
                _write(text, piece, cell, lines)
    canvas.drawText(text)


def _write(text: "PDFTextObject", piece: Slice, cell: Cell, lines: tuple[str, ...]) -> None:
    row = piece.row
    face = bold_face() if cell.bold else body_face()
    text.setFont(face.name, cell.size, row.leading)
    y = -piece.y - row.padding - row.leading / 2 - _RISE * cell.size
    if cell.centred and piece.whole:
        y -= (piece.height - row.height_of(len(lines))) / 2
    if cell.align == "left":
        text.setTextOrigin(cell.x + PADDING, y)
        for line in lines:
            _mark(text, line)
            text.textLine(line)
            _unmark(text, line)
        return
    for line in lines:
        left = cell.width - 2 * PADDING - face.width(line) * cell.size
        text.setTextOrigin(cell.x + PADDING + (left / 2 if cell.align == "centre" else left), y)
        _mark(text, line)
        text.textOut(line)
        _unmark(text, line)
        y -= row.leading


def _mark(text: "PDFTextObject", line: str) -> None:
    """Open what tells the original of a line that has one of its own."""
    if isinstance(line, PrintedLine):
        original = line.original.encode("utf-16-be", "surrogatepass").hex()
        # ReportLab has no public way to mark content.
        text._code.append(f"/{TAG} <</{KEY} <{original}>>> BDC")  # noqa: SLF001


def _unmark(text: "PDFTextObject", line: str) -> None:
    if isinstance(line, PrintedLine):
        text._code.append("EMC")  # noqa: SLF001


def _draw_pictures(canvas: "Canvas", frame: Frame) -> None:
    for piece in frame.slices:
        picture = piece.row.picture
        if picture is None:
            continue
        box = (PADDING, PADDING - piece.y - piece.height)
        size = (frame.part.width - 2 * PADDING, piece.height - 2 * PADDING)
        image = _image(picture)
        if image is None:
            words = say("print.no_picture", name=printable(picture.name))
            canvas.setFont(body_face().name, SIZE)
            canvas.drawString(box[0], box[1] + size[1] - SIZE, words)
        else:
            canvas.drawImage(image, *box, *size, mask="auto", preserveAspectRatio=True, anchor="c")


def _image(picture: Picture) -> Any:  # noqa: ANN401 - ReportLab is untyped
    """The picture for ReportLab, None where its data is no picture."""
    from reportlab.lib.utils import ImageReader

    try:
        image = ImageReader(io.BytesIO(picture.data))
        image.getRGBData()
    except Exception:  # Pillow's decoders raise what they like on a broken file
        return None
    return image
