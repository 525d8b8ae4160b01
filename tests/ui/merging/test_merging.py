"""同僚の控えを取り込む in the real window: listed, chosen by keys, taken as one undo step."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.revision.merge_base import Common
from piadesk.sheets.ancestors import note_ancestor
from piadesk.sheets.edits import AddEntry, RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address, Entry, Sheet, snapshot
from piadesk.storage import store
from piadesk.words import say
from tests.ui.opened import bring_forward, open_window, panels_above
from ui.marked_texts.passages import plain
from ui.merging import merging
from ui.merging.copies import Copies
from ui.merging.merge_dialog import MergeDialog
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form3-r06")
NAME, TITLE = Address((), "basic.affair.name"), Address((), "cover.title")
OFFICE = Address((), "disclosure.request.office")
NUMBER, SYSTEMS = Address((), "cover.number"), Address((), "basic.systems")


@pytest.fixture
def base():
    answers = {NAME.item: "初めの事務。", TITLE.item: "初めの題", NUMBER.item: "1"}
    return Sheet(form=FORM.id, answers=answers)


@pytest.fixture
def window(qtbot, tmp_path, base):
    path = tmp_path / "評価書.json"
    store.save(base, FORM, path)
    window = open_window(qtbot)
    window.open(path)
    return window


@pytest.fixture
def taking(qtbot, window, tmp_path, base):
    """Opens the dialog with a copy that these edits were made in."""

    def call(*edits):
        theirs = snapshot(base)
        for edit in edits:
            apply(theirs, edit)
        store.save(theirs, FORM, tmp_path / "控え.json")
        window.messages.files.append(tmp_path / "控え.json")
        window.menus.actions["merge"].trigger()
        dialogs = window.findChildren(MergeDialog)
        return dialogs[-1] if dialogs else None

    return call


def write(window, address, text):
    window.desk.push(SetValue(address, text), "入力")


def answers(window):
    return [window.desk.sheet.get(address) for address in (NAME, TITLE, NUMBER)]


def test_the_conflict_comes_first_and_keys_choose(qtbot, window, taking):
    write(window, TITLE, "こちらの題")
    dialog = taking(SetValue(TITLE, "あちらの題"), SetValue(NUMBER, "2"))
    assert [row.head for row in dialog.model.rows] == ["要選択", ""]
    assert "選ぶところ 1件" in dialog.summary.text()
    bring_forward(qtbot, dialog)
    qtbot.keyClick(dialog.table, Qt.Key.Key_2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_1)
    assert dialog.choices == ["theirs", "mine"]
    dialog.agree.click()
    assert answers(window) == ["初めの事務。", "あちらの題", "1"]


def test_both_texts_are_kept_and_all_is_taken_back_as_one(window, taking):
    write(window, NAME, "こちらの事務。")
    new = Entry(id="new", answers={"basic.systems.name": "新しいシステム"})
    dialog = taking(SetValue(NAME, "あちらの事務。"), AddEntry(SYSTEMS, 0, new))
    dialog.take("both")
    dialog.agree.click()
    assert answers(window)[0] == "こちらの事務。あちらの事務。"
    assert [entry.id for entry in window.desk.sheet.entries(SYSTEMS)] == ["new"]
    window.menus.actions["undo"].trigger()
    assert (answers(window)[0], window.desk.sheet.entries(SYSTEMS)) == ("こちらの事務。", [])


def test_an_entry_that_one_took_away_and_the_other_rewrote_says_so(window, tmp_path, base):
    apply(base, AddEntry(SYSTEMS, 0, Entry(id="one", answers={"basic.systems.name": "初め"})))
    store.save(base, FORM, window.desk.path, window.desk.fingerprint)
    window.open(window.desk.path)
    theirs = snapshot(base)
    note_ancestor(theirs, window.desk.fingerprint)
    apply(theirs, RemoveEntry(SYSTEMS, "one"))
    store.save(theirs, FORM, tmp_path / "控え.json")
    write(window, Address(("one",), "basic.systems.name"), "こちらの名称")
    window.messages.files.append(tmp_path / "控え.json")
    window.menus.actions["merge"].trigger()
    dialog = window.findChildren(MergeDialog)[-1]
    assert "同僚が削除しています" in "".join(part.text for part in dialog.model.rows[0].cells[0])
    dialog.agree.click()
    assert [entry.id for entry in window.desk.sheet.entries(SYSTEMS)] == ["one"]


def test_what_only_another_form_has_comes_along_and_goes_again(window, taking):
    window.wizard.go_to(NAME)
    unknown = Address((), "cover.of_a_later_form")
    dialog = taking(SetValue(unknown, "あちらの記載"))
    dialog.take("theirs")
    dialog.agree.click()
    assert window.desk.sheet.get(unknown) == "あちらの記載"
    window.desk.stack.undo()
    assert window.desk.sheet.get(unknown) is None


def test_a_copy_with_nothing_new_is_told_and_no_dialog_comes(window, taking):
    write(window, TITLE, "こちらの題")
    assert taking() is None
    assert window.messages.told[-1][0] == "merge.nothing"


def test_a_choice_can_only_be_one_of_both(window, taking):
    write(window, NUMBER, "3")
    dialog = taking(SetValue(NUMBER, None))
    assert not dialog.buttons["both"].isEnabled()
    dialog.take("both")
    assert dialog.choices == ["mine"]


def test_without_a_common_state_the_clerk_may_name_it(window, taking, tmp_path, base):
    store.save(base, FORM, tmp_path / "もと.json")
    window.desk.path = None
    write(window, TITLE, "こちらの題")
    dialog = taking(SetValue(NUMBER, "2"))
    assert dialog.choices == ["mine", "mine"]
    window.messages.files.append(tmp_path / "もと.json")
    dialog.name_base.click()
    assert dialog.choices == ["theirs"]


@pytest.mark.parametrize("knows_a_save", [True, False])
def test_where_nobody_knows_who_changed_it_the_side_that_has_it_is_named(base, knows_a_save):
    """The only save is of after one's own work: it has every answer as it is here."""
    theirs = snapshot(base)
    for address, mine, other in ((TITLE, "", "題"), (NUMBER, "1", ""), (NAME, "甲", "乙")):
        apply(base, SetValue(address, mine))
        apply(theirs, SetValue(address, other))
    saved = Common(snapshot(base), rivals=[snapshot(base)]) if knows_a_save else None
    copies = Copies(FORM, base, theirs, "控え.json", saved)
    causes = {one.address: copies.cause(one) for one in copies.differing}
    assert causes == {TITLE: "only_there", NUMBER: "only_here", NAME: "unknown"}


@pytest.fixture
def strangers(qtbot, window, taking):
    """The dialog on two copies of which nobody knows what they began with."""
    window.desk.path = None
    for address, text in ((TITLE, ""), (NUMBER, "3"), (OFFICE, "こちらの課")):
        write(window, address, text)
    new = Entry(id="new", answers={"basic.systems.name": "新しいシステム"})
    theirs = ((TITLE, "あちらの題"), (NUMBER, ""), (NAME, "あちらの事務"), (OFFICE, ""))
    dialog = taking(*(SetValue(*one) for one in theirs), AddEntry(SYSTEMS, 0, new))
    bring_forward(qtbot, dialog)
    return dialog


def taken(dialog):
    """By item, what is taken of each place that is chosen."""
    chosen = zip(dialog.copies.differing, dialog.choices, dialog.model.rows, strict=True)
    return {one.address.item: choice for one, choice, row in chosen if row.head == "済"}


def test_what_one_copy_alone_has_is_chosen_at_once_and_the_rest_stays_open(
    qtbot, window, strangers
):
    bar = strangers.one_sided
    assert "見分けられません" in strangers.base.text()
    assert ["（2件）" in bar.buttons[side].text() for side in ("mine", "theirs")] == [True, True]
    with qtbot.waitSignal(bar.asked):
        qtbot.keyClick(strangers.table, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert taken(strangers) == {TITLE.item: "theirs", SYSTEMS.item: "theirs"}
    assert not bar.buttons["theirs"].isEnabled()
    strangers.agree.click()
    assert answers(window) == ["初めの事務。", "あちらの題", "3"]
    window.menus.actions["undo"].trigger()
    assert not answers(window)[1]
    assert window.desk.sheet.entries(SYSTEMS) == []


def test_of_a_section_alone_what_one_copy_has_is_chosen(strangers):
    bar = strangers.one_sided
    cover = FORM.section_of[TITLE.item].id
    bar.section.setCurrentIndex(bar.section.findData(cover))
    bar.buttons["theirs"].click()
    bar.buttons["mine"].click()
    assert taken(strangers) == {TITLE.item: "theirs", NUMBER.item: "mine"}
    assert strangers.focusWidget() is strangers.table


def test_where_it_is_known_who_changed_it_nothing_is_to_be_chosen_at_once(window, taking):
    write(window, TITLE, "こちらの題")
    assert taking(SetValue(TITLE, "あちらの題")).one_sided.isHidden()


def test_a_copy_on_another_form_is_told(window, tmp_path):
    other = catalogue.form("form2-r06")
    store.save(Sheet(form=other.id), other, tmp_path / "別.json")
    window.messages.files.append(tmp_path / "別.json")
    window.menus.actions["merge"].trigger()
    assert window.messages.told == ["merge.other_form"]


def outside(window, base):
    """Others write the file while it is open, and the clerk writes and saves."""
    theirs = snapshot(base)
    apply(theirs, SetValue(NUMBER, "2"))
    store.save(theirs, FORM, window.desk.path)
    write(window, TITLE, "こちらの題")
    return window.save()


def in_file(window):
    return [store.load(window.desk.path).sheet.get(address) for address in (TITLE, NUMBER)]


def test_a_file_changed_outside_can_be_put_together_and_saved(window, base):
    window.messages.answers.append("merge_both")
    assert not outside(window, base)
    dialog = window.findChildren(MergeDialog)[-1]
    told = [dialog.windowTitle(), dialog.summary.text(), dialog.buttons["theirs"].text()]
    told += [str(dialog.model.index(0, column).data()) for column in range(4)]
    told += [str(dialog.model.headerData(2, Qt.Orientation.Horizontal))]
    assert "ほかで" in "".join(told)
    assert "同僚" not in "".join(told)  # it is the sheet's own file
    dialog.agree.click()
    assert window.messages.told[-1][0] == "merge.outside.done"
    assert window.save()
    assert in_file(window) == ["こちらの題", "2"]


def test_a_dialog_that_is_left_leaves_the_file_guarded(window, base):
    window.messages.answers += ["merge_both", "cancel"]
    outside(window, base)
    window.findChildren(MergeDialog)[-1].reject()
    assert not window.save()
    assert in_file(window) == ["初めの題", "2"]


def test_each_save_notes_what_it_was_made_of_and_an_idle_one_nothing(window):
    first = window.desk.fingerprint
    write(window, TITLE, "こちらの題")
    assert window.save()
    assert store.load(window.desk.path).sheet.notes["ancestors"] == [first[:16]]
    second = window.desk.fingerprint
    assert window.save()
    assert window.desk.fingerprint == second


def test_a_second_file_of_the_sheet_in_the_folder_can_be_put_together(
    qtbot, window, tmp_path, base
):
    twin = snapshot(base)
    apply(twin, SetValue(NUMBER, "2"))
    store.save(twin, FORM, tmp_path / "評価書 (競合コピー).json")
    window.open(window.desk.path)

    def bars():
        return [one for one in panels_above(window.wizard) if isinstance(one, OfferBar)]

    qtbot.waitUntil(lambda: bars() != [])
    bars()[0].act.click()
    dialog = window.findChildren(MergeDialog)[-1]
    dialog.take("theirs")  # no save is of before: nobody knows which is the newer
    dialog.agree.click()
    assert answers(window)[2] == "2"


def test_a_workbook_that_the_clerk_stops_reading_changes_nothing(window, tmp_path, monkeypatch):
    (tmp_path / "戻り.xlsx").write_bytes(b"PK\x03\x04")
    window.messages.files.append(tmp_path / "戻り.xlsx")
    monkeypatch.setattr(window.messages, "wait_for", lambda reading: reading.cancel())
    window.menus.actions["merge"].trigger()
    assert window.messages.told == []
    assert not window.findChildren(MergeDialog)


def test_a_copy_that_differs_everywhere_is_told_and_not_listed(window, taking, monkeypatch):
    monkeypatch.setattr(merging, "MOST_DIFFERING", 1)
    assert taking(SetValue(TITLE, "あちらの題"), SetValue(NUMBER, "2")) is None
    assert window.messages.told == [("merge.too_many", {"name": "控え.json", "count": 2})]


def test_many_rows_are_taken_as_one_change(taking):
    rows = [AddEntry(SYSTEMS, 0, Entry(id=f"a{number}")) for number in range(90)]
    dialog = taking(*rows)
    changes = []
    dialog.model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    dialog.table.choose(range(90))
    dialog.take("mine")
    assert changes == [(0, 89)]
    assert set(dialog.choices) == {"mine"}
    assert {row.cells[3] for row in dialog.model.rows} == {plain(say("merge.taken.mine"))}
