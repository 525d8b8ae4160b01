"""The first page: what PIAdesk is, begin a sheet, go on with one, take one in, look at a sample."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from piadesk.forms import catalogue
from piadesk.storage.recent_facts import RecentFacts
from piadesk.words import say
from ui.home.card import Card
from ui.home.greeting import Greeting
from ui.home.wording import facts_line, left_title
from ui.look.style import apply_style

if TYPE_CHECKING:
    from piadesk.storage.left_journal import LeftJournal


_FEW: Final = 2
"""Recent files that leave room below them; what a crash left takes as much as two."""

_TWO_COLUMNS: Final = 760
"""From this width (logical pixels) on the words of two columns are not squeezed."""


class HomePage(QScrollArea):
    """What a clerk may begin with."""

    new_asked = Signal(object)
    """The id of the form."""

    open_asked = Signal()
    import_asked = Signal()
    office_asked = Signal()
    finder_asked = Signal()
    """しきい値判断 by questions: which form is needed."""

    template_asked = Signal()
    """自庁ひな形: begin a sheet with one."""

    body_asked = Signal()
    """機関の情報: what every sheet says alike."""

    manual_asked = Signal()

    sample_asked = Signal(object)
    """The id of the form whose sample is to be looked at."""

    file_asked = Signal(object)
    """The `Path` of a recent file."""

    left_asked = Signal(object)
    """What a crash left of a sheet that was never saved, as `show_left` was given it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self.setAccessibleName(say("home.name"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have the keyboard
        inner = QWidget(self)
        inner.setProperty("role", "backing")
        grid = QGridLayout(inner)
        grid.setContentsMargins(28, 16, 28, 24)
        grid.setSpacing(16)
        self.begin = Card(say("home.new"), inner)
        self.start = Card(say("home.start"), inner)
        self.go_on = Card(say("home.go_on"), inner)
        self.left = Card(say("home.left"), inner)
        self.recent = Card(say("home.recent"), inner)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for number, column in enumerate(self._columns):
            column.setSpacing(16)
            grid.addLayout(column, 1, number, Qt.AlignmentFlag.AlignTop)
        self._grid = grid
        self._recent = 0
        """How many files are listed there now."""
        grid.addWidget(Greeting(inner), 0, 0, 1, 2)
        grid.setRowStretch(1, 1)
        self.setWidget(inner)
        apply_style(self, "home", "panes", "scroll")
        self._fill()

    def _fill(self) -> None:
        finder = self.begin.add(say("home.finder"), say("home.finder_hint"), icon="finder")
        finder.clicked.connect(self.finder_asked)
        for form_id in catalogue.newest_first(catalogue.form_ids()):
            head = catalogue.head(form_id)
            button = self.begin.add(head.full_name, head.about, form_id, "new")
            button.setObjectName(f"new-{form_id}")
            button.chosen.connect(self.new_asked)
        template = self.begin.add(say("home.template"), say("home.template_hint"), icon="duplicate")
        template.clicked.connect(self.template_asked)
        opening = self.go_on.add(say("home.open"), say("home.open_hint"), icon="open")
        opening.clicked.connect(self.open_asked)
        office = self.go_on.add(say("home.office"), say("home.office_hint"), icon="office")
        office.clicked.connect(self.office_asked)
        taking_in = self.go_on.add(say("home.import"), say("home.import_hint"), icon="import")
        taking_in.clicked.connect(self.import_asked)
        self._fill_start()
        self.show_recent([])
        self.show_left([])

    def _fill_start(self) -> None:
        manual = self.start.add(say("home.year"), say("home.year_hint"), icon="year")
        manual.clicked.connect(self.manual_asked)
        samples = {
            say("home.sample", name=head.short): form_id
            for form_id in catalogue.newest_first(catalogue.form_ids())
            if (head := catalogue.head(form_id)).sample and form_id == newest_of(head.number)
        }
        buttons = self.start.add_beside(samples, "sample")
        for button, form_id in zip(buttons, samples.values(), strict=True):
            button.setObjectName(f"sample-{form_id}")
            button.chosen.connect(self.sample_asked)
        body = self.start.add(say("home.body"), say("home.body_hint"), icon="body")
        body.clicked.connect(self.body_asked)

    def _arrange(self, recent: int) -> None:
        """What the clerk most likely wants stands at the upper left; both columns about as high."""
        is_newcomer = not recent
        self._recent = recent
        left, right = self._columns if self._is_wide() else (self._columns[0], self._columns[0])
        for number in range(2):
            self._grid.setColumnStretch(number, int(number == 0 or self._is_wide()))
        cards = (self.left, self.start, self.recent, self.go_on, self.begin)
        for column in self._columns:
            for card in cards:
                column.removeWidget(card)
        first, last = (self.start, self.recent) if is_newcomer else (self.recent, self.start)
        for card in (self.left, first, self.go_on):
            left.addWidget(card)
        right.addWidget(self.begin)
        is_left_short = not is_newcomer and recent + 2 * len(self.left.buttons()) <= _FEW
        (left if is_left_short else right).addWidget(last)

    def _is_wide(self) -> bool:
        return self.width() >= _TWO_COLUMNS

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column below the other where there is no room beside it (a large scale)."""
        was_wide = event.oldSize().width() >= _TWO_COLUMNS
        super().resizeEvent(event)
        if self._is_wide() != was_wide:
            self._arrange(self._recent)

    def show_recent(
        self, paths: Sequence[Path], facts: Mapping[str, RecentFacts] | None = None
    ) -> None:
        """List the files opened last, with what is known of them from then.

        Whether they are still there is seen when one is opened: a shared drive that does not
        answer must not hold up the window.
        """
        self.recent.empty()
        for path in paths:
            known = (facts or {}).get(str(path.absolute()))
            lines = [facts_line(known)] if known is not None else []
            hint = "\n".join([*lines, str(path.parent)])
            self.recent.add(path.name, hint, path, "form_view").chosen.connect(self.file_asked)
        if not paths:
            self.recent.note(say("home.no_recent"))
        self._arrange(len(paths))
        self._take_keyboard()

    def show_left(self, left: Sequence["LeftJournal"]) -> None:
        """List what was not saved when the program ended: of files, and of sheets without one."""
        self.left.empty()
        self.left.setVisible(bool(left))
        for journal in left:
            hint = say("home.left_of_file" if journal.path else "home.left_hint")
            button = self.left.add(left_title(journal), hint, journal, "earlier")
            button.chosen.connect(self._ask_left)
        self._arrange(self._recent)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """To what stands first: Enter goes on with what a crash left, or with the last sheet; a
        newcomer is led to the question which form is needed."""
        first = next((card for card in (self.left, self.recent) if card.buttons()), self.begin)
        if self.isVisible():
            button = first.buttons()[0]
            button.show()  # one that was only now laid out is not there yet
            button.setFocus()

    def _ask_left(self, journal: "LeftJournal") -> None:
        if journal.path is None:
            self.left_asked.emit(journal)
        else:
            self.file_asked.emit(journal.path)


def newest_of(number: str) -> str:
    """The form of that number in its newest revision."""
    forms = catalogue.newest_first(catalogue.form_ids())
    return next(form for form in forms if catalogue.head(form).number == number)
