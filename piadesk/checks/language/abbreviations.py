"""Check of short names: what stands for a long name says so once in the sheet."""

import functools
import re
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import each_text
from piadesk.scheme.tables import scheme_table
from piadesk.texts.folding import in_nfkc

_IN_WORD: Final = "一-龠々ァ-ヶー"
_LETTERS: Final = re.compile(
    rf"(?<![A-Za-z0-9{_IN_WORD}\-.#])[A-Z]{{2,6}}(?![A-Za-z0-9{_IN_WORD}\-.@])"
)


@sheet_rule(Asked.WITH_SHEET, abbreviation_undefined=Severity.HINT)
def undefined(case: Case) -> Iterator[Finding]:
    """機構, 住基法 or letters (MDM) that no place of the sheet says the meaning of.

    Told where it stands first. Source: 指針 第10 (the 記載 is to be understood by the public).
    """
    current = [(visit, in_nfkc(text)) for visit, text in each_text(case)]
    everything = "\n".join(text for _, text in current)
    for word in _undefined(everything):
        for visit, text in current:
            if _use(word).search(text):
                yield finding("abbreviation_undefined", visit.address, found=word)
                break


def _undefined(everything: str) -> Iterator[str]:
    for short, long in _data()["short"].items():
        is_used = short in everything and _use(short).search(everything)
        if is_used and not _is_said(everything, short, long):
            yield short
    for letters in dict.fromkeys(_LETTERS.findall(everything)):
        said = rf"{letters}\s*[(:」=]|[(「]{letters}\s*[)」]"
        if letters not in _data()["letters"]["common"] and not re.search(said, everything):
            yield letters


def _is_said(everything: str, short: str, long: str) -> bool:
    """Whether the long name stands with the short one, or something in front of it in brackets."""
    name = re.escape(short)
    said = rf"{re.escape(long)}[^。\n]{{0,20}}?{name}|{name}\({re.escape(long)}|「{name}」"
    if re.search(said, everything):
        return True
    first, described = _use(short).search(everything), rf"[{_IN_WORD}]\({name}\)"
    return first is not None and bool(re.search(described, everything[: first.end() + 1]))


@functools.cache
def _use(word: str) -> re.Pattern[str]:
    """The word by itself: 機構 is no part of 年金機構."""
    return re.compile(rf"(?<![A-Za-z{_IN_WORD}]){re.escape(word)}(?![{_IN_WORD}A-Za-z])")


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("abbreviations")
