"""Marks found in words: the cell of a published sheet, where the form prints every option, and the
cell of a spreadsheet, where somebody wrote them down."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from piadesk.forms.items import Marks, Option
from piadesk.kinds.chosen_marks import ChosenMarks
from piadesk.kinds.kind import Read
from piadesk.kinds.printed import (
    HIDDEN,
    MARK,
    as_left_over,
    in_brackets,
    is_marked,
    is_unreadable,
    mark_content,
    mark_in_cell,
    number_before,
)
from piadesk.texts.folding import OUTER, Folded, fold, folded

_COUNT_UNIT: Final = "件"

# ---- published sheets


@dataclass
class _PrintedOption:
    """An option found in a cell: its bracket, and where the words behind its label stand."""

    option: Option
    bracket: str | None
    start: int
    after: int
    end: int = 0


def read_marks(item: Marks, words: str) -> Read:
    """The marks of a printed list of options; where all brackets were lost, a note says so."""
    text = folded(words)
    printed = list(_printed_options(item, text))
    for option, following in zip_longest(printed, printed[1:]):
        option.end = following.start if following else len(text.text)
    headings = tuple(fold(o.heading).lstrip("・") for o in item.options if o.heading)
    before = words[: text.span(0, printed[0].start)[1]] if printed else words
    left_over = as_left_over(before, headings)
    texts: dict[str, str] = {}
    for each in printed:
        behind = words[slice(*text.span(each.after, each.end))] if each.after < each.end else ""
        blank, rest = _blank_behind(each.option, behind)
        if blank:
            texts[each.option.label] = blank
        left_over += as_left_over(rest, headings)
    marked = {each.option.label for each in printed if each.bracket and is_marked(each.bracket)}
    official = tuple(option.label for option in item.options if option.label in marked)
    lost = (each for each in printed if each.bracket is None or is_unreadable(each.bracket))
    bare = "、".join(each.option.label for each in lost)
    notes: tuple[tuple[str, Mapping[str, str]], ...] = ()
    if bare:
        notes = (("marks_lost", {"options": bare}),)
    if any(each.bracket == HIDDEN for each in printed):
        notes = (*notes, ("marks_hidden", {}))
    if beside := [texts[o.label] for o in item.options if o.label in texts and not o.blank]:
        notes = (*notes, ("marks_beside", {"words": beside[0]}))
    unseen = {option.label for option in item.options} - {each.option.label for each in printed}
    if printed and unseen:
        absent = "、".join(option.label for option in item.options if option.label in unseen)
        notes = (*notes, ("marks_missing", {"options": absent}))
    return Read(ChosenMarks(official, texts).value(), left_over, notes)


def _printed_options(item: Marks, text: Folded) -> Iterator[_PrintedOption]:
    """The options with a bracket before their label; without brackets, the bare labels."""
    by_words = {fold(option.label): option for option in item.options}
    labels = "|".join(map(re.escape, sorted(by_words, key=len, reverse=True)))
    matches = list(re.finditer(rf"{MARK}({labels})", text.text))
    if not matches:
        for match in re.finditer(f"({labels})", text.text):
            yield _PrintedOption(by_words[match[1]], None, match.start(), match.end())
        return
    seen: set[str] = set()
    for match in matches:
        if match[3] in seen:
            continue
        seen.add(match[3])
        yield _PrintedOption(by_words[match[3]], mark_content(match), match.start(), match.end())


def _blank_behind(option: Option, words: str) -> tuple[str, str]:
    """The words in the brackets behind an option, and what else stands there."""
    words = words.strip(OUTER)
    if option.blank == "count":
        number, rest = number_before(words, _COUNT_UNIT)
        return fold(number) if fold(number).isdecimal() else number, rest
    inner, rest = in_brackets(words)
    if inner is not None:
        return inner, rest
    return (words, "") if option.blank else ("", words)


# ---- spreadsheets

_MARK_AND_LABEL: Final = re.compile(r"[\[［]\s*([^\]］]?)\s*[\]］]\s*([^\[［]*)")


def marks_in_cell(item: Marks, cell: str) -> ChosenMarks | None:
    """Reads ``[○] 専用線　[　] 電子メール`` or ``専用線、電子メール``; None if words are left."""
    pairs: list[tuple[str, bool | None]]
    if matches := _MARK_AND_LABEL.findall(cell):
        pairs = [(label, mark_in_cell(mark)) for mark, label in matches]
        if _MARK_AND_LABEL.sub("", cell).strip():
            return None
    else:
        pairs = [(label, True) for label in re.split(r"[、,\n]", cell) if label.strip()]
    chosen = ChosenMarks()
    for words, marked in pairs:
        option, blank = _option_in_cell(item, words)
        if option is None or marked is None:
            return None
        chosen = chosen.with_mark(item, option.label, marked)
        if blank:
            chosen = chosen.with_text(option.label, blank)
    return chosen


def _option_in_cell(item: Marks, words: str) -> tuple[Option | None, str]:
    """The option that ``words`` name, and what stands in its brackets."""
    by_words = {fold(option.label): option for option in item.options}
    if option := by_words.get(fold(words)):
        return option, ""
    label, _, rest = words.strip().replace("(", "（").partition("（")
    option = by_words.get(fold(label))
    if option is None or not option.blank:
        return None, ""
    blank, _, behind = rest.replace(")", "）").rpartition("）")
    return (option, blank.strip()) if fold(behind) in {"", _COUNT_UNIT} else (None, "")
