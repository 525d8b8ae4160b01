"""Dates of the Japanese era calendar (和暦): what clerks type, what is stored, what is printed.

Stored is ISO (``2025-04-01``); printed is ``令和7年4月1日``. Words that are no single day
(``令和2年度``, ``平成27年7月予定``) stay as they were typed.
"""

import datetime
import re
import unicodedata
from typing import Final, NamedTuple


class Era(NamedTuple):
    """An era (元号): its name, its Latin letter, its first day."""

    name: str
    letter: str
    first_day: datetime.date


ERAS: Final = (
    Era("令和", "R", datetime.date(2019, 5, 1)),
    Era("平成", "H", datetime.date(1989, 1, 8)),
    Era("昭和", "S", datetime.date(1926, 12, 25)),
    Era("大正", "T", datetime.date(1912, 7, 30)),
    Era("明治", "M", datetime.date(1868, 1, 25)),
)
"""Newest first. Source: 元号を改める政令 (令和, 平成), 昭和・大正・明治改元の詔書."""

# Written out: to compile what only typed days need would be paid for by every command.
_DAY_OF_YEAR: Final = r"(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?"
_ERA_DATE: Final = rf"(?i)(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{{1,3}}){_DAY_OF_YEAR}"
_COMMON_DATE: Final = rf"(\d{{4}}){_DAY_OF_YEAR}"
_PLAIN_DATE: Final = r"(\d{4})(\d{2})(\d{2})"
_SHORT_ERA: Final = r"(?i)([RHSTM令平昭大明])(\d{1,2})(\d{2})(\d{2})"
"""R70401: an era's letter or first 漢字, then year, month and day without signs between."""

_SHORT_SIGN: Final = (
    r"([令平昭大明])(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})|()(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})"
)
"""令7.4.1, and 7.4.1 in the era that is meant."""

_AHEAD_DAYS: Final = 3 * 366
"""How far ahead a year without its era may lie."""

_STORED: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_date(text: str) -> datetime.date | None:
    """The day that ``text`` names as a whole, or None for anything else.

    Takes 令和7年4月1日, 令和元年…, R7.4.1, 2025-04-01, 2025年4月1日, 20250401; full-width
    characters and blanks do not matter. A day outside its era (平成31年5月1日) is no day: its words
    are kept, for printing it in another era would change them.
    """
    folded = _folded(text)
    if match := re.fullmatch(_ERA_DATE, folded):
        name, year, month, day = match.groups()
        era = next(era for era in ERAS if name in {era.name, era.letter, era.letter.lower()})
        first_year = era.first_day.year
        return _day_in_era(era, first_year - 1 + (1 if year == "元" else int(year)), month, day)
    if match := re.fullmatch(_COMMON_DATE, folded) or re.fullmatch(_PLAIN_DATE, folded):
        return _day(int(match[1]), match[2], match[3])
    return None


def is_written_as_day(text: str) -> bool:
    """Whether ``text`` has the shape of one day, be it in the calendar or not (R7.2.30)."""
    folded = _folded(text)
    return any(re.fullmatch(shape, folded) for shape in (_ERA_DATE, _COMMON_DATE, _PLAIN_DATE))


def stored_date(text: str) -> str:
    """What is kept for a typed date: ISO where it names a day, else the text as it stands."""
    day = parse_date(text)
    return day.isoformat() if day else text


def typed_date(text: str, today: datetime.date) -> str:
    """As `stored_date`, for what a clerk types where it is shown at once how it was read.

    Takes also R70401, 令7.4.1, and 7.4.1 in the newest era in which that day is not far ahead of
    ``today``.
    """
    stored = stored_date(text)
    if stored != text:
        return stored
    folded = _folded(text)
    match = re.fullmatch(_SHORT_ERA, folded) or re.fullmatch(_SHORT_SIGN, folded)
    if match is None:
        return text
    mark, year, month, day = (part for part in match.groups() if part is not None)
    for era in ERAS:
        if mark and mark.upper() not in (era.letter, era.name[0]):
            continue
        read = _day_in_era(era, era.first_day.year - 1 + int(year), month, day)
        if read is not None and (mark or (read - today).days <= _AHEAD_DAYS):
            return read.isoformat()
    return text


def shown_date(stored: str) -> str:
    """What is shown and printed for a stored date: 令和7年4月1日, or the kept words."""
    day = as_day(stored)
    if day is None:
        return stored
    era = _era_of(day)
    if era is None:
        return stored
    return f"{era.name}{_era_year(era, day)}年{day.month}月{day.day}日"


def as_day(stored: str) -> datetime.date | None:
    """The day of a stored ISO date; None where words are kept instead."""
    if not _STORED.fullmatch(stored):
        return None
    return _day(int(stored[:4]), stored[5:7], stored[8:])


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _era_year(era: Era, day: datetime.date) -> str:
    year = day.year - era.first_day.year + 1
    return "元" if year == 1 else str(year)


def _day_in_era(era: Era, year: int, month: str, day: str) -> datetime.date | None:
    """The day, if the era still (or already) ran on it: 平成31年5月1日 never was."""
    day_meant = _day(year, month, day)
    if day_meant is None or day_meant < era.first_day:
        return None
    return day_meant if _era_of(day_meant) == era else None


def _era_of(day: datetime.date) -> Era | None:
    return next((era for era in ERAS if day >= era.first_day), None)


def _day(year: int, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, int(month), int(day))
    except ValueError:
        return None
