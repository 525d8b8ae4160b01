"""Check that one thing has one number: 7年間保存 here and 5年間保存 there, 年1回 and 年2回.

A number is known again by the words around it. Two numbers between the same words are a
contradiction, or a change that was made at one place alone.
"""

import functools
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.facts import tells_of_fact
from piadesk.checks.wording import where_told
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address

_UNIT: Final = r"年度?間?|か月|[ヶケヵカ箇]月|週間?|日間?|回|分間?|時間|秒|桁|文字|世代|名|人"
_NUMBER: Final = re.compile(rf"(?<![0-9.第\-(])([0-9]{{1,4}})({_UNIT})(?![度目])")
_MAY_COUNT: Final = re.compile("[0-9]|毎|ごと|随時")
_OFTEN: Final = re.compile("毎日|毎週|毎月|毎年度?|毎時|半年ごと|四半期ごと|[23]か月ごと|随時")
"""How often, in words: 毎月点検 here and 毎週点検 there."""

_OFTEN_UNIT: Final = "毎"
_ERA: Final = re.compile(r"(?:令和|平成|昭和|月|年)$")
"""Before a year, a month or a day: a date."""
_SIGNS: Final = re.compile(r"[\s、。・(「『【<]")
_CLAUSE: Final = re.compile(r"[。\n]|[・①-⑳]")

_MIN_SAME: Final = 12
"""Letters around two numbers that must be the same, of one side or of both together."""

_MIN_APART: Final = 18
"""The same where one stands in the part of one file, and one in that of another."""

_MIN_BEHIND: Final = 4
"""Of them letters behind the number, without its unit."""

_MIN_BEFORE: Final = 7
_MIN_LITTLE: Final = 2
"""Letters before the number, and behind it, where the subject stands at once before it."""

_KEPT: Final = re.compile(
    r"の?(?:保存|保管|保持)|残[すしる]"
    r"|[をが]?(?:経過|過ぎ)[^。]{0,16}(?:廃棄|消去|消す|削除|溶解)"
)
_KEPT_FOR: Final = re.compile("(?:保存|保管|保持)(?:する)?(?:期間|年限)(?:は|を|として)?$")
"""Before the number: 保存期間は7年."""

_THEN: Final = re.compile("その後|以[降後]は|さらに|引き続き|うち|最大|最長")
"""One record that is kept here for a time, and then there."""

_TOPICS: Final = (
    *(
        "操作の?(?:記録|履歴|ログ)|アクセスログ|操作ログ|アクセス(?:の)?記録",
        "提供(?:及び|又は|・)移転",
        "提供の?記録",
    ),
    *("申請書|届書|届出書", "バックアップ", "映像|監視カメラ", "入退室"),
)
"""What is kept for a time, as expressions: records of one kind are kept one time."""

_LABELLED: Final = (("使用の記録$", _TOPICS[0]), ("提供・移転の記録$", _TOPICS[3]))
"""What an item is about whose sentences do not name it: 「…を記録し、７年間保存する」."""

_RECORDS: Final = re.compile("記録[をし][^。]{0,12}$")


_SUBJECT: Final = re.compile(
    "([一-龠々ァ-ヶー]{3,16}|[一-龠々ァ-ヶー]{2,8}の(?:履歴|記録|ログ|台帳|名簿))(?:については|は|を)"
)


_BARE: Final = re.compile("(?:この|その|当該)?(?:履歴|記録|ログ)(?:は|を|も)")
"""What a sentence speaks of by no name of its own: the records of the sentence before."""


class _Quantity(NamedTuple):
    address: Address
    number: str
    unit: str
    before: str
    behind: str
    topic: str

    @property
    def months(self) -> int:
        """How long it is; 0 for what is not told in months or years."""
        if self.unit[0] == "年":
            return int(self.number) * 12
        return int(self.number) if self.unit.endswith("月") else 0

    @property
    def shown(self) -> str:
        unit = "" if self.unit == _OFTEN_UNIT else self.unit
        return f"{self.before[-12:]}{self.number}{unit}{self.behind[:10]}"


@sheet_rule(Asked.WITH_SHEET, number_told_otherwise=Severity.HINT)
def numbers_told_otherwise(case: Case) -> Iterator[Finding]:
    """Another number between the same words, or another time for records of the same kind.

    Told once for each two numbers, where the rarer one stands.
    Source: 様式 (one measure is told at several items); 指針 第10 (審査の観点).
    """
    quantities = [
        number
        for place in prose(case).get((), ())
        if len(place.address.path) <= 1 and _MAY_COUNT.search(place.text)
        for number in _numbers(place.address, place.text, _topics(case.form)[place.address.item])
    ]
    conflicts: dict[Hashable, list[_Quantity]] = {}
    near: dict[str, list[_Quantity]] = {}
    for one in case.each(quantities):
        others = [two for key in _keys(one) for two in near.get(key, ())]
        other = next((two for two in others if _contradicts(one, two)), None)
        if other:
            about = one.topic if one.topic == other.topic else one.behind[:_MIN_BEHIND]
            key = about, one.unit, frozenset((one.number, other.number))
            conflicts.setdefault(key, [other]).append(one)
        for key_of_words in _keys(one):
            near.setdefault(key_of_words, []).append(one)
    for some in conflicts.values():
        often = Counter(one.number for one in some)
        rarest = min(reversed(some), key=lambda one: often[one.number])
        other = next(one for one in some if one.number != rarest.number)
        yield finding(
            "number_told_otherwise",
            rarest.address,
            found=rarest.shown,
            other=other.shown,
            where=where_told(rarest.address, other.address),
        )


def _keys(quantity: _Quantity) -> tuple[str, ...]:
    """What two numbers must share to be held against each other, so that all stays linear."""
    keys = (quantity.behind[:_MIN_BEHIND], "<" + quantity.before[-_MIN_BEFORE:])
    return (*keys, quantity.topic) if quantity.topic else keys


@functools.lru_cache(16)
def _topics(form: d.Form) -> Mapping[str, str]:
    """By the id of each item, what is meant where a sentence in it names nothing: by its heads."""
    return {
        item.id: next(
            (
                topic
                for label, topic in _LABELLED
                if any(re.search(label, label_of(one)) for one in form.heads[item.id])
            ),
            "",
        )
        for item in form.items
    }


def _numbers(address: Address, text: str, topic_of_item: str) -> Iterator[_Quantity]:
    last = before_all = ""
    for clause in _CLAUSE.split(text):
        plain = _SIGNS.sub("", clause)
        earlier, last = last or (_named(before_all) if _BARE.match(plain) else ""), ""
        before_all += plain
        if _MAY_COUNT.search(plain) and tells_of_fact(plain):
            continue
        yield from _often(address, plain)
        for match in _NUMBER.finditer(plain):
            before, behind = plain[: match.start()], plain[match.end() :]
            if match[2][0] not in "年月日" or not _ERA.search(before):
                topic = "" if _THEN.search(plain) else _topic(before, behind, earlier)
                if not topic and _RECORDS.search(before) and _KEPT.match(behind.removeprefix("間")):
                    topic = topic_of_item
                last = last or topic
                yield _Quantity(address, match[1], match[2], before[-20:], behind[:20], topic)


def _often(address: Address, plain: str) -> Iterator[_Quantity]:
    for match in _OFTEN.finditer(plain):
        before, behind = plain[: match.start()], plain[match.end() :]
        yield _Quantity(address, match[0], _OFTEN_UNIT, before[-20:], behind[:20], "")


def _named(text: str) -> str:
    """The topic that a text speaks of last; "" for none."""
    ends = {topic: match.end() for topic in _TOPICS for match in re.finditer(topic, text)}
    return max(ends, key=lambda topic: ends[topic], default="")


def _topic(before: str, behind: str, last: str) -> str:
    """What is kept so long: 課税資料 of 「課税資料は、…7年間保存」; the ``last`` that was told of
    where a sentence says nothing but how long. "" where the number is of something else."""
    if not _KEPT.match(behind.removeprefix("間")) and not _KEPT_FOR.search(before):
        return ""
    topics = (one for one in _TOPICS if re.search(one, before))
    subjects = _SUBJECT.findall(_KEPT_FOR.sub("は", before))
    own = next(topics, "") or (subjects[-1] if subjects else "")
    return own or ("" if before and not _BARE.match(before) else last)


def _contradicts(one: _Quantity, other: _Quantity) -> bool:
    same_file = one.address.path == other.address.path
    if one.topic and one.topic == other.topic and one.months and other.months:
        return same_file and one.months != other.months
    if one.number == other.number or one.unit.strip("間") != other.unit.strip("間"):
        return False
    if one.topic and one.topic == other.topic:
        return same_file
    behind = _same(one.behind, other.behind)
    before = _same(one.before[::-1], other.before[::-1])
    if same_file and before >= _MIN_BEFORE and behind >= _MIN_LITTLE:
        return True
    return behind >= _MIN_BEHIND and before + behind >= (_MIN_SAME if same_file else _MIN_APART)


def _same(one: str, other: str) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
