"""All that helps to word the answer in work, one below the other: laws, examples, 文例, others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from piadesk.acts.inserting import can_take_text
from piadesk.forms.roles import Role
from piadesk.scheme.terms import terms_in
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.aids.example_pane import ExamplePane, words
from ui.aids.fold import Fold
from ui.aids.law_pane import LawPane, law_role
from ui.aids.others_pane import OthersPane
from ui.aids.phrase_pane import PhrasePane
from ui.desk.desk import Desk
from ui.messages.messages import Messages


class Aids(QWidget):
    """What fits the item is there; of each the clerk unfolds what is wanted."""

    insert_asked = Signal(object, str)
    """An `Inserted` text, and where it is to go: ``cursor``, ``end``, ``instead``."""

    keep_asked = Signal()
    """What stands in the answer is to become a 文例."""

    def __init__(self, desk: Desk, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.address: Address | None = None
        """The item that it tells of."""
        self.examples = ExamplePane(self)
        self.examples.taken.connect(lambda taken: self.insert_asked.emit(taken, "cursor"))
        self.laws = LawPane(self)
        self.laws.taken.connect(self.insert_asked)
        self.phrases = PhrasePane(messages, self)
        self.phrases.taken.connect(self.insert_asked)
        self.phrases.keep_asked.connect(self.keep_asked)
        self.phrases.counted.connect(self._count_phrases)
        self.others = OthersPane(messages, self)
        self.others.taken.connect(self.insert_asked)
        self.terms = words("guidance_facts", self)
        self.laws_fold = self._fold("legal_bases.title", self.laws, is_open=True)
        self.phrases_fold = self._fold("phrases.title", self.phrases)
        self.others_fold = self._fold("others.title", self.others)
        self.terms_fold = self._fold("terms.title", self.terms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        folds = (self.phrases_fold, self.others_fold, self.terms_fold)
        for pane in (self.laws_fold, self.examples, *folds):
            column.addWidget(pane)

    def show_item(self, address: Address, guidance: str) -> None:
        """Help with the answer at ``address``, whose help says ``guidance``."""
        form, sheet = self._desk.form, self._desk.sheet
        item, can_take = form.by_id[address.item], self._can_take(address)
        self.address = address
        is_text, is_law = can_take_text(item), law_role(form, item.id) is not None
        self.examples.show_item(item.id, can_take=can_take)
        self.laws_fold.setVisible(is_law)
        self.phrases_fold.setVisible(is_text)
        self.others_fold.setVisible(is_text)
        if is_text:
            self.phrases.show_item(form, item.id, can_take=can_take)
            self.others.show_item(form, item.id, sheet.id, can_take=can_take)
        if is_law:
            affair = str(sheet.answers.get(form.role(Role.AFFAIR) or "") or "")
            self.laws.show_item(form, item.id, affair, can_take=can_take)
        heads = [head.title for head in form.heads[item.id]]
        self._show_terms("\n".join((item.title, guidance, *heads)))

    # ----

    def _show_terms(self, text: str) -> None:
        terms = terms_in(text)
        lines = (say("terms.line", name=term.name, text=term.text) for term in terms)
        self.terms.setText("\n".join(lines))
        self.terms_fold.setVisible(bool(terms))

    def _count_phrases(self, count: int) -> None:
        self.phrases_fold.set_title(
            say("phrases.count", count=count) if count else say("phrases.title")
        )

    def _can_take(self, address: Address) -> bool:
        """Whether a text can go into the answer: it is one of words, and open."""
        form = self._desk.form
        if self._desk.read_only or not can_take_text(form.by_id[address.item]):
            return False
        try:
            return not walk.blanked_by(form, self._desk.sheet, address)
        except KeyError:  # its entry was taken out while the keyboard still rested there
            return False

    def _fold(self, key: str, body: QWidget, *, is_open: bool = False) -> Fold:
        return Fold(say(key), body, self, is_open=is_open)
