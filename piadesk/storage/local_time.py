"""Moments in the time of this terminal, whatever a damaged file or a dead clock says of them."""

import datetime


def local(moment: datetime.datetime) -> datetime.datetime:
    """``moment``, which knows its zone, by the clock of this terminal.

    Windows knows no local time before 1970, and no system one before the year 1: those stay in
    their zone.
    """
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment


def local_from(seconds: float) -> datetime.datetime:
    """The moment so many seconds after 1970, as the system tells of a file."""
    return local(datetime.datetime.fromtimestamp(max(seconds, 0), datetime.UTC))
