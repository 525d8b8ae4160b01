"""変更箇所 on a worksheet: rows are what the clerk sees as rows."""

import datetime
import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from piadesk.forms import catalogue
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto

FORM = catalogue.form("form2-h31")
HEAD = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]
FIRST = [datetime.date(2024, 4, 1), "Ⅰ－5. ②", "市民課長", "住民課長", "事後", "組織改正"]
LINE = Side(style="thin")


class Changes:
    """A worksheet with the table from its second row on."""

    def __init__(self, *rows):
        self.book = Workbook()
        self.page = self.book.active
        self.page.title = "変更箇所"
        self.page.append([])
        for row in (HEAD, *rows):
            self.page.append(row)

    def rule(self, area, *, inside=False):
        """A frame around the area; one around each of its cells with ``inside``."""
        cells = self.page[area]
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                cell.border = Border(
                    left=LINE if inside or x == 0 else None,
                    right=LINE if inside or x == len(row) - 1 else None,
                    top=LINE if inside or y == 0 else None,
                    bottom=LINE if inside or y == len(cells) - 1 else None,
                )

    def source(self):
        buffer = io.BytesIO()
        self.book.save(buffer)
        return text_of_workbook(buffer.getvalue(), "変更箇所.xlsx")

    def text(self):
        return self.source().text

    def report(self):
        return read_onto(FORM, self.source())

    def rows(self):
        return [list(row.answers.values()) for row in self.report().sheet.rows.get("log", [])]


def test_days_of_excel_and_blank_cells_keep_their_column():
    changes = Changes(FIRST, ["令和6年5月1日", "Ⅰ－1", None, "新", "事前", None])
    first, second = changes.report().sheet.rows["log"]
    assert first.answers["log.date"] == "2024-04-01"
    assert "log.before" not in second.answers
    assert second.answers["log.after"] == "新"


def test_a_day_merged_over_several_rows_is_the_day_of_each():
    changes = Changes(FIRST, [None, *FIRST[1:]], [None, *FIRST[1:]])
    changes.page.merge_cells("A3:A5")
    assert [row[0] for row in changes.rows()] == ["2024-04-01"] * 3


def test_a_row_merged_downwards_for_its_height_is_one_row():
    changes = Changes(FIRST, [], [], FIRST)
    for column in "ABCDEF":
        changes.page.merge_cells(f"{column}3:{column}5")
    assert len(changes.rows()) == 2


def test_a_long_text_in_several_cells_of_one_box_is_one_text():
    changes = Changes(FIRST, [None, None, "（続く文）", None, None, None], FIRST)
    for column in "ABCDEF":
        changes.rule(f"{column}3:{column}4")
    changes.rule("A5:F5", inside=True)
    assert [row[2] for row in changes.rows()] == ["市民課長\n（続く文）", "市民課長"]


def test_a_table_with_a_frame_only_has_its_rows():
    changes = Changes(FIRST, FIRST)
    changes.rule("A2:F4")
    assert len(changes.rows()) == 2


def test_a_note_under_the_table_is_no_row():
    changes = Changes(FIRST)
    changes.rule("A2:F3", inside=True)
    changes.page["A5"] = "この表は令和6年度まで"
    imported = changes.report()
    assert len(imported.sheet.rows["log"]) == 1
    [left] = imported.report.left_over
    assert (left.text, left.where.words) == ("この表は令和6年度まで", "シート「変更箇所」のA5")


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("title", ["Ⅳ　リスク対策", "特定個人情報保護評価書（全項目評価書）"])
def test_another_part_below_the_table_is_none_of_its_rows(title, is_ruled):
    """A workbook with all on one worksheet: a part in another place, a second sheet."""
    below = [[], [title], ["８．監査"], ["実施の有無", "[○] 自己点検"]]
    changes = Changes(FIRST, *below)
    if is_ruled:
        changes.rule("A2:F3", inside=True)
    lines = changes.text().split("\n")
    place = lines.index(title)
    assert lines[place - 1].count("\t") == 5
    assert lines[place + 1 :][:2] == ["８．監査", "実施の有無\t[○] 自己点検"]


def test_a_row_that_speaks_of_a_part_is_one():
    changes = Changes(FIRST, ["令和6年5月1日", "Ⅳ　リスク対策", "旧", "新", "事前", None])
    assert len(changes.rows()) == 2


def test_a_worksheet_behind_the_table_is_none_of_its_rows():
    changes = Changes(FIRST)
    changes.book.create_sheet("控え")["A1"] = "別の表"
    imported = changes.report()
    assert len(imported.sheet.rows["log"]) == 1
    assert [left.where.sheet for left in imported.report.left_over] == ["控え"]
