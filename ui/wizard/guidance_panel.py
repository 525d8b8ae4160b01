"""The right panel: help for the item in focus, and what helps to word its answer."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from piadesk.acts.inserting import can_take_text
from piadesk.forms import definition as d
from piadesk.forms.guidance import guidance_for
from piadesk.forms.roles import Role
from piadesk.scheme.terms import terms_in
from piadesk.sheets import walk
from piadesk.sheets.inserted import inserted_at
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.aids.example_pane import ExamplePane, words
from ui.aids.fold import Fold
from ui.aids.law_pane import LawPane, law_role
from ui.aids.others_pane import OthersPane
from ui.aids.phrase_pane import PhrasePane
from ui.desk.desk import Changed, Desk
from ui.messages.messages import Messages
from ui.wizard.earlier_pane import EarlierPane


class GuidancePanel(QScrollArea):
    """The item's title, our own help for it, what holds for its kind, and below it the aids."""

    insert_asked = Signal(object, str)
    """An `Inserted` text, and where it is to go: ``cursor``, ``end``, ``instead``."""

    keep_asked = Signal()
    """What stands in the answer is to become a 文例."""

    stays_asked = Signal()
    """What was inserted into the answer stays as it is."""

    def __init__(self, desk: Desk, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._address: Address | None = None
        self.setObjectName("guidance")
        self.setAccessibleName(say("guidance.name"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        inner.setProperty("role", "guidance")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 16, 14, 16)
        column.setSpacing(10)
        self._title = words("guidance_title", inner)
        self._asks = words("guidance_heading", inner)
        self._asks.setText(say("aids.asks"))
        self._help = words("guidance_help", inner)
        self._facts = words("guidance_facts", inner)
        self.not_edited = words("warning", inner)
        self.not_edited.setText(say("aids.not_edited"))
        self.stays = QPushButton(say("aids.stays"), inner)
        self.stays.setProperty("role", "act")
        self.stays.clicked.connect(self.stays_asked)
        self.earlier = EarlierPane(desk, inner)
        self.examples = ExamplePane(inner)
        self.examples.taken.connect(lambda taken: self.insert_asked.emit(taken, "cursor"))
        self.laws = LawPane(inner)
        self.laws.taken.connect(self.insert_asked)
        self.laws_fold = Fold(say("legal_bases.title"), self.laws, inner, is_open=True)
        self.phrases = PhrasePane(messages, inner)
        self.phrases.taken.connect(self.insert_asked)
        self.phrases.keep_asked.connect(self.keep_asked)
        self.phrases.counted.connect(self._count_phrases)
        self.phrases_fold = Fold(say("phrases.title"), self.phrases, inner, is_open=False)
        self.others = OthersPane(messages, inner)
        self.others.taken.connect(self.insert_asked)
        self.others_fold = Fold(say("others.title"), self.others, inner, is_open=False)
        for part in (self._title, self._asks, self._help, self._facts, self.not_edited):
            column.addWidget(part)
        column.addWidget(self.stays, 0, Qt.AlignmentFlag.AlignLeft)
        self.terms = words("guidance_facts", inner)
        self.terms_fold = Fold(say("terms.title"), self.terms, inner, is_open=False)
        self._folds = (self.laws_fold, self.phrases_fold, self.others_fold, self.terms_fold)
        for pane in (self.earlier, self.examples, *self._folds):
            column.addWidget(pane)
        column.addStretch(1)
        self.setWidget(inner)
        self._look_again = QTimer(self, singleShot=True, interval=0)
        self._look_again.timeout.connect(self._show_inserted)
        desk.changed.connect(self._news)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No item is in focus."""
        self._address = None
        self._title.setText(say("guidance.title"))
        self._help.setText(say("guidance.how"))
        self._asks.hide()
        self._help.show()
        self._facts.setText("")
        self.examples.hide()
        for fold in self._folds:
            fold.hide()
        self.earlier.show_item(None)
        self._show_inserted()

    def show_item(self, address: Address) -> None:
        """Show the help for the item at ``address``."""
        form, item = self._desk.form, self._desk.form.by_id[address.item]
        is_new = address != self._address
        self._address = address
        self._title.setText(item.title)
        guidance = guidance_for(form, item.id) or ""
        self._help.setText(guidance)
        self._asks.setVisible(bool(guidance))
        self._help.setVisible(bool(guidance))
        self._facts.setText("\n".join(f"・{fact}" for fact in facts(item)))
        self.earlier.show_item(address)
        can_take = self._can_take()
        self.examples.show_item(item.id, can_take=can_take)
        self._show_folds(item, can_take=can_take)
        self._show_inserted()
        if is_new:
            self.verticalScrollBar().setValue(0)

    # ----

    def _show_folds(self, item: d.AnyItem, *, can_take: bool) -> None:
        """What helps to word an answer that is written in words; how a law is cited."""
        form, sheet = self._desk.form, self._desk.sheet
        for fold in self._folds:
            fold.setVisible(can_take_text(item))
        self._show_terms(item)
        self.laws_fold.setVisible(law_role(form, item.id) is not None)
        if can_take_text(item):
            self.phrases.show_item(form, item.id, can_take=can_take)
            self.others.show_item(form, item.id, sheet.id, can_take=can_take)
        if self.laws_fold.isVisibleTo(self):
            affair = str(sheet.answers.get(form.role(Role.AFFAIR) or "") or "")
            self.laws.show_item(form, item.id, affair, can_take=can_take)

    def _show_terms(self, item: d.AnyItem) -> None:
        """What the words of the scheme mean in the item's place, its title and its help."""
        heads = [head.title for head in self._desk.form.heads[item.id]]
        terms = terms_in("\n".join((item.title, self._help.text(), *heads)))
        lines = (say("terms.line", name=term.name, text=term.text) for term in terms)
        self.terms.setText("\n".join(lines))
        self.terms_fold.setVisible(bool(terms))

    def _count_phrases(self, count: int) -> None:
        self.phrases_fold.set_title(
            say("phrases.count", count=count) if count else say("phrases.title")
        )

    def _can_take(self) -> bool:
        """Whether a text can go into the answer: it is one of words, and open."""
        form, sheet, address = self._desk.form, self._desk.sheet, self._address
        if address is None or self._desk.read_only or not can_take_text(form.by_id[address.item]):
            return False
        return not walk.blanked_by(form, sheet, address)

    def _show_inserted(self) -> None:
        """Whether something in the answer still stands as it was inserted."""
        told = self._address is not None and self._has_inserted(self._address)
        self.not_edited.setVisible(told)
        self.stays.setVisible(told and not self._desk.read_only)

    def _has_inserted(self, address: Address) -> bool:
        try:
            answer = walk.answer(self._desk.form, self._desk.sheet, address)
        except KeyError:  # its entry was taken out
            return False
        return bool(inserted_at(self._desk.sheet, address, answer))

    def _news(self, changed: Changed) -> None:
        if self._address in changed.addresses or not changed.addresses:
            self._look_again.start()


def facts(item: d.AnyItem) -> Iterator[str]:
    """What holds for an item by its kind and its marks, in words."""
    if item.kind in _KINDS_TOLD:
        yield say(f"guidance.kind.{item.kind}")
    if isinstance(item, d.Answer) and not item.required and not isinstance(item, d.Mark):
        yield say("guidance.optional")


_KINDS_TOLD = frozenset(
    {"text", "long_text", "date", "choice", "mark", "marks", "count", "computed", "mirror", "rows"}
)
