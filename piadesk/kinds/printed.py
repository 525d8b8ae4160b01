"""What a form itself prints around an answer, and how it is taken off: brackets, marks, units."""

import re
from typing import Final

from piadesk.texts.folding import OUTER, fold

MARKED: Final = "○"
"""What the form prints in the brackets of a mark that is set."""

MARK: Final = r"(?:\[([^\[\]]{0,2})\]|([○☑☒■□☐✓✔レ]))"
"""A bracket for ○, or a character that stands for one, in folded text."""

HIDDEN: Final = "[■]"
"""■ in a bracket: a ○, or none, that was kept back from publication. A ■ alone is a square that is
set."""

_NOT_MARKED: Final = frozenset(["", "-", "□", "☐", "・", "_", HIDDEN])
"""What stands in a bracket, or for one, that bears no ○."""

_CIRCLES: Final = frozenset({"○", "〇", "◯", "O", "o", "0", "レ", "✓", "1", "true", "TRUE"})
"""What stands for a ○ in spreadsheets and scans."""


_NUMBER: Final = re.compile(r"[2-9]|\d\d")
"""What no ○ is read as: the number of a page that stands amid a bracket."""


def mark_content(match: re.Match[str], first: int = 1) -> str:
    """What a match of `MARK` has in its bracket, or for one; ``first`` is the number of its first
    group."""
    inside, alone = match[first], match[first + 1]
    if inside is None:
        return alone
    return HIDDEN if inside == "■" else inside


def is_marked(bracket: str) -> bool:
    """Whether what stands in a mark's bracket (folded) is a ○ or stands for one."""
    return bracket not in _NOT_MARKED and not is_unreadable(bracket)


def is_unreadable(bracket: str) -> bool:
    """Whether what stands in a mark's bracket is no mark at all, and may hide one."""
    return bool(_NUMBER.fullmatch(bracket))


def mark_in_cell(cell: str) -> bool | None:
    """True for ○, False for empty brackets, None for other words: a cell is not sure to be a mark,
    so it must say so itself."""
    bare = fold(cell).strip("[]")
    if not bare:
        return False
    return True if bare in _CIRCLES else None


def mark_bracket(*, marked: bool) -> str:
    """The bracket of a mark as 変更箇所 quotes it."""
    return f"[ {MARKED} ] " if marked else "[　] "


def number_before(words: str, unit: str) -> tuple[str, str]:
    """What stands in brackets before a unit, and what stands behind; without brackets, what stands
    before the unit. Brackets and unit are the form's own."""
    words = words.strip(OUTER)
    inner, rest = in_brackets(words)
    if inner is None and not unit:
        return words, ""
    if inner is None:
        inner, unit_found, rest = words.partition(unit)
        rest = unit_found + rest
    return inner.strip(OUTER), rest.removeprefix(unit)


def in_brackets(words: str) -> tuple[str | None, str]:
    """What stands in the brackets that begin the words, and what stands behind; None where no
    bracket does. They end where they are even and their line ends, else at the last that closes."""
    last = max(words.rfind(")"), words.rfind("）"))
    if words[:1] in tuple("(（") and last > 0:
        depth = 0
        for place, character in enumerate(words):
            depth += (character in "(（") - (character in ")）")
            if depth == 0 and words[place + 1 :].lstrip(" \u3000")[:1] in ("\n", "\t"):
                last = place
                break
        return words[1:last].strip(OUTER), words[last + 1 :].strip(OUTER)
    return None, words


def as_left_over(words: str, printed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Words for the report of what found no place; none where they are blank or ``printed``
    (folded) by the form itself."""
    words = words.strip(OUTER)
    bare = fold(words).lstrip("・")
    return () if not bare or bare in printed else (words,)
