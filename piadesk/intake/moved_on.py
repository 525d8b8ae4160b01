"""The lines of an import joined by what a newer form did to the sheet since: one list for both.

What the newer form asks for the first time, or otherwise, is told at the line of that item; an
answer that has no place on it is listed like words that went nowhere, to be put into an item.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.keeping import done_lines
from piadesk.intake.keeping import let_go as let_report_go
from piadesk.intake.keeping import tick as tick_report
from piadesk.intake.remaining import RemainingLine, State, import_lines
from piadesk.intake.report import Report
from piadesk.kinds import is_blank
from piadesk.revision import migration_review as review
from piadesk.sheets.edits import Several
from piadesk.sheets.sheet import Address, Sheet

_KEY: Final = "migration:"
"""Begins the keys of lines that are of the form alone."""


@dataclass
class _Changes:
    """What the newer form did to one item, and whether all of it is ticked off."""

    lines: list[review.MigrationLine] = field(default_factory=list)
    is_done: bool = True


def joined_lines(form: d.Form, sheet: Sheet, report: Report) -> list[RemainingLine]:
    """The lines of the import as the sheet stands now, with those of its 様式改正: answers without
    a place first, then the items, at the end what changed where nobody answers."""
    lines = import_lines(form, sheet, report, done_lines(sheet))
    done = review.done_keys(sheet)
    changed: dict[Address, _Changes] = {}
    lost: list[RemainingLine] = []
    for change in review.kept_lines(sheet):
        if change.address is None:
            state: State = "done" if change.key in done else "left_over"
            lost.append(RemainingLine(_KEY + change.key, state, None, changes=(change,)))
            continue
        changes = changed.setdefault(change.address, _Changes())
        changes.lines.append(change)
        is_answered = change.sort == "new" and _has_answer(form, sheet, change.address)
        changes.is_done = changes.is_done and (is_answered or change.key in done)
    joined = [_with_changes(line, changed) for line in lines]
    rest = (_line(address, changes) for address, changes in changed.items())
    return [*lost, *joined, *rest]


def tick(sheet: Sheet, lines: Collection[RemainingLine], *, is_done: bool = True) -> Several:
    """The edit that ticks such lines off, or on again, in both reports."""
    of_import = [line.key for line in lines if not line.key.startswith(_KEY)]
    of_form = [change.key for line in lines for change in line.changes]
    edits = [tick_report(sheet, of_import, is_done=is_done)] if of_import else []
    edits += [review.tick(sheet, of_form, is_done=is_done)] if of_form else []
    return Several(tuple(edits))


def let_go(sheet: Sheet) -> Several:
    """The edit after which the sheet keeps neither report."""
    return Several((let_report_go(sheet), review.let_go()))


def _has_answer(form: d.Form, sheet: Sheet, address: Address) -> bool:
    if not isinstance(form.by_id.get(address.item), d.Answer):
        return False
    try:
        return not is_blank(sheet.get(address))
    except KeyError:  # its entry was taken out
        return False


def _with_changes(line: RemainingLine, changed: dict[Address, _Changes]) -> RemainingLine:
    """The line with what changed at its item, which is then taken out of ``changed``."""
    if line.left_over is not None or line.address is None:
        return line
    changes = changed.pop(line.address, None)
    if changes is None:
        return line
    state = line.state
    if not line.is_to_do:
        state = "done" if changes.is_done else "changed"
    return line._replace(state=state, changes=tuple(changes.lines))


def _line(address: Address, changes: _Changes) -> RemainingLine:
    """A line of what changed at an item that the import has none for."""
    key = _KEY + changes.lines[0].key
    state: State = "done" if changes.is_done else "changed"
    return RemainingLine(key, state, address, changes=tuple(changes.lines))
