"""変更箇所 from text: rows are told apart where lines do not tell them."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from tests.conftest import tiny_form

FORM = catalogue.form("form2-h31")
HEAD = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明"
FIRST = "令和6年4月1日\tⅠ－5. ②\t市民課長\t住民課長\t事後\t組織改正"


def rows(text):
    imported = read_onto(FORM, Source(text))
    cells = [list(row.answers.values()) for row in imported.sheet.rows.get("log", [])]
    return cells, [note.code for note in imported.report.notes], imported.report.left_over


def test_head_rows_of_every_page_are_no_rows():
    cells, notes, _ = rows(f"{HEAD}\n{FIRST}\n\n{HEAD}\n{FIRST}\n")
    assert cells == [["2024-04-01", "Ⅰ－5. ②", "市民課長", "住民課長", "事後", "組織改正"]] * 2
    assert notes == []


def test_a_row_may_begin_behind_the_last_cell_of_the_one_before():
    short = "令和6年4月1日\tⅠ－1. ①\t旧\t新\t事後"
    cells, _, _ = rows(f"{HEAD}\n{short}\t{FIRST}\t{HEAD}\n{short}")
    assert [len(row) for row in cells] == [5, 6, 5]


def test_dates_inside_the_texts_begin_no_row():
    text = "令和6年4月1日\tⅡ－1.\t令和5年4月1日\t令和6年4月1日\t事後\t時点の見直し"
    cells, _, _ = rows(f"{HEAD}\n{text}\n{text}")
    assert [row[2:4] for row in cells] == [["令和5年4月1日", "令和6年4月1日"]] * 2


def test_cells_keep_their_lines_and_may_end_with_a_line_end():
    text = "令和6年4月1日\tⅠ－4. ②\t(根拠)\n\n第1項\n\t(根拠)\n第2項\n\t事後\t改正\n(軽微)"
    cells, _, _ = rows(f"{HEAD}\n{text}\n{FIRST}")
    assert cells[0][2:] == ["(根拠)\n\n第1項", "(根拠)\n第2項", "事後", "改正\n(軽微)"]
    assert len(cells) == 2


def test_odd_rows_are_told():
    text = "令和2年度\tⅠ－1. ②\t旧\t新\t\t\n41957\tⅠ－1. ③\t旧\t42944\t事前\t重要な変更\n"
    cells, notes, _ = rows(f"{HEAD}\n{text}")
    assert [row[0] for row in cells] == ["令和2年度", "41957"]
    assert sorted(notes) == [
        "row_with_odd_date",
        "row_with_serial",
        "row_with_serial_date",
        "row_without_timing",
    ]


def test_a_line_that_is_no_row_is_left_over():
    _, _, left = rows(f"{HEAD}\nこの表は改正前のもの\n{FIRST}")
    assert [one.text for one in left] == ["この表は改正前のもの"]


def test_what_follows_the_table_is_read_again():
    following = "Ⅰ 関連情報\n\n１．特定個人情報ファイルを取り扱う事務\n①事務の名称\t保険"
    text = f"{HEAD}\n{FIRST}\n\n{following}"
    imported = read_onto(FORM, Source(text))
    assert imported.sheet.answers["basic.affair.name"] == "保険"
    assert len(imported.sheet.rows["log"]) == 1


PLAN = catalogue.form("form1-r06")
PLAN_HEAD = "\t".join(item.label for item in PLAN.children("plan"))


def plan(text):
    imported = read_onto(PLAN, Source(f"{PLAN_HEAD}\n{text}"))
    rows = [list(row.answers.values()) for row in imported.sheet.rows.get("plan", [])]
    return rows, imported.report


def test_rows_that_begin_with_no_date_begin_with_a_line():
    text = (
        "1\t住民基本台帳\nに関する事務\t市民課\t基礎項目評価\t\t令和6年9月2日\t\t令和6年12月20日\t\n"
        "２の\n２\t保険\t保険課\t基礎項目評価\t令和9年頃\t\t\t\t令和9年5月31日\n"
    )
    rows, report = plan(text)
    first = [
        "1",
        "住民基本台帳\nに関する事務",
        "市民課",
        "基礎項目評価",
        "2024-09-02",
        "2024-12-20",
    ]
    assert rows == [
        first,
        ["２の\n２", "保険", "保険課", "基礎項目評価", "令和9年頃", "2027-05-31"],
    ]
    assert report.notes == report.left_over == ()


def test_a_short_row_ends_where_the_next_begins_and_a_lone_line_is_left_over():
    full = "2\t保険\t保険課\t基礎項目評価\t\t\t\t\t令和9年5月31日"
    rows, report = plan(f"1\t住民基本台帳\t市民課\n{full}\n以上\n")
    assert rows == [
        ["1", "住民基本台帳", "市民課"],
        ["2", "保険", "保険課", "基礎項目評価", "2027-05-31"],
    ]
    assert [left.text for left in report.left_over] == ["以上"]


def test_a_table_of_one_column_without_date_and_choice_is_read():
    form = tiny_form("repeats")
    imported = read_onto(form, Source("項目\n一行目\n二行目\n"))
    assert [row.answers["log.item"] for row in imported.sheet.rows["log"]] == ["一行目", "二行目"]
    odd = read_onto(form, Source("項目\n一行目\n二行目\t余り\n"))
    assert [row.answers["log.item"] for row in odd.sheet.rows["log"]] == ["一行目\n二行目\t余り"]


def test_entries_inside_entries_are_read_into_the_entry_around_them():
    one = "システム1\n①\tシステムの名称\t住基\n接続先1\n名称\t宛名\n接続先2\n名称\t税\n"
    other = "システム2\n①\tシステムの名称\t国保\n名称\t年金\n"
    sheet = read_onto(tiny_form("repeats"), Source(f"Ⅰ　基本情報\n{one}{other}")).sheet
    read = {
        system.answers["systems.name"]: [link.answers for link in system.rows["systems.links"]]
        for system in sheet.rows["systems"]
    }
    name = "systems.links.name"
    assert read == {"住基": [{name: "宛名"}, {name: "税"}], "国保": [{name: "年金"}]}


@pytest.mark.parametrize(
    ("day", "rest"),
    [("令和6年4月1", "日\t住民"), ("平成29年10月1", "日\t課長\t"), ("令和6年12月1", "0日")],
)
def test_a_row_whose_day_is_cut_by_its_narrow_column_is_told(day, rest):
    text = FIRST.replace("令和6年4月1日", day) + f"\n{rest}\n"
    _, notes, _ = rows(f"{HEAD}\n{text}\n{FIRST}")
    assert "row_cut" in notes
    assert "row_cut" not in rows(f"{HEAD}\n{FIRST}")[1]


HALF = "\t2．②\t課長\t\t\tのため"
SAME_DAY = "\tⅠ－5. ②\t市民課長\t住民課長\t事後\t"


@pytest.mark.parametrize("page", ["\f", f"\f{HEAD}\n"])
@pytest.mark.parametrize(
    ("foot", "top", "codes"),
    [
        (FIRST, HALF, ["row_goes_on", "row_goes_on_from"]),
        ("\tⅠ－5\t市民\t住民\t\t組織", FIRST, ["row_goes_on", "row_goes_on_from"]),
        (FIRST, SAME_DAY, []),
        (FIRST, FIRST, []),
    ],
)
def test_both_halves_of_a_row_that_a_page_parts_are_doubted(page, foot, top, codes):
    text = f"{HEAD}\n{FIRST}\n{foot}\n{page}{top}\n{FIRST}\n"
    told = [n for n in read_onto(FORM, Source(text)).report.notes if n.code.startswith("row_goes")]
    assert sorted(note.code for note in told) == codes
    assert all(note.doubt for note in told)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.removesuffix("明"),
        HEAD.replace("提出時期\t", "提出時\t"),
        HEAD.replace("記載", "記裁", 1),
    ],
    ids=["cut", "cut amid", "misread"],
)
def test_a_head_that_its_cell_cuts_short_begins_the_table_all_the_same(head):
    cells, _, left = rows(f"{head}\n{FIRST}\n{FIRST}")
    assert [len(row) for row in cells] == [6, 6]
    assert left == ()


def test_a_row_that_speaks_of_the_heads_is_no_head_row():
    row = "令和6年4月1日\t項目\t変更前の記載\t変更後の記載\t事後\t見出しの修正"
    cells, _, _ = rows(f"{HEAD}\n{row}")
    assert len(cells) == 1
