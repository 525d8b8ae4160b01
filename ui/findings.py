"""確認: every finding of the sheet, the gravest first, each a link to its item."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from piadesk import definition as d
from piadesk.checks import Finding, Severity
from piadesk.naming import Names
from piadesk.sheet import Address, Sheet
from piadesk.words import say

Index = QModelIndex | QPersistentModelIndex

_FINDING: Final = Qt.ItemDataRole.UserRole
_POSITION: Final = Qt.ItemDataRole.UserRole + 1
_EDGE: Final = 10


class FindingsPage(QWidget):
    """The list of findings; Enter or a click goes to the item."""

    chosen = Signal(object)
    """The `Address` of the finding that the clerk chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "backing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "summary")
        self.summary.setWordWrap(True)
        self.list = _List(self)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        title = QLabel(say("review.title"), self)
        title.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_findings(self, form: d.Form, sheet: Sheet, findings: Sequence[Finding]) -> None:
        """List the findings by severity, in form order."""
        names = Names(form, sheet)
        counts = {one: sum(found.severity is one for found in findings) for one in Severity}
        self.summary.setText(
            say("review.summary", **{str(one): count for one, count in counts.items()})
            if findings
            else say("review.nothing")
        )
        self.list.clear()
        for heading, finding in _listed(findings):
            item = QListWidgetItem(heading if finding is None else finding.message, self.list)
            if finding is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                continue
            position = names.position(finding.address)
            item.setData(_FINDING, finding)
            item.setData(_POSITION, position)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{position} {finding.message}")
        self.list.setCurrentRow(1 if findings else -1)

    def _activated(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.address)


def next_finding(
    findings: Sequence[Finding], addresses: Sequence[Address], at: Address | None, by: int
) -> Finding | None:
    """The finding after (``by`` 1) or before (-1) the item ``at``, round and round.

    ``addresses`` are those of the whole walk, in order.
    """
    if not findings:
        return None
    order = {address: number for number, address in enumerate(addresses)}
    here = order.get(at, -1) if at else -1
    placed = sorted((order.get(one.address, len(order)), n) for n, one in enumerate(findings))
    if by > 0:
        beyond = [n for number, n in placed if number > here]
        return findings[beyond[0] if beyond else placed[0][1]]
    beyond = [n for number, n in placed if number < here]
    return findings[beyond[-1] if beyond else placed[-1][1]]


def _listed(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding | None]]:
    for severity in Severity:
        group = [one for one in findings if one.severity is severity]
        if group:
            yield say("review.group", name=say(f"severity.{severity}"), count=len(group)), None
        for finding in group:
            yield "", finding


class _List(QListWidget):
    """Lines as high as their words need at the width there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName(say("review.title"))
        self.setItemDelegate(_Drawing(self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Drawing(QStyledItemDelegate):
    """Where, as a link; what, below it; or the heading of a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        width = view.viewport().width()
        if not isinstance(index.data(_FINDING), Finding):
            return QSize(width, option.fontMetrics.lineSpacing() + 2 * _EDGE)
        room = QRect(0, 0, width - 3 * _EDGE, _TALL)
        texts = (index.data(_POSITION), index.data(Qt.ItemDataRole.DisplayRole))
        heights = (option.fontMetrics.boundingRect(room, _WRAP, text).height() for text in texts)
        return QSize(width, sum(heights) + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if isinstance(index.data(_FINDING), Finding):
            self._paint_finding(painter, option, index)
        else:
            self._paint_heading(painter, option, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(QColor("#c3ccd6"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.fillRect(option.rect, QColor("#dbe6f1"))
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor("#e6f0fa"))
            bar = QRect(option.rect.left(), option.rect.top(), 4, option.rect.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
        painter.setFont(option.font)
        room = option.rect.adjusted(2 * _EDGE, _EDGE, -_EDGE, _TALL)
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.drawText(room, _WRAP, index.data(_POSITION))
        used = option.fontMetrics.boundingRect(room, _WRAP, index.data(_POSITION)).height()
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        words = index.data(Qt.ItemDataRole.DisplayRole)
        painter.drawText(room.adjusted(0, used, 0, 0), _WRAP, words)


_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
_TALL: Final = 10_000
