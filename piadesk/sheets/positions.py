"""How an item's place in a sheet is told: the printed position, the readable path, entry titles."""

from typing import Final

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address, Block, Entry, Sheet

_MAX_ITEM_LETTERS: Final = 40
"""Of 項目 in the name of a row."""


class Names:
    """The names of many places in one sheet, which must not change meanwhile.

    Each entry is looked up once only, so that naming every item of a long sheet stays linear.
    """

    def __init__(self, form: d.Form, sheet: Sheet) -> None:
        self._form = form
        self._sheet = sheet
        self._numbered: dict[tuple[str, ...], dict[str, tuple[int, Entry]]] = {}

    def position(self, address: Address) -> str:
        """Where an item stands, as printed: ``Ⅰ 関連情報 １．… ①事務の名称``."""
        form, item = self._form, self._form.by_id[address.item]
        section = form.section_of[item.id]
        parts = [" ".join(part for part in (section.number, section.title) if part)]
        if section.each and address.path:
            parts.insert(0, f"（{self.row_title(Address(address.path[:1], section.each))}）")
        for depth in range(1 if section.each else 0, len(address.path) + 1):
            heads = (head for head in form.heads[item.id] if len(form.chain(head)) == depth)
            parts += [head.title for head in heads]
            if depth < len(address.path):
                parts.append(self._row_name(address, depth))
        if item.group:
            parts.append(item.group)
        if not isinstance(item, d.Repeat) and not form.names_entry(item):
            parts.append(item.title)
        return " ".join(dict.fromkeys(parts))

    def path(self, address: Address) -> str:
        """The address with ordinal numbers, to be read by people: ``file[2].info.kind``."""
        readable = address.item
        for depth, rows_id in reversed(list(enumerate(self._chain(address)))):
            mark = f"[{self.row_number(address.path[: depth + 1])}]"
            if readable == rows_id or readable.startswith(f"{rows_id}."):
                readable = rows_id + mark + readable[len(rows_id) :]
            else:
                readable = f"{rows_id}{mark}.{readable}"
        return readable

    def row_number(self, rows: tuple[str, ...]) -> int:
        """1, 2, … for the entry that ``rows`` lead to. Raises `KeyError` when it is not there."""
        return self._numbered_entry(rows)[0]

    def row_title(self, address: Address) -> str:
        """What an entry is called in lists: the answer that names it, else ``システム3``."""
        repeat = self._form.repeat(address.item)
        number, row = self._numbered_entry(address.path)
        title = self._form.by_id.get(repeat.title_item)
        name = kinds.shown(title, row.answers.get(title.id)) if title else ""
        return name or repeat.row_name.format(n=number)

    def _row_name(self, address: Address, depth: int) -> str:
        repeat, path = self._form.repeat(self._chain(address)[depth]), address.path[: depth + 1]
        number, entry = self._numbered_entry(path)
        name = log_row_name(self._form, entry) if repeat.id == self._form.role(Role.LOG) else ""
        return name or repeat.row_name.format(n=number)

    def _chain(self, address: Address) -> tuple[str, ...]:
        """The repeats that ``address`` passes, its own when it is that of an entry."""
        item = self._form.by_id[address.item]
        chain = self._form.chain(item)
        return (*chain, item.id) if len(address.path) > len(chain) else chain

    def _numbered_entry(self, rows: tuple[str, ...]) -> tuple[int, Entry]:
        return self._entries(rows[:-1])[rows[-1]]

    def _entries(self, rows: tuple[str, ...]) -> dict[str, tuple[int, Entry]]:
        """The entries inside the one that ``rows`` lead to, by id, each with its number."""
        if rows not in self._numbered:
            block: Block = self._numbered_entry(rows)[1] if rows else self._sheet
            self._numbered[rows] = {
                row.id: (number, row)
                for entries in block.rows.values()
                for number, row in enumerate(entries, start=1)
            }
        return self._numbered[rows]


def log_row_name(form: d.Form, entry: Entry) -> str:
    """What a row of 変更箇所 is called, for the paper has no numbers for them: 変更日 and 項目.

    "" where it has no 変更日.
    """
    log = form.log
    if log is None:
        return ""
    date = kinds.shown(form.by_id[log.date], entry.answers.get(log.date))
    item = " ".join(str(entry.answers.get(log.item) or "").split())
    if len(item) > _MAX_ITEM_LETTERS:
        item = f"{item[:_MAX_ITEM_LETTERS]}…"
    return date + (f"「{item}」" if date and item else "")


def position(form: d.Form, sheet: Sheet, address: Address) -> str:
    """Where an item stands, as printed; for many places at once see `Names`."""
    return Names(form, sheet).position(address)


def path(form: d.Form, sheet: Sheet, address: Address) -> str:
    """The address with ordinal numbers, to be read by people: ``file[2].info.kind``."""
    return Names(form, sheet).path(address)


def row_number(sheet: Sheet, address: Address) -> int:
    """1, 2, … for the entry at ``address``. Raises `KeyError` when it is not there."""
    entries = sheet.entries(Address(address.path[:-1], address.item))
    for number, row in enumerate(entries, start=1):
        if row.id == address.path[-1]:
            return number
    raise KeyError(str(address))


def row_title(form: d.Form, sheet: Sheet, address: Address) -> str:
    """What an entry is called in lists: the answer that names it, else ``システム3``."""
    return Names(form, sheet).row_title(address)
