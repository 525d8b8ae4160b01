"""Several proposed rows of 変更箇所 made one, and the rows again as they were before.

Each text stands behind the label of its item, as in published sheets:
``②所属長の役職名　市民課長``.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.item_names import told_apart, way_to
from piadesk.revision.proposal_links import Link, links, set_links
from piadesk.revision.published import as_sheet, last_published
from piadesk.sheets.edits import AddEntry, Edit, RemoveEntry, SetValue, Several
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry, Sheet

BETWEEN: Final = "　"
"""Between the label of an item and a text of one line."""


def join(form: d.Form, sheet: Sheet, row_ids: Sequence[str]) -> Several:
    """The edit that makes one row of several, in the place of the first.

    A text that is the same in all stands there once, without a label. 提出時期 is 事前 when that
    of any is; the 説明 are those of the rows of that 提出時期. Raises `KeyError` for a row that was
    not proposed or has been taken out.
    """
    first, *others = row_ids
    log = ChangeLog.needed(form)
    known, rows = links(sheet), {row.id: row for row in log.entries(sheet)}
    parts = [part for row_id in row_ids for part in _parts(log, sheet, known, rows[row_id])]
    joined = _as_one(log, parts)
    for row_id, link in links(sheet).items():
        if row_id in row_ids and not link.apart:
            known[row_id] = link = replace(link, apart=rows[row_id].answers)
        if {row_id, link.joined} & set(others):
            known[row_id] = replace(link, joined=first)
    removed = (RemoveEntry(log.address, row_id) for row_id in others)
    edits = log.text_edits(rows[first], joined)
    return Several((*edits, *removed, set_links(sheet, known)))


def split(log: ChangeLog, sheet: Sheet, row_id: str) -> Several:
    """The edit that gives the rows back that were joined to one, all as they were before.

    What the clerk has written into the joined row since goes with it. Raises `KeyError` as `join`.
    """
    known, order = links(sheet), [row.id for row in log.entries(sheet)]
    others = joined_to(sheet, row_id)
    edits: list[Edit] = [
        SetValue(Address((row_id,), column), known[row_id].apart.get(column))
        for column in {**sheet.block((row_id,)).answers, **known[row_id].apart}
    ]
    for place, other in enumerate(others, start=order.index(row_id) + 1):
        edits.append(
            AddEntry(log.address, place, Entry(id=other, answers=dict(known[other].apart)))
        )
    for one in (row_id, *others):
        known[one] = replace(known[one], joined="", apart={})
    return Several((*edits, set_links(sheet, known)))


def joined_to(sheet: Sheet, row_id: str) -> list[str]:
    """Ids of the rows whose texts stand in that row and can be given back."""
    return [one for one, link in links(sheet).items() if link.joined == row_id and link.apart]


@dataclass(frozen=True)
class _Part:
    """What one row says, and the way to its item; none for a row joined before and rewritten."""

    row: LogRow
    way: tuple[str, ...]


def _parts(log: ChangeLog, sheet: Sheet, known: Mapping[str, Link], row: Entry) -> list[_Part]:
    """The row itself, or the rows of which it was made."""
    others = [one for one, link in known.items() if link.joined == row.id]
    if not others:
        return [_part(log, sheet, known[row.id], row)]
    apart = [known[one] for one in (row.id, *others)]
    parts = [_part(log, sheet, one, Entry(id="apart", answers=dict(one.apart))) for one in apart]
    joined = log.row(row)
    return parts if _as_one(log, parts) == joined else [_Part(joined, ())]


def _part(log: ChangeLog, sheet: Sheet, link: Link, entry: Entry) -> _Part:
    row = log.row(entry)
    return _Part(row, _way(log.form, sheet, Address.read(link.of)) or (row.item,))


def _way(form: d.Form, sheet: Sheet, address: Address) -> tuple[str, ...]:
    """The way to an item in the sheet or, for what is gone, in the last 公表版; () for no item."""
    version = last_published(sheet)
    if address.item not in form.by_id:
        return ()
    for state in (sheet, as_sheet(sheet, version) if version else sheet):
        with suppress(KeyError):
            return way_to(form, Names(form, state), address)
    return ()


def _as_one(log: ChangeLog, parts: Sequence[_Part]) -> LogRow:
    rows = [part.row for part in parts]
    timing = log.early if any(row.timing == log.early for row in rows) else rows[0].timing
    labels = told_apart([part.way for part in parts])
    if len({(row.before, row.after) for row in rows}) == 1:
        before, after = rows[0].before, rows[0].after
    else:
        before = _lines(map(_labelled, labels, (row.before for row in rows)))
        after = _lines(map(_labelled, labels, (row.after for row in rows)))
    return LogRow(
        _lines(row.item for row in rows),
        before,
        after,
        timing,
        _lines(dict.fromkeys(row.explanation for row in rows if row.timing == timing)),
    )


def _labelled(label: str, text: str) -> str:
    between = "\n" if "\n" in text else BETWEEN
    return label + between + text if label else text


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
