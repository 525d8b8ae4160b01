"""Drawn words wrap as Japanese is set."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.look.wrapping import ANYWHERE, AT_WORDS, wrap_flags, wrapped_height


def test_no_line_begins_with_a_comma_and_a_long_word_of_letters_is_broken(qapp):
    assert wrap_flags("取扱いに当たり、その", 60) == AT_WORDS
    assert wrap_flags("https://www.example.jp/a/long/way", 60) == ANYWHERE
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance("取扱いに当たり") + 3  # 、 itself has no room
    assert wrapped_height(metrics, "取扱いに当たり、その", width) == 2 * metrics.height()
