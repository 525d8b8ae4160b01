"""How much of an import nobody has looked at yet: so long the sheet is not frozen."""

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Sheet


def unseen_lines(form: d.Form, sheet: Sheet) -> int:
    """How many lines of its import have still to be looked at; 0 for a sheet that keeps none."""
    if "import" not in sheet.notes:
        return 0
    # Reading reports is only paid for here.
    from piadesk.intake.remaining import lines_to_do

    return lines_to_do(form, sheet)
