"""That an import only guessed an answer, told at its field until the clerk has looked at it."""

from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say


def guess_lines(sheet: Sheet, address: Address) -> list[str]:
    """A sentence for an answer that was guessed; none for any other."""
    if "import" not in sheet.notes:
        return []
    # Reading reports is only paid for where a sheet keeps one.
    from piadesk.intake.keeping import doubtful_items

    return [say("import.guessed_here")] if address in doubtful_items(sheet) else []
