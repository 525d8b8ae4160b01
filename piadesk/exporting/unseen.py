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
            f"command.lacking.{'unseen' if cell_words(rare.character) == rare.character else 'cell'}",
            position=names.position(rare.address),
            character=rare.character,
            code=character.code,
            count=character.count,
        )
        for rare in missing_characters(form, sheet)
    ]
