"""Others write the open sheet's file: reading again is offered, no save writes over it unasked."""

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.left_content import content_of
from piadesk.storage.left_journal import find_aside
from tests.faults.table import fault
from tests.ui.opened import open_window, panels_above
from ui.desk.outside_watch import OutsideWatch
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


def write(path, title):
    store.save(Sheet(form=FORM.id, answers={TITLE.item: title}), FORM, path)


@pytest.fixture
def path(tmp_path):
    write(tmp_path / "評価書.json", "前")
    return tmp_path / "評価書.json"


@pytest.fixture
def window(qtbot, path):
    """The window with the sheet, which somebody else wrote after it was opened and looked at."""
    window = open_window(qtbot)
    window.open(path)
    look(window)
    write(path, "ほかの人の題")
    return window


def look(window):
    """As the watch does now and then: look, and hear of what was seen."""
    watch = window.wizard.findChild(OutsideWatch)
    watch.look()
    watch.wait()
    watch.look()
    watch.wait()


def bars(window):
    return [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]


@fault("F40", "written outside, nothing to save here: reading again is offered")
def test_the_new_content_is_offered_and_read(window):
    look(window)
    (bar,) = bars(window)
    assert "ほかで書き直されました" in bar.words.text()
    bar.act.click()
    assert window.desk.sheet.get(TITLE) == "ほかの人の題"
    assert bars(window) == []


@fault("F40", "written outside: it is told once, and after an own save not at all")
def test_it_is_told_once_and_an_own_save_is_no_news(window):
    for _ in range(3):
        look(window)
    assert len(bars(window)) == 1
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    window.messages.answers = ["mine"]
    assert window.save()
    look(window)
    assert len(bars(window)) == 1


@fault("F40", "written outside, something to save here: the save waits for a choice")
@pytest.mark.parametrize("answer", ["mine", "theirs", "cancel"])
def test_both_states_can_be_had_again_whatever_is_chosen(window, path, answer):
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    window.messages.answers = [answer]
    assert window.save() == (answer == "mine")
    assert window.desk.sheet.get(TITLE) == ("ほかの人の題" if answer == "theirs" else "私の題")
    on_disk = store.load(path).sheet.get(TITLE)
    assert on_disk == ("私の題" if answer == "mine" else "ほかの人の題")
    kept = [store.read(save.content(), "").sheet.get(TITLE) for save in earlier_saves(path)]
    assert "ほかの人の題" in kept
    if answer == "theirs":
        (left,) = find_aside(path)
        assert content_of(left, path).sheet.get(TITLE) == "私の題"


@fault("F40", "written outside, and the own words can be kept nowhere")
def test_where_the_own_words_cannot_be_kept_they_stay_on_the_screen(window):
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    window.desk.journal.works = False
    window.messages.answers = ["theirs"]
    assert not window.save()
    assert window.messages.told[-1][0] == "outside.cannot_keep"
    assert window.desk.sheet.get(TITLE) == "私の題"


@fault("F44", "the file cannot be read for a while: nobody calls it changed")
def test_a_file_that_is_gone_for_a_while_is_not_called_changed(window, path):
    content = path.read_bytes()
    path.unlink()
    look(window)
    assert bars(window) == []
    path.write_bytes(content)
    look(window)
    assert len(bars(window)) == 1
