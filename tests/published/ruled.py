"""Pages of ruled cells drawn straight onto a canvas: how an office suite prints a form as PDF."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from piadesk.printing.drawing.embedding import register
from piadesk.typeface.faces import body_face

A4 = (595.3, 841.9)
FACE = body_face().name
LEFT, RIGHT, TOP, BOTTOM = 51.0, 544.0, 790.0, 60.0
PAD = 3.5


def wrapped(text, width, size):
    """The lines of a cell, broken after whichever character still fits."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for character in paragraph:
            if stringWidth(line + character, FACE, size) > width and character not in "、。）":
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


class Pages:
    """Rows of cells from the top of the page down; widths are shares of the page's width."""

    def __init__(self, path, foot):
        register(body_face())  # ReportLab keeps one font of each face
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.canvas.setCreator("表計算")
        self.foot = foot
        self.number = 1
        self.y = TOP
        self.head = None

    def turn(self):
        self.canvas.setFont(FACE, 9)
        self.canvas.drawCentredString((LEFT + RIGHT) / 2, 30, f"{self.foot}　{self.number}")
        self.canvas.showPage()
        self.number += 1
        self.y = TOP
        if self.head:
            self.row(*self.head)

    def save(self):
        self.turn()
        self.canvas.save()

    def line(self, text, size=10, *, align="left", gap=8):
        """A line outside of any cell."""
        self.canvas.setFont(FACE, size)
        self.y -= size
        draw = {"left": self.canvas.drawString, "right": self.canvas.drawRightString}
        if align == "center":
            self.canvas.drawCentredString((LEFT + RIGHT) / 2, self.y, text)
        else:
            draw[align](LEFT if align == "left" else RIGHT, self.y, text)
        self.y -= gap

    def gap(self, points):
        self.y -= points

    def row(self, *cells, size=9.5, least=0.0, shade=False, left=LEFT):
        """Cells of (share of the width, text); a new page where the row does not fit."""
        widths = [share * (RIGHT - LEFT) for share, _ in cells]
        lines = [
            wrapped(text, width - 2 * PAD, size)
            for width, (_, text) in zip(widths, cells, strict=True)
        ]
        step = size * 1.35
        height = max(least, max(map(len, lines)) * step + 2 * PAD)
        if self.y - height < BOTTOM:
            self.turn()
        x = left
        for width, words in zip(widths, lines, strict=True):
            self.canvas.setFillGray(0.87)
            if shade:
                self.canvas.rect(x, self.y - height, width, height, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            self.canvas.setLineWidth(0.6)
            self.canvas.rect(x, self.y - height, width, height)
            self.canvas.setFont(FACE, size)
            for number, line in enumerate(words):
                self.canvas.drawString(x + PAD, self.y - PAD - size - number * step, line)
            x += width
        self.y -= height

    # ---- the rows that an official form is made of

    def heading(self, text):
        self.row((1, text), shade=True)

    def choice(self, label, value, choices):
        """The value in brackets; the list of choices beside it inside the same row."""
        listed = "\n".join(f"{number}) {one}" for number, one in enumerate(choices, 1))
        self.row((0.38, label), (0.28, f"[　{value}　]"), (0.34, f"＜選択肢＞\n{listed}"))
