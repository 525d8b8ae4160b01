"""Tables without lines at their edges, or with one at one: their cells are cells all the same."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from piadesk.intake.pdf.document import text_of_pdf
from piadesk.printing.drawing.embedding import register
from piadesk.typeface.faces import body_face

LEFT, MIDDLE, RIGHT = 50, 200, 400
LABELS = ("①部署", "②所属長の役職名", "③担当")
ANSWERS = ("納税課", "納税課長", "収納の係")


def paper(sides, *, ends=True, right=RIGHT):
    """Rows of a label and an answer with rules between them, of two lines each; ``sides`` are the
    upright lines that are drawn, ``right`` is how far the rules between rows go. Without ``ends``
    the table goes on over both ends of the page."""
    register(body_face())
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont(body_face().name, 10)
    for row, (label, answer) in enumerate(zip(LABELS, ANSWERS, strict=True)):
        y = 760 - 50 * row
        if ends or row:
            canvas.line(LEFT, y, right if row else RIGHT, y)
        canvas.drawString(LEFT + 4, y - 28, label)
        canvas.drawString(MIDDLE + 4, y - 20, answer)
        canvas.drawString(MIDDLE + 4, y - 36, f"{answer}の次の行")
    if ends:
        canvas.line(LEFT, 610, RIGHT, 610)
    for x in sides:
        canvas.line(x, 610 if ends else 0, x, 760 if ends else 800)
    canvas.showPage()
    canvas.save()
    return text_of_pdf(buffer.getvalue(), "paper.pdf")


@pytest.mark.parametrize("sides", [(MIDDLE,), (LEFT, MIDDLE), (MIDDLE, RIGHT)])
@pytest.mark.parametrize("ends", [True, False])
def test_cells_are_the_same_with_and_without_lines_at_the_edges(sides, ends):
    closed = paper((LEFT, MIDDLE, RIGHT), ends=ends)
    assert paper(sides, ends=ends).text == closed.text
    rows = closed.text.strip("\f\n").split("\n")
    assert [row.split("\t")[0] for row in rows] == [*LABELS]
    assert not paper(sides, ends=ends).loose


@pytest.mark.parametrize("sides", [(MIDDLE,), (LEFT, MIDDLE)])
def test_a_label_in_a_box_bounds_the_answer_beside_it(sides):
    assert paper(sides, right=MIDDLE).text == paper((LEFT, MIDDLE, RIGHT)).text


def test_words_between_rules_that_end_elsewhere_are_no_cell():
    register(body_face())
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont(body_face().name, 10)
    canvas.line(LEFT, 760, RIGHT, 760)
    canvas.line(LEFT, 700, MIDDLE + 40, 700)
    canvas.line(LEFT, 700, LEFT, 760)
    canvas.drawString(LEFT + 4, 730, "枠の外の注記")
    canvas.showPage()
    canvas.save()
    assert text_of_pdf(buffer.getvalue(), "paper.pdf").loose
