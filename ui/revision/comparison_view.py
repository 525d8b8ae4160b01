"""新旧対照表 on the screen: two states side by side, what changed marked in the text."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.revision.comparison import ComparisonRow, table
from piadesk.revision.item_names import Style
from piadesk.revision.migration import migrate
from piadesk.revision.published import as_sheet, is_as_published, version_name
from piadesk.sheets.sheet import Published, Sheet
from piadesk.texts.diff import DiffPassage
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.named import label_for
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import NEW, OLD, PassageModel, PassageRow, plain

_SIZE: Final = (1280, 690)
_SHARES: Final = (22, 39, 39)
_QUIET_MS: Final = 400


class ComparisonView(QDialog):
    """Follows the sheet while it is open; the window behind it stays usable.

    The sheet must have a frozen version; ``version`` is the one to begin with, None the newest
    that differs.
    """

    paper_asked = Signal(object, object, bool)
    """The old and the new state to be printed, and whether with the unchanged items."""

    def __init__(
        self, desk: Desk, style: Style, version: Published | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._style = style
        self.setWindowTitle(say("compare.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._build()
        self._offer_states()
        index = self.old.findData(version.id) if version else int(self._is_just_frozen())
        self.old.setCurrentIndex(max(0, index))
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self._look_again)
        desk.changed.connect(self._rest.start)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Compare the two chosen states, as they are now."""
        old, new = self._state(self.old), self._state(self.new)
        lines = list(
            table(self._desk.form, old, new, self._style, unchanged=self.unchanged.isChecked())
        )
        place = self.table.verticalScrollBar().value()
        self.model.show_rows(_rows(lines))
        self.table.roll_to(place)
        changed = sum(line.kind != "same" for line in lines)
        self.summary.setText(
            say("compare.summary" if changed else "compare.nothing", count=changed)
        )

    # ----

    def _build(self) -> None:
        titles = [say(f"compare.column.{name}") for name in ("item", "old", "new")]
        self.model = PassageModel(titles, ("", OLD, NEW), self)
        self.table = PassageTable(self.model, _SHARES, self, reading=True)
        self.table.setAccessibleName(say("compare.title"))
        self.old, self.new = PickBox(self), PickBox(self)
        self.unchanged = QCheckBox(say("compare.unchanged"), self)
        self.unchanged.toggled.connect(self.refresh)
        head = QHBoxLayout()
        for words, box in (("compare.old", self.old), ("compare.new", self.new)):
            box.activated.connect(self.refresh)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            head.addWidget(label_for(box, say(words)))
            head.addWidget(box, 1)
        head.addSpacing(16)
        head.addWidget(self.unchanged)
        self.summary = Label("", self)
        self.paper = QPushButton(say("compare.paper"), self)
        self.paper.clicked.connect(self._ask_paper)
        close = QPushButton(say("compare.close"), self)
        close.clicked.connect(self.reject)
        legend = Label(say("compare.legend"), self)
        legend.setProperty("role", "note")
        legend.setWordWrap(True)
        bottom_line = QHBoxLayout()
        bottom_line.addWidget(self.summary)
        bottom_line.addSpacing(16)
        bottom_line.addWidget(legend, 1)
        for button in (self.paper, close):
            button.setAutoDefault(False)
            bottom_line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(bottom_line)

    def _offer_states(self) -> None:
        self.new.addItem(say("compare.now"), "")
        versions = self._desk.sheet.published
        for number, version in reversed(list(enumerate(versions, start=1))):
            title = say("compare.version", number=number, name=version_name(version))
            self.old.addItem(title, version.id)
            self.new.addItem(title, version.id)

    def _is_just_frozen(self) -> bool:
        """Whether the newest version is the sheet as it stands: then the one before it is the old
        one, where there is one."""
        return len(self._desk.sheet.published) > 1 and is_as_published(self._desk.sheet)

    def _state(self, box: PickBox) -> Sheet:
        """The state that the clerk chose, on the form of the sheet."""
        sheet = self._desk.sheet
        for version in sheet.published:
            if version.id == box.currentData():
                return migrate(as_sheet(sheet, version), self._desk.form.id).sheet
        return sheet

    def _look_again(self) -> None:
        """The sheet has changed, or a version has been frozen or taken away."""
        chosen = [box.currentData() for box in (self.old, self.new)]
        self.old.clear()
        self.new.clear()
        self._offer_states()
        for box, version_id in zip((self.old, self.new), chosen, strict=True):
            box.setCurrentIndex(max(0, box.findData(version_id)))
        if self.old.count():
            self.refresh()
        else:
            self.close()

    def _ask_paper(self) -> None:
        self.paper_asked.emit(
            self._state(self.old), self._state(self.new), self.unchanged.isChecked()
        )


def _rows(lines: list[ComparisonRow]) -> list[PassageRow]:
    rows: list[PassageRow] = []
    changed = 0
    for line in lines:
        changed += line.kind != "same"
        name = plain(line.name)
        if line.kind in ("added", "removed"):
            name = (*name, DiffPassage("\n" + say(f"comparison.{line.kind}")))
        head = "" if line.kind == "same" else str(changed)
        cells = (name, line.sides.old, line.sides.new)
        rows.append(PassageRow(head, cells, faint=line.kind == "same"))
    return rows
