"""Text of ruled tables whose words stand in another order than on the paper (``pdftotext``, text
that was copied out of a viewer): the label of a row stands among the lines of its answer, brackets
stand in pieces. It is read like a laid-out text whose columns are told by what the forms print."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.damage import has_lost_order
from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.intake.layout.belonging import asks, begins_list, is_choice, is_text, look_of
from piadesk.intake.layout.changes import change_heads
from piadesk.intake.layout.labels import bare, begins_long_label
from piadesk.intake.layout.lines import CellRow, Line, Segment, lines_of
from piadesk.intake.layout.neighbours import given_back
from piadesk.intake.layout.page_ends import with_rows_whole
from piadesk.intake.layout.rows import rows_of
from piadesk.intake.layout.written import begins_section, source_of_rows, written
from piadesk.intake.passages import Source, Unsure
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.texts.folding import fold

_ANSWER, _LIST = 30, 60
"""The columns in which answers and ＜選択肢＞ are put, as if the text were laid out."""

_LABELS_TOGETHER: Final = 4
_LISTS_APART: Final = 3
_LOOKED_AT: Final = 300_000
_MAX_LABEL: Final = 80
"""Labels of answers one behind the other; 選択肢 behind words of a text; characters that tell of
it; the longest line that may be a label."""

_FIRST_LISTED: Final = re.compile(r"[1１][)）]")
_LABEL_LINES: Final = 3
_RISK: Final = re.compile(r"リスク\d?:?")
_FURTHEST: Final = 14
"""Lines, blank ones too, from one piece of a bracket to the next at most."""

_BRACKETS_ALONE: Final = frozenset(["[]", "[○]"])
_BRACKETS: Final = frozenset("[]○")


def is_disordered(text: str) -> bool:
    """Whether brackets stand in pieces, or many labels follow each other: neither is so in a text
    that was read along its rows."""
    return "\t" not in text and (has_lost_order(text) or _has_labels_together(text))


def _has_labels_together(text: str) -> bool:
    """Whether so many labels stand together, or so many 選択肢 apart from their brackets, that the
    answers must stand elsewhere."""
    run, apart = 0, 0
    before = ""
    for line in re.finditer(r"[^\n\f]*\S[^\n\f]*", text[:_LOOKED_AT]):
        words = line[0].strip()
        is_asking = len(words) < _MAX_LABEL and _is_label(words) and asks(words)
        run = run + 1 if is_asking else 0
        apart += _is_apart(before, words, is_label=is_asking)
        before = words
        if run == _LABELS_TOGETHER or apart == _LISTS_APART:
            return True
    return False


def _is_apart(before: str, words: str, *, is_label: bool) -> bool:
    """Whether a line shows that 選択肢 or a bracket are not where they are printed: a list behind
    a text, its head before a label, a bracket without a name before another."""
    if _FIRST_LISTED.match(words) and begins_list(words):
        return is_text(before)
    if is_label or _is_label(words):
        return fold(before) == "<選択肢>"
    return fold(words) in _BRACKETS_ALONE and fold(before) in _BRACKETS_ALONE


def text_of_disordered(text: str) -> Source:
    """The source text, a line for each row as it may have stood; nobody can be sure of any."""
    source = source_of_rows(with_rows_whole(_pages(text)))
    doubt = note("order_lost", Where(1))
    unsure = (Unsure(0, len(source.text), "order_unsure"),)
    return Source(source.text, landmarks=source.landmarks, notes=(doubt,), unsure=unsure)


def _pages(text: str) -> Iterator[tuple[list[CellRow], bool]]:
    begun, number, place = False, 0, 0
    is_table = False
    running = furniture(Source(text), all_printed_words())
    for page in re.split(r"(?<=\f)", text):
        starts = [start - place for start, _ in running if place <= start < place + len(page)]
        aside = {number + page.count("\n", 0, start) + 1 for start in starts}
        lines = [*lines_of(page, number)]
        number += page.count("\n")
        place += len(page)
        rows: list[CellRow] = []
        start = 0
        if not begun:
            start = next((n for n, line in enumerate(lines) if begins_section(line)), len(lines))
            begun = start < len(lines)
        rows += [_alone(line) for line in lines[:start] if line]
        stop = start if is_table else _table_start(lines, start)
        is_table = is_table or stop < len(lines)
        inner = [None if line and line.number in aside else line for line in lines[start:stop]]
        for row in given_back(rows_of(_placed(inner), in_order=True)):
            first = (row.above or [row.line])[0]
            rows.append(CellRow(first.number, [written(row)], is_sure=False))
        rows += [_alone(line) for line in lines[stop:] if line]
        rows += [_alone(line) for line in lines[start:stop] if line and line.number in aside]
        yield rows, page.endswith("\f")


def _alone(line: Line) -> CellRow:
    return CellRow(line.number, [line.raw.strip()], is_sure=False)


def _table_start(lines: Sequence[Line | None], start: int) -> int:
    """Where the head row of 変更箇所 begins, cell by cell; the end where it does not."""
    words = [fold(line.raw) if line else "" for line in lines]
    for heads in change_heads():
        wanted = "".join(map(fold, heads))
        for place in range(start, len(lines)):
            here = "".join(words[place : place + 2 * len(heads)])
            if words[place] and wanted.startswith(words[place]) and here.startswith(wanted):
                return place
    return len(lines)


# ---- lines put into columns


def _placed(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with labels at the left edge, answers and 選択肢 in columns of their own."""
    whole = _with_whole_brackets(_with_signs_joined(_with_whole_labels(lines)))
    return [line and _in_column(line) for line in whole]


def _in_column(line: Line) -> Line:
    words = line.raw.strip()
    if _is_label(words):
        return Line(line.number, (Segment(0, words),), words)
    column = _LIST if look_of(line) == "list" else _ANSWER
    return Line(line.number, (Segment(column, words),), words)


def _with_whole_labels(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with those as one that a narrow column made of a label."""
    whole = list(lines)
    for place, line in enumerate(lines):
        if whole[place] is None or line is None or _is_label(line.raw.strip()):
            continue
        if not (begins_long_label(bare(line.raw)) or _RISK.fullmatch(fold(line.raw))):
            continue
        words, taken = line.raw.strip(), [place]
        for other in range(place + 1, min(len(lines), place + 2 * _LABEL_LINES)):
            if (following := lines[other]) is None:
                continue
            words += following.raw.strip()
            taken.append(other)
            if _is_label(words):
                for each in taken[1:]:
                    whole[each] = None
                whole[place] = Line(line.number, (Segment(0, words),), words)
                break
            if len(taken) == _LABEL_LINES or not begins_long_label(bare(words)):
                break
    return whole


def _with_signs_joined(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the ※ of a label behind it: the last label before that has none."""
    rest = list(lines)
    label = -1
    for place, line in enumerate(lines):
        words = fold(line.raw) if line else ""
        if words and line and words != "※" and _is_label(line.raw.strip()):
            label = place if not words.endswith("※") else -1
        elif words == "※" and (before := rest[label] if label >= 0 else None):
            raw = f"{before.raw.strip()} ※"
            rest[label] = Line(before.number, (Segment(0, raw),), raw)
            rest[place], label = None, -1
    return rest


def _with_whole_brackets(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the pieces of each bracket as one, and the names of marks behind theirs."""
    rest = list(lines)
    opened: list[int] = []
    values: list[int] = []
    unnamed: list[int] = []
    names: list[int] = []
    begun = 0
    for place, line in enumerate(lines):
        if line is None or _is_label(line.raw.strip()):
            continue
        words = fold(line.raw)
        if place - begun > _FURTHEST:
            _name(rest, unnamed, names)
            opened, values, unnamed, names = [], [], [], []
        if set(words) <= _BRACKETS:
            begun = place
            for piece in re.findall(r"\[|○?\]", words):
                if piece == "[":
                    opened.append(place)
                elif opened:
                    goal = values.pop(0) if values and piece == "]" else opened[0]
                    whole = f"[ {'○' if piece != ']' else _value(rest, goal)} ]"
                    _put(rest, opened.pop(0), goal, place, whole)
                    unnamed += [goal] if goal not in values and len(fold(whole)) <= 3 else []
        elif _is_half(words, "[]"):
            begun = place
            opened.append(place)
            values.append(place)
        elif opened and _is_half(words, "]["):
            whole = f"[ {_bare(line)} ]"
            _put(rest, opened.pop(0), place, place, whole)
        elif opened and is_choice(words):
            values.append(place)
        elif unnamed and _is_mark_name(line.raw):
            names.append(place)
            if len(names) == len(unnamed):
                _name(rest, unnamed, names)
                unnamed, names = [], []
        elif unnamed and is_choice(words):
            _put(rest, goal := unnamed.pop(0), place, goal, f"[ {line.raw.strip()} ]")
    _name(rest, unnamed, names)
    return rest


def _name(lines: list[Line | None], brackets: Sequence[int], names: Sequence[int]) -> None:
    """Put the names of marks behind their brackets, in the order that the forms print them in."""
    ranks = _mark_names()

    def rank(place: int) -> int:
        line = lines[place]
        return ranks.get(fold(line.raw), len(ranks)) if line else 0

    in_order = sorted(names, key=rank) if len(brackets) == len(names) else names
    for bracket, name in zip(brackets, in_order, strict=False):
        words = [line.raw.strip() for line in (lines[bracket], lines[name]) if line]
        _put(lines, name, bracket, name, " ".join(words))


def _is_half(words: str, brackets: str) -> bool:
    """Whether folded words hold the first of two brackets at an edge and not the other."""
    return brackets[0] in (words[0], words[-1]) and brackets[1] not in words


def _bare(line: Line) -> str:
    return line.raw.strip(" \u3000[]［］")


def _value(lines: Sequence[Line | None], goal: int) -> str:
    line = lines[goal]
    is_blank = not line or set(fold(line.raw)) <= _BRACKETS
    return "" if is_blank or line is None else _bare(line)


def _put(lines: list[Line | None], first: int, goal: int, last: int, words: str) -> None:
    """Put words in the place of a line; the pieces that they were made of are gone."""
    number = next(line.number for line in (lines[goal], lines[first], lines[last]) if line)
    for place in {first, last} - {goal}:
        lines[place] = None
    lines[goal] = Line(number, (Segment(_ANSWER, words),), words)


# ---- what the forms print


def _is_label(words: str) -> bool:
    """Whether a line says nothing but a label with its number, or a heading."""
    look = fold(words).rstrip("※")
    return look in _printed() or re.sub(r"\d+", "0", look) in _entries()


def _is_mark_name(words: str) -> bool:
    look = fold(words)
    return any(look.startswith(name) or name.startswith(look) for name in _mark_names())


@functools.cache
def _printed() -> frozenset[str]:
    words: set[str] = {"I", "II", "III", "IV", "V", "VI"}
    for form in map(catalogue.form, catalogue.form_ids()):
        words |= {fold(w) for s in form.sections for w in (s.heading, s.title) if s.number}
        words |= {fold(item.group) for item in form.items if item.group}
        for item in form.items:
            if isinstance(item, d.Mark) or fold(item.label) in _mark_names():
                continue
            labels = (item.label, *item.older_labels)
            words |= {fold(item.number + label) for label in labels}
            words |= {fold(item.title)}
    return frozenset(words - {""})


@functools.cache
def _entries() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    rows = (item for form in forms for item in form.items if isinstance(item, d.Repeat))
    return frozenset(fold(item.row_name.format(n=0)) for item in rows if item.row_name)


@functools.cache
def _mark_names() -> dict[str, int]:
    """The folded names of marks, each with its rank in the order of the forms."""
    names: dict[str, int] = {}
    for form in map(catalogue.form, catalogue.form_ids()):
        for item in form.items:
            labels = [option.label for option in item.options] if isinstance(item, d.Marks) else []
            for label in [*labels, *([item.label] if isinstance(item, d.Mark) else [])]:
                names.setdefault(fold(label), len(names))
    return names
