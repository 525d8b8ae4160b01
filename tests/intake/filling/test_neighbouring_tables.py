"""Of neighbouring tables each ends where the next part begins, with a number or without."""

import pytest

from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.source import read_source
from piadesk.printing import print_sheet
from piadesk.printing.papers.html import sheet_html
from piadesk.sheets.sheet import Entry, Sheet
from tests.conftest import tiny_form

FORM = tiny_form("tables")
BOOKS = [{"book.name": "住民台帳"}, {"book.name": "税の台帳", "book.kept": True}]
MOVES = [{"move.on": "2025-04-01", "move.what": "受入れ", "move.told": "事後"}]
ANSWERS = {"affair": "証明の事務", "note": "なし"}
PAPERS = {"pdf": print_sheet, "html": sheet_html}


def filled(books, moves):
    rows = {"book": books, "move": moves, "clerk": [{"clerk.name": "担当の名"}]}
    entries = {
        key: [Entry(id=f"{key}{n}", answers=dict(one)) for n, one in enumerate(of)]
        for key, of in rows.items()
        if of
    }
    return Sheet(form=FORM.id, answers=dict(ANSWERS), rows=entries)


def all_rows(sheet):
    return {key: [row.answers for row in rows] for key, rows in sheet.rows.items()}


@pytest.mark.parametrize("books", [[], BOOKS])
@pytest.mark.parametrize("moves", [[], MOVES])
@pytest.mark.parametrize("ending", PAPERS)
def test_each_table_of_an_own_paper_is_read_back(tmp_path, ending, books, moves):
    sheet = filled(books, moves)
    made = PAPERS[ending](FORM, sheet)
    paper = tmp_path / f"sheet.{ending}"
    paper.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
    imported = read_onto(FORM, read_source(paper))
    assert all_rows(imported.sheet) == all_rows(sheet)
    assert imported.sheet.answers == ANSWERS
    assert imported.report.left_over == ()


def test_a_line_of_a_cell_that_is_like_a_heading_ends_no_table():
    text = "Ⅱ　保有する台帳\n台帳の名称\t保存の有無\n住民台帳\n異動の記録\n（旧）\t○\n税の台帳\t\n"
    sheet = read_onto(FORM, Source(text)).sheet
    names = [row.answers.get("book.name") for row in sheet.rows["book"]]
    assert names == ["住民台帳\n異動の記録\n（旧）", "税の台帳"]
