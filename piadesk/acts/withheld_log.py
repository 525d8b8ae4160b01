"""変更箇所 of a 公表用 copy: rows about what is kept back as a whole say nothing of it.

Passages are blackened wherever they stand. A ○, a choice or a short answer has no words of its own
to be looked for: the rows that name its item go as a whole.
"""

from collections.abc import Iterator
from contextlib import suppress

from piadesk.forms import definition as d
from piadesk.revision.item_names import STYLES, item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.texts.folding import fold


def blacken_rows(form: d.Form, sheet: Sheet, copy: Sheet, address: Address, black: str) -> None:
    """Blacken both texts of the rows of ``copy`` that name the item or entry at ``address``."""
    log = form.log
    if log is None:
        return
    names = list(_names(form, sheet, address))
    for row in copy.rows.get(log.rows, []):
        item = fold(str(row.answers.get(log.item) or ""))
        if any(_is_named(item, name) for name in names):
            row.answers |= {text: black for text in (log.before, log.after) if text in row.answers}


def _names(form: d.Form, sheet: Sheet, address: Address) -> Iterator[str]:
    for style in STYLES:
        with suppress(KeyError, IndexError):
            if name := fold(item_name(form, Names(form, sheet), address, style)):
                yield name


def _is_named(item: str, name: str) -> bool:
    """Whether an item of the log is that of this name, or one in the entry of this name: 委託事項1
    is not 委託事項10."""
    start = item.find(name)
    return start >= 0 and not item[start + len(name) :][:1].isdecimal()
