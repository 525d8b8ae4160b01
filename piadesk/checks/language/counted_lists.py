"""Checks of lists inside a text: as many points as are told of, no reference beyond the last."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.sheets.walk import Visit
from piadesk.texts.folding import CIRCLED

_UNIT: Final = (
    "つ|件|種類|種|項目|点|名|個|者|事務|業務|機能|システム|措置|対策|方法|手順|段階|場合"
    "|ファイル|区分|要素"
)
_NUMBER: Final = "([1-9]|1[0-9]|20|[二三四五六七八九十])"
_TOLD: Final = re.compile(
    rf"(?:次|以下|下記|下)の、?{_NUMBER}(?:{_UNIT})(?!目|回|以上|以内|未満)"
    rf"|(?:次|以下|下記)の[^。、\n0-9(]{{1,16}}{_NUMBER}(?:{_UNIT})(?:である|です|からなる|を|に|が|は|。|$)"
    rf"|(?<![0-9第]){_NUMBER}(?:{_UNIT})(?:の[^。、\n]{{1,14}})?(?:は|を|が|で(?:あり|ある)、?|に分かれ、?)[^。\n]{{0,12}}(?:次|以下|下記)の(?:とおり|通り)",
    re.MULTILINE,
)
"""「次の三つの事務」, 「次の措置3点を」, 「2種類のファイルは次のとおり」."""

_OPINIONS: Final = re.compile(
    rf"(?<![0-9第]){_NUMBER}(?:件|点|項目|つ)の(?:御|ご)?(?:意見|要望|質問|指摘|御意見)"
    r"(?:等|書)?(?:の提出)?(?:が|を|は)[^。\n]{0,20}(?:あった|寄せられた|提出された|出された|受けた|いただいた|頂いた|ありました)。?"
)
"""「2名から3件の意見があった。」 before bullets."""

_SOME: Final = re.compile("主な|主なもの|抜粋|うち|要旨|代表|一部")
"""Words by which a list is not all that was counted."""

_KANA: Final = "アイウエオカキクケコサシスセソ"
_KANJI: Final = "〇一二三四五六七八九十"
_STYLES: Final = (
    re.compile(rf"([{CIRCLED}])"),
    re.compile(r"[(（【［\[]([0-9]{1,2})[)）】］\]]"),
    re.compile(r"^[ 　]*([0-9]{1,2})(?:[.．)）]|[ 　])(?![0-9])", re.MULTILINE),
    re.compile(
        rf"(?:^|(?<=[。、\s]))[(（]?([{_KANA}])(?:[)）.．]|[ 　])[ 　]*(?![ァ-ヶー])", re.MULTILINE
    ),
    re.compile(r"^[ 　]*([・●○■◆▪‐-])(?=[^\s])", re.MULTILINE),
)
"""How points are marked: each style with its number, kana or sign."""

_MAX_BEFORE: Final = 60
"""Letters between the count and its list."""

_REFERS: Final = (
    r"(?:及び|並びに|又は|若しくは|から|~|〜|、(?=[①-⑳(（]?[0-9])|・(?=[①-⑳])"
    r"|の(?:事務|業務|場合|うち|者|措置|情報|機能|手続|書類|システム|処理|作業|委託|対象)"
    r"|に(?:ついて|係る|関する|掲げる|該当|おいて|より|よる)|を除|のみ|は除|まで)"
)
_REFERENCES: Final = (
    re.compile(rf"(?<![ⅠⅡⅢⅣⅤⅥ0-9.「])([{CIRCLED}])(?={_REFERS})"),
    re.compile(rf"(?<![ⅠⅡⅢⅣⅤⅥ0-9.「])[(（]([0-9]{{1,2}})[)）](?={_REFERS})"),
    re.compile(
        r"(?<![ⅠⅡⅢⅣⅤⅥ0-9.第条項号「表])([0-9]{1,2})(?=(?:(?:及び|又は|、)[0-9]{1,2})?の(?:事務|業務|機能|措置|手続)(?!項))"
    ),
)
"""How a text speaks of its own points, in the first three styles."""

_MIN_POINTS: Final = 2


@text_rule(points_counted=Severity.WARNING, point_not_there=Severity.WARNING)
def counted_lists(case: Case, visit: Visit) -> Iterator[Finding]:
    """「次の三つ」 before four points; 「③及び⑥については」 behind ① to ⑤. Source: 文章の体裁."""
    for text in texts_of_now(case, visit):
        for words, announced, count in counts_of(text):
            yield finding("points_counted", visit.address, found=words, told=announced, count=count)
        for point, last in beyond(text):
            yield finding("point_not_there", visit.address, found=point, last=last)


@functools.lru_cache(KEPT_TEXTS)
def counts_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words that count, the number they tell, and how many points follow."""
    if not any(sign in text for sign in "次下件点項つ"):
        return ()
    folded = _folded(text)
    differing = []
    for match in _OPINIONS.finditer(folded):
        behind = folded[match.end() :]
        announced, counts = _value(match[1]), _points(behind)
        is_some = _SOME.search(folded[: match.end()]) or _SOME.search(behind[:_MAX_BEFORE])
        if counts and announced not in counts and not is_some:
            differing.append((match[0].replace("\n", ""), announced, counts[0]))
    for match in _TOLD.finditer(folded):
        announced = _value(next(filter(None, match.groups())))
        behind = folded[match.end() :]
        counts = _points(behind)
        if counts and announced not in counts and announced > 1:
            differing.append((match[0].replace("\n", ""), announced, counts[0]))
    return tuple(differing)


def _points(text: str) -> list[int]:
    """How many points the list has that begins at once: of its own style up to where it begins
    anew, and other ways to count; none where no list begins."""
    firsts = [
        (match.start(), place)
        for place, style in enumerate(_STYLES)
        if (match := style.search(text)) and match.start() <= _MAX_BEFORE
    ]
    if not firsts:
        return []
    start, place = min(firsts)
    marks = [match[1] for match in _STYLES[place].finditer(text, start)]
    if place == len(_STYLES) - 1:
        same = [mark for mark in marks if mark == marks[0]]
        block = re.split(r"\n[ 　]*\n|\n(?![ 　]*[・●○■◆▪‐-]|[ 　])", text[start:])[0]
        run = [match[1] for match in _STYLES[place].finditer(block)]
        return [len(run), len(same), len(marks)]
    run_length = next(
        (index for index, mark in enumerate(marks) if _value(mark) != index + 1), len(marks)
    )
    return [run_length, len(marks)] if run_length >= _MIN_POINTS else []


@functools.lru_cache(KEPT_TEXTS)
def beyond(text: str) -> tuple[tuple[str, str], ...]:
    """A point that a text refers to and does not have, and the last that it has."""
    folded = _folded(text)
    places: list[tuple[str, str]] = []
    for style, refers in zip(_STYLES, _REFERENCES, strict=False):
        references = {match.start(1): match[1] for match in refers.finditer(folded)}
        if not references:
            continue
        heads = [match for match in style.finditer(folded) if match.start(1) not in references]
        values = {_value(match[1]) for match in heads}
        last = max(values, default=0)
        if last < _MIN_POINTS or values != set(range(1, last + 1)):
            continue
        marks = {match.start(1): match[0].strip() for match in style.finditer(folded)}
        for position, mark in references.items():
            if _value(mark) > last:
                places.append((marks.get(position, mark), heads[-1][0].strip()))
    return tuple(dict.fromkeys(places))


@functools.lru_cache(KEPT_TEXTS)
def _folded(text: str) -> str:
    """In NFKC but for circled numbers, which that would make plain ones."""
    return "".join(one if one in CIRCLED else unicodedata.normalize("NFKC", one) for one in text)


def _value(mark: str) -> int:
    for row in (CIRCLED, _KANA):
        if mark in row:
            return row.index(mark) + 1
    return _KANJI.index(mark) if mark in _KANJI else int(mark)
