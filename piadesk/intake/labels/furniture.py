"""What stands on every page and belongs to no item: page numbers, running heads, the form mark."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from piadesk.intake.labels.lone_numbers import lone_numbers, numbers_of_viewer
from piadesk.intake.labels.printed_words import titles
from piadesk.intake.labels.returning import Line, returning
from piadesk.intake.passages import Source
from piadesk.intake.report import FormMark
from piadesk.texts.folding import Folded, Span, fold, folded, is_blank

_PAGE: Final = re.compile(
    r"-(\d{1,4})-|(?:[pP]\.?|ページ|page|頁)(\d{1,4})|(\d{1,4})(?:/\d{1,4})?(?:ページ|頁)|(\d{1,4})/\d{1,4}"
)
_OF_ALL: Final = re.compile(r"(\d{1,4})/(\d{1,4})")
_BARE: Final = re.compile(r"(\d{1,4})")
_MARK: Final = re.compile(r"\[?((?:令和|平成)(?:元|\d+)年\d+月)(?:\d+日)?版?(様式\d)\]?")
"""The form's mark, as it was printed or read: [平成26年4月　様式2]."""

_MARK_WITHIN: Final = 6_000
"""So many folded characters from the beginning it is looked for amid other words."""

_RULE: Final = re.compile(r"[ \t|:+]*(?:-{2,}[ \t|:+]*)+")
"""The line below a table's head, as some tools write tables: ``-----|-----``."""

_LINE: Final = re.compile(r"[^\n\f]+\n?")
_MAX_LINE: Final = 60
_EDGE: Final = 2
"""Running heads and feet stand within so many lines of a page's edge."""

_MOST_LINES: Final = 3
"""No head or foot has more lines than this."""

_OF_A_SENTENCE: Final = re.compile(r".*[。、]|[ぁ-ゖー]+")
"""The end of a sentence, or a piece without any letter of a name: many texts end alike."""

_NUMBER: Final = re.compile(r"\d{1,4}")
_MIN_SHARE: Final = 0.6
"""They stand on so large a share of the pages."""


def form_marks(source: Source, heads: str = "") -> tuple[FormMark | None, list[Span]]:
    """The first mark of a form on the paper, and where marks stand, also behind other words.

    ``heads`` are the folded heads of the table of changes, whose rows may speak of marks.
    """
    words = folded(source.text, [(0, min(len(source.text), _MARK_WITHIN * 2))])
    stop = words.text.find(heads) if heads else -1
    match = _MARK.finditer(words.text, 0, stop if stop >= 0 else len(words.text))
    marks = [mark for mark in match if _is_mark(mark, words, source.text)]
    spans = [words.span(*mark.span()) for mark in marks]
    return (FormMark(marks[0][1], marks[0][2]) if marks else None), spans


def is_mark(words: str) -> bool:
    """Whether words are the mark of a form and no more."""
    return bool(_MARK.fullmatch(fold(words)))


def _is_mark(mark: re.Match[str], words: Folded, text: str) -> bool:
    """In brackets, or parted from the words before and behind it."""
    if mark[0].startswith("[") and mark[0].endswith("]"):
        return True
    start, end = words.span(*mark.span())
    return (not start or is_blank(text[start - 1])) and (end >= len(text) or is_blank(text[end]))


def furniture(source: Source, known: Collection[str]) -> list[Span]:
    """The lines that are page furniture; ``known`` are folded words that never are.

    Running heads are told by their return on most pages; where a text has no page breaks, by
    their place beside the numbers of the pages.
    """
    pages = list(_pages(source))
    lines = [line for page in pages for line in page]
    spans = {*source.over, *(span for words, span in lines if _MARK.fullmatch(words))}
    counted = _counted(lines, _PAGE)
    numbers = {span for alike in counted for span in alike}
    spans |= numbers
    if source.loose is not None:
        spans |= set(_numbers_of_all(pages, source.text.removesuffix("\f").count("\f") + 1))
    if len(pages) == 1:
        others = [line for line in lines if line[1] not in numbers]
        spans |= {span for alike in counted for span in _beside(alike, others, known)}
        others = [line for line in others if line[1] not in spans]
        others = list(_without_title(others))
        spans |= set(returning(source.text, others, {*known} - titles(), titles()))
    if source.loose is None:
        rules = (match for match in _LINE.finditer(source.text) if _is_rule(match[0]))
        spans |= {match.span() for match in rules}
        spans |= {*lone_numbers(source.text, lines), *numbers_of_viewer(source.text)}
    if len(pages) > 1:
        spans |= set(_running(pages, known))
    return sorted(spans)


def _without_title(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines but for the first title, which is the paper's own."""
    seen: set[str] = set()
    for words, span in lines:
        if words not in titles() or words in seen:
            yield words, span
        seen.add(words)


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.rstrip("\n")))


def _pages(source: Source) -> Iterator[list[Line]]:
    """For each page the lines that may be furniture: short ones, outside of tables."""
    start = 0
    loose = None if source.loose is None else set(source.loose)
    for page in source.text.split("\f"):
        lines: list[Line] = []
        for match in _LINE.finditer(page):
            span = (start + match.start(), start + match.end())
            free = "\t" not in match[0].strip() if loose is None else span in loose
            words = fold(match[0]) if free and len(match[0].strip()) <= _MAX_LINE else ""
            if words and not _OF_A_SENTENCE.fullmatch(words):
                lines.append((words, span))
        yield lines
        start += len(page) + 1


def _counted(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[list[Span]]:
    """Page numbers, those of one look together: they count on from one to the next; a single one
    may be anything."""
    by_look: defaultdict[str, list[tuple[int, Span]]] = defaultdict(list)
    for words, span in lines:
        if match := pattern.fullmatch(words):
            number = match.lastindex or 0
            look = words[: match.start(number)] + "#" + words[match.end(number) :]
            by_look[look].append((int(match[number]), span))
    counted: list[list[Span]] = []
    for pages in by_look.values():
        on = [pair for pair in pairwise(pages) if 0 < pair[1][0] - pair[0][0] <= 3]
        counted.append(sorted({span for pair in on for _, span in pair}))
    return counted


def _numbers_of_all(pages: Sequence[Sequence[Line]], count: int) -> Iterator[Span]:
    """``1 / 3`` on the first of three pages; on a paper of one page nothing else tells it."""
    for number, lines in enumerate(pages, 1):
        for words, span in lines:
            match = _OF_ALL.fullmatch(words)
            if match and (int(match[1]), int(match[2])) == (number, count):
                yield span


def _beside(
    numbers: Sequence[Span], lines: Sequence[Line], known: Collection[str]
) -> Iterator[Span]:
    """Lines that stand at one distance from the page numbers, alike on most pages."""
    starts = [span[0] for _, span in lines]
    places = [bisect_left(starts, start) for start, _ in numbers]
    for side in (range(-1, -_MOST_LINES - 1, -1), range(_MOST_LINES)):
        for distance in side:
            near = [p + distance for p in places if 0 <= p + distance < len(lines)]
            often = Counter(lines[place][0] for place in near)
            enough = max(2, _MIN_SHARE * len(places))
            running = {words for words, count in often.items() if count >= enough} - set(known)
            if not running:
                break
            yield from (lines[place][1] for place in near if lines[place][0] in running)


def _running(pages: Sequence[list[Line]], known: Collection[str]) -> Iterator[Span]:
    """Running heads and feet, from the edges inward: a foot of several lines hides the next."""
    for _ in range(_MOST_LINES):
        spans = set(_at_edges(pages, known))
        yield from spans
        pages = [[line for line in lines if line[1] not in spans] for lines in pages]


def _at_edges(pages: Sequence[list[Line]], known: Collection[str]) -> Iterator[Span]:
    """Lines that return on most pages, as they are or with the number of the page in them."""
    enough = max(3, _MIN_SHARE * len(pages))
    alike: dict[str, list[Line]] = {}
    for lines in pages:
        for words, span in dict.fromkeys(lines[:_EDGE] + lines[-_EDGE:]):
            if words not in known and not _BARE.fullmatch(words):
                alike.setdefault(_NUMBER.sub("0", words), []).append((words, span))
    for lines in alike.values():
        often = Counter(words for words, _ in lines)
        numbers = [int(number[0]) for words, _ in lines if (number := _NUMBER.search(words))]
        counts_on = all(0 < after - before <= 3 for before, after in pairwise(numbers))
        with_number = numbers and counts_on and len(lines) >= enough
        yield from (span for words, span in lines if often[words] >= enough or with_number)
    for counted in _counted([lines[-1] for lines in pages if lines], _BARE):
        yield from counted
