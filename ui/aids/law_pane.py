"""法令上の根拠を探す: citations by the name of the affair, each with its source, if any."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.legal_bases import Basis, Use, bases, edition
from piadesk.sheets.inserted import Inserted, Origin
from piadesk.words import say
from ui.aids.example_pane import words
from ui.look.line_edit import LineEdit

_USES: Final[dict[Role, tuple[Use, ...]]] = {
    Role.NUMBER_USE_BASIS: ("number_use",),
    Role.TRANSFEREE_BASIS: ("number_use",),
    Role.INFO_LINK_BASIS: ("inquiry", "provision"),
    Role.RECIPIENT_BASIS: ("inquiry",),
}

_OWN: Final = (Role.NUMBER_USE_BASIS, Role.INFO_LINK_BASIS)
"""What the sheet's own affair rests on; the others rest on that of the recipient."""

_ROWS_SHOWN: Final = 5


class LawPane(QWidget):
    """For items that ask for a legal basis."""

    taken = Signal(object, str)
    """The `Inserted` text, and where it goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._role: Role | None = None
        self.bases: list[Basis] = []
        self.search = LineEdit(self)
        self.search.setPlaceholderText(say("legal_bases.search"))
        self.search.setAccessibleName(say("legal_bases.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(4, 2, 4, 2)
        self.search.textChanged.connect(self._find)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.setAccessibleName(say("legal_bases.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.text = words("quoted", self)
        self.state = words("hint", self)
        self.take = QPushButton(say("legal_bases.take"), self)
        self.take.setProperty("role", "act")
        self.take.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.search, self.list, self.text, self.state, self.take):
            column.addWidget(part)

    def show_item(self, form: d.Form, item_id: str, affair: str, *, can_take: bool) -> None:
        """Show what fits the item; what rests on the sheet's own ``affair`` is looked for by it."""
        role = law_role(form, item_id)
        self.take.setEnabled(can_take)
        if role is None or role is self._role:
            return
        self._role = role
        self.search.setText(affair if role in _OWN else "")
        self._find()

    # ----

    def _find(self) -> None:
        uses = _USES[self._role] if self._role else ()
        self.bases = bases(self.search.text(), uses)
        self.list.clear()
        self.list.addItems([self._line(basis) for basis in self.bases])
        rows = min(len(self.bases), _ROWS_SHOWN)
        self.list.setFixedHeight(sum(map(self.list.sizeHintForRow, range(rows))) + 4)
        self.list.setVisible(bool(self.bases))
        self.list.setCurrentRow(0 if self.bases else -1)
        self._show_chosen()

    def _line(self, basis: Basis) -> str:
        mark = say(f"legal_bases.mark_{'verified' if basis.is_verified else 'unverified'}")
        use = say(f"legal_bases.use.{basis.use}")
        return f"{basis.affair}\n{use}　{mark}"

    def _current(self) -> Basis | None:
        row = self.list.currentRow()
        return self.bases[row] if 0 <= row < len(self.bases) else None

    def _show_chosen(self) -> None:
        basis = self._current()
        for part in (self.text, self.take):
            part.setVisible(basis is not None)
        if basis is None:
            self._tell("hint", say("legal_bases.nothing", words=self.search.text()))
            return
        self.text.setText(self._words(basis))
        if basis.is_verified:
            self._tell("hint", say("legal_bases.verified", source=basis.source))
        elif basis.is_whole:
            self._tell("warning", say("legal_bases.unverified", edition=edition()))
        else:
            self._tell("warning", say("legal_bases.incomplete"))

    def _tell(self, role: str, sentence: str) -> None:
        self.state.setText(sentence)
        if self.state.property("role") != role:
            self.state.setProperty("role", role)
            self.state.style().polish(self.state)

    def _words(self, basis: Basis) -> str:
        """What goes into the answer: where both uses are asked for, each under its heading."""
        if self._role is not Role.INFO_LINK_BASIS:
            return basis.text
        return f"{say(f'legal_bases.heading.{basis.use}')}\n{basis.text}"

    def _take(self) -> None:
        basis = self._current()
        if basis is not None:
            origin: Origin = "read_law" if basis.is_verified else "law"
            self.taken.emit(Inserted(origin, basis.affair, self._words(basis)), "cursor")


def law_role(form: d.Form, item_id: str) -> Role | None:
    """The role of an item that asks for a legal basis; None for any other."""
    return next((role for role in _USES if form.role(role) == item_id), None)
