"""Answers that follow from others: fixed words, repeats of another item, counts, results of rules.

Each shows what follows; where a stored answer says something else, both, and a button to agree.
"""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.scheme.threshold import RULES
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import reach
from piadesk.words import say
from ui.fields.agree_button import AgreeButton
from ui.fields.base import Field, Page
from ui.fields.editor import Editor
from ui.fields.frames import ActButton
from ui.fields.note import Note
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words


class ConstantField(Field):
    """Fixed words of the form (固定の文言)."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Constant)
        self.body.setContentsMargins(0, 3, 0, 3)
        self.body.addWidget(_words(item.text, self))


class MirrorField(Field):
    """Repeats the answer of another item; it is changed there."""

    derived = True

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._shown = _words("", self)
        self.body.setContentsMargins(0, 3, 0, 3)
        self.body.addWidget(self._shown)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        value = self.value()
        self._shown.setText(value if isinstance(value, str) else say("field.mirror.empty"))


class CountField(Field):
    """（　　）件: a number of entries, typed, beside the number that the entries give."""

    derived = True

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Count)
        self._counts = item.counts
        bracket = QWidget(self)
        self.editor = Editor(bracket, one_line=True)
        self.editor.setAccessibleName(item.title)
        self.editor.setFixedWidth(64)
        self.editor.typed.connect(self._typed)
        self._counted = Label("", self)
        set_words(self._counted, "note")
        line = QHBoxLayout(bracket)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(Label("（", bracket))
        line.addWidget(self.editor)
        line.addWidget(Label(f"）{item.unit}", bracket))
        flow = FlowLayout(self.body)  # beside another item there is no room for both
        flow.addWidget(bracket)
        flow.addWidget(self._counted)
        self._agree = AgreeButton(self, self.editor)
        self.setFocusProxy(self.editor)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        value = self.value()
        entries = self._entries() if self._counts else 0
        self.editor.show_text(value if isinstance(value, str) else "")
        self._counted.setText(say("field.counted", count=entries) if self._counts else "")
        self._agree.refresh()

    def _entries(self) -> int:
        counted = reach(self.page.form, self.address.path, self._counts)
        return len(self.page.sheet.entries(counted))

    def _typed(self, text: str) -> None:
        self.put(text, typing=True)


class ComputedField(Field):
    """The result of a rule (しきい値判断結果) with its reason.

    An answer stored otherwise (an import) is kept and shown beside it until the clerk agrees.
    """

    derived = True

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Computed)
        self._rule = item.rule
        self._result = _words("", self)
        set_words(self._result, "result")
        self._reason = _words("", self)
        set_words(self._reason, "note")
        self._stored = Note(self)
        self._agree = ActButton(say("field.agree"), self)
        self._agree.heir = self._result
        self._agree.clicked.connect(self._adopt)
        for widget in (self._result, self._reason, self._stored):
            self.body.addWidget(widget)
        self.body.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        form = self.page.form
        judgement = RULES[self._rule](form, self.page.sheet.answers.get)
        result = form.choice(self.item.id, judgement.result) if judgement else None
        self._result.setText(result or say("field.computed.open"))
        self._reason.setText(say(judgement.reason) if judgement else say("field.computed.how"))
        stored = self.page.sheet.get(self.address)
        differs = stored is not None and stored != result
        self._stored.say("warning", say("field.computed.differs", stored=stored) if differs else "")
        self._agree.setVisible(differs)

    def _adopt(self) -> None:
        self.put(None)


def _words(text: str, parent: QWidget) -> Label:
    label = Label(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
