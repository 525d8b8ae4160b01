"""Draws the icons of the program and of sheet files: ``python resources/installer/draw_icons.py``.

They are kept drawn (``resources/icons/*.ico``), so that a build needs no screen. Needs PySide6, and
Pillow to write .ico.
"""

import io
import os
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

ICONS: Final = Path(__file__).resolve().parents[1] / "icons"
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Those that Windows asks for at 100 to 250 %."""

INK, BLUE, PAPER, LINE = (QColor(c) for c in ("#16202c", "#1f5f9e", "#ffffff", "#8aa0b6"))


def main() -> None:
    """Draw both icons in every size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication([])
    for name, on_ground in (("piadesk", True), ("sheet", False)):
        pictures = [_drawn(size, on_ground=on_ground) for size in SIZES]
        largest = pictures[-1]
        largest.save(
            ICONS / f"{name}.ico", sizes=[(size, size) for size in SIZES], append_images=pictures
        )
        if on_ground:
            largest.save(ICONS / f"{name}.png")  # the window's own, where Qt reads no .ico


def _drawn(size: int, *, on_ground: bool) -> Image.Image:
    """A sheet of paper with a table and a ○, on blue ground for the program."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 32, size / 32)
    painter.setPen(Qt.PenStyle.NoPen)
    if on_ground:
        painter.setBrush(BLUE)
        painter.drawRoundedRect(QRectF(1, 1, 30, 30), 5, 5)
        _paper(painter, QRectF(8, 5, 16, 22), size, fold=0)
    else:
        _paper(painter, QRectF(5, 1.5, 22, 29), size, fold=7)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def _paper(painter: QPainter, room: QRectF, size: int, fold: float) -> None:
    thin = max(32 / size, 1.0)  # never thinner than a pixel of the screen
    corner = room.topRight()
    outline = QPolygonF(
        [
            room.topLeft(),
            QPointF(corner.x() - fold, corner.y()),
            QPointF(corner.x(), corner.y() + fold),
            room.bottomRight(),
            room.bottomLeft(),
        ]
    )
    painter.setBrush(PAPER)
    painter.setPen(QPen(LINE if fold else PAPER, thin))
    painter.drawPolygon(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BLUE)
    painter.drawRect(QRectF(room.left() + 2.5, room.top() + 4, room.width() / 2 - 2.5, 2.5))
    if size >= 24:
        painter.setBrush(LINE)
        for row in range(3):
            top = room.top() + 9.5 + 4 * row
            painter.drawRect(QRectF(room.left() + 2.5, top, room.width() - 5, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#c0392b"), max(1.8, 1.5 * thin)))
    radius = room.width() / 4.5
    middle = room.bottomRight() - QPointF(radius + 2, radius + 2)
    painter.drawEllipse(middle, radius, radius)


if __name__ == "__main__":
    main()
