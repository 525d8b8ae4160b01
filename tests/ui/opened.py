"""One section of a sheet on a real desk, or the real window; a recorder is the messages door."""

from PySide6.QtWidgets import QApplication, QWidget

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from tests.recorder import Recorder
from ui.desk.desk import Desk
from ui.window import Window
from ui.wizard.section_page import SectionPage


def open_section(qtbot, sheet: Sheet, section_id: str, rows=(), form=None, read_only=""):
    """The page of that section, shown, with all its fields; ``page.messages`` is a recorder."""
    form = form or catalogue.form(sheet.form)
    section = next(one for one in form.sections if one.id == section_id)
    desk = Desk(form, sheet)
    desk.read_only = read_only
    page = SectionPage(desk, section, rows, Recorder())
    qtbot.addWidget(page)
    page.resize(830, 620)
    page.show()
    for item in section.items:
        page.build_towards(Address(rows, item.id))
    return page


def open_window(qtbot, sheet: Sheet | None = None, *, answers=()) -> Window:
    """The window, shown, with ``sheet`` as one that no file holds yet; ``answers`` are laid ready.

    No question comes when it is closed at the end of the test.
    """
    window = Window(Recorder(answers=list(answers)))
    qtbot.addWidget(window, before_close_func=lambda w: w.desk and w.desk.stack.setClean())
    window.resize(1366, 728)
    window.show()
    if sheet is not None:
        window.begin_with(catalogue.form(sheet.form), sheet)
    return window


def bring_forward(qtbot, window: QWidget) -> None:
    """The window in front, and the keyboard with it.

    On Windows it is active (`isActiveWindow`) before keys and shortcuts go to it: who waits for
    that alone loses the first ones.
    """
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.window())


def open_review(wizard):
    """確認 in view, the whole sheet looked at."""
    wizard.checker.check_now()
    wizard.go_to_review()


def panels_above(wizard):
    """What stands above the page, from the top."""
    panels = [one for one in wizard.findChildren(QWidget) if wizard.above.indexOf(one) >= 0]
    return sorted(panels, key=wizard.above.indexOf)
