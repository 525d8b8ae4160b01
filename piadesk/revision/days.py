"""変更日 of the proposed rows: one for all, save those that the clerk gave a day of their own."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog, published_on
from piadesk.revision.proposal_links import links, noted_day, set_links
from piadesk.revision.published import last_published
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import MoveEntry, SetNote, SetValue, Several
from piadesk.sheets.sheet import Address, Sheet


def day_of_change(form: d.Form, sheet: Sheet, today: datetime.date) -> str:
    """変更日 of the rows proposed since the last 公表版.

    Before there are any, the new 公表日 where the clerk has written one, else today.
    """
    noted, version = noted_day(sheet), last_published(sheet)
    if noted is not None:
        return noted
    written = published_on(form, sheet)
    is_new = as_day(written) and (version is None or version.published_on != written)
    return written if is_new else today.isoformat()


def date_all(log: ChangeLog, sheet: Sheet, date: str) -> Several:
    """The edit that sets 変更日 of the proposed rows, save those that have a day of their own."""
    known = links(sheet)
    rows = [row.id for row in log.entries(sheet) if row.id in known and not known[row.id].dated]
    return Several((*_date_edits(log, rows, date), set_links(sheet, known, date)))


def date_rows(log: ChangeLog, sheet: Sheet, row_ids: Sequence[str], date: str) -> Several:
    """The edit that gives these proposed rows a 変更日 of their own."""
    known = links(sheet)
    own = {row_id: replace(known[row_id], dated=True) for row_id in row_ids}
    return Several((*_date_edits(log, row_ids, date), set_links(sheet, {**known, **own})))


def in_order(log: ChangeLog, sheet: Sheet) -> Several:
    """The edit that brings the proposed rows into the order of their 変更日.

    Those of one day stay in form order; nothing moves while a day cannot be read.
    """
    known, rows = links(sheet), log.entries(sheet)
    days = {row.id: log.day(row) for row in rows if row.id in known}
    sign = -1 if log.is_newest_first(row for row in rows if row.id not in known) else 1
    ranks = {row_id: sign * day.toordinal() for row_id, day in days.items() if day}
    if len(ranks) < len(days):
        return Several(())
    order, moves = [row.id for row in rows], []
    places = [place for place, row_id in enumerate(order) if row_id in known]
    for place, row_id in zip(places, sorted(ranks, key=lambda row_id: ranks[row_id]), strict=True):
        if order[place] != row_id:
            moves.append(MoveEntry(log.address, row_id, place))
            order.remove(row_id)
            order.insert(place, row_id)
    return Several(tuple(moves))


def own_days(log: ChangeLog, sheet: Sheet) -> SetNote:
    """The edit that notes a day of its own for each row of which the clerk changed 変更日 in the
    table itself."""
    known, day = links(sheet), noted_day(sheet)
    for row in log.entries(sheet):
        if row.id in known and day is not None and log.date(row) != day:
            known[row.id] = replace(known[row.id], dated=True)
    return set_links(sheet, known)


def _date_edits(log: ChangeLog, row_ids: Iterable[str], date: str) -> list[SetValue]:
    column = log.items.date
    return [SetValue(Address((row_id,), column), date or None) for row_id in row_ids]
