"""使い方: the manual beside the window, its chapters at the left."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from piadesk.manual import Chapter, chapters
from piadesk.words import plain_name, say
from ui.actions.command import LINE, Command
from ui.look.colours import colour
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label
from ui.manual.search import Hit, ManualSearch
from ui.menus import MENUS

_SIZE: Final = (900, 600)
_CHAPTERS_WIDE: Final = 230
_LINE_PERCENT: Final = 135.0
_ABOVE_HEADING: Final = 18.0
_MARKED: Final = colour("current_words")
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
        *written, about = chapters()
        self._chapters = (*written, _keys(), about)
        self.hits: list[Hit] = []
        self._search = ManualSearch(len(self._chapters), self._document_of)
        self.words = LineEdit(self)
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(say("manual.search"))
        self.words.setAccessibleName(say("manual.search"))
        self.words.setTextMargins(4, 3, 4, 3)
        self.words.textChanged.connect(self._find)
        self.words.returnPressed.connect(self._go_on)
        self.list = self._list("manual.chapters")
        self.list.addItems([chapter.title for chapter in self._chapters])
        self.list.currentRowChanged.connect(self._turn_to)
        self.found = self._list("manual.found")
        self.found.setWordWrap(True)
        self.found.currentRowChanged.connect(self._show_hit)
        self.none = Label("", self)
        self.none.setProperty("role", "note")
        self.none.setWordWrap(True)
        self.page = _Page(self)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(16)
        left = QVBoxLayout()
        for part in (self.words, self.none, self.found, self.list):
            left.addWidget(part)
            part.setFixedWidth(_CHAPTERS_WIDE)
        row = QHBoxLayout(self)
        row.setSpacing(10)
        row.addLayout(left)
        row.addWidget(self.page, 1)
        for shortcut in (QKeySequence.StandardKey.Find, Qt.Key.Key_F3):
            key = QShortcut(QKeySequence(shortcut), self)
            key.activated.connect(self._to_search)
        self._find("")
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _list(self, key: str) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("chapters")
        made.setAccessibleName(say(key))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _document_of(self, chapter: int) -> QTextDocument:
        document = QTextDocument(self)
        document.setMarkdown(self._chapters[chapter].text, _MARKDOWN)
        return document

    def _turn_to(self, chapter: int) -> None:
        self.page.document().setMarkdown(self._chapters[chapter].text, _MARKDOWN)
        self.page.setAccessibleName(self._chapters[chapter].title)
        self.page.setExtraSelections([])
        block = self.page.document().begin()
        while block.isValid():
            _space(block)
            block = block.next()
        # The cursor went along to the end of what came in, and the view with it.
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    # ---- the search

    def _find(self, words: str) -> None:
        self.hits = self._search.hits(words)
        self.found.clear()
        self.found.addItems([self._line(hit) for hit in self.hits])
        is_asked = bool(words.strip())
        self.list.setVisible(not is_asked)
        self.found.setVisible(bool(self.hits))
        key = "manual.count" if self.hits else "manual.nothing"
        self.none.setText(say(key, words=words.strip(), count=len(self.hits)))
        self.none.setVisible(is_asked)
        if not is_asked:
            self.page.setExtraSelections([])

    def _line(self, hit: Hit) -> str:
        return f"{self._chapters[hit.chapter].title}\n{hit.sentence}"

    def _go_on(self) -> None:
        """Enter goes from hit to hit."""
        if self.hits:
            self.found.setCurrentRow((self.found.currentRow() + 1) % len(self.hits))

    def _to_search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _show_hit(self, row: int) -> None:
        """Turn to its chapter and mark the words in its line."""
        if not 0 <= row < len(self.hits):
            return
        hit = self.hits[row]
        self.list.setCurrentRow(hit.chapter)
        block = self.page.document().findBlockByNumber(hit.block)
        self._mark(hit)
        self.page.setTextCursor(QTextCursor(block))
        self.page.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_marked = self.isVisible() and bool(self.page.extraSelections())
        if event.type() == QEvent.Type.PaletteChange and is_marked:
            self._mark(self.hits[self.found.currentRow()])  # the marks hold their ground

    def _mark(self, hit: Hit) -> None:
        block = self.page.document().findBlockByNumber(hit.block)
        marks = []
        for start, end in hit.spans:
            mark = QTextBrowser.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.cursor.setPosition(block.position() + start)
            mark.cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(_MARKED)
            marks.append(mark)
        self.page.setExtraSelections(marks)


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
