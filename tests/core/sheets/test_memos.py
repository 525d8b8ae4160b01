"""付箋 and 根拠メモ: kept with the sheet, undone, found by their item, carried, printed."""

from piadesk.acts.memo_findings import memo_findings
from piadesk.forms import catalogue
from piadesk.printing import print_memo_list
from piadesk.revision.migration import migrate
from piadesk.sheets.edits import apply
from piadesk.sheets.memos import drop_memo, keep_memo, memos_at, memos_of, new_memo
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.pdf import text as text_of

FORM = catalogue.form("form2-r06")
NAME = Address((), "basic.affair.name")


def sheet_with(*memos):
    sheet = Sheet(form=FORM.id)
    for memo in memos:
        apply(sheet, keep_memo(sheet, memo))
    return sheet


def slip(text="確認する", address=NAME):
    return new_memo(address, "slip", text, "山田", "2026-11-28")


def test_a_memo_is_saved_with_the_sheet_and_undone():
    memo = slip()
    sheet = sheet_with(memo)
    opened = store.read(store.dump(sheet, FORM), "")
    assert (memos_of(opened.sheet), opened.is_altered) == ([memo], False)
    inverse = apply(sheet, keep_memo(sheet, memo._replace(is_done=True)))
    assert [one.is_done for one in memos_at(sheet, NAME)] == [True]
    apply(sheet, inverse)
    assert memos_of(sheet) == [memo]
    apply(sheet, drop_memo(sheet, memo.id))
    assert sheet.notes == {}


def test_only_an_open_slip_whose_item_is_there_is_told_on_the_page_of_findings():
    basis = new_memo(NAME, "basis", "契約書による", "", "2026-11-28")
    sheet = sheet_with(
        slip(), basis, slip()._replace(is_done=True), slip(address=Address(("x",), "a"))
    )
    assert [finding.details["text"] for finding in memo_findings(FORM, sheet)] == ["確認する"]


def test_what_is_no_memo_is_left_out():
    sheet = Sheet(form=FORM.id, notes={"memos": {"a": 1, "b": {"text": "x"}, "c": {"at": "i/j"}}})
    assert [memo.address for memo in memos_of(sheet)] == [Address(("i",), "j")]
    assert memos_of(Sheet(form=FORM.id, notes={"memos": ["x"]})) == []


def test_a_memo_goes_along_to_another_revision():
    old = catalogue.form("form2-h31")
    sheet = Sheet(form=old.id)
    apply(sheet, keep_memo(sheet, slip()))
    assert memos_at(migrate(sheet, FORM.id).sheet, NAME) == memos_of(sheet)


def test_the_list_on_paper_has_every_word_of_them():
    sheet = sheet_with(slip(), slip("消えた項目の付箋", Address(("x",), "file.name")))
    text = "".join(text_of(print_memo_list(FORM, sheet, "2026-11-28")).split())
    assert "確認する" in text
    assert "消えた項目の付箋" in text
    assert "山田" in text
