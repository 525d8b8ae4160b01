"""Characters that others may not see in a workbook, and those that it cannot hold."""

from piadesk.exporting.cell_words import cell_words
from piadesk.forms import definition as d
from piadesk.printing.missing import missing_characters
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.words import say


def unseen_lines(form: d.Form, sheet: Sheet) -> list[str]:
    """A sentence for each of them, at each of its places."""
    names = Names(form, sheet)
    return [
        say(
            _key(rare.character),
            position=names.position(rare.address),
            character=rare.character,
            code=rare.code,
            count=rare.count,
        )
        for rare in missing_characters(form, sheet)
    ]


def _key(character: str) -> str:
    is_unseen = cell_words(character) == character
    return "command.lacking.unseen" if is_unseen else "command.lacking.cell"
