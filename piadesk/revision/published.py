"""公表版: the sheet frozen as it was published, seen again as a sheet, taken up for revision."""

from collections.abc import Iterator
from copy import deepcopy

from piadesk.digests import random_id
from piadesk.forms import definition as d
from piadesk.revision.change_log import published_on
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import AddEntry, AddPublished, Edit, RemoveEntry, SetValue, Several
from piadesk.sheets.sheet import Address, Block, Published, Sheet
from piadesk.words import say


def freeze(form: d.Form, sheet: Sheet) -> AddPublished:
    """公表版として確定: the edit that keeps the present state as the newest frozen version."""
    copy = deepcopy(sheet)
    version = Published(
        id=random_id(8),
        form=sheet.form,
        published_on=published_on(form, sheet),
        answers=copy.answers,
        rows=copy.rows,
    )
    return AddPublished(len(sheet.published), version)


def last_published(sheet: Sheet) -> Published | None:
    """The newest frozen version; None before the first publication."""
    return sheet.published[-1] if sheet.published else None


def is_as_published(sheet: Sheet) -> bool:
    """Whether the sheet says exactly what its newest frozen version says."""
    version = last_published(sheet)
    return (
        version is not None
        and version.form == sheet.form
        and (version.answers, version.rows) == (sheet.answers, sheet.rows)
    )


def as_sheet(sheet: Sheet, version: Published) -> Sheet:
    """A frozen version as a sheet of its own, to be viewed, printed and compared.

    It is a copy: whatever is done with it, the frozen version stays as it is.
    """
    copy = deepcopy(version)
    return Sheet(form=version.form, id=sheet.id, answers=copy.answers, rows=copy.rows)


def take_up(sheet: Sheet, version: Published) -> Several:
    """前回公表版から改訂: the edit that brings the working answers back to a frozen version.

    The version must be on the sheet's form. Nothing is lost: the edit can be undone.
    """
    return Several(tuple(_differences(sheet, version)))


def _differences(sheet: Block, version: Block) -> Iterator[Edit]:
    for item_id in dict.fromkeys((*sheet.answers, *version.answers)):
        value = version.answers.get(item_id)
        if sheet.answers.get(item_id) != value:
            yield SetValue(Address((), item_id), value)
    for rows_id in dict.fromkeys((*sheet.rows, *version.rows)):
        now, then = sheet.rows.get(rows_id, []), version.rows.get(rows_id, [])
        if now == then:
            continue
        yield from (RemoveEntry(Address((), rows_id), row.id) for row in now)
        for index, row in enumerate(then):
            yield AddEntry(Address((), rows_id), index, row)


def version_name(version: Published) -> str:
    """What a frozen version is called: 令和6年4月1日公表."""
    if not version.published_on:
        return say("published.undated")
    return say("published.dated", date=shown_date(version.published_on))
