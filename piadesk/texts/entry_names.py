"""Names of entries as they stand in texts: numbered, in brackets, in any width, never in part.

A place counts only where the whole name stands: 宛名ファイル is not found in 共通宛名ファイル, nor
in a sentence that goes on behind it. What is in doubt is left to the clerk.
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from piadesk.texts.folding import CIRCLED

_COUNTED: Final = (CIRCLED, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
"""Numbers of one character, in order."""

_LETTERS: Final = (
    "アイウエオカキクケコサシスセソタチツテト",
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄ",
    "abcdefghijklmnopqrst",
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔ",
)
_NUMBER: Final = (
    rf"(?:[(（【［\[〔<＜]?[0-9０-９]{{1,2}}[)）】］\]〕>＞．.、](?![0-9０-９])"
    rf"|[{''.join(_COUNTED)}]|[・•○●◎□■◇◆※])"
)
_BLANKS: Final = r"[^\S\n]*"
_FIRST: Final = (
    rf"(?:{_NUMBER}|第?[0-9０-９]{{1,2}}[^\S\n]+"
    rf"|[(（]?[{''.join(_LETTERS)}](?:[)）．.、][^\S\n]*|[^\S\n]+))"
)
"""At the beginning of a line a bare number will do, and a letter: ``１　住民基本台帳ファイル``,
``ア　住民基本台帳ファイル``."""

_LEADING: Final = re.compile(rf"\A\s*{_FIRST}\s*")
_NUMBERED: Final = re.compile(rf"^\s*{_FIRST}|(?<=\s){_NUMBER}", re.MULTILINE)
_UNNUMBERED: Final = re.compile(r"[\n、]")
_SEPARATORS: Final = r"\n、，,;；:：／/。"
_OPENERS, _CLOSERS = r"「『【［\[〔〈《＜<", r"」』】］\]〕〉》＞>"
_BEFORE: Final = re.compile(
    rf"(?:(?:\A|[{_SEPARATORS}{_OPENERS}]){_BLANKS}[(（]?{_BLANKS}{_FIRST}?|\s{_NUMBER}){_BLANKS}\Z"
)
_AFTER: Final = re.compile(
    rf"{_BLANKS}(?:\Z|[{_SEPARATORS}{_CLOSERS})）])|[^\S\n]+{_NUMBER}",
)
_REACH: Final = 20
"""How many characters before a name are looked at."""

_BETWEEN: Final = re.compile(rf"(?:\s|{_FIRST}|[{_SEPARATORS}{_OPENERS}{_CLOSERS}()（）])*+")
_COUNT: Final = re.compile(rf"[0-9０-９]+|[{''.join((*_COUNTED, *_LETTERS))}]")
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_CLUSTER: Final = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
"""A character with its sound marks, which stand apart in half width: ﾊﾞ."""

Span = tuple[int, int]
"""Begin and end of a place in a text."""


def bare_name(name: str) -> str:
    """The name without a number before it: ``1. 住民基本台帳ファイル`` is 住民基本台帳ファイル."""
    return _LEADING.sub("", name).strip()


def plain_name(name: str) -> str:
    """The bare name without blanks and width, for comparing."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", bare_name(name)))


def names_in(text: str) -> list[str]:
    """The names of a list, parted by their numbers; by line ends and 、 where they have none."""
    parts = (_NUMBERED if _NUMBERED.search(text) else _UNNUMBERED).split(text)
    return [name for part in parts if (name := part.strip().rstrip("、。"))]


def places_of(name: str, text: str, others: Collection[str] = ()) -> list[Span]:
    """Where ``name`` stands in ``text`` as a whole, without its number, in order.

    ``others`` are the names of the other entries: inside one of them it is not looked for.
    """
    plain = plain_name(name)
    if not plain:
        return []
    folded, spans = _folded(text)
    longer = [other for other in map(plain_name, others) if plain in other and plain != other]
    taken = [span for other in longer for span in _whole_places(other, folded, spans)]
    return [
        (start, end)
        for start, end in _whole_places(plain, folded, spans)
        if _BEFORE.search(text, max(0, start - _REACH), start)
        and _AFTER.match(text, end)
        and not any(first <= start and end <= last for first, last in taken)
    ]


def with_name_added(text: str, name: str, others: Collection[str]) -> str:
    """A list of exactly the ``others`` with ``name`` behind them, numbered and parted as they are.

    An empty text becomes that list; any other comes back as it is.
    """
    if not text.strip():
        return "\n".join(map(bare_name, (*others, name)))
    places = sorted(span for other in others for span in places_of(other, text, others))
    if not places or len(places) != len(others) or not _holds_nothing_beside(text, places):
        return text
    end = places[-1][1]
    if len(places) > 1:
        joint = text[places[-2][1] : places[-1][0]]
    else:
        joint = text[end:].rstrip() + "\n" + text[: places[0][0]].lstrip("\n")
    return text[:end] + _counted_on(joint) + bare_name(name) + text[end:]


def _holds_nothing_beside(text: str, places: list[Span]) -> bool:
    ends = [0, *(end for _, end in places)]
    starts = [*(start for start, _ in places), len(text)]
    return all(
        _BETWEEN.fullmatch(text, end, start) for end, start in zip(ends, starts, strict=True)
    )


def _counted_on(joint: str) -> str:
    """What parts two names, with the next number in it."""
    numbers = list(_COUNT.finditer(joint))
    if not numbers:
        return joint
    start, end = numbers[-1].span()
    return joint[:start] + _next(joint[start:end]) + joint[end:]


def _next(number: str) -> str:
    for row in (*_COUNTED, *_LETTERS):
        if number in row:
            return row[row.index(number) + 1 :][:1] or number
    following = str(int(number) + 1)
    return following if number.isascii() else following.translate(_FULL_WIDTH)


def _folded(text: str) -> tuple[str, list[Span]]:
    """``text`` without width and blanks (line ends stay), and where each character comes from."""
    letters: list[str] = []
    spans: list[Span] = []
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        piece = cluster if cluster == "\n" else unicodedata.normalize("NFKC", cluster).strip()
        letters.append(piece)
        spans += [match.span()] * len(piece)
    return "".join(letters), spans


def _whole_places(plain: str, folded: str, spans: list[Span]) -> list[Span]:
    """Where ``plain`` stands, in the places of the text that was folded."""
    places: list[Span] = []
    position = folded.find(plain)
    while position >= 0:
        last = position + len(plain) - 1
        begins = position == 0 or spans[position] != spans[position - 1]
        ends = last + 1 == len(spans) or spans[last] != spans[last + 1]
        if begins and ends:  # not with a half of ㈱
            places.append((spans[position][0], spans[last][1]))
        position = folded.find(plain, last + 1)
    return places
