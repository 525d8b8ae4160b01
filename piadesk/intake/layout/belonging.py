"""How well a line of a laid-out text goes with a label, by what the forms print beside it: a list
of 選択肢 stands beside a question, brackets with names beside ○-marks, a text beside neither."""

import functools
import re
from collections import defaultdict
from typing import Final, Literal, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.layout.labels import bare
from piadesk.intake.layout.lines import Line
from piadesk.kinds import kind_of
from piadesk.texts.folding import fold

Look = Literal["list", "choice", "mark", "text"]

_WRONG_KIND: Final = 3.0
_STRANGE_WORDS: Final = 2.0
_WRAPPED: Final = 0.4
"""What is odd: brackets beside a label of a text; names or 選択肢 that are not the label's; words
without a bracket beside a label of brackets, that may go on from the line before."""

_LEAST_BEGUN: Final = 4
"""Letters of the beginning of a 選択肢 that are no chance."""

_LEAST_PRINTED: Final = 8
"""Letters of a part of a printed text that are no chance."""

_LIST: Final = re.compile(r"<選択肢>|\d{1,2}\)")
_HEADING: Final = re.compile(r"\d{1,2}\.|[IV]+$")
_BRACKET: Final = re.compile(r"\[([^\[\]]*)\]([^\[\]]*)")


class Beside(NamedTuple):
    """What the forms print beside a label."""

    looks: frozenset[Look]
    words: frozenset[str]
    """The folded 選択肢 and names of marks."""

    is_short: bool


def oddity(label: str, line: Line) -> float:
    """How unlike a line of the answer a line is, beside a label's words as they stand."""
    beside = _beside().get(bare(label))
    return _judged(beside, look_of(line), fold(line.raw)) if beside else 0.0


def is_mark_alone(line: Line) -> bool:
    """Whether a line holds a mark that no label stands beside: 委託しない."""
    return _single_mark(fold(line.raw))


def begins_list(words: str) -> bool:
    """Whether words are the first of some 選択肢."""
    return _look(fold(words)) == "list"


def is_text(words: str) -> bool:
    """Whether words are a piece of a text: no label, no bracket, no 選択肢."""
    look = fold(words)
    return _look(look) == "text" and "選択肢" not in look and not looks_beside(words)


def look_of(line: Line) -> Look:
    """What a line looks like, by its beginning."""
    return look_of_words(line.raw)


def look_of_words(words: str) -> Look:
    """What words look like, by their beginning."""
    return _look(fold(words))


def _look(words: str) -> Look:
    if (listed := _LIST.match(words)) and _is_choice(words[listed.end() :], listed[0]):
        return "list"
    if bracket := _BRACKET.match(words):
        return "mark" if bracket[1] in ("", "○") else "choice"
    return "choice" if words.startswith("[") or words in ("]", "○]") else "text"


def _judged(beside: Beside, look: Look, words: str) -> float:
    if look == "mark" and _single_mark(words):
        return _WRONG_KIND
    if look == "list" and "choice" in beside.looks:
        listed = words.partition(")")[2] if words[0].isdecimal() else ""
        return _STRANGE_WORDS if listed and not _known(listed, beside.words) else 0.0
    if look not in beside.looks:
        return _WRAPPED if look == "text" else _WRONG_KIND
    if look in ("mark", "choice"):
        pieces = [m[2 if look == "mark" else 1] for m in _BRACKET.finditer(words)]
        known = any(_known(piece, beside.words) for piece in pieces if piece)
        return 0.0 if known or not any(pieces) else _STRANGE_WORDS
    return 0.0


def _known(words: str, printed: frozenset[str]) -> bool:
    """Whether words begin like one of those printed, or it begins like them."""
    return any(each.startswith(words) or words.startswith(each) for each in printed)


def _is_choice(words: str, number: str) -> bool:
    return not number[0].isdecimal() or _known(words, _choices())


def is_choice(words: str) -> bool:
    """Whether folded words are a 選択肢 of the forms, or its first line."""
    return any(each.startswith(words) for each in _choices())


def is_whole_choice(words: str) -> bool:
    """Whether folded words are a 選択肢 of the forms."""
    return words in _choices()


def is_end_of_choice(words: str) -> bool:
    """Whether folded words are the last letters of a 選択肢, and no whole one."""
    ends = any(each.endswith(words) for each in _choices())
    return ends and len(words) >= _LEAST_BEGUN and words not in _choices()


def rests_of_choices(words: str) -> frozenset[str]:
    """What lacks behind words that are the beginning of 選択肢, and none by themselves."""
    begun = fold(words)
    if len(begun) < _LEAST_BEGUN or begun in _choices():
        return frozenset()
    return frozenset(each[len(begun) :] for each in _choices() if each.startswith(begun))


def looks_beside(label: str) -> frozenset[Look]:
    """What a label has beside it; nothing for words that are no label of an answer."""
    beside = _beside().get(bare(label))
    return beside.looks if beside else frozenset()


def asks(label: str) -> bool:
    """Whether a label is that of a text or a 選択肢."""
    return bool(looks_beside(label)) and not _HEADING.match(fold(label))


def asks_day(label: str) -> bool:
    """Whether a label is that of a day."""
    return bare(label) in _days()


def asks_number(label: str) -> bool:
    """Whether a label is that of a number by which a paper is known."""
    return bare(label) in _numbers()


def asks_below(heading: str) -> bool:
    """Whether a heading with its number is itself what an answer stands under."""
    return fold(heading).rstrip("※") in _asking()


def words_beside(words: str) -> str:
    """The bare label that the forms print folded words beside; "" for words of the clerk."""
    return _constants().get(words, "")


def is_printed_text(words: str) -> bool:
    """Whether folded words are a text of the forms that stands beside no label, or a part of it."""
    return len(words) >= _LEAST_PRINTED and any(words in text for text in _printed_texts())


@functools.cache
def _printed_texts() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    fixed = [item for form in forms for item in form.items if isinstance(item, d.Constant)]
    return frozenset(fold(item.text) for item in fixed if item.place != "row")


@functools.cache
def _constants() -> dict[str, str]:
    forms = map(catalogue.form, catalogue.form_ids())
    fixed = [item for form in forms for item in form.items if isinstance(item, d.Constant)]
    return {fold(item.text): bare(item.label) for item in fixed if item.place == "row"}


@functools.cache
def _conditional() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    answers = [item for form in forms for item in form.items if isinstance(item, d.Answer)]
    return frozenset(bare(item.label) for item in answers if item.blank_when or not item.required)


@functools.cache
def _asking() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(
        fold(item.title) for form in forms for item in form.items if isinstance(item, d.Answer)
    )


@functools.cache
def _numbers() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    texts = [item for form in forms for item in form.items if isinstance(item, d.Text)]
    numbers = [item for item in texts if item.holds == "number"]
    return frozenset(bare(label) for item in numbers for label in (item.label, *item.older_labels))


@functools.cache
def _days() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    days = [item for form in forms for item in form.items if isinstance(item, d.Date)]
    return frozenset(bare(label) for item in days for label in (item.label, *item.older_labels))


def is_one_line(label: str) -> bool:
    """Whether what the forms ask for beside a label has one line."""
    beside = _beside().get(bare(label))
    return beside is not None and beside.is_short


def may_be_blank(label: str) -> bool:
    """Whether what a label asks for is not required, or to be blank when another answer says so."""
    return bare(label) in _conditional()


def _single_mark(words: str) -> bool:
    marks = [m[2] for m in _BRACKET.finditer(words)]
    return bool(marks) and marks[0] in _marks()


@functools.cache
def _choices() -> frozenset[str]:
    """The folded 選択肢 of all forms."""
    forms = map(catalogue.form, catalogue.form_ids())
    every = (texts.values() for form in forms for texts in form.choices.values())
    return frozenset(fold(text) for texts in every for text in texts)


@functools.cache
def _marks() -> frozenset[str]:
    """The folded words of the marks that stand alone: 委託しない."""
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(
        fold(item.label) for form in forms for item in form.items if isinstance(item, d.Mark)
    )


@functools.cache
def _beside() -> dict[str, Beside]:
    """By the bare words of each label what the forms print beside it."""
    looks: defaultdict[str, set[Look]] = defaultdict(set)
    printed: defaultdict[str, set[str]] = defaultdict(set)
    long: set[str] = set()
    for form in map(catalogue.form, catalogue.form_ids()):
        for item in form.items:
            if not isinstance(item, d.Answer) or isinstance(item, d.Mark):
                continue
            for words in map(bare, (item.label, *item.older_labels)):
                looks[words] |= _looks(item)
                long |= set() if kind_of(item).is_one_line else {words}
                printed[words] |= set(map(fold, form.choices_of(item)))
                if isinstance(item, d.Marks):
                    printed[words] |= {fold(option.label) for option in item.options}
    return {
        words: Beside(frozenset(looks[words]), frozenset(printed[words]), words not in long)
        for words in looks
    }


def _looks(item: d.Answer) -> set[Look]:
    if isinstance(item, d.Marks):
        return {"mark"}
    return {"choice", "list"} if isinstance(item, d.Choice) else {"text"}
