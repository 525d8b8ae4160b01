"""変更箇所 writes itself, and never over what the clerk wrote."""

import pytest

from piadesk.errors import ChangesError
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.proposals import bring_back, declare, keep, links, renew, timing_for, update
from piadesk.revision.published import freeze
from piadesk.revision.timing import is_important, timing_of
from piadesk.sheets.edits import AddEntry, MoveEntry, RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage import store
from piadesk.words import say, tell

SMALL = catalogue.form("form2-r06")
LARGE = catalogue.form("form4-r06")
LOG = ChangeLog.of(LARGE)
NAME = Address((), "basic.affair.name")
NOTES = Address((), "cover.special_notes")
BASIS = Address((), "basic.number_use.legal_basis")


def revised(form=SMALL):
    """A published sheet with one old row of history, taken up for revision."""
    sheet = new_sheet(form)
    sheet.answers.update({NAME.item: "旧い事務", NOTES.item: "なし", BASIS.item: "番号法"})
    sheet.rows["log"] = [Entry(id="history", answers={"log.item": "全体"})]
    apply(sheet, freeze(form, sheet))
    return sheet


def refresh(sheet, form=SMALL):
    told = update(form, sheet, "numbers", "2025-12-01")
    apply(sheet, told.edit)
    return told


def log(sheet):
    return [(row.item, row.before, row.after) for row in map(LOG.row, LOG.entries(sheet))]


def last_row(sheet):
    return LOG.entries(sheet)[-1].id


def edit_log(sheet, row_id, text):
    apply(sheet, SetValue(Address((row_id,), "log.after"), text))


def test_before_the_first_publication_there_is_nothing_to_compare_with():
    with pytest.raises(ChangesError) as caught:
        update(SMALL, new_sheet(SMALL), "full")
    assert tell(caught.value)


def test_changes_become_rows_behind_the_history_in_form_order():
    sheet = revised()
    sheet.put(BASIS, "番号法第9条")
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    assert log(sheet)[0][0] == "全体"
    assert log(sheet)[1:] == [
        ("Ⅰ－１．①", "旧い事務", "新しい事務"),
        ("Ⅰ－３．", "番号法", "番号法第9条"),
    ]
    assert LOG.entries(sheet)[1].answers["log.date"] == "2025-12-01"


def test_a_second_look_changes_nothing():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    assert refresh(sheet).edit.edits == ()


def test_an_untouched_row_follows_the_sheet():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    row_id = last_row(sheet)
    sheet.put(NAME, "もっと新しい事務")
    refresh(sheet)
    assert log(sheet)[1:] == [("Ⅰ－１．①", "旧い事務", "もっと新しい事務")]
    assert last_row(sheet) == row_id


def test_a_later_change_is_put_into_form_order():
    sheet = revised()
    sheet.put(BASIS, "番号法第9条")
    refresh(sheet)
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    assert [item for item, _, _ in log(sheet)] == ["全体", "Ⅰ－１．①", "Ⅰ－３．"]


def test_a_later_change_stands_behind_its_neighbour_where_the_clerk_moved_it():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    apply(sheet, MoveEntry(LOG.address, last_row(sheet), 0))
    sheet.put(BASIS, "番号法第9条")
    refresh(sheet)
    assert [item for item, _, _ in log(sheet)] == ["Ⅰ－１．①", "Ⅰ－３．", "全体"]


def test_an_edited_row_is_never_overwritten():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    edit_log(sheet, last_row(sheet), "（略）新しい")
    assert refresh(sheet).outdated == ()
    sheet.put(NAME, "もっと新しい事務")
    assert refresh(sheet).outdated == (last_row(sheet),)
    assert log(sheet)[-1][2] == "（略）新しい"


def test_the_day_of_a_row_is_the_clerks_own():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    apply(sheet, SetValue(Address((last_row(sheet),), "log.date"), "2026-01-01"))
    sheet.put(NAME, "もっと新しい事務")
    refresh(sheet)
    assert log(sheet)[-1][2] == "もっと新しい事務"
    assert LOG.entries(sheet)[-1].answers["log.date"] == "2026-01-01"


def test_a_row_that_the_clerk_takes_out_stays_away_until_called_back():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    row_id = last_row(sheet)
    apply(sheet, RemoveEntry(LOG.address, row_id))
    sheet.put(NAME, "もっと新しい事務")
    for _ in range(2):
        assert refresh(sheet).dropped == (row_id,)
        assert len(log(sheet)) == 1
    apply(sheet, bring_back(sheet, row_id))
    refresh(sheet)
    assert len(log(sheet)) == 2


def test_what_is_taken_back_in_the_sheet_leaves_the_log():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    sheet.put(NOTES, "あり")
    refresh(sheet)
    edit_log(sheet, LOG.entries(sheet)[1].id, "書き直し")
    sheet.put(NAME, "旧い事務")
    sheet.put(NOTES, "なし")
    told = refresh(sheet)
    assert [after for _, _, after in log(sheet)] == ["", "書き直し"]
    assert told.outdated == (last_row(sheet),)
    apply(sheet, keep(SMALL, sheet, last_row(sheet), "numbers"))
    assert refresh(sheet).outdated == ()


def test_rows_of_the_clerks_own_are_left_alone():
    sheet = revised()
    own = Entry(id="own", answers={"log.item": "共通"})
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    apply(sheet, AddEntry(LOG.address, 1, own))
    sheet.put(NAME, "旧い事務")
    refresh(sheet)
    assert [item for item, _, _ in log(sheet)] == ["全体", "共通"]


def test_a_later_change_stands_behind_its_neighbour_whatever_the_clerk_put_between():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    sheet.put(BASIS, "番号法第9条")
    refresh(sheet)
    apply(sheet, AddEntry(LOG.address, 2, Entry(id="own", answers={"log.item": "共通"})))
    sheet.put(Address((), "basic.department.name"), "市民課")
    refresh(sheet)
    told = [item for item, _, _ in log(sheet)]
    assert told == ["全体", "Ⅰ－１．①", "共通", "Ⅰ－３．", "Ⅰ－５．①"]


def test_an_outdated_row_can_be_renewed_or_kept():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    row_id = last_row(sheet)
    edit_log(sheet, row_id, "書き直し")
    sheet.put(NAME, "もっと新しい事務")
    apply(sheet, keep(SMALL, sheet, row_id, "numbers"))
    assert refresh(sheet).outdated == ()
    assert log(sheet)[-1][2] == "書き直し"
    apply(sheet, renew(SMALL, sheet, row_id, "numbers"))
    assert log(sheet)[-1][2] == "もっと新しい事務"


def test_updating_is_one_undo():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    sheet.put(NAME, "旧い事務")
    sheet.put(NOTES, "あり")
    before = store.dump(sheet, SMALL)
    inverse = apply(sheet, update(SMALL, sheet, "numbers").edit)
    apply(sheet, inverse)
    assert store.dump(sheet, SMALL) == before


def test_the_next_publication_begins_anew():
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    apply(sheet, freeze(SMALL, sheet))
    sheet.put(NAME, "さらに新しい事務")
    refresh(sheet)
    assert [after for _, _, after in log(sheet)] == ["", "新しい事務", "さらに新しい事務"]
    assert list(links(sheet)) == [last_row(sheet)]


def test_links_are_saved_with_the_sheet(tmp_path):
    sheet = revised()
    sheet.put(NAME, "新しい事務")
    refresh(sheet)
    store.save(sheet, SMALL, tmp_path / "評価書.json")
    opened = store.load(tmp_path / "評価書.json").sheet
    assert links(opened) == links(sheet)


TIMINGS = {
    "※": (LARGE, "basic.number_use.legal_basis", "", "事前", "important"),
    "※, a slip": (LARGE, "basic.number_use.legal_basis", "formal", "事後", "important_formal"),
    "※, less danger": (LARGE, "file.use.how", "harmless", "事後", "important_harmless"),
    "no ※": (LARGE, "basic.department.name", "", "事後", "plain"),
    "no ※, a slip": (LARGE, "basic.department.name", "formal", "事後", "formal"),
    "a form without ※": (SMALL, "basic.affair.name", "", "事後", "unmarked"),
    "an entry with a ※ in it": (LARGE, "file.entrust.items", "", "事前", "important"),
    "an entry without": (LARGE, "basic.systems", "", "事後", "plain"),
    "a file": (LARGE, "file", "", "事前", "important"),
}


@pytest.mark.parametrize("case", TIMINGS)
def test_the_time_follows_from_the_mark(case):
    form, item_id, declared, timing, reason = TIMINGS[case]
    told = timing_of(form, form.by_id[item_id], declared)
    assert (told.timing, told.reason) == (timing, f"timing.reason.{reason}")
    assert told.explanation
    assert say(told.reason)


def test_only_an_item_with_a_mark_is_important():
    assert is_important(LARGE, LARGE.by_id["basic.affair.description"])
    assert not is_important(LARGE, LARGE.by_id["basic.affair.name"])


def test_the_clerk_declares_a_slip():
    sheet = revised(LARGE)
    sheet.put(BASIS, "番号法第９条")
    refresh(sheet, LARGE)
    row_id = last_row(sheet)
    assert LOG.row(LOG.entries(sheet)[-1]).timing == "事前"
    apply(sheet, declare(LARGE, sheet, row_id, "formal"))
    assert LOG.row(LOG.entries(sheet)[-1]).timing == "事後"
    assert timing_for(LARGE, sheet, row_id).reason == "timing.reason.important_formal"
    sheet.put(BASIS, "番号法第９条第１項")
    refresh(sheet, LARGE)
    told = LOG.row(LOG.entries(sheet)[-1])
    assert (told.after, told.timing) == ("番号法第９条第１項", "事後")


def test_declaring_leaves_the_texts_that_the_clerk_wrote():
    sheet = revised(LARGE)
    sheet.put(BASIS, "番号法第９条")
    refresh(sheet, LARGE)
    edit_log(sheet, last_row(sheet), "書き直し")
    apply(sheet, declare(LARGE, sheet, last_row(sheet), "formal"))
    refresh(sheet, LARGE)
    told = LOG.row(LOG.entries(sheet)[-1])
    assert (told.after, told.timing) == ("書き直し", "事後")
