"""The clerk works on repeats: entries unfold one at a time, come, go, move, and are pasted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from piadesk.checks import Finding, Severity
from piadesk.sheets.edits import AddEntry, SetValue, Several
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import open_section
from ui.fields.paste_dialog import PasteDialog

MOVES = Address(("f",), "file.provide.move")
NAME = "file.provide.move.name"


def entry(row_id, name):
    return Entry(id=row_id, answers={NAME: name})


def page_with(qtbot, rows):
    file = Entry(id="f", answers={"file.name": "住民"}, rows={MOVES.item: rows})
    page = open_section(qtbot, Sheet(form="form4-r06", rows={"file": [file]}), "file", ("f",))
    page.reveal(MOVES)
    return page


@pytest.fixture
def page(qtbot):
    rows = [entry("a", "税務課"), entry("b", "福祉課"), entry("c", "教育課")]
    return page_with(qtbot, rows)


@pytest.fixture
def blocks(page):
    return page.fields[MOVES]


def order(page):
    return "".join(row.id if len(row.id) == 1 else "+" for row in page.sheet.entries(MOVES))


def press(qtbot, blocks, row_id, key, modifier=Qt.KeyboardModifier.NoModifier):
    blocks.heads[row_id].setFocus()
    qtbot.keyClick(blocks.heads[row_id], key, modifier)


def name_field(page, row_id):
    page.reveal(Address(("f", row_id), NAME))
    return page.fields[Address(("f", row_id), NAME)]


def built(page):
    return {at.path[1] for at in page.fields if len(at.path) > 1}


def test_entries_stand_folded_with_number_and_name(page, blocks):
    assert [head.text() for head in blocks.heads.values()] == [
        "移転先1　税務課",
        "移転先2　福祉課",
        "移転先3　教育課",
    ]
    assert built(page) == set()


def test_only_the_unfolded_entry_has_fields(qtbot, page, blocks):
    qtbot.mouseClick(blocks.heads["a"], Qt.MouseButton.LeftButton)
    assert blocks.unfolded == "a"
    name_field(page, "a")
    press(qtbot, blocks, "c", Qt.Key.Key_Return)
    assert blocks.unfolded == "c"
    name_field(page, "c")
    assert built(page) == {"c"}
    press(qtbot, blocks, "c", Qt.Key.Key_Return)
    assert blocks.unfolded == ""
    assert built(page) == set()


def test_the_name_in_the_line_follows_the_typing_and_its_undo(qtbot, page, blocks):
    qtbot.keyClicks(name_field(page, "b").editor, "X")
    assert "X" in blocks.heads["b"].text()
    page.desk.stack.undo()
    assert blocks.heads["b"].text() == "移転先2　福祉課"


def test_a_new_entry_is_unfolded_and_ready_to_be_written(qtbot, page, blocks):
    qtbot.mouseClick(blocks.buttons["add"], Qt.MouseButton.LeftButton)
    assert order(page) == "abc+"
    (new,) = built(page)
    assert page.focusWidget() is page.fields[Address(("f", new), NAME)].editor
    page.desk.stack.undo()
    assert order(page) == "abc"
    assert built(page) == set()


def test_a_copy_stands_below_its_original_and_is_unfolded(qtbot, page, blocks):
    blocks.unfold("a")
    qtbot.mouseClick(blocks.inside_buttons["duplicate"], Qt.MouseButton.LeftButton)
    assert order(page) == "a+bc"
    assert page.sheet.entries(MOVES)[1].answers == {NAME: "税務課"}
    assert blocks.unfolded == page.sheet.entries(MOVES)[1].id


def test_the_buttons_inside_mean_their_own_entry(qtbot, page, blocks):
    blocks.unfold("a")
    press(qtbot, blocks, "b", Qt.Key.Key_Down)
    qtbot.mouseClick(blocks.inside_buttons["remove"], Qt.MouseButton.LeftButton)
    assert order(page) == "bc"


def test_a_deleted_entry_comes_back_with_all_it_held(qtbot, page, blocks):
    press(qtbot, blocks, "b", Qt.Key.Key_Delete)
    assert order(page) == "ac"
    assert "元に戻す" in blocks.hint.text()
    page.desk.stack.undo()
    assert [row.answers[NAME] for row in page.sheet.entries(MOVES)] == [
        "税務課",
        "福祉課",
        "教育課",
    ]
    assert blocks.heads["b"].text() == "移転先2　福祉課"


def test_the_way_to_take_an_act_back_is_told_no_longer_than_it_holds(qtbot, page, blocks):
    press(qtbot, blocks, "b", Qt.Key.Key_Delete)
    assert not blocks.hint.isHidden()
    page.desk.stack.undo()
    assert blocks.hint.isHidden()
    page.desk.stack.redo()
    assert blocks.hint.isHidden()


def test_entries_move_and_are_numbered_anew(qtbot, page, blocks):
    blocks.unfold("c")
    press(qtbot, blocks, "c", Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == "acb"
    assert blocks.heads["c"].text() == "移転先2　教育課"
    assert blocks.unfolded == "c"


@pytest.mark.parametrize(
    ("moved", "key", "after"),
    [("a", Qt.Key.Key_Down, "bac"), ("b", Qt.Key.Key_Up, "bac"), ("b", Qt.Key.Key_Down, "acb")],
)
def test_a_moved_entry_goes_back_to_its_place_with_undo(qtbot, page, blocks, moved, key, after):
    press(qtbot, blocks, moved, key, Qt.KeyboardModifier.AltModifier)
    assert order(page) == after
    page.desk.stack.undo()
    assert order(page) == "abc"
    assert [blocks.heads[row].text()[:4] for row in "abc"] == ["移転先1", "移転先2", "移転先3"]
    page.desk.stack.redo()
    assert order(page) == after


def test_the_arrow_keys_walk_the_lines(qtbot, blocks):
    press(qtbot, blocks, "a", Qt.Key.Key_Down)
    assert QApplication.focusWidget() in {None, blocks.heads["b"]}
    assert blocks.chosen() == ["b"]
    press(qtbot, blocks, "b", Qt.Key.Key_Up)
    assert blocks.chosen() == ["a"]


def test_many_entries_can_be_looked_up(qtbot):
    page = page_with(qtbot, [entry(f"r{n}", f"課{n}") for n in range(60)])
    blocks = page.fields[MOVES]
    qtbot.keyClicks(blocks.filter, "59")
    seen = [row_id for row_id, head in blocks.heads.items() if not head.isHidden()]
    assert seen == ["r58", "r59"]
    blocks.filter.clear()
    assert not any(head.isHidden() for head in blocks.heads.values())


def test_few_entries_need_no_look_up(blocks):
    assert blocks.filter.isHidden()


def test_rows_from_excel_become_entries_after_a_look(qtbot, page, blocks):
    QGuiApplication.clipboard().setText("移転先\t①法令上の根拠\n住宅課\t条例第3条\n")
    blocks.act("paste")
    dialog = blocks.findChild(PasteDialog)
    assert order(page) == "abc"
    dialog.agree.click()
    assert "+" in order(page)
    new = next(row for row in page.sheet.entries(MOVES) if len(row.id) > 1)
    assert new.answers == {NAME: "住宅課", "file.provide.move.legal_basis": "条例第3条"}
    page.desk.stack.undo()
    assert order(page) == "abc"


def test_a_finding_unfolds_its_entry_and_marks_its_line(page, blocks):
    at = Address(("f", "c"), "file.provide.move.legal_basis")
    places = {"instead": ""}
    found = [Finding(code, Severity.ERROR, at, places) for code in ("empty", "log_after_empty")]
    page.show_findings(found)
    assert blocks.heads["c"]._mark == "未記入 1件　● 誤り"
    page.reveal(at)
    assert page.focusWidget() is page.fields[at].editor
    assert blocks.heads["c"]._mark == "未記入 1件　● 誤り"


def test_blanked_entries_are_greyed_with_the_reason_and_kept(page, blocks):
    marks = {"marked": ["行っていない"]}
    field = name_field(page, "a")
    page.desk.push(SetValue(Address(("f",), "file.provide.exists"), marks), "")
    assert "行っていない" in blocks.reason.text()
    assert not blocks.heads["a"].isEnabled()
    assert not field.isEnabled()
    blocks.act("add")
    assert order(page) == "abc"
    page.desk.stack.undo()
    assert blocks.heads["a"].isEnabled()


def test_several_entries_are_picked_and_deleted_as_one_step(qtbot, page, blocks):
    blocks.choose(["a", "c"])
    assert blocks.chosen() == ["a", "c"]
    assert blocks.picks_bar.isVisible()
    qtbot.mouseClick(blocks.picks_bar.buttons["remove"], Qt.MouseButton.LeftButton)
    assert order(page) == "b"
    assert blocks.picks_bar.isHidden()
    page.desk.stack.undo()
    assert order(page) == "abc"


def test_what_was_picked_and_then_taken_back_is_picked_no_more(page, blocks):
    added = [AddEntry(MOVES, 3, Entry(id=one)) for one in ("d", "e")]
    page.desk.push(Several(tuple(added)), "貼り付け")
    blocks.choose(["d", "e"])
    assert blocks.picks_bar.isVisible()
    page.desk.stack.undo()
    assert blocks.picks_bar.isHidden()


def test_ctrl_and_shift_with_a_click_pick_and_a_plain_click_ends_it(blocks):
    lines, keys = ["a", "b", "c", "d"], Qt.KeyboardModifier
    picks = blocks.picks
    assert picks.click("c", "a", lines, keys.ControlModifier)
    assert picks.in_order(lines) == ["a", "c"]
    assert picks.click("d", "b", lines, keys.ShiftModifier)
    assert picks.in_order(lines) == ["b", "c", "d"]
    assert not picks.click("a", "b", lines, keys.NoModifier)
    assert picks.in_order(lines) == []


@pytest.mark.parametrize("filtered", ["", "課"])
def test_keys_pick_from_the_line_that_was_gone_to(qtbot, page, blocks, filtered):
    page.reveal(Address(("f", "b"), MOVES.item))
    blocks.filter.setText(filtered)
    press(qtbot, blocks, "b", Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert blocks.chosen() == ["b", "c"]
    blocks.act("remove")
    assert order(page) == "a"
    press(qtbot, blocks, "a", Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert blocks.chosen() == ["a"]
    page.desk.stack.undo()
    press(qtbot, blocks, "a", Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert blocks.chosen() == ["a", "b"]


def test_the_keyboard_goes_back_to_the_line_when_picking_ends(qtbot, page, blocks):
    blocks.choose(["b", "c"])
    drop = blocks.picks_bar.drop
    drop.setFocus()
    qtbot.keyClick(drop, Qt.Key.Key_Space)
    assert blocks.picks_bar.isHidden()
    assert page.focusWidget() is blocks.heads["b"]


def test_a_click_with_shift_picks_from_the_line_that_was_gone_to(qtbot, page, blocks):
    page.reveal(Address(("f", "a"), MOVES.item))
    shift = Qt.KeyboardModifier.ShiftModifier
    assert blocks.picks.click("c", blocks._picked_from, list(blocks.heads), shift)
    assert blocks.chosen() == ["a", "b", "c"]


def test_entries_of_one_name_are_told_apart_by_what_differs(qtbot):
    children = page_with(qtbot, []).form.children(MOVES.item)
    use = next(item.id for item in children if item.id != NAME and item.kind == "long_text")
    rows = [entry("a", "保険年金課"), entry("b", "保険年金課"), entry("c", "教育課")]
    rows[0].answers[use], rows[1].answers[use] = "国民年金の事務", "国民健康保険の事務"
    heads = page_with(qtbot, rows).fields[MOVES].heads
    assert "国民年金の事務" in heads["a"].text()
    assert "国民健康保険の事務" in heads["b"].text()
    assert heads["c"].text().endswith("教育課")
