"""How the office's other sheets word an item: those on its form first, then those on others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.office.index import Index
from piadesk.office.listing import Listed, listed
from piadesk.office.summary import Texts
from piadesk.revision.same_items import same_items
from piadesk.texts.stand_ins import says_nothing

_MAX_WORDINGS: Final = 200
"""Of one item; nobody reads more."""


class Wording(NamedTuple):
    """One text, and the sheets that have it word for word."""

    text: str
    sheet: Listed
    """The first of them."""

    more: int = 0
    """How many others have it."""


def wordings(folder: Path, index: Index, form: d.Form, item_id: str, own: str) -> list[Wording]:
    """The texts of that item in the sheets of ``folder``, but the one of the id ``own`` and its
    copies. Raises `OSError` where the folder cannot be read."""
    sheets = [
        file for file in listed(folder, index) if file.is_sheet and file.summary.sheet_id != own
    ]
    number = _number(form.id)
    sheets.sort(key=lambda file: _number(file.summary.form) != number)
    forms = {sheet.name: sheet.summary.form for sheet in sheets}
    said = {
        name: list(_texts(texts, form, item_id, forms[name]))
        for name, texts in index.texts()
        if name in forms
    }
    having: dict[str, dict[str, Listed]] = {}
    for sheet in sheets:
        for text in said.get(sheet.name, ()):
            having.setdefault(text, {}).setdefault(sheet.summary.sheet_id, sheet)
    return [
        Wording(text, next(iter(same.values())), len(same) - 1)
        for text, same in list(having.items())[:_MAX_WORDINGS]
    ]


def _texts(texts: Texts, form: d.Form, item_id: str, other: str) -> Iterator[str]:
    for same in sorted(same_items(form, item_id, other)):
        yield from (text.strip() for text in texts.get(same, ()) if not says_nothing(text))


def _number(form_id: str) -> str:
    """What all revisions of a form share: ``form2``."""
    return form_id.partition("-")[0]
