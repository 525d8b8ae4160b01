"""Whether 公表日 itself cannot be right, so that what disagrees with it follows from it."""

import datetime
from typing import Final

from piadesk.checks.case import Case
from piadesk.forms.roles import Role
from piadesk.scheme.era import parse_date
from piadesk.sheets.sheet import Address

_FAR_DAYS: Final = 366
"""So far ahead no publication is planned."""


def is_far_ahead(case: Case) -> bool:
    """Whether 公表日 lies more than a year ahead."""
    day = case.published_on
    return day is not None and (day - case.today).days > _FAR_DAYS


def is_before_form(case: Case) -> bool:
    """Whether 公表日 lies before the month from which the form is."""
    day, since = case.published_on, begun(case)
    return day is not None and since is not None and day < since


def doubted(case: Case) -> Address | None:
    """公表日 as the cause of what disagrees with it; None where it may well be right."""
    is_doubted = is_far_ahead(case) or is_before_form(case)
    return case.at(Role.PUBLISHED_ON) if is_doubted else None


def begun(case: Case) -> datetime.date | None:
    """The first day of the month from which the form is."""
    return parse_date(f"{case.form.revision}1日")
