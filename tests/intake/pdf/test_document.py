"""PDFs that others made: cells are found from whatever draws the lines between them."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from piadesk.intake.pdf.document import text_of_pdf
from piadesk.printing.drawing.embedding import register
from piadesk.texts.folding import LINE
from piadesk.typeface.faces import body_face

SIZE = 10


class Paper:
    """A page of someone else's program, drawn cell by cell from the top."""

    def __init__(self, lines="strokes", rotated=False):
        register(body_face())
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(600, 800))
        self.lines = lines
        self.rotated = rotated
        self.begin()

    def begin(self):
        if self.rotated:
            self.canvas.setPageRotation(90)
            self.canvas.translate(600, 0)
            self.canvas.rotate(90)
        self.y = 500

    def turn(self):
        self.canvas.showPage()
        self.begin()

    def row(self, *cells, height=60, top=True, bottom=True):
        """Cells of (width, printed lines); their edges are drawn all around."""
        x = 50
        for width, lines in cells:
            self.edges(x, width, height, top, bottom)
            self.canvas.setFont(body_face().name, SIZE)
            for n, line in enumerate(lines):
                self.canvas.drawString(x + 4, self.y - 14 - 13 * n, line)
            x += width
        self.y -= height

    def edges(self, x, width, height, top, bottom):
        low = self.y - height
        sides = [(x, low, x, self.y), (x + width, low, x + width, self.y)]
        sides += [(x, self.y, x + width, self.y)] * top + [(x, low, x + width, low)] * bottom
        for x1, y1, x2, y2 in sides:
            if self.lines == "strokes":
                self.canvas.line(x1, y1, x2, y2)
            else:
                self.canvas.rect(x1, y1, x2 - x1 or 0.7, y2 - y1 or 0.7, stroke=0, fill=1)

    def source(self):
        self.canvas.save()
        return text_of_pdf(self.buffer.getvalue(), "paper.pdf")

    def text(self):
        return self.source().text


def broken(words, width):
    lines = [""]
    for one in words:
        if pdfmetrics.stringWidth(lines[-1] + one, body_face().name, SIZE) > width:
            lines.append("")
        lines[-1] += one
    return lines


LONG = "住民基本台帳に関する事務について、届出の受付から住民票の記載までを行う。"


@pytest.mark.parametrize("lines", ["strokes", "boxes"])
@pytest.mark.parametrize("rotated", [False, True])
def test_cells_are_parted_by_tabs_and_broken_lines_joined(lines, rotated):
    paper = Paper(lines, rotated)
    paper.row((120, ["②事務の概要"]), (200, broken(LONG, 192)))
    paper.row((120, ["③システム", "の名称"]), (200, ["住民記録", "中間サーバー"]))
    told = paper.text().replace("\f", "").splitlines()
    assert told[0] == f"②事務の概要\t{LONG}"
    assert told[1].split("\t")[1] == f"住民記録{LINE}中間サーバー"


@pytest.mark.parametrize(
    ("first", "second", "is_new"),
    [
        ("１．", "２．", True),
        ("①", "②", True),
        ("(1)", "(2)", True),
        ("１　", "２　", True),
        ("１．", "３．", False),
    ],
)
def test_the_next_entry_of_a_list_begins_a_line_behind_a_full_one(first, second, is_new):
    paper = Paper()
    full = broken(first + "税" * 40, 292)[0]
    paper.row((100, ["②概要"]), (300, [full, f"{second}収納"]))
    cell = paper.text().split("\t")[1].rstrip("\n\f")
    assert (cell == f"{full}\U000f000a{second}収納") is is_new


def test_blank_cells_keep_their_place():
    paper = Paper()
    paper.row(
        (80, ["令和7年4月1日"]), (80, ["Ⅰ－1"]), (80, []), (80, ["新"]), (50, ["事後"]), (80, [])
    )
    assert paper.text().strip("\n\f") == "令和7年4月1日\tⅠ－1\t\t新\t事後\t"


def test_empty_lines_inside_a_cell_stay():
    paper = Paper()
    paper.row((120, ["特記事項"]), (200, ["一つ目", "二つ目", "", "三つ目"]))
    assert paper.text().split("\t")[1].strip("\n\f") == LINE.join(
        ["一つ目", "二つ目", "", "三つ目"]
    )


def test_a_cell_cut_by_the_page_is_joined():
    paper = Paper()
    paper.row((120, ["②事務の概要"]), (200, ["市民の届出を受け付け、"]), bottom=False)
    paper.turn()
    paper.row((120, []), (200, ["審査する。"]), top=False)
    assert paper.text().split("\t")[1].strip("\n\f") == f"市民の届出を受け付け、{LINE}審査する。"


def test_text_without_any_lines_is_read_line_by_line():
    paper = Paper()
    for words in ("評価実施機関名", "架空市長"):
        paper.canvas.setFont(body_face().name, SIZE)
        paper.canvas.drawString(50, paper.y, words)
        paper.y -= 20
    assert paper.text().split() == ["評価実施機関名", "架空市長"]


def test_what_was_read_is_told_with_its_page():
    paper = Paper()
    paper.row((120, ["評価実施機関名"]), (200, ["架空市長"]))
    paper.turn()
    paper.row((120, ["③システムの名称"]), (200, ["住民記録"]))
    source = paper.source()
    places = [source.where(source.text.index(words)) for words in ("架空市長", "住民記録")]
    assert [place.record for place in places] == [{"page": 1}, {"page": 2}]
    assert places[1].words == "2ページ"


def test_lines_put_between_their_brackets_do_not_stand_over_each_other():
    paper = Paper()
    paper.row((100, ["③接続"]), (300, ["[○] 税務", "[○] その他"]))
    paper.canvas.setFont(body_face().name, SIZE)
    for left, base, words in (
        *((250, 473, "（"), (400, 473, "）")),
        *((262, 479, "戸籍システム、"), (262, 467, "印鑑の台帳")),
    ):
        paper.canvas.drawString(left, base, words)
    source = paper.source()
    assert "（ 戸籍システム、印鑑の台帳" in source.text
    assert source.unsure == ()


def test_a_chosen_word_of_several_lines_is_not_read_across_with_its_list():
    paper = Paper()
    paper.row((100, ["③対策"]), (300, []), height=50)
    paper.canvas.setFont(body_face().name, SIZE)
    entry = "2) 十分に整備していて"
    edge = 448 - pdfmetrics.stringWidth(entry, body_face().name, SIZE)
    for left, lines in (
        (160, ["", "[ 十分に整備", "していて ]"]),
        (edge, ["＜選択肢＞", "1) 十分である", entry]),
    ):
        for number, words in enumerate(lines):
            paper.canvas.drawString(left, 486 - 13 * number, words)
    source = paper.source()
    cell = source.text.split("\t")[1].rstrip("\n\f").split("\U000f000a")
    assert cell[:2] == ["[ 十分に整備していて ]", "＜選択肢＞"]
    assert source.unsure == ()
