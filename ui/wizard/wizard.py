"""The open sheet on the screen: sections at the left, one page in the middle, help at the right.

Only the page in view exists; the next one is built when the clerk goes there.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from piadesk.acts.memo_findings import memo_findings
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from ui.desk.around import still_there
from ui.desk.checker import Checker
from ui.desk.desk import Changed, Desk
from ui.desk.page_places import PagePlace, place_of
from ui.fields.base import Field
from ui.look.room_above import RoomAbove
from ui.look.style import apply_style
from ui.messages.messages import Messages
from ui.wizard.announced import announce_findings
from ui.wizard.finding_steps import FindingSteps
from ui.wizard.foot import Foot
from ui.wizard.form_beside import FormBeside
from ui.wizard.guidance_panel import GuidancePanel
from ui.wizard.inserting import go_back, insert_text, keep_phrase, let_stay
from ui.wizard.pane_widths import give_room, pane_widths
from ui.wizard.review import FindingsPage
from ui.wizard.section_list import REVIEW, SectionList
from ui.wizard.section_page import SectionPage
from ui.wizard.step_end import StepEnd
from ui.wizard.steps import first_missing
from ui.wizard.tab_order import move_focus
from ui.wizard.whereabouts import Whereabouts

_LEAST_HEIGHT: Final = 120
"""Of 確認, in pixels: at 200 % a screen of 768 leaves a page no more than twice that."""


class Wizard(QWidget):
    """The wizard over one desk."""

    moved = Signal()
    """Another page is in view."""

    def __init__(self, desk: Desk, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._messages = messages
        self._help_wanted = True
        self.is_behind = False
        """Another page stands in its place: news of undo and redo turn to no page here."""
        self._focus: Address | None = None
        self._typed_in: Address | None = None
        """The field that has the keyboard, or had it when another program took it."""
        self._step_end = StepEnd(desk, self)
        self.checker = Checker(desk)
        self.checker.checked.connect(self._show_checked)
        self.checker.let_out.connect(partial(announce_findings, self, desk.form))
        self.finding_steps = FindingSteps(desk, self.checker, self)
        self.finding_steps.reached.connect(self.go_to)
        self.sections = SectionList(desk, self.checker, self)
        self._make_guidance()
        self.review = FindingsPage(self)
        self.review.setMinimumHeight(_LEAST_HEIGHT)  # else every page is as high as this one
        self.review.chosen.connect(self._go_from_review)
        desk.stepped.connect(self._show_steps)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.review)
        self.page: SectionPage | None = None
        self._lay_out()
        self.sections.chosen.connect(self._open)
        self.sections.revealed.connect(self._reveal)
        desk.changed.connect(self._news)
        self.checker.done.connect(self._fill_review)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._app.focusChanged.connect(self._focus_moved)
        self._first = first_missing(desk)
        places = self.sections.places()
        self.sections.go_to(place_of(desk.form, self._first) if self._first else places[0])

    def _make_guidance(self) -> None:
        self.guidance = GuidancePanel(self.desk, self._messages, self)
        self.guidance.insert_asked.connect(partial(insert_text, self))
        self.guidance.keep_asked.connect(partial(keep_phrase, self, self._messages))
        self.guidance.left.connect(partial(go_back, self))
        self.guidance.stays_asked.connect(partial(let_stay, self))

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for pane in (self.sections, self._middle(), self.guidance):
            self.splitter.addWidget(pane)
        self.form_beside = FormBeside(self.desk, self.checker, self.splitter)
        self.form_beside.chosen.connect(self.go_to)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes(pane_widths(self.window().width()))
        self.splitter.setHandleWidth(1)
        for pane in (self.sections, self.review, self.guidance):
            apply_style(pane, "panes", "scroll", "buttons")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    @property
    def at_work(self) -> Address | None:
        """The item that the clerk works on, or worked on last, while the sheet has its entry."""
        return still_there(self.desk.sheet, self._focus)

    def slots(self) -> dict[str, Callable[..., object]]:
        """What each command of the menus 移動 and 表示 does, and undo and redo."""
        return {
            "undo": self.desk.stack.undo,
            "redo": self.desk.stack.redo,
            "to_sections": self.go_to_sections,
            "back": partial(self.turn, -1),
            "next": partial(self.turn, 1),
            "review": self.go_to_review,
            "next_finding": partial(self.go_to_finding, 1),
            "last_finding": partial(self.go_to_finding, -1),
            "sections": self.show_sections,
            "guidance": self.show_guidance,
            "form_view": self.show_form,
            "find": self.form_beside.find,
        }

    # ---- moving about

    def go_to(self, address: Address) -> None:
        """Open the page of ``address`` and give its field the keyboard."""
        self.sections.go_to(place_of(self.desk.form, address))
        if self.page is not None:
            self.page.reveal(address)

    def _reveal(self, address: Address) -> None:
        """Show a heading or an entry of the page in view."""
        is_entry = isinstance(self.desk.form.by_id[address.item], d.Repeat)
        if self.page is not None and not is_entry:
            self.page.show_heading(address)
        else:
            self.go_to(address)

    def turn(self, by: int) -> None:
        """Go to the next page (1) or the one before (-1)."""
        places = self.sections.places()
        index = places.index(current) if (current := self.sections.current()) else 0
        if 0 <= index + by < len(places):
            self.sections.go_to(places[index + by])
            self.take_keyboard()

    def go_to_sections(self) -> None:
        """Give the keyboard to the list of sections."""
        self.form_beside.sections_shown.emit(True)
        self.sections.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_review(self) -> None:
        """Go to the page 確認."""
        self.sections.go_to(REVIEW)
        self.take_keyboard()

    def show_sections(self, shown: bool) -> None:
        """Show or hide the list of sections."""
        self.sections.setVisible(shown)
        give_room(self.splitter, self.sections)

    def show_guidance(self, shown: bool) -> None:
        """Show or hide the help; 確認 has none and takes its room."""
        self._help_wanted = shown
        is_room = self.page is not None and not self.form_beside.is_shown()
        comes = shown and is_room and self.guidance.isHidden()
        self.guidance.setVisible(shown and is_room)
        if comes:
            self.form_beside.pane_opened.emit()
            give_room(self.splitter, self.guidance)

    def show_form(self, shown: bool) -> None:
        """Show or hide 様式ビュー, which takes the room of the help."""
        self.form_beside.show(shown, self._focus)
        self.show_guidance(self._help_wanted)

    def go_to_finding(self, by: int) -> None:
        """Go to the next (1) or the last (-1) place of the whole sheet that has a finding; while
        the sheet is looked at, when that is done. From the list of all, the chosen one is next."""
        if not (by > 0 and self.page is None and self.review.go_to_chosen()):
            self.finding_steps.go(by, self._focus)

    def rebuild(self) -> None:
        """Build the page in view anew: the sheet may now be edited."""
        if (place := self.sections.current()) is not None:
            self._open(place)

    def close_down(self) -> None:
        """Stop listening: the sheet is being closed."""
        self._app.focusChanged.disconnect(self._focus_moved)
        self._step_end.stop()
        self.checker.stop()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from the sections through the page and the buttons to the help, as it looks."""
        return move_focus(self, self.focusWidget(), forward=next)

    # ---- building

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        self.foot = Foot(middle)
        self.foot.back.clicked.connect(lambda: self.turn(-1))
        self.foot.next.clicked.connect(lambda: self.turn(1))
        self.foot.review_asked.connect(self.go_to_review)
        self.foot.following_asked.connect(partial(self.go_to_finding, 1))
        self.finding_steps.waiting.connect(self.foot.say_at_work)
        self.finding_steps.nothing.connect(self.foot.say_nothing_left)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        room, self.below = RoomAbove(middle), QVBoxLayout()
        self.above = room.column
        column.addWidget(room)
        self.whereabouts = Whereabouts(middle)
        column.addWidget(self.whereabouts)
        column.addWidget(self.pages, 1)
        column.addLayout(self.below)
        column.addWidget(self.foot)
        return middle

    def _open(self, place: PagePlace) -> None:
        """Bring the page of ``place`` into view; the page before it goes."""
        self.desk.close_step()
        self.finding_steps.give_up()
        self.guidance.show_nothing()
        old, self.page = self.page, None
        if place == REVIEW:
            self._show_review()
        else:
            self.page = self._build(place)
            self.pages.addWidget(self.page)
            self.pages.setCurrentWidget(self.page)
        if old is not None:
            self.desk.changed.disconnect(old.take_news)
            self.pages.removeWidget(old)
            old.deleteLater()
        self.show_guidance(self._help_wanted)
        self.whereabouts.follow(self.page)
        self.checker.look_first_at(None if place == REVIEW else place)
        places = self.sections.places()
        self.foot.back.setEnabled(place != places[0])
        self.foot.next.setEnabled(place != places[-1])
        self.moved.emit()

    def _build(self, place: PagePlace) -> SectionPage:
        sections = self.desk.form.sections
        section = next(section for section in sections if section.id == place.section)
        page = SectionPage(self.desk, section, place.rows, self._messages)
        page.focused.connect(self._work_on)
        page.typed.connect(self.checker.hold_back_at)
        page.show_findings(self.checker.findings.get(place, ()))
        return page

    def _show_review(self) -> None:
        self.foot.show_way_back(False)
        # Shown first, for its lines are as high as they must be at the width it has then.
        self.pages.setCurrentWidget(self.review)
        self.checker.hurry()
        self._fill_review()

    def _fill_review(self) -> None:
        """What is known by now; the worker's news are shown when they come."""
        if self.page is None:
            form, sheet, at_work = self.desk.form, self.desk.sheet, self.checker.is_at_work()
            findings = [*self.checker.latest(), *memo_findings(form, sheet)]
            self.review.show_findings(form, sheet, findings, at_work=at_work)
            if not at_work:
                self._show_steps()

    def _show_steps(self) -> None:
        if self.page is None:
            self.review.steps.show_state(self.desk, self.checker.count_unlogged())

    def _go_from_review(self, address: Address) -> None:
        """As `go_to`, with the way back in sight until the clerk is back."""
        self.go_to(address)
        self.foot.show_way_back(True)

    # ---- news

    def _news(self, changed: Changed) -> None:
        self.review.drop_rest()
        if self.is_behind:
            return
        if changed.history and changed.addresses:
            shown = self.page.fields if self.page is not None else {}
            here = [address for address in changed.addresses if address in shown]
            if self.page is not None and here:
                self.page.reveal(here[0])
            else:
                self.go_to(changed.addresses[0])
        elif self.page is None:
            self._show_review()

    def _show_checked(self, place: PagePlace) -> None:
        if self.page is not None and self.sections.current() == place:
            self.page.show_findings(self.checker.findings[place])

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None:  # another program has the keyboard for a while
            return
        field = _field_of(new)
        address = field.address if field is not None and self.isAncestorOf(field) else None
        if address != self._typed_in:
            self._step_end.come()
            self.checker.hold_back_at(None)
        self._typed_in = address
        if field is not None and address is not None:
            self._work_on(field.address_in_work())
        if self.page is not None and self.page.isAncestorOf(new):
            self.page.work_at(new)

    def _work_on(self, address: Address) -> None:
        self._focus = address
        self.finding_steps.work_on(address)
        self.guidance.show_item(address)
        self.sections.follow(address)
        self.form_beside.light(address)

    def begin(self) -> None:
        """The sheet has come onto the screen: the keyboard is at the first answer that it lacks."""
        if self._first is not None and self.page is not None:
            self.page.reveal(self._first)
        else:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """After 戻る and 次へ the first field of the page has the keyboard."""
        if self.page is None:
            self.review.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.page.start()


def _field_of(widget: QWidget | None) -> Field | None:
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget
