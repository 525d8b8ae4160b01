"""The pages drawn (PDF 作成): shades, rules, text, page numbers, 案, and what the file is called.

Pages are drawn straight on ReportLab's canvas. Its document templates are for stories whose pages
they must find themselves; ours are known, and importing them would cost more than most prints.
"""

import io
import itertools
from typing import TYPE_CHECKING, Any, Final

from piadesk.acts.pictures import Picture
from piadesk.printing.about import About
from piadesk.printing.drawing.outline import Outline
from piadesk.printing.drawing.rules import ruled_lines
from piadesk.printing.drawing.running import RUNNING_SIZE, running_lines
from piadesk.printing.drawing.structure import ARTIFACT, END, Structure
from piadesk.printing.drawing.writing import RISE, Writer
from piadesk.printing.layout.model import LEADING, PADDING, SIZE, PartSlice, PrintedPage
from piadesk.printing.layout.paper_size import A4, corner, text_width
from piadesk.printing.layout.texts import fitted
from piadesk.printing.options import USUAL, PageLook
from piadesk.typeface.faces import body_face, bold_face
from piadesk.words import say

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FRAME_LINE, _LINE = 0.9, 0.4
_FOOT: Final = 26.0
"""Height of the page number over the edge of the paper."""

_MARK_HEIGHT: Final = 11.6
_MARK_GREY: Final = 0.87
_UNDERLINE: Final = 0.7
_BROAD_LINE: Final = 1.5
_DARK: Final = 0.9
"""Grounds darker than this are those of sections and headings."""

_RUNNING_AIR: Final = 6.0
_FOOT_SHARE: Final = 0.7
"""Of what the text of a bound lying page goes down, so much its number does."""

_PLAIN_DRAFT_SIZE: Final = 20.0

_DRAFT_SIZE: Final = 330.0
_DRAFT_GREY: Final = 0.92


def draw(
    pages: list[PrintedPage], about: About, look: PageLook = USUAL, source: bytes = b""
) -> bytes:
    """The PDF file; the same pages give the same bytes. ``source`` is a sheet file to go inside."""
    from reportlab.pdfgen.canvas import Canvas

    from piadesk.printing.drawing.description import describe
    from piadesk.printing.drawing.embedding import Script, register
    from piadesk.printing.drawing.packing import packed_file

    faces = body_face(), bold_face()
    register(*faces)
    # Without a face of its own, ReportLab names one on each page that is not embedded.
    canvas = Canvas(
        io.BytesIO(), pageCompression=1, invariant=1, lang="ja-JP", initialFontName=body_face().name
    )
    describe(canvas, about)
    outline = Outline(canvas, pages, look.binding)
    taken = _PLAIN_DRAFT_SIZE + PADDING if look.plain else 0.0
    lines = running_lines(pages, about.title, taken) if look.running else itertools.repeat("")
    scripts = {face: Script(face, canvas) for face in faces}
    structure = Structure(outline.names)
    for number, (page, line) in enumerate(zip(pages, lines, strict=False), start=1):
        structure.begin_page()
        writer = Writer(canvas, scripts, structure)
        outline.begin_page(page)
        page_number = say("print.page", number=number, total=len(pages))
        _draw_around(canvas, page, page_number, line, look)
        _draw_text(canvas, writer, page, look, structure)
        for frame in page.frames:
            outline.add_frame(page, frame, structure)
        canvas.showPage()
    return packed_file(canvas, structure, about, source)


def _draw_around(
    canvas: "Canvas", page: PrintedPage, number: str, line: str, look: PageLook
) -> None:
    """What every page has around its text: 案, the page number, the running line."""
    width, height = A4[page.landscape], A4[not page.landscape]
    canvas.setPageSize((width, height))
    left, top = corner(page.landscape, look.binding)
    code = canvas._code  # noqa: SLF001 - ReportLab has no public way to mark content
    code.append(ARTIFACT)
    if page.draft and look.plain:
        canvas.setFont(bold_face().name, _PLAIN_DRAFT_SIZE)
        canvas.drawRightString(
            left + text_width(page.landscape), height - top + 5, say("print.draft")
        )
    elif page.draft:
        canvas.setFillGray(_DRAFT_GREY)
        canvas.setFont(bold_face().name, _DRAFT_SIZE)
        canvas.drawCentredString(width / 2, height / 2 - RISE * _DRAFT_SIZE, say("print.draft"))
    canvas.setFillGray(0)
    canvas.setFont(body_face().name, SIZE)
    usual_top = corner(page.landscape)[1]
    baseline = _FOOT - (top - usual_top) * _FOOT_SHARE
    canvas.drawCentredString(left + text_width(page.landscape) / 2, baseline, number)
    if line:
        canvas.setFont(body_face().name, RUNNING_SIZE)
        canvas.drawString(left, height - top + _RUNNING_AIR, line)
    code.append(END)
    canvas.translate(left, height - top)


def _draw_text(
    canvas: "Canvas", writer: Writer, page: PrintedPage, look: PageLook, structure: Structure
) -> None:
    """The frames of a page: grounds, rules, pictures, words."""
    code = canvas._code  # noqa: SLF001
    for frame in page.frames:
        code.append(ARTIFACT)
        if look.plain:
            _draw_broad_rules(canvas, frame)
        else:
            _draw_shades(canvas, frame)
        _draw_marks(canvas, frame, with_ground=not look.plain)
        if frame.part.framed:
            _draw_rules(canvas, frame)
        code.append(END)
        _draw_pictures(canvas, frame, structure)
        writer.write_frame(frame)
    writer.finish()


def _draw_shades(canvas: "Canvas", frame: PartSlice) -> None:
    code = canvas._code  # noqa: SLF001 - as text at once: there are thousands of them
    for piece in frame.slices:
        for cell in piece.row.cells:
            if cell.shade < 1:
                bottom = -piece.y - piece.height
                area = f"{cell.x:.2f} {bottom:.2f} {cell.width:.2f} {piece.height:.2f}"
                code.append(f"{cell.shade:.2f} g {area} re f")
    code.append("0 g")


def _draw_broad_rules(canvas: "Canvas", frame: PartSlice) -> None:
    """In the place of a dark ground, a broad rule above and below."""
    canvas.setLineWidth(_BROAD_LINE)
    for piece in frame.slices:
        for cell in piece.row.cells:
            if cell.shade < _DARK:
                right = cell.x + cell.width
                for y in (-piece.y, -piece.y - piece.height):
                    canvas.line(cell.x, y, right, y)


def _draw_marks(canvas: "Canvas", frame: PartSlice, *, with_ground: bool) -> None:
    """Grey ground and underline, so that black-and-white printers and copies show both or one."""
    for piece in frame.slices:
        for cell in piece.row.cells:
            for index, stretches in enumerate(piece.highlights_of(cell)):
                middle = piece.y + piece.row.padding + (index + 0.5) * piece.row.leading
                low = -middle - _MARK_HEIGHT / 2
                for start, end in stretches:
                    x, width = cell.x + PADDING + start, end - start
                    if with_ground:
                        canvas.setFillGray(_MARK_GREY)
                        canvas.rect(x, low, width, _MARK_HEIGHT, stroke=0, fill=1)
                        canvas.setFillGray(0)
                    canvas.rect(x, low, width, _UNDERLINE, stroke=0, fill=1)


def _draw_rules(canvas: "Canvas", frame: PartSlice) -> None:
    code = canvas._code  # noqa: SLF001 - as text at once: there are thousands of them
    code.append(f"{_LINE} w")
    code += [
        f"{x:.2f} {-y:.2f} m {end_x:.2f} {-end_y:.2f} l"
        for x, y, end_x, end_y in ruled_lines(frame)
    ]
    code.append("S")
    canvas.setLineWidth(_FRAME_LINE)
    half = _FRAME_LINE / 2  # within the text area, for outside of it the paper may be punched
    height = frame.bottom - frame.y - _FRAME_LINE
    canvas.rect(half, half - frame.bottom, frame.part.width - _FRAME_LINE, height)


def _draw_pictures(canvas: "Canvas", frame: PartSlice, structure: Structure) -> None:
    for piece in frame.slices:
        picture = piece.row.picture
        if picture is None:
            continue
        box = (PADDING, PADDING - piece.y - piece.height)
        size = (frame.part.width - 2 * PADDING, piece.height - 2 * PADDING)
        image = _image(picture)
        code = canvas._code  # noqa: SLF001
        code.append(structure.mark(structure.figure(piece.row, picture.name)))
        if image is None:
            canvas.setFont(body_face().name, SIZE)
            for number, line in enumerate(fitted(say("print.no_picture"), size[0]), start=1):
                canvas.drawString(box[0], box[1] + size[1] - number * LEADING, line)
        else:
            canvas.drawImage(image, *box, *size, mask="auto", preserveAspectRatio=True, anchor="c")
        code.append(END)


def _image(picture: Picture) -> Any:  # noqa: ANN401 - ReportLab is untyped
    """The picture for ReportLab, None where its data is no picture."""
    from reportlab.lib.utils import ImageReader

    try:
        image = ImageReader(io.BytesIO(picture.data))
        image.getRGBData()
    except Exception:  # Pillow's decoders raise what they like on a broken file
        return None
    return image
