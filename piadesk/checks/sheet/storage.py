"""Check of 保管期間 against the number of years that the text below it gives."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.texts.kanji_numbers import arabic

_NOT_AN_ERA: Final = r"(?<!明治)(?<!大正)(?<!昭和)(?<!平成)(?<!令和)(?<![0-9.,第])"
_YEARS: Final = re.compile(
    rf"{_NOT_AN_ERA}([0-9]{{1,3}})(?:年|か年|カ年|ヶ年|箇年)(?:間|分)?(?!度|[0-9]|月|生|以内に|前)"
)
_KEEPS: Final = re.compile(r"保存|保管|保有|保持|経過|時効|参照|残[すしさ]|さかのぼ|遡")
_KEPT_YEARS: Final = re.compile(
    r"(?<![0-9第])([0-9]{1,3})(?:年|か年)間?(?:の?(?:保存|保管)(?:期間|し|を)|を?(?:経過|過ぎ))"
)
_ERASES: Final = re.compile("消去|(?<!取)(?<!取り)消[すしさ]|廃棄|削除|溶解|破棄")
_OF_OTHERS: Final = re.compile(
    "ログ|(?<!入力)記録(?!され)|履歴|バックアップ|媒体|契約|録画|映像|書類|届書|届出書|申請書|請求書|帳票|紙|控え|副本|照会"
)
"""What is kept for a time of its own."""

_OF_OPERATIONS: Final = re.compile(
    "(?:操作|使用|利用|アクセス|閲覧|検索|入退室|作業|処理|授受|点検|提供|移転|消去|廃棄)(?:の|した|状況の?)?記録"
)
_RECORD: Final = re.compile("記録")
_ON_ERASING: Final = re.compile("消去(?:手順|方法)")
"""Questions where 記録 by itself is what the file holds: 10年を過ぎた記録."""

_ENDED: Final = re.compile(
    "(?:終[わえ]っ|終了|完了|完結|満了|喪失|消滅|停止|廃止|死亡|転出|退[去職所園]|解約|なくなっ)[^、。]{0,8}?(?:から|より|後(?:に|は)?|以[降後])[、]?$"
)
"""Before a time: 給付が終わってから５年."""

_SHORTER: Final = re.compile(
    r"(?<![0-9第.])([0-9]{1,4})(日|週|[かヶケ箇カ]月)間?(?:の?(?:保存|保管|保有)(?!場所|方法)|残[すし])"
)
"""A time in another unit, directly before what is done."""

_A_YEAR: Final = {"日": 365, "週": 52, "月": 12}

_FOREVER: Final = re.compile(r"永年|永久")

_FOREVER_YEARS: Final = 1000
_KEY: Final = re.compile(r"(?P<kind>under|years|from)_(?P<years>[0-9]+)(?:_years?)?")


@sheet_rule(period_differs=Severity.WARNING)
def period(case: Case) -> Iterator[Finding]:
    """期間 against 「n年間保存する」 in その妥当性: no number there is in the chosen range.

    Source: 様式4 Ⅱ6②.
    """
    if not case.has(Role.STORAGE_PERIOD, Role.STORAGE_PERIOD_REASON):
        return
    for path in case.entries(Role.FILES):
        bounds = _bounds(case, path)
        years = _years(case.text(Role.STORAGE_PERIOD_REASON, path), bounds)
        if bounds and years and not any(bounds[0] <= year < bounds[1] for year in years):
            yield finding(
                "period_differs",
                case.at(Role.STORAGE_PERIOD, path),
                answer=case.answer(Role.STORAGE_PERIOD, path),
                text="、".join(years.values()),
            )


def _bounds(case: Case, path: tuple[str, ...]) -> tuple[int, int] | None:
    """The years from which to which the chosen 期間 goes; None for none that has a number."""
    match = _KEY.fullmatch(case.chosen(Role.STORAGE_PERIOD, path) or "")
    if match is None:
        return None
    years = int(match["years"])
    if match["kind"] == "under":
        return 0, years
    if match["kind"] == "years":
        return years, years + 1
    known = case.form.by_id[case.role(Role.STORAGE_PERIOD) or ""]
    keys = (case.form.key_of(known.id, text) or "" for text in case.form.choices_of(known))
    begins = sorted(int(length["years"]) for key in keys if (length := _KEY.fullmatch(key)))
    return years, next((length for length in begins if length > years), _FOREVER_YEARS + 1)


def _years(text: str, bounds: tuple[int, int] | None) -> dict[float, str]:
    """The times that a text tells, in years, each as it is told."""
    years: dict[float, str] = {}
    for sentence in re.split(r"[。\n]", arabic(unicodedata.normalize("NFKC", text))):
        if _KEEPS.search(sentence):
            years |= {
                int(match[1]): f"{match[1]}年"
                for match in _YEARS.finditer(sentence)
                if not _is_from_end(sentence, match, bounds)
            }
        for match in _SHORTER.finditer(sentence):
            years.setdefault(int(match[1]) / _A_YEAR[match[2][-1]], f"{match[1]}{match[2]}")
        if _FOREVER.search(sentence):
            years[_FOREVER_YEARS] = "永年"
    return years


def _is_from_end(sentence: str, match: re.Match[str], bounds: tuple[int, int] | None) -> bool:
    """Whether a time is shorter than the chosen one for it only begins when something has ended."""
    is_shorter = bounds is not None and int(match[1]) < bounds[0]
    return is_shorter and _ENDED.search(sentence[: match.start()]) is not None


@sheet_rule(Asked.WITH_SHEET, erased_otherwise=Severity.HINT)
def erasing(case: Case) -> Iterator[Finding]:
    """「10年間保存した後に消去する」 where 期間 is 6年以上10年未満: asked.

    Records of operations, papers and films may be kept otherwise. Source: 様式4 Ⅱ6②・③, Ⅲ7リスク３.
    """
    if not case.has(Role.STORAGE_PERIOD):
        return
    own = case.role(Role.STORAGE_PERIOD_REASON)
    for path in case.entries(Role.FILES):
        bounds = _bounds(case, path)
        for place in prose(case).get(path, ()) if bounds else ():
            if place.address.item == own or place.address.path != path:
                continue
            label = label_of(case.form.by_id[place.address.item])
            heads = map(label_of, case.form.heads[place.address.item])
            is_asked = any(map(_ON_ERASING.search, (label, *heads)))
            text = next(_kept_otherwise(place.text, bounds, is_asked=is_asked), "")
            if text:
                answer = case.answer(Role.STORAGE_PERIOD, path)
                yield finding("erased_otherwise", place.address, text=text, answer=answer)


def _kept_otherwise(text: str, bounds: tuple[int, int] | None, *, is_asked: bool) -> Iterator[str]:
    """The sentences on erasing that tell of years beyond the bounds, and of no others.

    ``is_asked``: the text answers how the file is erased.
    """
    for shown, sentence in sentences(text) if bounds and _ERASES.search(text) else ():
        counted = arabic(sentence)
        years = [
            int(match[1])
            for match in _KEPT_YEARS.finditer(counted)
            if not _is_from_end(counted, match, bounds)
        ]
        may_be_other = sentence
        if is_asked and not _OF_OPERATIONS.search(sentence):
            may_be_other = _RECORD.sub("", sentence)
        is_of_data = _ERASES.search(sentence) and not _OF_OTHERS.search(may_be_other)
        if (
            bounds
            and years
            and is_of_data
            and not any(bounds[0] <= year < bounds[1] for year in years)
        ):
            yield brief(shown)
