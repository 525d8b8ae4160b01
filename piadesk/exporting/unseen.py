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
            f"command.lacking.{'unseen' if cell_words(one.character) == one.character else 'cell'}",
            position=names.position(one.address),
            character=one.character,
            code=one.code,
            count=one.count,
        )
        for one in missing_characters(form, sheet)
    ]
