"""How an item's place in a sheet is told: the printed position, the readable path, entry titles."""

from piadesk import definition as d
from piadesk.sheet import Address, Sheet


def position(form: d.Form, sheet: Sheet, address: Address) -> str:
    """Where an item stands, as printed: ``Ⅰ　関連情報　１．…　①事務の名称``."""
    item = form.by_id[address.item]
    section = form.section_of[item.id]
    parts = [" ".join(part for part in (section.number, section.title) if part)]
    if section.each and address.rows:
        parts.insert(0, f"（{row_title(form, sheet, Address(address.rows[:1], section.each))}）")
    for depth in range(1 if section.each else 0, len(address.rows) + 1):
        heads = (head for head in form.heads[item.id] if len(form.chain(head)) == depth)
        parts += [head.title for head in heads]
        if depth < len(address.rows):
            parts.append(_row_name(form, sheet, address, depth))
    if item.group:
        parts.append(item.group)
    if not isinstance(item, d.Rows) and not form.names_entry(item):
        parts.append(item.title)
    return " ".join(dict.fromkeys(parts))


def path(form: d.Form, sheet: Sheet, address: Address) -> str:
    """The address with ordinal numbers, to be read by people: ``file[2].info.kind``."""
    item = form.by_id[address.item]
    told = item.id
    chain = list(form.chain(item))
    if isinstance(item, d.Rows) and len(address.rows) > len(chain):
        chain.append(item.id)
    for depth in range(len(chain) - 1, -1, -1):
        rows_id = chain[depth]
        mark = f"[{row_number(sheet, Address(address.rows[: depth + 1], rows_id))}]"
        if told == rows_id or told.startswith(f"{rows_id}."):
            told = rows_id + mark + told[len(rows_id) :]
        else:
            told = f"{rows_id}{mark}.{told}"
    return told


def row_number(sheet: Sheet, address: Address) -> int:
    """1, 2, … for the entry at ``address``. Raises `KeyError` when it is not there."""
    entries = sheet.entries(Address(address.rows[:-1], address.item))
    for number, row in enumerate(entries, start=1):
        if row.id == address.rows[-1]:
            return number
    raise KeyError(str(address))


def row_title(form: d.Form, sheet: Sheet, address: Address) -> str:
    """What an entry is called in lists: the answer that names it, else ``システム3``."""
    item = form.by_id[address.item]
    assert isinstance(item, d.Rows)
    name = sheet.get(Address(address.rows, item.title_item)) if item.title_item else None
    return str(name) if name else item.row_name.format(n=row_number(sheet, address))


def _row_name(form: d.Form, sheet: Sheet, address: Address, depth: int) -> str:
    item = form.by_id[address.item]
    chain = form.chain(item)
    rows_item = form.by_id[chain[depth]] if depth < len(chain) else item
    assert isinstance(rows_item, d.Rows)
    within = Address(address.rows[: depth + 1], rows_item.id)
    return rows_item.row_name.format(n=row_number(sheet, within))
