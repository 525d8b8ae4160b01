"""A colleague's copy brought to one's own form and ids, so that both can be held together."""

from copy import deepcopy

from piadesk.errors import MergeError, PiadeskError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.changes import share_an_id
from piadesk.revision.migration import migrate
from piadesk.revision.pairing import pair
from piadesk.sheets.sheet import Block, Sheet


def made_comparable(form: d.Form, mine: Sheet, theirs: Sheet) -> Sheet:
    """``theirs`` on ``form``, with the ids that its entries bear in ``mine``.

    Raises `MergeError` as `on_form`.
    """
    return with_ids_of(mine, on_form(theirs, form), form)


def on_form(sheet: Sheet, form: d.Form) -> Sheet:
    """The sheet on that revision of its form.

    Raises `MergeError` ``merge.other_form`` for another form or a newer revision.
    """
    try:
        return sheet if sheet.form == form.id else migrate(sheet, form.id).sheet
    except PiadeskError as fault:
        other = catalogue.form(sheet.form)
        raise MergeError(
            "merge.other_form",
            theirs=f"{other.number}（{other.revision}版）",
            mine=f"{form.number}（{form.revision}版）",
        ) from fault


def with_ids_of(mine: Sheet, theirs: Sheet, form: d.Form) -> Sheet:
    """``theirs`` with the ids that its entries bear in ``mine``: a copy that came back by way of a
    workbook or a PDF has others. It is ``theirs`` itself where they share their ids."""
    if share_an_id(mine, theirs):
        return theirs
    copy = deepcopy(theirs)
    _take_ids(form, "", mine, copy)
    return copy


def _take_ids(form: d.Form, parent: str, mine: Block, theirs: Block) -> None:
    for item in form.children(parent):
        if not isinstance(item, d.Repeat):
            continue
        entries = mine.rows.get(item.id, []), theirs.rows.get(item.id, [])
        for own, other in pair(*entries, title_item=item.title_item, by_id=False):
            if own is not None and other is not None:
                other.id = own.id
                _take_ids(form, item.id, own, other)
