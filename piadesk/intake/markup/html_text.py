"""HTML read as what it means: paragraphs, lists, cells, marks, pictures. Nothing is fetched.

A page is HTML throughout: its blocks are lines of their own and its blanks mean nothing. A text of
a machine reading has HTML only here and there, within cells and lines that count: there a paragraph
or an entry of a list becomes a line inside its cell, and ``<input type="radio"/>`` is the ○ that
the machine took for a button.
"""

import re
from html.parser import HTMLParser
from typing import Final

from piadesk.intake.markup.marked_words import MarkedWords
from piadesk.intake.markup.page_links import PageLinks
from piadesk.intake.markup.page_pictures import PagePictures
from piadesk.intake.passages import Source, SourcePicture
from piadesk.intake.report import Note, note
from piadesk.intake.where import Where
from piadesk.texts.folding import LINE, fold

_BLOCK_TAGS: Final = """
    p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer main nav blockquote
    pre form fieldset table caption option address center hr figure
"""
_INLINE_TAGS: Final = """
    a abbr b big body button code col colgroup del em font html i img input ins kbd label legend
    link mark meta q rb rp rt ruby s select small span strike strong sub sup tbody tfoot thead
    time tr title tt u wbr br
"""
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_CELLS: Final = frozenset(["td", "th"])
_UNSEEN: Final = frozenset(["script", "style", "head", "template", "noscript", "comment"])
KNOWN: Final = _BLOCKS | _CELLS | _UNSEEN | frozenset(_INLINE_TAGS.split())
"""Tags that have a meaning here; others are words in angle brackets."""

_TAG: Final = re.compile(r"</?(" + "|".join(sorted(KNOWN)) + r")(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_OPEN_BRACKET: Final = re.compile(r"[\[［]\s*$")
_MARKS: Final = frozenset(["checkbox", "radio"])
_TAG_NAME: Final = re.compile(r"[a-z][a-z0-9:.-]*")
"""On a page whatever is called so is a tag: ``o:p``, ``svg``."""

_BEGINS_TAG: Final = re.compile(r"<(?=[a-zA-Z/])")
_SHORT_TAG: Final = 10_000
"""No tag that somebody wrote is longer and holds the beginning of another."""

_TAIL: Final = 40
"""So much of a line is remembered: more would take a time that grows with its square."""


def has_markup(text: str) -> bool:
    """Whether there is any HTML in a text."""
    return _TAG.search(text) is not None


def text_of_markup(text: str, pictures: PagePictures | None = None) -> Source:
    """A text with HTML in it, or a page of HTML, as source text with the lines it came from."""
    read = _without_open_tags(text)
    is_page = _PAGE.search(text) is not None
    reader = _Reader(read, pictures or PagePictures(), is_page=is_page)
    reader.feed(read)
    reader.close()
    return reader.source()


def _without_open_tags(text: str) -> str:
    """The text with ``&lt;`` where a tag begins that does not end before many others begin.

    WORKAROUND: Python's parser looks from each of them as far as the end of the text, a time that
    grows with its square. A tag may be long in itself: a picture stands in one as letters.
    """
    pieces, last, end = [], 0, -1
    begins = [match.start() for match in _BEGINS_TAG.finditer(text)]
    for begin, following in zip(begins, [*begins[1:], len(text)], strict=True):
        if end < begin:
            end = text.find(">", begin)
            end = len(text) if end < 0 else end
        if following < end and end - begin > _SHORT_TAG:
            pieces += [text[last:begin], "&lt;"]
            last = begin + 1
    return "".join([*pieces, text[last:]])


class _Reader(HTMLParser):
    """Writes the text while the parser goes along."""

    def __init__(self, text: str, pictures: PagePictures, *, is_page: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._text = text
        self._page_pictures = pictures
        self._pictures: list[SourcePicture] = []
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._is_page = is_page
        self._pieces: list[str] = []
        self._length = 0
        self._landmarks: list[tuple[int, Where]] = []
        self._notes: list[Note] = []
        self._tags: dict[str, None] = {}
        self._first: Where | None = None
        self._break = ""
        """What will part the next words from those before."""

        self._is_after_br = False
        self._line = ""
        """The end of what was written of the line so far."""

        self._depth = 0
        """Cells around: a table may stand in a cell."""

        self._cells = 0
        """How many cells of the row have begun."""

        self._unseen = 0
        self._marked = MarkedWords()
        self._links = PageLinks()
        self._table_ends: list[int] = []
        self._comment = ""
        self._counters: list[int | None] = []
        """Of each list around how far it has counted; None where it does not count."""

    def source(self) -> Source:
        """What was read."""
        notes = [*self._notes, *self._marked.notes()]
        if not self._is_page and self._tags:
            where = self._first or Where(1)
            notes.insert(0, note("markup", where, tags="、".join(self._tags)))
        text = "".join(self._pieces)
        over, ends = self._links.settled(text) if self._is_page else ((), ())
        return Source(
            text,
            over=tuple(over),
            landmarks=tuple(self._landmarks),
            table_ends=tuple(sorted({*self._table_ends, *ends})),
            unsure=tuple(self._marked.unsure(text)),
            notes=tuple(notes),
            pictures=tuple(self._pictures),
        )

    # ---- what the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag, or words in angle brackets."""
        if tag not in KNOWN:
            if not self._is_tag(tag):
                self.handle_data(self.get_starttag_text() or "")
            return
        self._tags[tag] = None
        self._first = self._first or self._here()
        having = dict(attrs)
        if tag == "a":
            self._links.begin(having, self._length)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _CELLS:
            self._begin_cell()
        elif tag == "tr" and self._depth == 0:
            self._part("\n")
            self._cells = 0
        elif tag == "br":
            self._part(self._line_end(), at_once=True)
        elif tag in _BLOCKS:
            self._part(self._line_end())
        self._is_after_br = tag == "br"
        self._marked.begin(tag, having, self._length)
        self._begin(tag, having)

    def handle_endtag(self, tag: str) -> None:
        """The end of a block or a cell parts what follows."""
        if tag not in KNOWN:
            if not self._is_tag(tag):
                self.handle_data(f"</{tag}>")
            return
        self._marked.end(tag, self._length)
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
            self._tell_comment(tag)
        elif tag == "a":
            self._links.end(self._length)
        elif tag in _CELLS:
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                self._break = ""
        elif tag in ("ul", "ol") and self._counters:
            self._counters.pop()
            self._part(self._line_end())
        elif tag in _BLOCKS:
            is_end = tag == "table" and self._depth == 0
            if is_end and self._is_page:
                self._table_ends.append(self._length)
            self._part("\n" if is_end else self._line_end())

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._unseen:
            self._comment += data if self.lasttag == "comment" else ""
            return
        if self._marked.takes(data, self._here()):
            return
        if self._is_page:
            data = re.sub(r"[ \t\r\n\f]+", " ", data)
            data = data.lstrip(" ") if self._break or not self._line.strip() else data
            self._write(data)
            return
        for number, line in enumerate(re.split(r"(?<=\n)", data)):
            if line:
                self._write(line, number)

    def handle_comment(self, data: str) -> None:
        """A comment is not seen; what only looks like one is words."""
        line, column = self.getpos()
        if not self._raw(line, column).startswith("<!--"):
            self.handle_data(f"</{data}>")

    def handle_pi(self, data: str) -> None:
        """``<?xml …>`` is not seen; other words behind <? are."""
        if not data.startswith("xml"):
            self.handle_data(f"<?{data}>")

    def _is_tag(self, name: str) -> bool:
        return self._is_page and _TAG_NAME.fullmatch(name) is not None

    def _tell_comment(self, tag: str) -> None:
        if tag == "comment" and fold(self._comment):
            self._notes.append(note("comment", self._here(), words=self._comment.strip()))
        self._comment = ""

    # ---- writing

    def _begin(self, tag: str, having: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            self._counters.append(0 if tag == "ol" else None)
        elif tag == "li" and self._counters and self._counters[-1] is not None:
            self._counters[-1] += 1
            self._write(f"{self._counters[-1]}. ")
        elif tag == "input":
            self._write_input(having)
        elif tag == "img":
            self._take_picture(having.get("src") or "", having.get("alt") or "")

    def _take_picture(self, source: str, alt: str) -> None:
        where = self._here()
        if content := self._page_pictures.content(source):
            self._pictures.append(SourcePicture(self._length, where, content, alt))
        else:
            self._notes.append(note("picture", where))

    def _write_input(self, having: dict[str, str | None]) -> None:
        kind = (having.get("type") or "text").lower()
        if kind not in _MARKS:
            self._write(having.get("value") or "")
            return
        # A machine that reads paper makes a button of a ○; on a page it is one that nobody chose.
        is_set = "checked" in having or (kind == "radio" and not self._is_page)
        mark = "○" if is_set else "\u3000"
        self._write(mark if _OPEN_BRACKET.search(self._line) else f"[{mark}]")

    def _begin_cell(self) -> None:
        """The cells of a row are parted at once: one may be empty."""
        if self._depth == 0:
            if self._break == "\n" and self._line:
                self._put("\n")
            if self._cells:
                self._trim()
                self._put("\t")
            self._break = ""
            self._cells += 1
        else:
            self._part(LINE)
        self._depth += 1

    def _part(self, break_: str, *, at_once: bool = False) -> None:
        """Part what follows from what stands before, where anything does."""
        if at_once and self._break == break_ == LINE:
            self._put(LINE)
        elif at_once and self._break == break_ and self._is_after_br:
            self._put("\n\n" if self._line.strip() else "\n")
        order = ("", LINE, "\n")
        if order.index(break_) >= order.index(self._break):
            self._break = break_

    def _line_end(self) -> str:
        return "\n" if self._is_page and self._depth == 0 else LINE

    def _write(self, words: str, lines_before: int = 0) -> None:
        if not words:
            return
        if self._break and fold(words):
            begun = self._line.rpartition("\t")[2] if self._break == LINE else self._line
            if begun.strip():
                self._trim()
                self._put(self._break)
            self._break = ""
        self._is_after_br = self._is_after_br and not fold(words)
        line, _ = self.getpos()
        self._landmarks.append((self._length, Where(line + lines_before)))
        self._put(words)
        if words.endswith("\n"):
            self._break = ""

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
        self._line = (self._line + words).rpartition("\n")[2][-_TAIL:]

    def _trim(self) -> None:
        """No blank stands before a break."""
        while self._pieces and self._pieces[-1].endswith(" "):
            last = self._pieces.pop()
            self._pieces.append(last.rstrip(" "))
            self._length -= len(last) - len(self._pieces[-1])
            if self._pieces[-1]:
                break
            self._pieces.pop()

    def _here(self) -> Where:
        return Where(self.getpos()[0])

    def _raw(self, line: int, column: int) -> str:
        """The source from a place on, some letters of it."""
        start = self._line_starts[line - 1] + column
        return self._text[start : start + 4]
