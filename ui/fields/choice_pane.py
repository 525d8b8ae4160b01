"""A choice's box and its ＜選択肢＞: side by side as the form prints them, where there is room."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fields.choice_list import ChoiceList

_BOX_SHARE: Final = 0.45
_GAP: Final = 12


class ChoicePane(QWidget):
    """``box`` at the left and ``choices`` beside it; below it where they are too wide."""

    def __init__(self, box: QWidget, choices: ChoiceList, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = box
        self._choices = choices
        box.setParent(self)
        choices.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        box, choices = self._places(width)
        return max(box.bottom(), choices.bottom()) + 1

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._box.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box, choices = self._places(self.width())
        self._box.setGeometry(box)
        self._choices.setGeometry(choices)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        high = self._box.minimumHeight()
        left = round(width * _BOX_SHARE)
        beside = width - left - _GAP
        if self._choices.natural_width() <= beside:
            return QRect(0, 0, left, high), QRect(
                left + _GAP, 0, beside, self._choices.heightForWidth(beside)
            )
        tall = self._choices.heightForWidth(width)
        return QRect(0, 0, width, high), QRect(0, high, width, tall)
