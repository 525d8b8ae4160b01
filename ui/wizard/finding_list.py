"""The list of findings: where and what, those set aside (見送り) greyed with their reason.

At the right of each stands what can be done with it, to be clicked; the space bar does the same.
"""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from piadesk.acts.memo_findings import MEMO
from piadesk.checks import Finding
from piadesk.words import say
from ui.look import theme
from ui.look.colours import colour
from ui.look.frame import paint_frame
from ui.look.wrapping import wrap_flags

Index = QModelIndex | QPersistentModelIndex

FINDING: Final = Qt.ItemDataRole.UserRole
POSITION: Final = Qt.ItemDataRole.UserRole + 1
REASON: Final = Qt.ItemDataRole.UserRole + 2
IS_PAGE: Final = Qt.ItemDataRole.UserRole + 3

_EDGE: Final = 10
_TALL: Final = 10_000
_FAINT: Final = colour("closed_ink")
_FAINT_GROUND: Final = colour("quiet")


class FindingList(QListWidget):
    """Lines as high as their words need at the width there is."""

    act_asked = Signal(object)
    """The `Finding` to be set aside, or to be told again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName(say("review.title"))
        self.setItemDelegate(_Drawing(self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._measured: dict[tuple[str, int], QSize] = {}
        self._measured_at = 0

    def clear(self) -> None:
        """Take all lines out; Qt's own `clear` first lays them out where that is still to be done,
        a moment after they came."""
        self.model().removeRows(0, self.count())

    def add_heading(self, words: str, *, is_page: bool = False) -> None:
        """The heading of a sort of findings, or of those of one page below it."""
        item = self._add(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(IS_PAGE, is_page)

    def current_finding(self) -> Finding | None:
        """The finding that is chosen."""
        finding = self.currentIndex().data(FINDING)
        return finding if isinstance(finding, Finding) else None

    def current_open(self) -> Finding | None:
        """The finding that is chosen, unless it is set aside."""
        return None if self.currentIndex().data(REASON) else self.current_finding()

    def has(self, finding: Finding | None) -> bool:
        """Whether ``finding`` has a line."""
        lines = (self.item(index).data(FINDING) for index in range(self.count()))
        return any(line is not None and is_same(line, finding) for line in lines)

    def choose(self, finding: Finding | None, row: int) -> None:
        """Choose the line of ``finding``, or, where it is no longer told, one near ``row``."""
        rows = [
            number for number in range(self.count()) if self.item(number).data(FINDING) is not None
        ]
        same = (number for number in rows if is_same(self.item(number).data(FINDING), finding))
        near = min(rows, key=lambda number: abs(number - row), default=-1)
        self.setCurrentRow(next(same, near))

    def add_finding(self, finding: Finding, position: str, places: str, reason: str) -> None:
        """A finding at that position, with its other places; with a ``reason`` it is set aside."""
        message = finding.message + (f"\n{places}" if places else "")
        words = message + ("\n" + say("aside.reason", reason=reason) if reason else "")
        item = self._add(words)
        item.setData(FINDING, finding)
        item.setData(POSITION, position)
        item.setData(REASON, reason)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{position} {words}")

    def _add(self, words: str) -> QListWidgetItem:
        """A new line. The list makes it itself: PySide crashes now and then when `clear` deletes
        lines that Python made."""
        self.addItem(words)
        return self.item(self.count() - 1)

    def act_place(self, index: Index) -> QRect:
        """Where the words stand that can be clicked, in the viewport."""
        return self.act_room(self.visualRect(index), index)

    def act_room(self, row: QRect, index: Index) -> QRect:
        """As `act_place`, in a line that stands at ``row``."""
        wide = self.measured(_act_words(index), _TALL).width() + 2 * _EDGE
        high = self.fontMetrics().lineSpacing() + 6
        return QRect(row.right() - wide - _EDGE, row.top() + _EDGE, wide, high)

    def words_room(self, row: QRect, index: Index) -> QRect:
        """Where the words of the finding stand in a line at ``row``."""
        return QRect(
            QPoint(row.left() + 2 * _EDGE, row.top() + _EDGE),
            QPoint(self.act_room(row, index).left() - 2 * _EDGE, row.top() + _TALL),
        )

    def lines_width(self) -> int:
        """How wide the lines are beside the scroll bar, be it there or not: else all would be
        measured twice where it comes."""
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def measured(self, text: str, width: int) -> QSize:
        """How much room a text takes in lines of that width; asked of the font once."""
        if (text, width) not in self._measured:
            room = QRect(0, 0, width, _TALL)
            flags, metrics = wrap_flags(text, width), self.fontMetrics()
            self._measured[text, width] = metrics.boundingRect(room, flags, text).size()
        return self._measured[text, width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._measured_at != self.lines_width():
            self._measured_at = self.lines_width()
            self._measured.clear()
            self.scheduleDelayedItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._over_act(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._over_act(event.position().toPoint()):
            self.setCurrentIndex(index)
            self.act_asked.emit(index.data(FINDING))
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._over_act(event.position().toPoint()):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finding = self.currentIndex().data(FINDING)
        if event.key() == Qt.Key.Key_Space and isinstance(finding, Finding):
            self.act_asked.emit(finding)
        else:
            super().keyPressEvent(event)

    def _over_act(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        return isinstance(index.data(FINDING), Finding) and self.act_place(index).contains(point)


class _Drawing(QStyledItemDelegate):
    """Where, as a link; what, below it; or the heading of a group."""

    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.lines_width()
        if not isinstance(index.data(FINDING), Finding):
            edge = _EDGE // 2 if index.data(IS_PAGE) else _EDGE
            return QSize(width, option.fontMetrics.lineSpacing() + 2 * edge)
        room = self._view.words_room(QRect(0, 0, width, _TALL), index).width()
        texts = (index.data(POSITION), index.data(Qt.ItemDataRole.DisplayRole))
        heights = (self._view.measured(text, room).height() for text in texts)
        return QSize(width, sum(heights) + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if isinstance(index.data(FINDING), Finding):
            self._paint_finding(painter, option, index)
        else:
            self._paint_heading(painter, option, index)
        painter.setPen(theme.RULE)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_page = bool(index.data(IS_PAGE))
        font = option.font
        font.setBold(not is_page)
        painter.setFont(font)
        painter.fillRect(option.rect, theme.LABEL if is_page else theme.HEADING)
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        words = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        aside, roles = bool(index.data(REASON)), QPalette.ColorRole
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.POINTED)
            bar = QRect(option.rect.left(), option.rect.top(), 4, option.rect.height())
            painter.fillRect(bar, palette.color(roles.Highlight))
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint_frame(painter, option.rect, theme.FOCUS, 2)
        elif aside:
            painter.fillRect(option.rect, _FAINT_GROUND)
        painter.setFont(option.font)
        room = self._view.words_room(option.rect, index)
        painter.setPen(_FAINT if aside else palette.color(roles.Link))
        position = index.data(POSITION)
        painter.drawText(room, wrap_flags(position, room.width()), position)
        used = self._view.measured(index.data(POSITION), room.width()).height()
        painter.setPen(_FAINT if aside else palette.color(roles.WindowText))
        words = index.data(Qt.ItemDataRole.DisplayRole)
        flags = wrap_flags(words, room.width())
        painter.drawText(room.adjusted(0, used, 0, 0), flags, words)
        painter.setPen(palette.color(roles.Link))
        place = self._view.act_room(option.rect, index)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _act_words(index))
        painter.drawRoundedRect(place, 3, 3)


def is_same(finding: Finding, other: Finding | None) -> bool:
    """Whether both tell the same of the same place, in whatever words."""
    return other is not None and (finding.code, finding.address) == (other.code, other.address)


def _act_words(index: Index) -> str:
    if index.data(FINDING).code == MEMO:
        return say("memos.tick")
    return say("aside.take_back" if index.data(REASON) else "aside.set")
