"""Words that a cell has no room for: they stay its own, and are told where the paper hides them."""

import pytest

from piadesk.typeface.faces import body_face
from tests.intake.pdf.test_document import Paper

LINES = ["１．税の賦課", "２．税の収納", "３．証明書の交付", "４．滞納の整理"]
MIDDLE_OUT = 30
"""So far above its cell the first line begins, as spreadsheet programs centre what is too long."""


def cut_row(paper, label, lines, height=30):
    """A row whose second cell cuts its lines to its box."""
    paper.edges(50, 100, height, True, True)
    paper.edges(150, 300, height, True, True)
    paper.canvas.drawString(54, paper.y - 14, label)
    paper.canvas.saveState()
    box = paper.canvas.beginPath()
    box.rect(150, paper.y - height, 300, height)
    paper.canvas.clipPath(box, stroke=0)
    for number, line in enumerate(lines):
        paper.canvas.drawString(154, paper.y + MIDDLE_OUT - 14 - 13 * number, line)
    paper.canvas.restoreState()
    paper.y -= height


def two_rows():
    paper = Paper()
    paper.row((100, ["①事務の名称"]), (300, ["税の事務"]), height=40)
    cut_row(paper, "②事務の概要", LINES)
    paper.row((100, ["③システム"]), (300, ["税システム"]), height=40)
    return paper


def test_words_outside_of_their_cell_are_not_read_among_those_of_the_cells_beside():
    rows = [row.split("\t") for row in two_rows().text().strip("\n\f").split("\n")]
    assert [cells[1].split("\U000f000a") for cells in rows] == [
        ["税の事務"],
        LINES,
        ["税システム"],
    ]


def test_that_the_paper_hides_them_is_told():
    source = two_rows().source()
    (unsure,) = source.unsure
    assert unsure.code == "clipped"
    assert source.text[unsure.start : unsure.end].startswith(LINES[0])


def test_a_label_that_is_drawn_on_both_pages_of_its_row_is_no_second_row():
    paper = Paper()
    paper.row((100, ["②事務の概要"]), (300, ["税を課する。"]))
    paper.turn()
    paper.row((100, ["②事務の概要"]), (300, ["税を集める。"]))
    text = paper.text()
    assert text.count("②事務の概要") == 1
    assert "税を集める。" in text.split("\n")[0]


def test_rows_of_changes_on_one_day_stay_two():
    paper = Paper()
    cells = [(90, [words]) for words in ("令和6年4月1日", "項目", "前", "後", "事後", "説明")]
    paper.row(*cells)
    paper.turn()
    paper.row(*cells)
    assert paper.text().count("令和6年4月1日") == 2


@pytest.mark.parametrize(("end", "codes"), [("の事務を行", ["cut_short"]), ("行う。", [])])
def test_a_text_that_fills_its_cell_and_does_not_end_is_told(end, codes):
    paper = Paper()
    full = "税" * (29 - len(end)) + end
    paper.row((100, ["②事務の概要"]), (300, ["税" * 29, full]), height=32)
    assert [unsure.code for unsure in paper.source().unsure] == codes


def test_a_label_behind_another_row_of_its_page_begins_an_answer_of_its_own():
    paper = Paper()
    paper.row((100, ["具体的な方法"]), (300, ["名簿と照合する。"]))
    paper.turn()
    paper.row((100, ["権限の管理"]), (300, ["行っている"]))
    paper.row((100, ["具体的な方法"]), (300, ["毎年点検する。"]))
    rows = [row for row in paper.text().replace("\f", "").split("\n") if row]
    assert [row.split("\t")[1] for row in rows] == [
        "名簿と照合する。",
        "行っている",
        "毎年点検する。",
    ]


def choice_row(paper, *lines):
    """A row that an edge of the page cuts; of lines that begin with ! it shows but a part."""
    paper.edges(50, 100, 60, True, True)
    paper.edges(150, 300, 60, True, True)
    paper.canvas.drawString(54, paper.y - 14, "③対象人数")
    for number, line in enumerate(lines):
        paper.canvas.saveState()
        if line.startswith("!"):
            box = paper.canvas.beginPath()
            box.rect(150, 0, 300, paper.y - 13.5 * (number + 1))
            paper.canvas.clipPath(box, stroke=0)
        paper.canvas.drawString(154, paper.y - 14 * (number + 1), line.lstrip("!"))
        paper.canvas.restoreState()
    paper.y -= 60


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (["＜選択肢＞", "![ 行う ]", "1) 行う"], ["[ 行う ]", "2) 行わない"]),
        (["＜選択肢＞", "![ 行う ]"], ["[ 行う ]　1) 行う", "2) 行わない"]),
        (["＜選択肢＞", "[ 行う ]　1) 行う"], ["![ 行う ]", "2) 行わない"]),
    ],
)
def test_a_bracket_that_two_pages_draw_is_one(before, behind):
    paper = Paper()
    paper.y = 300
    choice_row(paper, *before)
    paper.turn()
    choice_row(paper, *behind)
    source = paper.source()
    assert source.text.count("[") == 1
    assert source.unsure == ()


def test_brackets_alike_that_no_page_cuts_stay():
    paper = Paper()
    choice_row(paper, "＜選択肢＞", "[ ]", "1) 行う")
    paper.turn()
    choice_row(paper, "[ ]", "2) 行わない")
    assert paper.source().text.count("[") == 2


def long_row(paper, count, below):
    """A row with so many lines, and so much room below the last of them."""
    height = 8 + 10 * count + below
    paper.edges(50, 100, height, True, True)
    paper.edges(150, 300, height, True, True)
    paper.canvas.setFont(body_face().name, 8)
    paper.canvas.drawString(54, paper.y - 8, f"概要{count}{below}")
    for number in range(count):
        paper.canvas.drawString(154, paper.y - 8 - 10 * number, "税を課し、集める。")
    paper.y -= height


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([(24, -8)], ["may_be_cut"]),
        ([(24, -4)], ["may_be_cut"]),
        ([(24, 4)], []),
        ([(44, -8)], []),
        ([(12, -8)], []),
        ([(24, -8), (12, 140)], []),
        ([(24, -8), (22, -8)], ["may_be_cut"]),
        ([(24, -8), (22, -10)], ["may_be_cut", "may_be_cut"]),
    ],
    ids=[
        "filled",
        "room for no line more",
        "room below",
        "beyond the limit",
        "short",
        "a higher row",
        "less than the highest",
        "over its edge",
    ],
)
def test_a_long_text_that_fills_the_highest_row_may_go_on(rows, codes):
    paper = Paper()
    for count, below in rows:
        paper.y = 780
        long_row(paper, count, below)
        paper.turn()
    assert [unsure.code for unsure in paper.source().unsure] == codes
