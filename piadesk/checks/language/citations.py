"""Citations of laws as ``resources/scheme/citations.toml`` lists them: left behind, or never right.

A citation is judged by what stands beside it: which law is named before it, and whether the words
around it belong to what the article says now or to what it said before. Where both readings are
possible nothing is said.
"""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from piadesk.scheme.tables import scheme_table

_LETTERS_AROUND: Final = 40
"""Where words are looked for that tell the old reading from the new one."""

_AT_ONCE: Final = 25
"""Letters behind a citation in which its brackets or its own words may say what it means."""

_LAW: Final = re.compile(
    r"[一-龠々ァ-ヶー・]*(?:法(?!令|律|人|定|的)|法律|条例|規則|省令|命令|政令)"
)
"""Any law, ordinance or order by its name."""

_POINT: Final = re.compile(r"[・\s(0-9).①-⑳]*")
"""Before an article that begins a line: its law stands in a line above."""

_NUMBERED: Final = re.compile(r"\([^()]*法律第[0-9]+号[^()]*\)")


_BRACKET: Final = re.compile(r"\([^()\n]*(?:という。?|法律第[0-9]+号)[^()\n]*\)")
"""Behind the name of a law: its number, and the short name that is given to it."""


def _without_stops(bracket: re.Match[str]) -> str:
    """The same number of letters, none of which ends a sentence or names another law."""
    return bracket[0].replace("。", "、") if "という" in bracket[0] else " " * len(bracket[0])


@dataclass(frozen=True)
class Citation:
    """One kind of citation, as its table in the file says it."""

    code: str
    cites: re.Pattern[str]
    law: tuple[str, ...]
    reach: int
    right_with: tuple[str, ...]
    stale_with: tuple[str, ...]
    about: str
    now: str
    since: datetime.date
    """The day from which it is stale; the first of all days where it never was right."""

    in_log: bool
    """Whether a row of any time is wrong with it."""

    def places(self, text: str, subject: str, law: str) -> Iterator[tuple[int, int]]:
        """Where a text in NFKC cites so: from the name of its law to the end.

        ``subject`` is what the whole text is about, and counts as words beside the citation;
        ``law`` is the one that is meant where the text names none.
        """
        for match in self.cites.finditer(text):
            begin = self._law_before(text, match.start()) if self.law else match.start()
            if begin is None and law in self.law and not _LAW.search(text[: match.start()]):
                begin = match.start()
            if begin is None or self._is_right(text, match):
                continue
            if self._is_old(text, match, subject):
                yield begin, match.end()

    def _law_before(self, text: str, position: int) -> int | None:
        """Where the law is named to which the citation belongs; None where that is another."""
        level = _BRACKET.sub(_without_stops, text[max(0, position - self.reach) : position])
        before = re.split(r"[。\n]", level)[-1]
        is_point = _POINT.fullmatch(before) is not None
        if is_point:
            before = _NUMBERED.sub("", text[:position])[-self.reach * 3 :]
        named = list(_LAW.finditer(before))
        if not named or not named[-1][0].endswith(self.law):
            return None
        if is_point:
            return position
        law = max((name for name in self.law if named[-1][0].endswith(name)), key=len)
        return position - len(before) + named[-1].end() - len(law)

    def _is_right(self, text: str, match: re.Match[str]) -> bool:
        behind = text[match.end() : match.end() + _AT_ONCE].split("。")[0]
        before = text[max(0, match.start() - _AT_ONCE) : match.start()]
        return any(words in behind for words in self.right_with) or any(
            words in before for words in self.right_with if words in ("旧", "改正前")
        )

    def _is_old(self, text: str, match: re.Match[str], subject: str) -> bool:
        start, end = match.start() - _LETTERS_AROUND, match.end() + _LETTERS_AROUND
        around = text[max(0, start) : end] + subject
        return not self.stale_with or any(words in around for words in self.stale_with)


@functools.cache
def citations() -> tuple[Citation, ...]:
    """Every kind of citation."""
    return tuple(
        Citation(
            table.get("code", name),
            re.compile(table["cites"]),
            tuple(table["law"]),
            table["reach"],
            tuple(table["right_with"]),
            tuple(table["stale_with"]),
            table.get("about", ""),
            table.get("now", ""),
            table.get("since", datetime.date.min),
            table.get("in_log", False),
        )
        for name, table in scheme_table("citations").items()
    )


def cited(
    text: str, subject: str = "", law: str = "", on: datetime.date | None = None
) -> Iterator[tuple[Citation, str]]:
    """The first citation of each kind in a text about ``subject``, and its words.

    ``law`` is the one that is meant where the text names none; ``on`` the day on which it must be
    right, None for today.
    """
    folded = unicodedata.normalize("NFKC", text)
    for citation in citations():
        if on and on < citation.since:
            continue
        for begin, end in citation.places(folded, subject, law):
            yield citation, folded[begin:end]
            break
