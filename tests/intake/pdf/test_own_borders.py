"""Tables of browsers: each cell has a border of its own, and a row may go over the page's edge."""

import pytest

from piadesk.intake import import_sheet
from piadesk.typeface.faces import body_face
from tests.intake.pdf.test_document import Paper

WIDTHS = (60, 90, 100, 100, 40, 100)
ROW = ("令和5年4月3日", "Ⅰ－６", "福祉課", "こども課", "事後", "改編")


def draw(paper, cells, gap, height=30):
    """A row of cells that stand so far apart."""
    x = 50
    for width, words in zip(WIDTHS, cells, strict=True):
        paper.edges(x, width, height, True, True)
        paper.canvas.setFont(body_face().name, 8)
        for number, line in enumerate(words.split("\n")):
            paper.canvas.drawString(x + 3, paper.y - 11 - 11 * number, line)
        x += width + gap
    paper.y -= height + gap


def rows(paper):
    lines = paper.text().strip("\n\f").replace("\f", "\n").split("\n")
    return [line.split("\t") for line in lines if line]


def begun():
    paper = Paper()
    paper.row((100, ["変更箇所"]), height=20)
    return paper


@pytest.mark.parametrize("gap", [0.8, 1.5, 2.5, 4])
def test_the_room_between_two_borders_is_no_column(gap):
    paper = begun()
    draw(paper, ROW, gap)
    draw(paper, ("", *ROW[1:]), gap)
    assert rows(paper)[1:] == [[*ROW], ["", *ROW[1:]]]


def over_the_edge(rest, again=""):
    paper = begun()
    draw(paper, ROW, 2)
    paper.turn()
    if again:
        paper.edges(48, 512, 20, False, False)
        paper.canvas.setFont(body_face().name, 8)
        paper.canvas.drawString(115, paper.y - 12, again)
        paper.y -= 20
    draw(paper, rest, 2)
    return [[cell.split("\U000f000a") for cell in row] for row in rows(paper)[1:]]


@pytest.mark.parametrize("again", ["", "Ⅰ－６福祉課こども課改編"])
def test_a_row_without_day_and_timing_at_the_top_of_a_page_goes_on(again):
    (row,) = over_the_edge(("", "－①部署", "と窓口", "", "", "による"), again)
    assert row[0] == [ROW[0]]
    assert row[1:3] == [["Ⅰ－６", "－①部署"], ["福祉課", "と窓口"]]
    assert row[5] == ["改編", "による"]


@pytest.mark.parametrize("rest", [ROW, ("", *ROW[1:])])
def test_a_row_with_a_day_or_a_timing_of_its_own_is_one_by_itself(rest):
    assert len(over_the_edge(rest)) == 2


HEADS = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")


def cut_row(paper, cells, above=True, below=True):
    """A row that the edge of a page leaves without its upper or its lower line."""
    x = 50
    for width, words in zip(WIDTHS, cells, strict=True):
        paper.edges(x, width, 30, above, below)
        paper.canvas.setFont(body_face().name, 8)
        paper.canvas.drawString(x + 3, paper.y - 11, words)
        x += width
    paper.y -= 30


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (ROW, ("", "－①部署", "と窓口", "", "", "による"), 1),
        (("", "Ⅰ－６", "", "", "", ""), (ROW[0], "", *ROW[2:]), 1),
        (("令和5年", *ROW[1:]), ("4月3日", "－①", "", "", "", ""), 1),
        (ROW, ROW, 2),
    ],
)
def test_a_cut_row_goes_on_below_the_head_that_is_drawn_again(first, second, count):
    paper = begun()
    cut_row(paper, HEADS)
    cut_row(paper, first, below=False)
    paper.turn()
    cut_row(paper, HEADS)
    cut_row(paper, second)
    lines = [row for row in rows(paper)[1:] if row != [*HEADS]]
    assert len(lines) == count
    if count == 1:
        parts = zip(first, second, strict=True)
        whole = ["".join(part) for part in parts]
        assert [cell.replace("\U000f000a", "") for cell in lines[0]] == whole


def test_words_below_the_table_of_changes_are_none_of_its_last_row(tmp_path):
    paper = begun()
    cut_row(paper, HEADS)
    cut_row(paper, ROW)
    paper.canvas.drawString(50, paper.y - 40, "お問い合わせは総務課まで")
    paper.canvas.save()
    path = tmp_path / "変更箇所.pdf"
    path.write_bytes(paper.buffer.getvalue())
    imported = import_sheet(path, "form2-r06")
    (row,) = imported.sheet.rows["log"]
    assert row.answers["log.explanation"] == "改編"
    assert [left.text for left in imported.report.left_over] == ["お問い合わせは総務課まで"]
