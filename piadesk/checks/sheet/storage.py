"""Check of 保管期間 against the number of years that the text below it gives."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role

_NOT_AN_ERA: Final = r"(?<!明治)(?<!大正)(?<!昭和)(?<!平成)(?<!令和)(?<![0-9.,第])"
_YEARS: Final = re.compile(
    rf"{_NOT_AN_ERA}([0-9]{{1,3}})(?:年|か年|カ年|ヶ年|箇年)(?:間|分)?(?!度|[0-9]|月|生|以内に|前)"
)
_KEEPS: Final = re.compile(r"保存|保管|保有|保持|経過|時効|参照|残[すしさ]|さかのぼ|遡")
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
        years = _years(case.text(Role.STORAGE_PERIOD_REASON, path))
        if bounds and years and not any(bounds[0] <= year < bounds[1] for year in years):
            yield finding(
                "period_differs",
                case.at(Role.STORAGE_PERIOD, path),
                answer=case.answer(Role.STORAGE_PERIOD, path),
                text="、".join("永年" if year == _FOREVER_YEARS else f"{year}年" for year in years),
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


def _years(text: str) -> list[int]:
    years: list[int] = []
    for sentence in re.split(r"[。\n]", unicodedata.normalize("NFKC", text)):
        if _KEEPS.search(sentence):
            years += [int(match[1]) for match in _YEARS.finditer(sentence)]
        if _FOREVER.search(sentence):
            years.append(_FOREVER_YEARS)
    return list(dict.fromkeys(years))
