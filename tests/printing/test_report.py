"""点検結果 on paper: every finding with its place, its sentence, its source; what was set aside."""

from piadesk.acts.set_aside import set_aside
from piadesk.checks import Severity, check
from piadesk.forms import catalogue
from piadesk.printing import print_report
from piadesk.sheets.edits import apply
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import new_sheet
from tests import pdf

FORM = catalogue.form("form2-r06")


TEXTS = ("cover__special_notes", "basic__affair__name", "risk__priority__basis")


def sheet_with(**answers):
    """A sheet with these answers, __ for the dot, and nothing else."""
    sheet = new_sheet(FORM)
    sheet.answers = {item.replace("__", "."): text for item, text in answers.items()}
    return sheet


def report(sheet, **given):
    return print_report(FORM, sheet, check(FORM, sheet), **given)


def test_every_finding_is_listed_with_place_sentence_and_source():
    sheet = sheet_with(**dict.fromkeys(TEXTS, "市民課（ｼｽﾃﾑ"))
    names = Names(FORM, sheet)
    hints = [one for one in check(FORM, sheet) if one.severity is Severity.HINT]
    told = "".join(names.position(one.address) + one.message + one.source for one in hints)
    assert len(hints) >= len(TEXTS)
    assert not pdf.Counter(pdf.bare(told)) - pdf.letters(print_report(FORM, sheet, hints))


def test_what_is_the_same_of_items_under_one_heading_is_said_once():
    sheet = new_sheet(FORM)
    found = check(FORM, sheet)
    text = pdf.bare(pdf.text(report(sheet)))
    titles = [pdf.bare(FORM.by_id[one.address.item].title) for one in found]
    assert text.count("未記入です") < len(found)
    assert all(title in text for title in titles)


def test_the_gravest_stand_first():
    sheet = sheet_with(cover__special_notes="市民課（ｼｽﾃﾑ")
    text = pdf.text(report(sheet))
    errors = sum(one.severity is Severity.ERROR for one in check(FORM, sheet))
    assert text.index(f"誤り{errors}件番号") < text.index("参考2件番号")


def test_the_head_stands_on_every_page_and_findings_are_numbered():
    content = report(new_sheet(FORM), checked_on="2026-11-20")
    found = pdf.pages(content)
    assert len(found) > 1
    assert all("番号項目内容根拠" in page for page in found)
    assert "点検した日：令和8年11月20日" in found[0]
    assert f"{len(check(FORM, new_sheet(FORM)))}" in found[-1]


def test_a_finding_set_aside_stands_apart_with_its_reason():
    sheet = new_sheet(FORM)
    apply(sheet, set_aside(sheet, check(FORM, sheet)[0], "公表のときに付番するため"))
    text = pdf.text(report(sheet))
    assert "理由を付けて見送った指摘" in text
    assert "公表のときに付番するため" in text.split("見送った理由")[1]


def test_that_nothing_was_found_is_said():
    text = pdf.text(print_report(FORM, new_sheet(FORM), []))
    assert "指摘はありません。" in text
    assert "見送った指摘" not in text


def test_the_same_findings_give_the_same_bytes():
    assert report(new_sheet(FORM)) == report(new_sheet(FORM))
