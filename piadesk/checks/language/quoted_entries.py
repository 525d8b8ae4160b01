"""Check of an entry that a text names by its number and its words: ⑨の「個人番号の通知」."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.sheets.walk import Visit
from piadesk.texts.diff import pieces
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import plain

_CIRCLED: Final = "①-⑳"
_NARROW: Final = str.maketrans("０１２３４５６７８９．（）　", "0123456789.() ")
_NAMED: Final = re.compile(
    rf"(?<![A-Za-zⅠ-Ⅹ0-9.－\-項条号欄])([{_CIRCLED}]|\(?[0-9]{{1,2}}[.)])\s*の?\s*「([^「」\n]{{4,60}})」"
)
_ENTRY: Final = re.compile(
    rf"([{_CIRCLED}])([^{_CIRCLED}「\n]+)|(?:^|(?<=\s))(\(?[0-9]{{1,2}}[.)])\s*([^「\n]+)",
    re.MULTILINE,
)
_SHORTENING: Final = re.compile("等|など|のこと|(?:に関する|に係る)?事務|業務")
"""What an entry that is told in short may have behind it."""

_ENDS: Final = re.compile(r"[\s。]")

_MIN_SHARED: Final = 4
"""Letters by which the likest words are looked for."""


@text_rule(entry_quoted_otherwise=Severity.WARNING)
def quoted_entries(case: Case, visit: Visit) -> Iterator[Finding]:
    """⑨の「個人番号の指定」, where the list has 「個人番号の通知」, or has it as ⑩.

    An entry told in short is right; where nothing in the text is like it, another list is meant.
    Source: 文章の体裁 (a reference names what is there).
    """
    for text in current_texts(case, visit):
        folded = text.translate(_NARROW) if "「" in text else ""
        named = list(_NAMED.finditer(folded))
        rest = _NAMED.sub("", folded) if named else ""
        for match in named:
            number, quoted = match[1], match[2]
            if there := _entry_meant(number, quoted, rest):
                shown = f"{number}「{quoted}」"
                yield finding("entry_quoted_otherwise", visit.address, found=shown, there=there)


def _entry_meant(number: str, quoted: str, text: str) -> str:
    """What the text has instead of an entry with that number and those words; "" where it has it,
    or nothing like it."""
    entries = [entry for entry in _entries(text) if entry[0] == number]
    if any(plain(quoted) in plain(words) for _, words in entries):
        return ""
    if plain(quoted) in plain(text):
        return f"{number}{brief(entries[0][1].strip())}" if entries else ""
    likest = _likest(quoted, text, [words for _, words in entries])
    odd = [piece.old for piece in pieces(quoted, likest) if not piece.same and piece.old.strip()]
    return likest if likest and not all(map(_SHORTENING.fullmatch, odd)) else ""


def _likest(quoted: str, text: str, entries: list[str]) -> str:
    """The entry, or the words of a text, as many as those and with their beginning or end, that is
    likest."""
    size = len(quoted)
    heads = (text.find(quoted[:end]) for end in range(size, _MIN_SHARED - 1, -1))
    tails = ((quoted[begin:], text.find(quoted[begin:])) for begin in range(size - _MIN_SHARED + 1))
    first = next((start for start in heads if start >= 0), -1)
    last = next((start + len(tail) for tail, start in tails if start >= 0), -1)
    starts = [start for start in (first, last - size) if start >= 0]
    near = [text[start : start + size] for start in starts] + entries
    trimmed = (_ENDS.split(one.strip())[0] for one in near)
    alike = {one: odd for one in trimmed if (odd := distance(one, quoted, size // 3)) is not None}
    return min(alike, key=alike.__getitem__, default="")


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each numbered entry of the lists of a text: its number as written, and its words."""
    for circled, words, number, others in _ENTRY.findall(text):
        yield circled or number, words or others
