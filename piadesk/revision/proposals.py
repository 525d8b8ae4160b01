"""Proposed rows of 変更箇所: what changed since the last 公表版, kept in step with the sheet.

A proposed row that the clerk has not touched follows the sheet; an edited one is never overwritten,
a deleted one stays away.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from piadesk.errors import ChangesError
from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.change_rows import rows
from piadesk.revision.changes import Change, changes
from piadesk.revision.form_steps import new_items
from piadesk.revision.item_names import Style
from piadesk.revision.migration import form_row, migrate, removed_rows
from piadesk.revision.proposal_links import Link, fingerprint, is_touched, links, set_links
from piadesk.revision.published import as_sheet, last_published
from piadesk.revision.timing import Declared, Timing, timing_of
from piadesk.sheets.edits import AddEntry, Edit, RemoveEntry, SetNote, Several
from piadesk.sheets.sheet import Address, Sheet

_OF_FORM: Final = "form"
"""What the row of the 様式改正 is of, where others have an address."""

_GONE: Final = "gone"
"""The fingerprint of a proposal that is none any more, as the item is again as it was published."""


@dataclass(frozen=True)
class Update:
    """The edit that brings 変更箇所 in step, and what it leaves to the clerk."""

    edit: Several
    outdated: tuple[str, ...]
    """Ids of edited rows whose item has changed further, or back, since; see `renew`, `keep`."""

    dropped: tuple[str, ...]
    """Ids of proposed rows that the clerk has taken out; see `bring_back`."""


def update(
    form: d.Form, sheet: Sheet, style: Style, date: str = "", only: Collection[str] | None = None
) -> Update:
    """Compare with the last 公表版 and propose; ``date`` is 変更日 of new rows, as stored.

    ``only``: of what was not proposed before, nothing but what is of these. Raises `ChangesError`:
    ``changes.not_published`` before the first publication, ``changes.no_log`` where the form has
    no 変更箇所.
    """
    proposed = wanted(form, sheet, style)
    if only is not None:
        asked = {*only, *(link.of for link in links(sheet).values())}
        proposed = {of: row for of, row in proposed.items() if of in asked}
    return _Update(ChangeLog.needed(form), sheet, date).run(proposed)


@dataclass(frozen=True)
class Proposal:
    """What should stand in 変更箇所 for one change.

    ``of`` is the address of the item or entry, "form" for the 様式改正 (then ``change`` is None).
    """

    of: str
    change: Change | None
    row: LogRow
    reason: str
    """Key of the words that say why 事前 or 事後."""


def proposals(
    form: d.Form, old: Sheet, new: Sheet, style: Style, declared: Mapping[str, Declared]
) -> list[Proposal]:
    """A proposal for each change from ``old`` to ``new``, in form order.

    ``old`` may be on an earlier revision of ``form``; ``declared`` tells by ``of`` what the clerk
    declared. Raises `MigrationError` where the forms have nothing in common, `ChangesError`
    ``changes.no_log`` where the form has no 変更箇所.
    """
    ChangeLog.needed(form)
    fresh = new_items(old.form, form.id)
    met: list[tuple[str, Change | None, LogRow]] = []
    if old.form != form.id:
        migrated = migrate(old, form.id)
        old = migrated.sheet
        met.append((_OF_FORM, None, form_row(migrated.origin, form)))
        met += [(str(address), None, row) for address, row in removed_rows(migrated, style)]
    differing = changes(form, old, new)
    texts = rows(form, old, new, differing, style)
    met += [(str(one.address), one, text) for one, text in zip(differing, texts, strict=True)]
    return [
        _proposal(of, change, text, _timing(form, fresh, of, declared.get(of, "")))
        for of, change, text in met
    ]


def wanted(form: d.Form, sheet: Sheet, style: Style) -> dict[str, LogRow]:
    """The row for each change since the last 公表版 in form order, by what it is of.

    提出時期 heeds what the clerk declared. Raises `ChangesError` ``changes.not_published``.
    """
    version = last_published(sheet)
    if version is None:
        raise ChangesError("changes.not_published")
    declared = {link.of: link.declared for link in links(sheet).values()}
    proposed = proposals(form, as_sheet(sheet, version), sheet, style, declared)
    return {one.of: one.row for one in proposed}


def declare(form: d.Form, sheet: Sheet, row_id: str, declared: Declared) -> Several:
    """Set 提出時期 and 説明 of a proposed row by what the clerk says of the change.

    Raises `KeyError` for a row that was not proposed or has been taken out.
    """
    log = ChangeLog.needed(form)
    link, entry = links(sheet)[row_id], log.entry(sheet, row_id)
    row = _timed(log.row(entry), _row_timing(log, sheet, row_id, declared))
    text = link.text if is_touched(log, entry, link) else fingerprint(row)
    link = replace(link, text=text, declared=declared)
    return Several((*log.text_edits(entry, row), set_links(sheet, {**links(sheet), row_id: link})))


def renew(form: d.Form, sheet: Sheet, row_id: str, style: Style) -> Several:
    """Put the proposal of today into an edited row, in the place of what the clerk wrote.

    A row whose item is again as it was published is taken out. What was joined to the row is
    forgotten, so that `update` proposes it by itself again. Raises `KeyError` as `declare`.
    """
    log, link = ChangeLog.needed(form), links(sheet)[row_id]
    proposed = wanted(form, sheet, style).get(link.of)
    rest = {known: one for known, one in links(sheet).items() if one.joined != row_id}
    entry = log.entry(sheet, row_id)
    if proposed is None:
        del rest[row_id]
        return Several((RemoveEntry(log.address, entry.id), set_links(sheet, rest)))
    rest[row_id] = replace(link, text=fingerprint(proposed), seen="", apart={})
    return Several((*log.text_edits(entry, proposed), set_links(sheet, rest)))


def keep(form: d.Form, sheet: Sheet, row_id: str, style: Style) -> SetNote:
    """Leave an edited row as it is, though an item of it has changed further: it is told no more.

    Raises `KeyError` for a row that was not proposed.
    """
    known, proposed = links(sheet), wanted(form, sheet, style)
    for one in [row_id, *(other for other, link in known.items() if link.joined == row_id)]:
        row = proposed.get(known[one].of)
        known[one] = replace(known[one], seen=fingerprint(row) if row else _GONE)
    return set_links(sheet, known)


def bring_back(sheet: Sheet, row_id: str) -> SetNote:
    """Forget that a row was proposed and taken out, so that it is proposed anew."""
    return set_links(
        sheet, {known: link for known, link in links(sheet).items() if known != row_id}
    )


def timing_for(form: d.Form, sheet: Sheet, row_id: str) -> Timing | None:
    """提出時期 as proposed for a row, with its reason; None for a row that was not proposed."""
    link = links(sheet).get(row_id)
    log = ChangeLog.needed(form)
    return _row_timing(log, sheet, row_id, link.declared) if link else None


class _Update:
    """Brings the rows of 変更箇所 in step with the proposals, one after the other."""

    def __init__(self, log: ChangeLog, sheet: Sheet, date: str) -> None:
        self.log = log
        self.sheet = sheet
        self.date = date
        self.known = links(sheet)
        self.rows = {row.id: row for row in log.entries(sheet)}
        self.order = list(self.rows)
        self.edits: list[Edit] = []
        self.links: dict[str, Link] = {}
        self.outdated: list[str] = []
        self.dropped: list[str] = []

    def run(self, proposed: Mapping[str, LogRow]) -> Update:
        self._take_out_the_vanished(proposed)
        places = {link.of: row_id for row_id, link in self.known.items()}
        live = [index for index, row_id in enumerate(self.order) if row_id in self.links]
        new_end = 0 if self.log.is_newest_first(self.rows.values()) else len(self.order)
        index = min(live, default=new_end)
        for of, row in proposed.items():
            row_id = places.get(of, "")
            if not row_id:
                self._add(index, of, row)
            elif row_id not in self.rows:
                self._leave_out(row_id, row)
                continue
            else:
                self._follow(row_id, row)
                index = self.order.index(row_id)
            index += 1
        if self.links != self.known:
            self.edits.append(set_links(self.sheet, self.links, self.date or None))
        outdated = tuple(dict.fromkeys(self.outdated))
        return Update(Several(tuple(self.edits)), outdated, tuple(self.dropped))

    def _take_out_the_vanished(self, proposed: Mapping[str, LogRow]) -> None:
        """Proposals of what is again as it was go, save the edited ones."""
        for row_id, link in self.known.items():
            if row_id not in self.rows:
                if link.joined in self.rows and link.of not in proposed:
                    self.links[row_id] = link
                    self.outdated += [link.joined] if link.seen != _GONE else []
                continue
            if link.of in proposed or is_touched(self.log, self.rows[row_id], link):
                self.links[row_id] = link
            else:
                self.edits.append(RemoveEntry(self.log.address, row_id))
                self.order.remove(row_id)
            if link.of not in proposed and row_id in self.links and link.seen != _GONE:
                self.outdated.append(row_id)

    def _leave_out(self, row_id: str, row: LogRow) -> None:
        """A row that the clerk has taken out stays away; one joined to another is row there."""
        link = self.links[row_id] = self.known[row_id]
        if link.joined not in self.rows:
            self.dropped.append(row_id)
        elif fingerprint(row) not in (link.text, link.seen):
            self.outdated.append(link.joined)

    def _add(self, index: int, of: str, row: LogRow) -> None:
        entry = self.log.new_entry(row, self.date)
        self.edits.append(AddEntry(self.log.address, index, entry))
        self.order.insert(index, entry.id)
        self.links[entry.id] = Link(of, fingerprint(row))

    def _follow(self, row_id: str, row: LogRow) -> None:
        entry, link, text = self.rows[row_id], self.known[row_id], fingerprint(row)
        if not is_touched(self.log, entry, link):
            self.edits += self.log.text_edits(entry, row)
            self.links[row_id] = replace(link, text=text)
        elif text not in (link.text, link.seen):
            self.outdated.append(row_id)


def _new_items(form: d.Form, sheet: Sheet) -> frozenset[str]:
    version = last_published(sheet)
    return new_items(version.form, form.id) if version else frozenset()


def _row_timing(log: ChangeLog, sheet: Sheet, row_id: str, declared: Declared) -> Timing:
    """提出時期 of a row; of one that was joined, the earliest of its parts."""
    fresh, known = _new_items(log.form, sheet), links(sheet)
    parts = [known[row_id], *(link for link in known.values() if link.joined == row_id)]
    timings = [_timing(log.form, fresh, link.of, declared) for link in parts]
    return next((timing for timing in timings if timing.timing == log.early), timings[0])


def _timing(form: d.Form, fresh: frozenset[str], of: str, declared: Declared) -> Timing:
    item = None if of == _OF_FORM else form.by_id.get(Address.read(of).item)
    return timing_of(form, item, declared, is_new=item is not None and item.id in fresh)


def _proposal(of: str, change: Change | None, row: LogRow, timing: Timing) -> Proposal:
    return Proposal(of, change, _timed(row, timing), timing.reason)


def _timed(row: LogRow, timing: Timing) -> LogRow:
    return row._replace(timing=timing.timing, explanation=timing.explanation)
