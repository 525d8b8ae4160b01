"""A clerk who presses and clicks whatever comes: nothing breaks, and undo leads back to the letter.

What the last acts were is told when one of them fails.
"""

from copy import deepcopy
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu

from tests.core.checks.sampled import opened_sample, shortened
from tests.recorder import Recorder
from tests.ui.opened import bring_forward
from ui.window import Window

ACTS = 60
LEAVING = {"quit", "home", "new", "open", "import", "finder", "manual", "about", "print"}
"""What leaves the sheet or the window, or asks the system."""

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
PLAIN = (KEY.Key_A, KEY.Key_1, KEY.Key_2, KEY.Key_Space, KEY.Key_Backspace, KEY.Key_Delete)
MOVING = (KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Return, KEY.Key_Down, KEY.Key_Up, KEY.Key_End)
SHORT = (KEY.Key_A, KEY.Key_C, KEY.Key_X, KEY.Key_V, KEY.Key_Z, KEY.Key_Y, KEY.Key_Return)


class AnyAnswer(Recorder):
    """Answers each question with anything that it offers; chooses no file."""

    def __init__(self, random):
        super().__init__()
        self._random = random

    def ask(self, key, answers, on_close="", *, labels=None, **places):
        return self._random.choice(answers)

    def _file(self, key):
        return None


class RandomClerk:
    """Acts on a window, and remembers what was done."""

    def __init__(self, window, random):
        self.window = window
        self.random = random
        self.done = []

    def act(self):
        """One thing that a hand could do now."""
        popup = QApplication.activePopupWidget()
        dialog = QApplication.activeModalWidget() or self._dialog()
        if popup is not None:
            self._leave_popup(popup)
        elif dialog is not None and self.random.random() < 0.5:
            self._note("Esc", dialog)
            dialog.close()
        else:
            kinds = (self._key, self._key, self._key, self._button, self._button, self._command)
            kind = self._key if dialog is not None else self.random.choice((*kinds, self._page))
            kind()
        QApplication.processEvents()

    def _dialog(self):
        open_ones = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return open_ones[-1] if open_ones else None

    def _leave_popup(self, popup):
        entries = popup.actions() if isinstance(popup, QMenu) else []
        free = [one for one in entries if one.isEnabled() and one.text() and not one.menu()]
        chosen = self.random.choice([None, *free])
        self._note("menu", chosen.text() if chosen else "Esc")
        popup.close()
        if chosen is not None:
            chosen.trigger()

    def _key(self):
        target = QApplication.focusWidget() or self.window
        keys = self.random.choice((PLAIN, MOVING, SHORT))
        modifier = MODIFIER.ControlModifier if keys is SHORT else MODIFIER.NoModifier
        key = self.random.choice(keys)
        self._note(key.name, target)
        QTest.keyClick(target, key, modifier)

    def _button(self):
        wizard = self.window.wizard
        buttons = [one for one in wizard.findChildren(QAbstractButton) if one.isVisible()]
        free = [one for one in buttons if one.isEnabled()]
        if free:
            chosen = self.random.choice(free)
            self._note("click", chosen.text() or chosen)
            chosen.click()

    def _command(self):
        actions = self.window.menus.actions
        free = sorted(name for name in actions.keys() - LEAVING if actions[name].isEnabled())
        chosen = self.random.choice(free)
        self._note("command", chosen)
        actions[chosen].trigger()

    def _page(self):
        place = self.random.choice(self.window.wizard.sections.places())
        self._note("page", place)
        self.window.show_wizard()
        self.window.wizard.sections.go_to(place)

    def _note(self, what, on):
        self.done.append(f"{what}: {on}")


SEEDS = [("form2-r06", 1), ("form3-r06", 2), ("form4-r06", 3)]


@pytest.mark.parametrize(("form_id", "seed"), SEEDS)
def test_whatever_is_pressed_nothing_breaks_and_undo_leads_back(qtbot, form_id, seed):
    sample = opened_sample(form_id)
    random = Random(seed)
    window = Window(AnyAnswer(random))
    qtbot.addWidget(window, before_close_func=lambda w: w.desk and w.desk.stack.setClean())
    window.resize(1366, 728)
    window.show()
    bring_forward(qtbot, window)
    form, sheet = sample.form, shortened(sample.sheet)
    window.begin_with(form, sheet)
    desk, before = window.desk, deepcopy(window.desk.sheet)
    clerk = RandomClerk(window, random)
    with qtbot.captureExceptions() as faults:
        for _ in range(ACTS):
            clerk.act()
            assert not faults, "\n".join([*clerk.done[-12:], str(faults[0][:2])])
            assert window.desk is desk, clerk.done[-12:]
    for dialog in window.findChildren(QDialog):
        dialog.close()
    desk.close_step()
    after, steps = deepcopy(desk.sheet), desk.stack.index()
    while desk.stack.canUndo():
        desk.stack.undo()
    assert desk.sheet == before
    while desk.stack.index() < steps:  # what the clerk had undone stays so
        desk.stack.redo()
    assert desk.sheet == after
