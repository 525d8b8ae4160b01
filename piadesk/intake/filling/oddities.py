"""Lines of an answer that look like no part of it, and answers of which a piece is missing.

A reading of paper brings in what stands on the page beside the form: the address line of a browser,
a running title, the number of a page. What is furniture for certain is set aside elsewhere
(`labels.furniture`); here is what only an eye can settle, so the answer stays and is doubted.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.wrapping import BEGINS, ENDS, line_width
from piadesk.texts.folding import CIRCLED, OUTER, fold

_FURNITURE: Final = re.compile(
    r"(?:https?|file)://[!-~]+|about:blank.*|[A-Za-z]:\\.*"
    r"|(?:印刷(?:日時?)?:?)?\d{2,4}[/.-]\d{1,2}[/.-]\d{1,2},?(?:午前|午後|[AP]M)?(?:\d{1,2}:\d{2}.*)?"
    r"|(?:印刷|出力|作成|更新)(?:日時?|年月日):?.{0,20}|.{0,30}\d{1,2}:\d{2}(?::\d{2})?(?:印刷|出力|作成|現在)?"
    r"|[^()IVX]{0,12}-\d{1,3}-|[\[(<-]?(?:[pP](?:age)?\.?|第)?\d{1,3}(?:(?:/|of|枚中)\d{1,3})?(?:ページ|頁|枚目?)?[\])>-]?"
    r"|[(<\[]?(?:次|前)(?:の)?(?:ページ|頁)(?:へ|に|から)?(?:続く|続き|つづく)?[)>\]]?|(?:続き|つづき|.{0,40}[(<\[](?:続き|つづき)[)>\]])"
    r"|.{0,4}ページの?(?:先頭|トップ|上部).{0,6}|(?:印刷|ダウンロード|トップページ|本文へ|ホーム>?).{0,8}"
    r"|Copyright.*|\(?[cC]\).{2,40}|Sheet\d{1,2}.{0,12}|.{1,40}\.(?:xlsx?|pdf|docx?|html?)"
    r"|(?:.{0,6}(?:社外秘|取扱注意|公印省略|複写厳禁|DRAFT|ドラフト))"
)
"""Whole folded lines as pages, browsers and programs print them around a text."""

_BESIDE_TITLE: Final = 8
_BODY: Final = re.compile(r"[^(、。]{0,5}")
"""Whose paper it is: so many letters beside a running title, and this before it."""

_SHORT: Final = 40
"""Letters of a line that may be a stray one; longer ones are texts."""

_NO_CHANCE: Final = 12
"""Letters that nobody writes twice, one behind the other."""

_RARE: Final = 5
"""Among so many lines one may be unlike the others."""

_NOTHING: Final = re.compile(r"[-―ー]|なし|無し?|該当(?:なし|無し)|特に?なし|未定|同左|同上")
_MIDWAY: Final = re.compile(
    r"[、，・(「『【をがはへと]$|(?:及び|並びに|又は|若しくは|かつ|による|に係る|に関する)$"
)
_POINTS: Final = re.compile(r"[•・●.,、]+")
"""What begins entries of a list, and nothing behind it."""

_REMARK: Final = re.compile(r"(?:※|\(注|注\d).*。")
"""The whole of an answer where nobody wrote one, and a note of the page stands below."""

_HEADING: Final = re.compile(r"[<＜【〔][^<>＜＞【】〔〕]{2,40}[>＞】〕]")
_LISTED: Final = re.compile(r"(?<![(\d])\d{1,2}\)|(?<![(])[ア-ンa-z]\)")
_BEGINS: Final = re.compile(r"[(（].*[)）]$|[0-9０-９]{1,2}\s")
"""Lines of their own besides: （略）, a number with a blank behind it."""

_GOES_ON: Final = re.compile(r"[、。，．)」』】ーっゃゅょぁぃぅぇぉんをッャュョァィゥェォ]")
_NUMBER: Final = re.compile(
    r"(\()?([0-9]{1,2}|[①-⑳])"
    r"([.):]|、(?!\d)|(?<=[①-⑳])-\d{1,2}|(?=[^0-9年月日時分人件回項条号割億万千か、%/~-]))"
)
_LAW: Final = re.compile(r"法(?:律)?(?:施行(?:令|規則))?第\d+条|別表")
_DIGITS: Final = re.compile(r"\d+")
_PAIRS: Final = ("()", "「」", "『』", "【】")


class Oddity(NamedTuple):
    """What is odd: a code of a note with the words that it names, and which line it is, if one."""

    code: str
    words: str
    line: int = -1


def oddities(
    lines: Sequence[str],
    running: Collection[str] = (),
    *,
    titles: Collection[str] = (),
    is_quoted: bool = False,
    is_long: bool = False,
) -> Iterator[Oddity]:
    """What is odd about the lines of an answer, as they stand on the paper; the first thing only.

    ``running`` are folded words that pages repeat: the titles of form and sheet, the body's name.
    ``titles`` are those among them that are no text alone either.
    What 変更箇所 quotes may begin and end anywhere; where a long text is asked for, a number or an
    address alone is none.
    """
    every = (_Line(number, line, fold(line)) for number, line in enumerate(lines))
    kept = [line for line in every if line.folded]
    if kept and not is_quoted and _REMARK.fullmatch("".join(line.folded for line in kept)):
        yield Oddity("odd_line", kept[0].words.strip(OUTER)[:40], kept[0].number)
        return
    for line in kept:
        is_whole = len(kept) == 1
        if is_whole and not is_long:
            break
        if _is_furniture(line.folded, titles if is_whole else running):
            yield Oddity("furniture_inside", line.words.strip(OUTER)[:40], line.number)
            return
    for line in _strange(kept):
        yield Oddity("odd_line", line.words.strip(OUTER)[:40], line.number)
        return
    if kept and not is_quoted:
        yield from _lacks(kept)
    is_cut = is_quoted and any("略" in line.words for line in kept)
    if not is_cut and len(kept) > 1 and (gap := _gap(kept, begins=not is_quoted)):
        yield Oddity("list_gap", gap)


def _is_furniture(line: str, running: Collection[str]) -> bool:
    if _FURNITURE.fullmatch(line):
        return True
    return any(
        len(line) <= len(words) + _BESIDE_TITLE and _BODY.fullmatch(line[: line.find(words)])
        for words in running
        if words in line
    )


# ---- a line unlike the others


class _Line(NamedTuple):
    """A line that is not blank, and which of the answer it is."""

    number: int
    words: str
    folded: str


class _Look(NamedTuple):
    begins: bool
    ends: bool
    is_full: bool
    length: int

    @property
    def is_plain(self) -> bool:
        return not (self.begins or self.ends or self.is_full) and self.length <= _SHORT


def _strange(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines that are neither sentences nor entries where all others are."""
    if len(lines) < 2:
        return
    if _NOTHING.fullmatch(lines[0].folded):
        yield lines[1]
        return
    widths = [line_width(line.words) for line in lines]
    edge = max(widths)
    is_full = [edge >= _SHORT and width >= edge - 4 for width in widths]
    looks = [_look(line, is_full=full) for line, full in zip(lines, is_full, strict=True)]
    plain = [place for place, look in enumerate(looks) if look.is_plain]
    if len(lines) > 2 and len(plain) > 1 and plain[0] == 0:
        plain = plain[1:]  # the first one introduces the others
    few = len(plain) == 1 or 0 < len(plain) * _RARE <= len(lines)
    if not few or (len(lines) == 2 and not looks[1 - plain[0]].ends):
        return
    place = plain[0]
    before = looks[place - 1] if place else None
    behind = looks[place + 1] if place + 1 < len(looks) else None
    goes_on = before and before.is_full and not before.ends
    if goes_on and (behind is None or behind.begins or behind.ends):
        return
    if not _is_heading(place, [line.folded for line in lines]):
        yield lines[place]


def _is_heading(place: int, lines: Sequence[str]) -> bool:
    """Whether entries are told of below a line: the first one names a law, or lines like it count
    on: 図１, 図２."""
    if place == 0 and len(lines) > 1:
        return _LAW.search(lines[0]) is not None
    bare = _DIGITS.sub("", lines[place])
    others = (line for other, line in enumerate(lines) if other != place)
    return bare != lines[place] and any(_DIGITS.sub("", other) == bare for other in others)


def is_entry(line: str) -> bool:
    """Whether a line begins like an entry of a list, or is a sentence."""
    look = _look(_Line(0, line, ""), is_full=False)
    return look.begins or look.ends


def _look(line: _Line, *, is_full: bool) -> _Look:
    bare = line.words.strip(OUTER)
    begins = BEGINS.match(line.words.lstrip(" ")) or _BEGINS.match(bare)
    return _Look(bool(begins), bare[-1:] in ENDS, is_full, len(line.folded))


# ---- a text that lacks a piece


def _lacks(lines: Sequence[_Line]) -> Iterator[Oddity]:
    whole = "".join(line.folded for line in lines)
    first, last = lines[0].folded, lines[-1].folded
    if _POINTS.fullmatch(whole):
        yield Oddity("odd_line", lines[0].words.strip(OUTER), 0)
    elif _MIDWAY.search(last) or (len(lines) > 1 and _HEADING.fullmatch(last)):
        yield Oddity("ends_midway", lines[-1].words.strip(OUTER)[-20:])
    elif _GOES_ON.match(first):
        yield Oddity("begins_midway", lines[0].words.strip(OUTER)[:20])
    elif pair := next((pair for pair in _PAIRS if _is_open(whole, pair)), ""):
        yield Oddity("bracket_open", pair)
    elif heading := _heading_without_text(lines):
        yield Oddity("heading_alone", heading)
    elif twice := _written_twice(lines):
        yield Oddity("written_twice", twice)


def _heading_without_text(lines: Sequence[_Line]) -> str:
    for line, following in pairwise(line.folded for line in lines):
        if _HEADING.fullmatch(line) and _HEADING.fullmatch(following) and line[0] == following[0]:
            return line
    return ""


def _written_twice(lines: Sequence[_Line]) -> str:
    """The beginning of a text of which the second half is its first once more; "" for others."""
    words = [line.folded for line in lines]
    half, odd = divmod(len(words), 2)
    is_twice = not odd and words[:half] == words[half:] and len("".join(words[:half])) >= _NO_CHANCE
    return lines[0].words.strip(OUTER)[:20] if is_twice else ""


def _is_open(words: str, pair: str) -> bool:
    """Whether brackets do not go out even; those behind numbers of a list have no first half."""
    opening, closing = words.count(pair[0]), words.count(pair[1])
    listed = len(_LISTED.findall(words)) if pair == "()" else 0
    return not closing - listed <= opening <= closing


def _gap(lines: Sequence[_Line], *, begins: bool) -> str:
    """Two numbers of a list between which one is missing, or the first where that is no 1 though
    the list ``begins`` here; "" for none."""
    last: dict[str, int] = {}
    for line in lines:
        number = _NUMBER.match(line.folded)
        if number is None:
            continue
        is_circled = number[2] in CIRCLED
        value = CIRCLED.index(number[2]) + 1 if is_circled else int(number[2])
        style = "①" if is_circled else f"{number[1] or ''}1{number[3]}"
        before = last.get(style, 0 if begins else value)
        if before + 1 < value <= before + 3:
            return f"{before or ''}→{value}"
        last[style] = value
    return ""
