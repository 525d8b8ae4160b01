"""An edit that tells of itself in 変更箇所: one row for all that it changes."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.days import day_of_change
from piadesk.revision.item_names import Style
from piadesk.revision.joining import join
from piadesk.revision.proposal_links import links
from piadesk.revision.proposals import update
from piadesk.revision.published import last_published
from piadesk.sheets.edits import Edit, SetValue, Several, apply
from piadesk.sheets.sheet import Address, Sheet, snapshot


class Words(NamedTuple):
    """Words that stand in every changed answer, and what came in their place."""

    before: str
    after: str


def logged_edit(
    form: d.Form,
    sheet: Sheet,
    edit: Edit,
    style: Style,
    today: datetime.date,
    words: Words | None = None,
) -> Several:
    """The edit, and the one row of 変更箇所 that tells of the answers which it sets.

    With ``words`` the row says these alone: a name that changed in twenty long texts is told by the
    name and the twenty places.
    An answer that has a row already, proposed since the last 公表版, keeps that row, which follows.
    Before the first 公表版, and on a form without 変更箇所, there is nothing to tell.
    """
    if ChangeLog.of(form) is None or last_published(sheet) is None:
        return Several((edit,))
    copy = snapshot(sheet)
    apply(copy, edit)
    before = set(links(copy))
    answers = {str(address) for address in _answers(edit)}
    proposed = update(form, copy, style, day_of_change(form, copy, today), answers).edit
    apply(copy, proposed)
    added = [row_id for row_id in links(copy) if row_id not in before]
    steps: list[Edit] = [edit, proposed]
    if words is not None:
        steps.append(_saying(ChangeLog.needed(form), copy, added, words))
        apply(copy, steps[-1])
    if len(added) > 1:
        steps.append(join(form, copy, added))
    return Several(tuple(steps))


def _saying(log: ChangeLog, sheet: Sheet, row_ids: Iterable[str], words: Words) -> Several:
    edits: list[Edit] = []
    for row_id in row_ids:
        entry = log.entry(sheet, row_id)
        edits += log.text_edits(entry, log.row(entry)._replace(**words._asdict()))
    return Several(tuple(edits))


def _answers(edit: Edit) -> Iterator[Address]:
    if isinstance(edit, SetValue):
        yield edit.address
    elif isinstance(edit, Several):
        for part in edit.edits:
            yield from _answers(part)
