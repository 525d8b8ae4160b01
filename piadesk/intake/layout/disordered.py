"""Text of ruled tables whose words stand in another order than on the paper (``pdftotext``, text
that was copied out of a viewer): the label of a row stands among the lines of its answer, brackets
stand in pieces. Its lines are put into the order of the form by what the forms print."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.intake.damage import has_lost_order
from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.printed_words import all_printed_words, lines_of_contents
from piadesk.intake.layout.amid_answers import has_labels_amid
from piadesk.intake.layout.belonging import (
    asks,
    begins_list,
    is_text,
    looks_beside,
)
from piadesk.intake.layout.change_heads import heads_on_page
from piadesk.intake.layout.change_order import rows_of_changes, rows_of_streams
from piadesk.intake.layout.changes import change_heads
from piadesk.intake.layout.cut_groups import with_groups_apart
from piadesk.intake.layout.lines import CellRow, Line, Segment, lines_of
from piadesk.intake.layout.listed import with_whole_lists
from piadesk.intake.layout.page_brackets import with_brackets_whole
from piadesk.intake.layout.page_ends import row_at_end, with_rows_whole, without_row_again
from piadesk.intake.layout.pass_pieces import Piece
from piadesk.intake.layout.pieces import (
    with_brackets_apart,
    with_sections_whole,
    with_signs_joined,
    with_whole_labels,
    with_whole_names,
    with_whole_values,
)
from piadesk.intake.layout.printed import MAX_LABEL, is_printed_label
from piadesk.intake.layout.rounds import with_whole_rounds, with_words_in_rounds
from piadesk.intake.layout.two_passes import put_in_order, put_together
from piadesk.intake.layout.wide_blanks import with_wide_blanks
from piadesk.intake.layout.written import source_of_rows
from piadesk.intake.passages import Source
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.texts.folding import fold

_LISTS_APART: Final = 3
_LOOKED_AT: Final = 300_000
"""選択肢 behind words of a text; characters that tell of it."""

_MAX_HEADS: Final = 60
"""Letters of the head row of 変更箇所 at most."""

_FIRST_LISTED: Final = re.compile(r"[1１][)）]")
_BRACKETS_ALONE: Final = frozenset(["[]", "[○]"])

_HALF: Final = re.compile(r"^[\[\]［］()（）]\n", re.MULTILINE)
"""Half a bracket that the form prints and that is empty: nothing of the clerk's."""

_HALF_AT_EDGE: Final = re.compile(r"([\[\]［］])?([^\[\]［］]+)([\[\]［］])?$")
_BLANK_LINE: Final = re.compile(r"\n[ \u3000]*\n")
_PAGE_NUMBER: Final = re.compile(r"-?\d{1,3}(?:/\d{1,3})?-?")

_LEAST_OF_FEW: Final = 3
_MOST_LABELS: Final = 0.5
_LEAST_WITHOUT: Final = 4
_WITHOUT_SHARE: Final = 0.2
"""So many labels with nothing behind them, of those that stand alone on a line: in a text in order
they are one in ten, the items that are blank, however many of these follow each other."""


def is_disordered(text: str) -> bool:
    """Whether brackets stand in pieces, or many labels follow each other: neither is so in a text
    that was read along its rows."""
    is_lost = has_lost_order(text) or _has_labels_together(text) or has_labels_amid(text)
    return "\t" not in text and is_lost


def _has_labels_together(text: str) -> bool:
    """Whether so many labels have nothing behind them, or so many 選択肢 stand apart from their
    brackets, that the answers must stand elsewhere."""
    apart, alone, without = 0, 0, 0
    others = {fold(words) for cells in change_heads() for words in cells} | lines_of_contents()
    before, was_asking = "", False
    for line in re.finditer(r"[^\n\f]+", text[:_LOOKED_AT]):
        words = line[0].strip()
        if not words or (not was_asking and _PAGE_NUMBER.fullmatch(fold(words))):
            continue  # a list may go on behind the end of a page
        is_entries = "~" in fold(words)  # 移転先6～10 stands behind an answer, blank or not
        is_label = len(words) < MAX_LABEL and is_printed_label(words) and not is_entries
        is_asking = is_label and asks(words) and fold(words) not in others
        without += is_label and was_asking
        alone += is_asking
        was_asking = is_asking
        apart += _is_apart(before, words, is_label=is_asking)
        before = words
        if apart == _LISTS_APART:
            return True
    is_most = without >= max(_LEAST_OF_FEW, _MOST_LABELS * alone)
    return is_most or without >= max(_LEAST_WITHOUT, _WITHOUT_SHARE * alone)


def _is_apart(before: str, words: str, *, is_label: bool) -> bool:
    """Whether a line shows that 選択肢 or a bracket are not where they are printed: a list behind
    a text or the label of one, its head before a label, a bracket without a name before another."""
    if fold(words) == "<選択肢>" and looks_beside(before) == {"text"}:
        return True
    if _FIRST_LISTED.match(words) and begins_list(words):
        return is_text(before)
    if is_label or is_printed_label(words):
        return fold(before) == "<選択肢>"
    return fold(words) in _BRACKETS_ALONE and fold(before) in _BRACKETS_ALONE


def text_of_disordered(text: str) -> Source:
    """The source text, its lines in the order of the form; nobody can be sure of any, which is told
    once, of the paper, and of each row of 変更箇所."""
    has_gaps = bool(_BLANK_LINE.search(text))
    pages = [*_pages(text, _near_order if has_gaps else _of_two_passes)]
    tables = [page.table for page in pages]
    rows = rows_of_streams(tables) if has_gaps else rows_of_changes(tables)
    whole = (
        ([*page.above, *of_table, *page.running], page.has_break)
        for page, of_table in zip(pages, rows, strict=True)
    )
    source = source_of_rows(with_rows_whole(whole))
    rows_read = tuple(span for span in source.unsure if "\t" in source.text[span.start : span.end])
    doubt = note("order_lost", Where(1)).on(None, doubt=True)
    strays = tuple(match.span() for match in _HALF.finditer(source.text))
    return Source(
        source.text, over=strays, landmarks=source.landmarks, unsure=rows_read, notes=(doubt,)
    )


class _Page(NamedTuple):
    """A page: the rows above the table of changes, its lines, and those that are furniture."""

    above: list[CellRow]
    table: list[Line]
    running: list[CellRow]
    has_break: bool


def _pages(text: str, in_order: "_InOrder") -> Iterator[_Page]:
    is_table = False
    label: Piece | None = None
    row: list[str] = []
    for lines, aside, has_break in _lines_of_pages(text):
        head, of_head = heads_on_page(lines) or (None, ())
        stop = 0 if is_table else min(of_head, default=_table_start(lines, 0))
        is_table = stop < len(lines)
        kept = [None if line and line.number in aside else line for line in lines]
        table = [line for n, line in enumerate(kept) if line and n >= stop and n not in of_head]
        merged, last = in_order(kept[:stop], label)
        once = without_row_again(merged, label.label if label else "", row)
        label, row = last, row_at_end(once) if once else row
        running = [part for line in lines if line and line.number in aside for part in _parts(line)]
        above = [*map(_alone, once), *([head] if head else ())]
        yield _Page(above, table, [*map(_alone, running)], has_break)


_InOrder = Callable[[Sequence[Line | None], Piece | None], tuple[list[Line], Piece | None]]


def _of_two_passes(
    lines: Sequence[Line | None], label: Piece | None
) -> tuple[list[Line], Piece | None]:
    """The lines of a page of a text without blank lines (``pdftotext -raw``)."""
    whole = with_whole_values(with_whole_labels(lines))
    return put_together([line for line in whole if line], label)


def _near_order(
    lines: Sequence[Line | None], label: Piece | None
) -> tuple[list[Line], Piece | None]:
    """The lines of a page on which each stands near its place."""
    whole = with_sections_whole(with_brackets_apart(with_wide_blanks(with_words_in_rounds(lines))))
    whole = with_groups_apart(whole)
    whole = with_whole_values(with_signs_joined(with_whole_labels(whole)))
    kept, strays = with_brackets_whole(with_whole_rounds(with_whole_names(whole)))
    merged, last = put_in_order([line for line in with_whole_lists(kept) if line], label)
    return [*merged, *strays], last


def _lines_of_pages(text: str) -> Iterator[tuple[list[Line | None], set[int], bool]]:
    """The lines of each page, the numbers of those that are furniture, and whether a page break
    follows."""
    number, place = 0, 0
    running = furniture(Source(text), all_printed_words())
    pages = re.split(r"(?<=\f)", text)
    numbers = _numbers_of_pages(pages)
    for page, own_number in zip(pages, numbers, strict=True):
        starts = [start - place for start, _ in running if place <= start < place + len(page)]
        aside = {number + page.count("\n", 0, start) + 1 for start in starts}
        aside |= {number + own_number + 1} if own_number is not None else set()
        yield [*lines_of(page, number)], aside, page.endswith("\f")
        number += page.count("\n")
        place += len(page)


def _numbers_of_pages(pages: Sequence[str]) -> list[int | None]:
    """Which line of each page says how many it is, where most have one: the first of the page, or
    the last that says so."""
    numbers: list[int | None] = []
    for count, page in enumerate(pages, start=1):
        counted = re.compile(rf"[\[\]]?-?{count}(?:/\d+)?-?[\[\]]?")
        lines = page.split("\n")
        own = [n for n, line in enumerate(lines) if counted.fullmatch(fold(line))]
        numbers.append(own[0 if own[0] == 0 else -1] if own else None)
    has_numbers = 2 * sum(number is not None for number in numbers) > len(pages)
    return numbers if has_numbers and len(pages) > 1 else [None] * len(pages)


def _parts(line: Line) -> Iterator[Line]:
    """A line of furniture, and half a bracket that stands at its height."""
    half = _HALF_AT_EDGE.match(line.raw.strip())
    for words in half.groups() if half else (line.raw.strip(),):
        if words:
            yield Line(line.number, (Segment(0, words.strip()),), words.strip())


def _alone(line: Line) -> CellRow:
    return CellRow(line.number, [line.raw.strip()], is_sure=False)


def _table_start(lines: Sequence[Line | None], start: int) -> int:
    """Where the head row of 変更箇所 begins, cell by cell, of which one may stand elsewhere; the
    end where it does not."""
    words = [fold(line.raw) if line else "" for line in lines]
    for heads in change_heads():
        wanted = [fold(head) for head in heads]
        for place in range(start, len(lines)):
            here = "".join(words[place : place + 2 * len(heads)])[:_MAX_HEADS]
            is_first = words[place].startswith(wanted[0]) and here.startswith("".join(wanted[:2]))
            if is_first and sum(head in here for head in wanted) + 1 >= len(wanted):
                return place
    return len(lines)
