"""Cells copied from Excel, and where they go in the entries of a repeat.

Nothing is pasted unseen: `read_cells` takes the clipboard apart, `columns_for` proposes an item for
each column, `placed` says for every cell what it becomes and whether that needs a look, and
`new_rows` makes the entries.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.kinds import ChosenMarks, is_blank
from piadesk.scheme.era import as_day, stored_date
from piadesk.sheets.sheet import Entry, new_entry

Cells = list[list[str]]

_PASTABLE: Final = (d.Text, d.LongText, d.Date, d.Choice, d.Mark, d.Marks, d.Count)

_CIRCLES: Final = frozenset({"○", "〇", "◯", "O", "o", "0", "レ", "✓", "1", "true", "TRUE"})
"""What stands for a ○ in spreadsheets and scans."""


@dataclass(frozen=True)
class Placed:
    """What one cell becomes.

    ``note``: "" as it stands; ``not_a_date`` and ``not_a_choice`` go in as text and are told by
    the checks; ``not_a_mark`` does not fit and stays out.
    """

    value: JsonValue
    note: Literal["", "not_a_date", "not_a_choice", "not_a_mark"] = ""


# ---- the clipboard


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


_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN: Final = re.compile(r"[^\t\n]*")


def _cells(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at)
        if quoted and re.search(r'[\t\n]|""', quoted[1]):
            cell, at = quoted[1].replace('""', '"'), quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None  # it also matches nothing
            cell, at = plain[0], plain.end()
        yield cell, text[at : at + 1] == "\n"
        at += 1


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
    return tuple(item for item in form.children(rows_id) if isinstance(item, _PASTABLE))


def has_head(form: d.Form, rows_id: str, cells: Cells) -> bool:
    """Whether the first row repeats the labels of the items, as Excel sheets do."""
    if not cells:
        return False
    told = [cell for cell in map(_folded, cells[0]) if cell]
    names = _names(columns_of(form, rows_id))
    known = sum(cell in names for cell in told)
    return known >= 2 and known * 2 >= len(told)


def columns_for(form: d.Form, rows_id: str, cells: Cells) -> list[str]:
    """For each column of ``cells`` the id of the item that it fills, "" for none.

    By the labels where there is a head row, else in form order.
    """
    width = max(map(len, cells), default=0)
    items = columns_of(form, rows_id)
    if not has_head(form, rows_id, cells):
        return [items[at].id if at < len(items) else "" for at in range(width)]
    names = _names(items)
    found: list[str] = []
    for cell in [*cells[0], *[""] * (width - len(cells[0]))]:
        free = [item_id for item_id in names.get(_folded(cell), []) if item_id not in found]
        found.append(free[0] if free else "")
    return found


def _names(items: Sequence[d.AnyItem]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for item in items:
        for name in dict.fromkeys((_folded(item.title), _folded(item.label))):
            names.setdefault(name, []).append(item.id)
    return names


def _folded(text: str) -> str:
    return re.sub(r"\s|※", "", unicodedata.normalize("NFKC", text))


# ---- what the cells become


def placed(form: d.Form, item: d.AnyItem, cell: str) -> Placed:
    """What ``cell`` becomes as an answer of ``item``."""
    if not cell.strip():
        return Placed(None)
    match item:
        case d.Date():
            stored = stored_date(cell)
            return Placed(stored, "" if as_day(stored) else "not_a_date")
        case d.Choice():
            return _placed_choice(form.choices_of(item), cell)
        case d.Mark():
            marked = _in_brackets(cell)
            return Placed(marked) if marked is not None else Placed(None, "not_a_mark")
        case d.Marks():
            chosen = _placed_marks(item, cell)
            return Placed(chosen.value()) if chosen else Placed(None, "not_a_mark")
        case _:
            return Placed(cell)


def new_rows(form: d.Form, columns: Sequence[str], cells: Cells) -> list[Entry]:
    """One new entry for each row of ``cells``; ``columns`` as from `columns_for`."""
    return [_row(form, columns, cells_of_row) for cells_of_row in cells]


def left_out(form: d.Form, columns: Sequence[str], cells: Cells) -> list[str]:
    """The cells that would go nowhere with these columns, in reading order."""
    return [
        cell
        for row in cells
        for at, cell in enumerate(row)
        if cell.strip()
        and (not columns[at] or placed(form, form.by_id[columns[at]], cell).note == "not_a_mark")
    ]


def _row(form: d.Form, columns: Sequence[str], cells: Sequence[str]) -> Entry:
    row = new_entry()
    for item_id, cell in zip(columns, cells, strict=False):
        value = placed(form, form.by_id[item_id], cell).value if item_id else None
        if not is_blank(value):
            row.answers[item_id] = value
    return row


def _placed_choice(choices: Sequence[str], cell: str) -> Placed:
    """Excel sheets quote a choice with its number, or in brackets: ``１）事前``, ``[ 事前 ]``."""
    bare = _folded(cell).strip("[]")
    for choice in choices:
        if bare in {_folded(choice), *(f"{n}{_folded(choice)}" for n in _numbers(bare))}:
            return Placed(choice)
    return Placed(cell, "not_a_choice")


def _numbers(bare: str) -> Iterator[str]:
    if number := re.match(r"\(?\d+[).．]", bare):
        yield number[0]


def _in_brackets(cell: str) -> bool | None:
    """True for ○, False for empty brackets, None for other words."""
    bare = _folded(cell).strip("[]")
    if not bare:
        return False
    return True if bare in _CIRCLES else None


_MARK: Final = re.compile(r"[\[［]\s*([^\]］]?)\s*[\]］]\s*([^\[［]*)")


def _placed_marks(item: d.Marks, cell: str) -> ChosenMarks | None:
    """Reads ``[○] 専用線　[　] 電子メール`` or ``専用線、電子メール``; None if words are left."""
    found = _MARK.findall(cell)
    if found:
        told = [(label, _in_brackets(mark)) for mark, label in found]
        whole = not _MARK.sub("", cell).strip()
    else:
        told = [(label, True) for label in re.split(r"[、,\n]", cell) if label.strip()]
        whole = True
    chosen = ChosenMarks()
    for words, marked in told:
        option, blank = _option(item, words)
        if option is None or marked is None:
            return None
        chosen = chosen.with_mark(item, option.label, marked)
        if blank:
            chosen = chosen.with_text(option.label, blank)
    return chosen if whole else None


def _option(item: d.Marks, words: str) -> tuple[d.Option | None, str]:
    """The option that ``words`` name, and what stands in its brackets."""
    for option in item.options:
        if _folded(words) == _folded(option.label):
            return option, ""
    label, _, rest = words.strip().replace("(", "（").partition("（")
    found = next((one for one in item.options if _folded(one.label) == _folded(label)), None)
    if found is None or not found.blank:
        return None, ""
    blank, _, behind = rest.replace(")", "）").rpartition("）")
    return (found, blank.strip()) if _folded(behind) in {"", "件"} else (None, "")
