"""Cells copied from Excel, and where they go in the entries of a repeat.

Nothing is pasted unseen: `read_cells` takes the clipboard apart, `columns_for` proposes an item for
each column, `placed` says for every cell what it becomes and whether that needs a look, and
`new_rows` makes the entries.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.kinds import Pasted, is_blank, kind_of
from piadesk.sheets.sheet import Entry, new_entry

Cells = list[list[str]]

# ---- the clipboard

MOST_ROWS: Final = 3_000
MOST_COLUMNS: Final = 100
"""Of the cells that are taken at a time; a whole worksheet would hold the window up."""


def read_cells(text: str) -> Cells:
    """The rows of tab-separated text as Excel copies them; wholly empty rows are left out.

    A cell that holds a line break or a tab comes in quotation marks, its own ones doubled. Other
    quotation marks are part of the text and stay.
    """
    rows: Cells = [[]]
    for cell, ends_row in _cells(text.replace("\r\n", "\n").replace("\r", "\n")):
        rows[-1].append(cell)
        if ends_row:
            rows.append([])
    return [row for row in rows if any(cell.strip() for cell in row)]


def is_too_large(cells: Cells) -> bool:
    """Whether these are more cells than are taken at a time."""
    return len(cells) > MOST_ROWS or max(map(len, cells), default=0) > MOST_COLUMNS


_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN: Final = re.compile(r"[^\t\n]*")


def _cells(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    while start <= len(text):
        quoted = _QUOTED.match(text, start)
        if quoted and re.search(r'[\t\n]|""', quoted[1]):
            cell, start = quoted[1].replace('""', '"'), quoted.end()
        else:
            plain = _PLAIN.match(text, start)
            assert plain is not None  # it also matches nothing
            cell, start = plain[0], plain.end()
        yield cell, text[start : start + 1] == "\n"
        start += 1


def written_cells(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated text that `read_cells` and Excel take apart into ``rows`` again."""
    return "".join("\t".join(_written(cell) for cell in row) + "\n" for row in rows)


def _written(cell: str) -> str:
    if re.search(r'[\t\n]|\A"', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


# ---- where the columns go


def columns_of(form: d.Form, rows_id: str) -> tuple[d.AnyItem, ...]:
    """The items of one entry that a cell can fill, in form order."""
    return tuple(item for item in form.children(rows_id) if kind_of(item).is_pastable)


def has_head(form: d.Form, rows_id: str, cells: Cells) -> bool:
    """Whether the first row repeats the labels of the items, as Excel sheets do."""
    if not cells:
        return False
    heads = [cell for cell in map(_folded, cells[0]) if cell]
    names = _names(columns_of(form, rows_id))
    known = sum(cell in names for cell in heads)
    return known >= 2 and known * 2 >= len(heads)


def columns_for(form: d.Form, rows_id: str, cells: Cells, first: str = "") -> list[str]:
    """For each column of ``cells`` the id of the item that it fills, "" for none.

    By the labels where there is a head row, else in form order from the item ``first`` on.
    """
    width = max(map(len, cells), default=0)
    items = columns_of(form, rows_id)
    if not has_head(form, rows_id, cells):
        ids = [item.id for item in items]
        ids = ids[ids.index(first) if first in ids else 0 :]
        return [*ids[:width], *[""] * (width - len(ids))]
    names = _names(items)
    chosen: list[str] = []
    for cell in [*cells[0], *[""] * (width - len(cells[0]))]:
        free = [item_id for item_id in names.get(_folded(cell), []) if item_id not in chosen]
        chosen.append(free[0] if free else "")
    return chosen


def _names(items: Sequence[d.AnyItem]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for item in items:
        for name in dict.fromkeys((_folded(item.title), _folded(item.label))):
            names.setdefault(name, []).append(item.id)
    return names


def _folded(text: str) -> str:
    return re.sub(r"\s|※", "", unicodedata.normalize("NFKC", text))


# ---- what the cells become


def placed(form: d.Form, item: d.AnyItem, cell: str) -> Pasted:
    """What ``cell`` becomes as an answer of ``item``."""
    return kind_of(item).pasted(form, item, cell) if cell.strip() else Pasted(None)


def new_rows(form: d.Form, columns: Sequence[str], cells: Cells) -> list[Entry]:
    """One new entry for each row of ``cells``; ``columns`` as from `columns_for`."""
    return [_entry(form, columns, cells_of_row) for cells_of_row in cells]


def left_out(form: d.Form, columns: Sequence[str], cells: Cells) -> list[str]:
    """The cells that would go nowhere with these columns, in reading order."""
    return [
        cell
        for row in cells
        for column, cell in zip(columns, row, strict=False)
        if cell.strip() and (not column or placed(form, form.by_id[column], cell).stays_out)
    ]


def _entry(form: d.Form, columns: Sequence[str], cells: Sequence[str]) -> Entry:
    entry = new_entry()
    for item_id, cell in zip(columns, cells, strict=False):
        value = placed(form, form.by_id[item_id], cell).value if item_id else None
        if not is_blank(value):
            entry.answers[item_id] = value
    return entry
