"""An edit that tells of itself in 変更箇所: one row for all that it changes."""

import datetime
from collections.abc import Iterator

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


def told_edit(
    form: d.Form, sheet: Sheet, edit: Edit, style: Style, today: datetime.date
) -> Several:
    """The edit, and the one row of 変更箇所 that tells of the answers which it sets.

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
    joined = (join(form, copy, added),) if len(added) > 1 else ()
    return Several((edit, proposed, *joined))


def _answers(edit: Edit) -> Iterator[Address]:
    if isinstance(edit, SetValue):
        yield edit.address
    elif isinstance(edit, Several):
        for one in edit.edits:
            yield from _answers(one)
