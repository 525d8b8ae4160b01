"""What the cover of a 回議書 says where nobody is asked: the presets of office and terminal."""

from piadesk.acts.in_force import levels_in_force, stamps_in_force
from piadesk.printing.options import CirculationOptions
from piadesk.sheets.drafting import drafted_on
from piadesk.sheets.sheet import Sheet
from piadesk.storage.office import load_office


def usual_circulation(sheet: Sheet) -> CirculationOptions:
    """The presets, and the day on which the sheet was drafted."""
    office = load_office()
    return CirculationOptions(
        drafted_on=drafted_on(sheet),
        document_number=office.document_number,
        retention=office.retention,
        stamps=stamps_in_force(),
        levels=levels_in_force(),
    )
