"""Checks of 変更箇所 cell by cell: 「同上」, 「変更なし」, 記載 that are cut off."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.chain import standing
from piadesk.checks.change_log.current_texts import current_texts_of
from piadesk.checks.change_log.logged_changes import LoggedRow, logged_rows
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around
from piadesk.sheets.sheet import Address
from piadesk.texts.stand_ins import is_stand_in, quoted_parts

_AS_ABOVE: Final = re.compile(
    r"[（(]?(?:同上|同前|上に同じ|上記(?:に|と)同じ|前(?:行|項)(?:に|と)同じ|〃|[\"”″]|々)[)）]?。?"
)
"""Words that stand for those of the row above."""

_UNCHANGED: Final = re.compile(
    r"[（(]?(?:同左|左に同じ|(?:記載|内容)?(?:の)?変更(?:は)?(?:なし|無し|ない)|現行(?:の)?(?:とおり|どおり|通り)"
    r"|変更前(?:に|と)同じ|従前(?:の)?(?:とおり|どおり|通り))[)）]?。?"
)
"""変更後 that says that nothing was changed."""

_ENDS_OPEN: Final = re.compile(r"(?:[をがはにへとの、]|[いきしちりてっ]|(?<!ま)で)$")
_ENDS: Final = "。"
_KATAKANA: Final = re.compile("[ァ-ヶー]")
_KANJI: Final = re.compile("[一-龠々]")
_OKURIGANA: Final = re.compile("[しすさせるっきくけりれえべげめみみつちて]")
_MIN_LETTERS: Final = 16
"""Letters of a 記載 that is a sentence, and no name."""


@sheet_rule(Asked.WITH_LOG, log_points_above=Severity.HINT, log_says_unchanged=Severity.WARNING)
def stand_ins(case: Case) -> Iterator[Finding]:
    """「同上」 in a cell, once for all; 変更後 「変更なし」.

    Source: 様式の変更箇所 (each row tells of one change, and is read by itself).
    """
    rows = logged_rows(case)
    above = [address for logged in rows for address in _as_above(logged)]
    if above:
        yield finding("log_points_above", above[0], count=len(above))
    for logged in rows:
        words = logged.row.after.strip()
        if _UNCHANGED.fullmatch(words):
            yield finding("log_says_unchanged", logged.at_after, text=words)


@sheet_rule(Asked.WITH_LOG, log_ends_differ=Severity.HINT)
def ends(case: Case) -> Iterator[Finding]:
    """One 記載 of a row ends in 。, the other in the midst of a sentence.

    Source: 様式の変更箇所.
    """
    for logged in logged_rows(case):
        before, after = logged.row.before.strip(), logged.row.after.strip()
        for address, text, other in (
            (logged.at_before, before, after),
            (logged.at_after, after, before),
        ):
            is_alone = _is_open(text) and not is_stand_in(other) and other[-1:] != text[-1:]
            if (is_alone and not _is_open(other)) or _is_begun(text, other):
                yield finding("log_ends_differ", address, around=around(text, len(text) - 1))


@sheet_rule(Asked.WITH_SHEET, log_cut_off=Severity.HINT)
def cut_off(case: Case) -> Iterator[Finding]:
    """変更後 that breaks off inside a word of what the item says now. Source: 様式の変更箇所."""
    texts = current_texts_of(case)
    for passage in case.each(standing(case)):
        change, written = passage.change, passage.change.row.after.strip()
        parts = quoted_parts(written) if len(written) >= _MIN_LETTERS else []
        if not parts or not written.endswith(parts[-1]):
            continue
        now, is_whole = texts.of(change.named), change.row.before.strip().endswith(_ENDS)
        if _is_begun(parts[-1], now) or (is_whole and _goes_on(parts[-1], now)):
            yield finding("log_cut_off", change.at_after, around=around(written, len(written) - 1))


def _goes_on(text: str, whole: str) -> bool:
    """Whether a longer text goes on in the sentence with which this one ends."""
    position = whole.find(text) if len(text) >= _MIN_LETTERS else -1
    behind = whole[position + len(text) :][:1]
    return position >= 0 and behind not in ("", "\n", *_ENDS, "（") and not text.endswith(_ENDS)


def _is_begun(text: str, whole: str) -> bool:
    """Whether a longer text goes on inside the word with which this one ends."""
    position = whole.find(text) if len(text) >= _MIN_LETTERS else -1
    behind = whole[position + len(text) : position + len(text) + 1] if position >= 0 else ""
    if not behind or not text:
        return False
    if _KATAKANA.match(text[-1]):
        return _KATAKANA.match(behind) is not None
    return _KANJI.match(text[-1]) is not None and _OKURIGANA.match(behind) is not None


def _as_above(logged: LoggedRow) -> Iterator[Address]:
    cells = (
        (logged.at_item, logged.row.item),
        (logged.at_before, logged.row.before),
        (logged.at_after, logged.row.after),
        (logged.at_explanation, logged.row.explanation),
    )
    for address, text in cells:
        if text and _AS_ABOVE.fullmatch(text.strip()):
            yield address


def _is_open(text: str) -> bool:
    """Whether a sentence is cut off, no stand-in for the rest behind it."""
    if len(text) < _MIN_LETTERS or not _ENDS_OPEN.search(text):
        return False
    parts = quoted_parts(text)
    folded = unicodedata.normalize("NFKC", text)
    return bool(parts) and unicodedata.normalize("NFKC", parts[-1]).endswith(folded[-4:])
