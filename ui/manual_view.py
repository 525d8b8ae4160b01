"""使い方: the manual beside the window, its chapters at the left."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from piadesk.manual import Chapter, chapters
from piadesk.words import plain_name, say
from ui.actions.command import LINE, Command
from ui.menus import MENUS

_SIZE: Final = (900, 600)
_CHAPTERS_WIDE: Final = 190
_LINE_PERCENT: Final = 135.0
_ABOVE_HEADING: Final = 18.0
_MARKDOWN: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


def show_manual(parent: QWidget, *, about: bool) -> None:
    """Bring the manual to the front, at its last chapter, the program itself, for ``about``."""
    shown = parent.findChild(ManualView) or ManualView(parent)
    if about:
        shown.list.setCurrentRow(shown.list.count() - 1)
    shown.show()
    shown.raise_()
    shown.activateWindow()


class ManualView(QDialog):
    """Stays open while the clerk goes on working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("manual.title"))
        self.resize(*_SIZE)
        *most, about = chapters()
        self._chapters = (*most, _keys(), about)
        self.list = QListWidget(self)
        self.list.setObjectName("chapters")
        self.list.setAccessibleName(say("manual.chapters"))
        self.list.setFixedWidth(_CHAPTERS_WIDE)
        self.list.addItems([chapter.title for chapter in self._chapters])
        self.page = _Page(self)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(16)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _turn_to(self, at: int) -> None:
        self.page.document().setMarkdown(self._chapters[at].text, _MARKDOWN)
        self.page.setAccessibleName(self._chapters[at].title)
        block = self.page.document().begin()
        while block.isValid():
            _space(block)
            block = block.next()


class _Page(QTextBrowser):
    """A page of words alone: whatever it may name, nothing is opened."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


def _space(block: QTextBlock) -> None:
    """Japanese wants more room between lines than Qt gives, and above a heading."""
    spaced = block.blockFormat()
    spaced.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if spaced.headingLevel() and block.position():
        spaced.setTopMargin(_ABOVE_HEADING)
    QTextCursor(block).setBlockFormat(spaced)


def _keys() -> Chapter:
    """The chapter on the keys, as the menus have them."""
    title = say("manual.keys")
    return Chapter(
        title, "\n".join((f"## {title}", "", say("manual.keys_about"), "", *_key_lines()))
    )


def _key_lines() -> Iterator[str]:
    for menu, commands in MENUS.items():
        with_keys = [command for command in commands if command is not LINE and command.keys]
        if with_keys:
            yield f"\n### {plain_name(say(f'menu.{menu}'))}\n"
            yield f"| {say('manual.key')} | {say('manual.does')} |"
            yield "| --- | --- |"
            yield from map(_key_line, with_keys)


def _key_line(command: Command) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = QKeySequence.listToString(QKeySequence.listFromString(command.keys), native)
    return f"| {keys} | {plain_name(say(f'action.{command.name}'))} |"
