"""変更日 of the proposed rows: one for all, save those that the clerk gave a day of their own."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from piadesk.revision.change_log import DATE, LOG, PUBLISHED_ON, day_of, newest_first
from piadesk.revision.proposal_links import links, noted_day, set_links
from piadesk.revision.published import last_published
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import MoveEntry, SetNote, SetValue, Several
from piadesk.sheets.sheet import Address, Sheet


def day_of_change(sheet: Sheet, today: datetime.date) -> str:
    """変更日 of the rows proposed since the last 公表版.

    Before there are any, the new 公表日 where the clerk has written one, else today.
    """
    noted, version = noted_day(sheet), last_published(sheet)
    if noted is not None:
        return noted
    written = str(sheet.answers.get(PUBLISHED_ON) or "")
    is_new = as_day(written) and (version is None or version.published_on != written)
    return written if is_new else today.isoformat()


def date_all(sheet: Sheet, date: str) -> Several:
    """The edit that sets 変更日 of the proposed rows, save those that have a day of their own."""
    known = links(sheet)
    rows = [row.id for row in sheet.entries(LOG) if row.id in known and not known[row.id].dated]
    return Several((*_dated(rows, date), set_links(sheet, known, date)))


def date_rows(sheet: Sheet, row_ids: Sequence[str], date: str) -> Several:
    """The edit that gives these proposed rows a 変更日 of their own."""
    known = links(sheet)
    own = {row_id: replace(known[row_id], dated=True) for row_id in row_ids}
    return Several((*_dated(row_ids, date), set_links(sheet, {**known, **own})))


def in_order(sheet: Sheet) -> Several:
    """The edit that brings the proposed rows into the order of their 変更日.

    Those of one day stay in form order; nothing moves while a day cannot be read.
    """
    known, rows = links(sheet), sheet.entries(LOG)
    days = {row.id: day_of(row) for row in rows if row.id in known}
    sign = -1 if newest_first([row for row in rows if row.id not in known]) else 1
    told = {row_id: sign * day.toordinal() for row_id, day in days.items() if day}
    if len(told) < len(days):
        return Several(())
    order, moves = [row.id for row in rows], []
    places = [at for at, row_id in enumerate(order) if row_id in known]
    for place, row_id in zip(places, sorted(told, key=lambda one: told[one]), strict=True):
        if order[place] != row_id:
            moves.append(MoveEntry(LOG, row_id, place))
            order.remove(row_id)
            order.insert(place, row_id)
    return Several(tuple(moves))


def own_days(sheet: Sheet) -> SetNote:
    """The edit that notes a day of its own for each row of which the clerk changed 変更日 in the
    table itself."""
    known, day = links(sheet), noted_day(sheet)
    for row in sheet.entries(LOG):
        if row.id in known and day is not None and str(row.answers.get(DATE) or "") != day:
            known[row.id] = replace(known[row.id], dated=True)
    return set_links(sheet, known)


def _dated(row_ids: Iterable[str], date: str) -> list[SetValue]:
    return [SetValue(Address((row_id,), DATE), date or None) for row_id in row_ids]
