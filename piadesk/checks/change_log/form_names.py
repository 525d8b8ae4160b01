"""What the form itself calls its items, for the names that 変更箇所 gives them."""

import re
from collections.abc import Iterator

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.item_names import STYLES, item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Block, Entry, Sheet
from piadesk.texts.stand_ins import plain


def entry_numbers(form: d.Form) -> re.Pattern[str]:
    """Finds ``委託事項２`` with its number, and a name in brackets that may follow it."""
    names = {name for item in form.repeats if (name := item.row_name.partition("{n}")[0])}
    some = "|".join(sorted(names, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"({some})\s*([0-9０-９]+)(?:\s*[（(][^（()）]*[)）])?")


def all_names(form: d.Form) -> Iterator[tuple[str, str]]:
    """Every item of the form with its name in each style, in a sheet of one entry each."""
    sheet = Sheet(form=form.id)
    _grow(form, sheet, "")
    names = Names(form, sheet)
    for item in form.items:
        chain = form.chain(item)
        rows = (*chain, item.id) if isinstance(item, d.Repeat) else chain
        if isinstance(item, d.Constant) or chain[:1] == (form.role(Role.LOG),):
            continue
        if form.names_entry(item):
            continue  # The entry itself is called so.
        for style in STYLES:
            yield item.id, item_name(form, names, Address(rows, item.id), style)


def titles(form: d.Form) -> Iterator[tuple[str, str]]:
    """Number and title of each section, then of each heading in it, and the number alone."""
    for section in form.sections:
        number = plain(section.number)
        if number:
            yield number + plain(section.title), number
    for section in form.sections:
        for item in section.items if section.number else ():
            if isinstance(item, d.Heading) and item.number:
                number = plain(section.number + item.number)
                yield number + plain(item.label), number


def _grow(form: d.Form, block: Block, parent: str) -> None:
    """One entry in each repeat, its id that of the repeat."""
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            row = Entry(id=item.id)
            block.rows[item.id] = [row]
            _grow(form, row, item.id)
