"""Whether an import of a filled copy reads what the sheet says, answer by answer."""

from collections.abc import Iterator

from piadesk.acts.pictures import stored_pictures
from piadesk.forms import definition as d
from piadesk.official.slots import Key
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk
from piadesk.texts.folding import fold


def differing(form: d.Form, sheet: Sheet, imported: Sheet) -> list[Address]:
    """The answers of the sheet that an import reads otherwise, entries taken by their number."""
    read = {key: _compared_words(visit) for key, visit in _keyed(form, imported)}
    return [
        visit.address
        for key, visit in _keyed(form, sheet)
        if read.get(key, "") != _compared_words(visit)
    ]


def left_over(form: d.Form, sheet: Sheet, imported: Sheet) -> Iterator[Visit]:
    """What an import reads in the copy and the sheet does not say: it stood there before, and its
    place was not found. Pictures are told by themselves."""
    own = {key: _compared_words(visit) for key, visit in _keyed(form, sheet)}
    for key, visit in _keyed(form, imported):
        words = _compared_words(visit)
        if words and words != own.get(key, "") and not isinstance(visit.item, d.Picture):
            yield visit


def _keyed(form: d.Form, sheet: Sheet) -> Iterator[tuple[Key, Visit]]:
    """Every answer by number, those of tables too."""
    numbers: dict[tuple[str, ...], tuple[int, ...]] = {(): ()}
    for rows in sheet.rows.values():
        numbers |= {(row.id,): (number,) for number, row in enumerate(rows, start=1)}
    for visit in walk(form, sheet):
        if visit.number:
            numbers[visit.address.path] = (*numbers[visit.address.path[:-1]], visit.number)
        elif isinstance(visit.item, d.Answer):
            yield (visit.item.id, numbers[visit.address.path]), visit


def _compared_words(visit: Visit) -> str:
    if isinstance(visit.item, d.Picture):
        sizes = (f"{picture.width}x{picture.height}" for picture in stored_pictures(visit.value))
        return " ".join(sizes)
    return fold(visit.shown)
