"""Checks for what was not finished: places never filled, headings alone, texts cut off."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS, first_place
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import all_words, around, current_texts, texts_of_now
from piadesk.forms import definition as d
from piadesk.sheets.walk import Visit

_MIN_LENGTH: Final = 8
"""Letters of a text that may be said to be cut off."""

_END: Final = 40
"""Letters at the end of a text that tell whether it is cut off."""

_CUT_LINE: Final = re.compile(
    r"^(?!.*(?:以下|次|下記|左記|これら))(.*[をがへ])[ 　]*\n"
    r"[ 　]*(?:[①-⑳・●■◆]|[（(]?[0-9０-９]{1,2}[)）.．])",
    re.MULTILINE,
)
"""A line that stops at a 助詞, and the next is another point."""

_END_OPEN: Final = re.compile(r"。[ 　]*\n?[^。\n]*?([一-龠々ァ-ヶー]{2,4})$")
"""The last letters of a text in sentences whose last one has no 。."""

_MIN_WHOLE: Final = 2
"""How often the sheet must write the whole word for its beginning to be cut off."""

_SUMMED_UP: Final = re.compile(r"[（(][^（()）\n]{1,24}を(?:記載|記入|転記|追記)[）)]")
"""（判断の根拠を記載）: what a row of 変更箇所 says of what was written."""

_HEADINGS: Final = (
    re.compile(r"\d{1,2}[.．][^。]{2,60}(?:措置|リスク|対策)"),
    re.compile(r"[<＜][^<>＜＞。]{2,60}[>＞]"),
    re.compile(r"[【〔][^【】〔〕。]{2,40}[】〕]"),
)
"""``２．不適切な方法で入手が行われるリスク`` and ``＜中間サーバーにおける措置＞`` as lines."""


@text_rule(placeholder=Severity.WARNING)
def placeholders(case: Case, visit: Visit) -> Iterator[Finding]:
    """``○○課``, ``●●システム``, ``令和　年　月　日``: a place in a draft that was never filled.

    Source: 文章の体裁 (what is published says who and when). 「未定」 may be meant: it is asked.
    """
    if isinstance(visit.item, d.Choice | d.Computed):
        return
    for text in texts_of_now(case, visit):
        in_log = case.is_in_log(visit.item)
        if in_log:
            text = _SUMMED_UP.sub(lambda words: "。" * len(words[0]), text)
        if (position := first_place("placeholder", text)) is not None:
            yield finding("placeholder", visit.address, found=around(text, position))
        elif not in_log and (position := first_place("placeholder_asked", text)) is not None:
            yield finding("placeholder", visit.address, Severity.HINT, found=around(text, position))


@text_rule(heading_alone=Severity.WARNING)
def headings_alone(case: Case, visit: Visit) -> Iterator[Finding]:
    """A heading inside a text with nothing below it, where its like have something.

    Source: 文章の体裁 (措置 stand below headings; one heading was never filled, or emptied).
    """
    for text in current_texts(case, visit):
        for line in _bare_headings(text) if "\n" in text else ():
            yield finding("heading_alone", visit.address, found=line)


@functools.lru_cache(KEPT_TEXTS)
def _bare_headings(text: str) -> tuple[str, ...]:
    headings: list[str] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for heading in _HEADINGS if len(lines) > 1 else ():
        heads = [heading.fullmatch(line) is not None for line in lines]
        # What follows each line: a heading of the same kind, or (behind the last) nothing.
        bare = [here and after for here, after in zip(heads, [*heads[1:], True], strict=True)]
        if any(heads) and sum(bare) < sum(heads):
            headings += (line for line, is_bare in zip(lines, bare, strict=True) if is_bare)
    return tuple(headings)


@text_rule(cut_off=Severity.WARNING)
def cut_off(case: Case, visit: Visit) -> Iterator[Finding]:
    """A text, or a line before another point, that ends in the midst of a sentence.

    Source: 文章の体裁.
    """
    if not isinstance(visit.item, d.LongText | d.Text):
        return
    for text in texts_of_now(case, visit):
        words = text.rstrip()
        if len(words) >= _MIN_LENGTH and first_place("cut_off", words[-_END:]) is not None:
            yield finding("cut_off", visit.address, around=around(words, len(words) - 1))
        elif not case.is_in_log(visit.item) and (match := _CUT_LINE.search(text)):
            yield finding("cut_off", visit.address, around=around(text, match.end(1) - 1))
        elif not case.is_in_log(visit.item) and _ends_in_word(words, all_words(case)):
            yield finding("cut_off", visit.address, around=around(words, len(words) - 1))


def _ends_in_word(text: str, everything: str) -> bool:
    """Whether a text stops inside a word (住民基本台): where else its last letters stand in the
    sheet, one and the same letter always follows."""
    match = _END_OPEN.search(text)
    if match is None:
        return False
    behind = Counter(re.findall(rf"{match[1]}([一-龠々ァ-ヶー]?)", everything))
    ends = behind.pop("", 0)
    return ends == 1 and len(behind) == 1 and behind.total() >= _MIN_WHOLE
