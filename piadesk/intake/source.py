"""The file of a published sheet as text, whatever it came as. Nothing else is read, save the
pictures that lie beside a page of HTML."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from piadesk.errors import SourceError
from piadesk.intake.passages import MOST_CHARACTERS, Source
from piadesk.intake.progress import Tell, silent
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.storage.file_names import SOURCE_SUFFIXES
from piadesk.texts.folding import LINE
from piadesk.texts.radicals import with_ideographs
from piadesk.words import reason

_MARKS: Final = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_MAX_BYTES: Final = 50_000_000
_MOST_LINES: Final = 200_000
"""Some thousand pages. Each line is looked at for the labels of every form, which takes time."""

_LONGEST_LINE: Final = 100_000
"""Three times what a cell of Excel holds. The window lays a text out line by line, and one of a
million odd letters takes minutes each time."""

_EMPTY_SQUARE: Final = re.compile(r"[\[［][ \u3000]*[□☐][ \u3000]*[\]］]")
_FULL_SQUARE: Final = re.compile(r"([\[［][ \u3000]*)(■)([ \u3000]*[\]］])")

_WORKBOOKS: Final = frozenset([".xlsx", ".xlsm"])
_OLD_WORKBOOK: Final = ".xls"
_WORD: Final = ".docx"


def read_source(path: Path, tell: Tell = silent) -> Source:
    """The text of a ``.txt``, ``.pdf``, ``.xlsx``, ``.docx`` or ``.html`` file.

    Raises `SourceError` (``source.missing``, ``source.unreadable``, ``source.kind``,
    ``source.large``, ``source.long_text``, ``source.long_line``, ``source.many_lines``,
    ``source.not_text``, ``source.empty``, those of `pdf.text_of_pdf` and of
    `workbook.text_of_workbook`).
    """
    source = _read(path, tell)
    _refuse_long(source.text, path.name)
    # A page whose table is there for its looks alone is one cell, with all lines inside it.
    if max(map(len, source.text.replace(LINE, "\n").split("\n"))) > _LONGEST_LINE:
        raise SourceError("source.long_line", path=path.name, most=_LONGEST_LINE // 10_000)
    if source.text.count("\n") > _MOST_LINES:
        raise SourceError("source.many_lines", path=path.name, most=_MOST_LINES // 10_000)
    return replace(_with_squares_read(_with_ideographs(source)), name=path.name)


def _with_squares_read(source: Source) -> Source:
    """The source with ○ for ■ in brackets, on a paper that has □ in others: there ■ keeps nothing
    back."""
    if source.is_ours or not _EMPTY_SQUARE.search(source.text):
        return source
    text = _FULL_SQUARE.sub(r"\1○\3", source.text)
    if text == source.text:
        return source
    where = source.landmarks[0][1] if source.landmarks else Where(1)
    return replace(source, text=text, notes=(*source.notes, note("squares", where)))


def _with_ideographs(source: Source) -> Source:
    if source.is_ours:
        return source
    text, count = with_ideographs(source.text)
    if not count:
        return source
    where = source.landmarks[0][1] if source.landmarks else Where(1)
    return replace(source, text=text, notes=(*source.notes, note("radicals", where, count=count)))


def _read(path: Path, tell: Tell) -> Source:
    kind = path.suffix.lower()
    if kind not in {*SOURCE_SUFFIXES, _OLD_WORKBOOK}:
        raise SourceError("source.kind", path=path.name)
    content = _content(path)
    if kind == ".pdf" or content.startswith(b"%PDF-"):
        from piadesk.intake.pdf.document import text_of_pdf

        return text_of_pdf(content, path.name, tell)
    if kind == _OLD_WORKBOOK:
        raise SourceError("source.old_workbook", path=path.name)
    if kind in _WORKBOOKS:
        from piadesk.intake.excel.workbook import text_of_workbook

        return text_of_workbook(content, path.name, tell)
    if kind == _WORD:
        from piadesk.intake.markup.word_text import text_of_word

        return text_of_word(content, path.name)
    text = _decoded(content, path.name)
    if not text.strip():
        raise SourceError("source.empty", path=path.name)
    from piadesk.intake.markup.html_text import has_markup, text_of_markup
    from piadesk.intake.markup.page_pictures import PagePictures

    pictures = PagePictures(path.parent)
    if is_markup := has_markup(text):
        text = pictures.taken_out(text)
    _refuse_long(text, path.name)  # before its rows are put together, which takes longest
    from piadesk.intake.brackets import with_whole_brackets
    from piadesk.intake.copied_cells import is_copied, text_of_cells
    from piadesk.intake.layout.disordered import is_disordered, text_of_disordered
    from piadesk.intake.layout.doubled import with_single_labels
    from piadesk.intake.layout.lost_lines import text_with_lines
    from piadesk.intake.layout.text import is_laid_out, text_of_layout

    if is_markup:
        source = text_of_markup(text, pictures)
    elif is_copied(text):
        source = text_of_cells(text)
    elif is_laid_out(text):
        source = text_of_layout(text)
    else:
        text, single = with_single_labels(text)
        lined = None if is_disordered(text) else text_with_lines(text) or Source(text)
        source = lined or text_of_disordered(text)
        if single:
            doubled = note("doubled", Where(1), labels="、".join(single)[:200])
            source = replace(source, notes=(*source.notes, doubled))
    return replace(source, text=with_whole_brackets(source.text))


def _refuse_long(text: str, name: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise SourceError("source.long_text", path=name, most=MOST_CHARACTERS // 10_000)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SourceError("source.large", path=path.name)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise SourceError("source.missing", path=path.name) from fault
    except OSError as fault:
        raise SourceError("source.unreadable", path=path.name, reason=reason(fault)) from fault


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows in Japan calls ANSI."""
    marked = next((code for mark, code in _MARKS.items() if content.startswith(mark)), None)
    for code in [marked] if marked else ["utf-8", "cp932", "euc_jp"]:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise SourceError("source.not_text", path=name)
