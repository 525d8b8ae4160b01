"""What an item stands in, from the inside out."""

from collections.abc import Iterator

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Sheet


def around(form: d.Form, address: Address) -> Iterator[Address]:
    """``address`` itself, then the repeats that it stands in, from the inside out."""
    yield address
    item = form.by_id[address.item]
    chain = form.chain(item)
    if isinstance(item, d.Repeat) and len(address.path) > len(chain):
        chain = (*chain, item.id)
    for depth in range(len(chain) - 1, -1, -1):
        yield Address(address.path[: depth + 1], chain[depth])
        yield Address(address.path[:depth], chain[depth])


def present(form: d.Form, sheet: Sheet, address: Address) -> Address:
    """``address``, or the nearest around it that the sheet has: its entry may have been taken out,
    or never have been there."""
    for near in around(form, address):
        try:
            sheet.block(near.path)
        except KeyError:
            continue
        return near
    return address


def still_there(sheet: Sheet, address: Address | None) -> Address | None:
    """``address``, or None where its entry was taken out."""
    if address is None:
        return None
    try:
        sheet.block(address.path)
    except KeyError:
        return None
    return address
