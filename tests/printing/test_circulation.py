"""回議書 as the superior who stamps it reads it: boxes, one page of summary, the pages counted."""

from copy import deepcopy

import pytest
from hypothesis import given, settings

from piadesk.acts.figures import note_figure
from piadesk.acts.set_aside import set_aside
from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.printing import CirculationOptions, print_circulation, print_sheet
from piadesk.printing.papers.circulation import circulation_pages
from piadesk.revision.proposals import update
from piadesk.revision.published import as_sheet, freeze, last_published
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Entry, new_sheet
from tests import pdf
from tests.sheets import TEXTS, sheets

FORM = catalogue.form("form2-r06")
LONG = catalogue.form("form4-r06")
TWENTY_MM = 56.7


@pytest.fixture
def sheet():
    """The sheet of a year ago, frozen, with two items changed since."""
    sheet = new_sheet(FORM)
    sheet.answers |= {
        "cover.title": "住民基本台帳に関する事務",
        "cover.published_on": "2025-04-01",
        "basic.affair.name": "台帳",
        "basic.affair.description": "前の概要",
        "threshold.population.size": "1万人以上10万人未満",
        "threshold.handlers.over500": "500人未満",
        "threshold.accident.occurred": "発生なし",
    }
    apply(sheet, freeze(FORM, sheet))
    sheet.answers |= {"basic.affair.name": "名簿", "threshold.handlers.over500": "500人以上"}
    return sheet


def pages(sheet, **options):
    version = last_published(sheet)
    old = as_sheet(sheet, version) if version else None
    form = catalogue.form(sheet.form)
    return pdf.pages(print_circulation(form, old, sheet, CirculationOptions(**options)))


def boxes(sheet, *stamps):
    """Width and height of each empty cell below the heads of 決裁欄 of the cover."""
    page = circulation_pages(FORM, None, sheet, CirculationOptions(stamps=stamps))[0]
    pieces = [piece for piece in page.frames[1].slices if piece.row.count > 1]
    return [(cell.width, piece.height) for piece in pieces for cell in piece.row.cells[1:]]


def test_the_cover_says_what_is_asked_by_whom_and_when(sheet):
    cover = pages(sheet, drafted_on="2026-11-20", drafted_by="市民課　山田")[0]
    assert "件名住民基本台帳に関する事務の修正について（伺い）" in cover
    assert "起案日令和8年11月20日" in cover
    assert "担当市民課山田" in cover
    assert "部長課長係長担当備考" in cover


def test_what_is_not_told_is_left_to_the_pen(sheet):
    cover = pages(sheet, subject="別の件名", stamps=("市長", "局長"))[0]
    assert "件名別の件名起案日令和年月日担当決裁日令和年月日" in cover
    assert "市長局長備考" in cover


def test_the_record_that_the_pack_becomes_has_a_number_and_a_time_of_keeping(sheet):
    cover = pages(sheet, document_number="市民第12号", retention="10年")[0]
    assert "文書番号市民第12号保存期間10年件名" in cover


def test_number_and_time_of_keeping_are_left_to_the_pen(sheet):
    assert "文書番号保存期間件名" in pages(sheet)[0]


@pytest.mark.parametrize("count", [1, 4, 7, 8, 9, 20])
def test_stamp_boxes_are_never_smaller_than_20_mm(sheet, count):
    found = boxes(sheet, *("課長",) * count)
    assert len(found) >= count
    assert all(min(box) >= TWENTY_MM for box in found)


def test_the_cover_gives_the_page_of_every_part(sheet):
    told = pages(sheet)
    assert (
        f"1概要22新旧対照表33評価書（案）様式2基礎項目評価書（令和6年10月）4～{len(told)}"
        in told[0]
    )
    assert "特定個人情報保護評価書（基礎項目評価書）" in told[3]


def test_pages_are_counted_over_the_whole_pack(sheet):
    told = pages(sheet)
    assert all(f"{number}/{len(told)}" in page for number, page in enumerate(told, start=1))


def test_the_sheet_alone_is_marked_as_draft(sheet):
    found = circulation_pages(FORM, None, sheet, CirculationOptions())
    assert [page.draft for page in found[:3]] == [False, False, True]
    assert all(page.draft for page in found[2:])


def test_the_summary_gives_the_judgement_its_reason_and_what_it_was(sheet):
    summary = pages(sheet)[1]
    assert "対象人数1万人以上10万人未満" in summary
    assert "500人以上【前回】500人未満" in summary
    assert "基礎項目評価及び重点項目評価の実施が義務付けられる【前回】" in summary
    assert "取扱者数が500人以上のため、重点項目評価も必要です。" in summary


def test_the_summary_gives_the_exact_figure_where_one_is_noted(sheet):
    apply(sheet, note_figure(FORM, sheet, "threshold.population.size", "98,500"))
    summary = pages(sheet)[1]
    assert "1万人以上10万人未満［実数の控え：98,500］２．取扱者数" in summary


def test_the_summary_tells_the_changes_with_before_or_after(sheet):
    summary = pages(sheet)[1]
    assert "3項目（事後3項目）" in summary
    assert "①事務の名称：台帳→名簿" in summary
    assert "重要な変更に当たらないため" in summary


def test_what_the_clerk_wrote_into_the_log_goes_before_what_is_proposed(sheet):
    apply(sheet, update(FORM, sheet, "full").edit)
    sheet.rows["log"][0].answers |= {"log.timing": "事前", "log.explanation": "評価の再実施"}
    summary = pages(sheet)[1]
    assert "3項目（事前1項目、事後2項目）" in summary
    assert "事前評価の再実施・Ⅰ関連情報" in summary


def test_the_summary_counts_what_is_set_aside_apart(sheet):
    findings = check(FORM, sheet)
    errors = [finding for finding in findings if finding.severity == "error"]
    apply(sheet, set_aside(sheet, errors[0], "理由"))
    assert f"誤り{len(errors) - 1}件" in pages(sheet)[1]
    assert "理由を付けて見送ったもの1件" in pages(sheet)[1]


def test_errors_that_say_the_same_under_one_heading_are_one_line():
    sheet = new_sheet(FORM)
    sheet.answers["basic.affair.name"] = "台帳の事務"
    summary = pages(sheet)[1]
    first = "Ⅰ関連情報１．特定個人情報ファイルを取り扱う事務②事務の概要"
    assert f"{first}（ほか1か所）：未記入です" in summary
    assert "③システムの名称" not in summary


def test_of_files_the_summary_tells_where_there_are_some():
    sheet = new_sheet(LONG)
    assert "件：" not in pages(sheet)[1]
    sheet.rows["file"] = [Entry(id="a")]
    assert "1件：" in pages(sheet)[1]


def test_a_first_sheet_goes_round_without_a_comparison():
    told = pages(new_sheet(FORM))
    assert "公表について（伺い）" in told[0]
    assert "新旧対照表" not in "".join(told)
    assert "なし（新しく作成した評価書）" in told[1]


@pytest.mark.parametrize("form", [FORM, LONG], ids=["form2", "form4"])
def test_the_summary_is_one_page_whatever_changed(form):
    old = new_sheet(form)
    old.answers["cover.title"] = "長い名前" * 200
    new = deepcopy(old)
    for item in form.children(""):
        if item.kind in ("text", "long_text"):
            new.answers[item.id] = "とても長い答え" * 60
    new.rows["log"] = [Entry(id="1", answers={"log.item": "Ⅸ ９．ない項目"})]
    found = circulation_pages(form, old, new, CirculationOptions())
    titles = [page.frames[0].slices[0].row.cells[0].lines[:1] for page in found]
    assert titles[1:3] == [("概要",), ("新旧対照表",)]
    assert "ほかに" in pdf.pages(print_circulation(form, old, new))[1]


@settings(max_examples=3, deadline=None)
@given(sheets(FORM), TEXTS)
def test_any_sheet_can_go_round_whole(sheet, subject):
    old = new_sheet(FORM)
    options = CirculationOptions(subject=subject, drafted_on=subject, drafted_by=subject)
    pack = print_circulation(FORM, old, sheet, options)
    lost = pdf.letters(print_sheet(FORM, sheet)) - pdf.letters(pack)
    assert set(lost) <= set("0123456789")  # page numbers
    for (width, height), places in pdf.boxes(pack):
        for left, low, right, top in places:
            assert left >= 0
            assert low >= 0
            assert right <= width
            assert top <= height


def test_the_same_pack_gives_the_same_bytes(sheet):
    assert print_circulation(FORM, None, sheet) == print_circulation(FORM, None, sheet)
