"""The pages of the wizard in order: each section once, or once for each file."""

from dataclasses import dataclass

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import section_rows


@dataclass(frozen=True)
class PagePlace:
    """One page of the wizard: a section, for the sheet itself or for the file of ``rows``."""

    section: str
    rows: tuple[str, ...] = ()


def places_of(form: d.Form, sheet: Sheet) -> list[PagePlace]:
    """Every page that the wizard has for ``sheet``, in form order."""
    return [
        PagePlace(section.id, rows)
        for section in form.sections
        if section.wizard
        for rows in section_rows(sheet, section)
    ]


def place_of(form: d.Form, address: Address) -> PagePlace:
    """The page on which ``address`` stands."""
    section = form.section_of[address.item]
    return PagePlace(section.id, address.path[:1] if section.each else ())
