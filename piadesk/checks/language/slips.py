"""Checks for slips of the pen: doubled words, missing particles and full stops, empty headings,
texts cut off in the middle."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import item_rule
from piadesk.checks.wording import around, current_texts
from piadesk.forms import definition as d
from piadesk.sheets.walk import Visit

SLIPS: Final = (
    ("written_twice", re.compile(r"をを|がが|にに|(?<!は)はは(?!は)|(?<!も)のの(?!ち)|。。|、、")),
    ("written_twice", re.compile(r"(?!ー)([一-龠々ァ-ヶー]{4,20})\1")),
    ("written_twice", re.compile(r"([一-龠]{2,3})\1(?!々)")),
    (
        "written_twice",
        re.compile(r"(?<![一-龠])([課係局室町村])\1(?![一-龠])|(?<=[一-龠])([課係局])\2"),
    ),
    ("particle_missing", re.compile(r"(?<=[一-龠]的)行(?=[うわいえっ])")),
)
"""Slips that no right text has, by the code of their sentence."""

_PLACEHOLDER: Final = re.compile(
    r"[○〇◯●◎△□×ＸX＊*]{2,}(?=[一-龠ァ-ヶ])|(?<![○〇◯●])[○〇◯●]{2,}(?![○〇◯●])"
    r"|(?:令和|平成)[ 　○〇●×Xx＊*]+年|（仮称?）"
    r"|[（【](?:未定|調整中|要確認|後日記入)[）】]"
)
"""Signs that stand for what is still to be written."""

_END_OF_ENTRY: Final = re.compile(r"\S(?=\s*[②-⑳])")
"""The last letter before ②, ③, …"""

_MIN_COMPLETE: Final = 2
"""Entries that end in a full stop, so that one without is a slip."""

_GOES_ON: Final = re.compile(r"[をがはに、]$")
_MIN_LENGTH: Final = 15

_HEADINGS: Final = (
    re.compile(r"\d{1,2}[.．][^。]{2,60}(?:措置|リスク|対策)"),
    re.compile(r"[<＜][^<>＜＞。]{2,60}[>＞]"),
)
"""``２．不適切な方法で入手が行われるリスク`` and ``＜中間サーバーにおける措置＞`` as lines."""


@item_rule(written_twice=Severity.HINT, particle_missing=Severity.HINT, stop_missing=Severity.HINT)
def slips(case: Case, visit: Visit) -> Iterator[Finding]:
    """Letters written twice, a particle left out, 。 left out. Source: 文章の体裁."""
    for text in current_texts(case, visit):
        for code, at in _slips(text):
            yield finding(code, visit.address, around=around(text, at))


@item_rule(placeholder=Severity.WARNING)
def placeholders(case: Case, visit: Visit) -> Iterator[Finding]:
    """``○○課``, ``●●システム``, ``令和　年　月　日``: a place in a draft that was never filled.

    Source: 文章の体裁 (what is published says who and when).
    """
    for text in current_texts(case, visit):
        if match := _PLACEHOLDER.search(text):
            yield finding("placeholder", visit.address, found=around(text, match.start()))


@item_rule(heading_alone=Severity.HINT)
def headings_alone(case: Case, visit: Visit) -> Iterator[Finding]:
    """A heading inside a text with nothing below it, where its like have something.

    Source: 文章の体裁 (措置 stand below headings; one heading was never filled, or emptied).
    """
    for text in current_texts(case, visit):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for heading in _HEADINGS if len(lines) > 1 else ():
            heads = [heading.fullmatch(line) is not None for line in lines]
            # What follows each line: a heading of the same kind, or (behind the last) nothing.
            bare = [here and after for here, after in zip(heads, [*heads[1:], True], strict=True)]
            if any(heads) and sum(bare) < sum(heads):
                for line in (line for line, is_bare in zip(lines, bare, strict=True) if is_bare):
                    yield finding("heading_alone", visit.address, found=line)


@item_rule(cut_off=Severity.HINT)
def cut_off(case: Case, visit: Visit) -> Iterator[Finding]:
    """A long text that ends in the midst of a sentence. Source: 文章の体裁."""
    if not isinstance(visit.item, d.LongText):
        return
    for text in current_texts(case, visit):
        words = text.rstrip()
        if len(words) >= _MIN_LENGTH and _GOES_ON.search(words):
            end = around(words, len(words) - 1)
            yield finding("cut_off", visit.address, around=end)


def _slips(text: str) -> Iterator[tuple[str, int]]:
    """The first slip of each kind in a text: its code, and where it is."""
    for key, pattern in SLIPS:
        if found := pattern.search(text):
            yield key, found.start()
    ends = [found.start() for found in _END_OF_ENTRY.finditer(text)]
    without = [at for at in ends if "ぁ" <= text[at] <= "ん"]
    if len(without) == 1 and sum(text[at] == "。" for at in ends) >= _MIN_COMPLETE:
        yield "stop_missing", without[0]
