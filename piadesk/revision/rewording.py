"""What the clerk does to the proposed rows of 変更箇所: shorten, take out, call back, rename.

Each is an edit of the sheet; `proposals` then leaves the row as the clerk wants it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.days import own_days
from piadesk.revision.item_names import Style, style_named
from piadesk.revision.joining import split
from piadesk.revision.proposal_links import fingerprint, is_touched, links, set_links
from piadesk.revision.proposals import bring_back, declare, renew, update, wanted
from piadesk.revision.shortening import shortened
from piadesk.revision.timing import Declared, is_important
from piadesk.sheets.edits import Edit, RemoveEntry, SetNote, Several, apply
from piadesk.sheets.sheet import Address, Sheet

STYLE_NOTE: Final = "names"
"""Under which note of the sheet the style of its item names is kept."""


def begin(form: d.Form, sheet: Sheet, style: Style, date: str) -> Several:
    """The edit that proposes the rows; ``date`` as for `update`."""
    return _in_turn(
        sheet,
        [
            lambda: note_style(style),
            lambda: own_days(ChangeLog.needed(form), sheet),
            lambda: update(form, sheet, style, date).edit,
        ],
    )


def shorten(log: ChangeLog, sheet: Sheet, row_ids: Sequence[str]) -> Several:
    """The edit that leaves out what did not change, with （略） marks."""
    edits: list[Edit] = []
    for row_id in row_ids:
        entry = log.entry(sheet, row_id)
        row = log.row(entry)
        before, after = shortened(row.before, row.after)
        edits += log.text_edits(entry, row._replace(before=before, after=after))
    return Several(tuple(edits))


def take_out(log: ChangeLog, row_ids: Sequence[str]) -> Several:
    """The edit that takes rows out; they are not proposed again until called back."""
    return Several(tuple(RemoveEntry(log.address, row_id) for row_id in row_ids))


def call_back(
    form: d.Form, sheet: Sheet, row_ids: Sequence[str], style: Style, date: str
) -> Several:
    """The edit that proposes anew what the clerk had taken out; ``date`` as for `update`."""
    steps = [partial(bring_back, sheet, row_id) for row_id in row_ids]
    return _in_turn(sheet, [*steps, lambda: update(form, sheet, style, date).edit])


def split_anew(form: d.Form, sheet: Sheet, row_id: str, style: Style, date: str) -> Several:
    """`proposals.renew`; what was joined to the row becomes rows of its own again."""
    return _and_update(form, sheet, lambda: renew(form, sheet, row_id, style), style, date)


def split_back(form: d.Form, sheet: Sheet, row_id: str, style: Style, date: str) -> Several:
    """`joining.split`; the rows that the clerk had not edited follow the sheet again."""
    return _and_update(
        form, sheet, lambda: split(ChangeLog.needed(form), sheet, row_id), style, date
    )


def restyle(form: d.Form, sheet: Sheet, old: Style, new: Style, date: str) -> Several:
    """The edit that names the items in another style, in edited rows too.

    A name that the clerk has written stays, and no row counts as changed by this alone.
    """
    log = ChangeLog.needed(form)
    before, after = wanted(form, sheet, old), wanted(form, sheet, new)
    known, outdated = links(sheet), set(update(form, sheet, old).outdated)
    rows = {entry.id: entry for entry in log.entries(sheet)}
    edits: list[Edit] = [note_style(new)]
    for row_id, link in known.items():
        entry, proposed = rows.get(row_id), after.get(link.of)
        if entry is None or proposed is None or not is_touched(log, entry, link):
            continue
        row = log.row(entry)
        if row.item == before[link.of].item:
            edits += log.text_edits(entry, row._replace(item=proposed.item))
        if row_id not in outdated:
            known[row_id] = replace(link, seen=fingerprint(proposed))
    edits.append(set_links(sheet, known))
    return _and_update(form, sheet, lambda: Several(tuple(edits)), new, date)


def style_of(form: d.Form, sheet: Sheet, remembered: str) -> Style:
    """How items are named: as in the rows of this sheet, else as ``remembered``, else as usual."""
    return style_named(str(sheet.notes.get(STYLE_NOTE) or remembered), form)


def note_style(style: Style) -> SetNote:
    """The edit that keeps with the sheet how its items are named, for whoever opens it next."""
    return SetNote(STYLE_NOTE, style)


def declare_all(form: d.Form, sheet: Sheet, row_ids: Sequence[str], declared: Declared) -> Several:
    """`piadesk.revision.proposals.declare` for several rows in one edit."""
    return _in_turn(sheet, [partial(declare, form, sheet, row_id, declared) for row_id in row_ids])


def declarable(form: d.Form, sheet: Sheet, row_id: str) -> tuple[Declared, ...]:
    """What the clerk may declare of the change in a proposed row; () where it makes no difference.

    Only an item with ※ can be changed in a way that adds no danger.
    """
    known = links(sheet)
    parts = [link for one, link in known.items() if row_id in (one, link.joined)]
    items = [form.by_id.get(Address.read(link.of).item) for link in parts]
    if not any(items):
        return ()
    important = any(item is not None and is_important(form, item) for item in items)
    return ("", "formal", "harmless") if important else ("", "formal")


def _and_update(
    form: d.Form, sheet: Sheet, step: Callable[[], Edit], style: Style, date: str
) -> Several:
    return _in_turn(sheet, [step, lambda: update(form, sheet, style, date).edit])


def _in_turn(sheet: Sheet, steps: Sequence[Callable[[], Edit]]) -> Several:
    """One edit of steps that build upon each other; the sheet itself stays as it is."""
    edits: list[Edit] = []
    inverses: list[Edit] = []
    for step in steps:
        edits.append(step())
        inverses.append(apply(sheet, edits[-1]))
    for inverse in reversed(inverses):
        apply(sheet, inverse)
    return Several(tuple(edits))
