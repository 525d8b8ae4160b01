"""One section of a sheet on a real desk, and a recorder in the place of the telling door."""

from piadesk import catalogue
from piadesk.sheet import Address, Sheet
from tests.recorder import Recorder
from ui.desk import Desk
from ui.pages.section_page import SectionPage


def open_section(qtbot, sheet: Sheet, section_id: str, rows=(), form=None, read_only=""):
    """The page of that section, shown, with all its fields; ``page.telling`` is a recorder."""
    form = form or catalogue.form(sheet.form)
    section = next(one for one in form.sections if one.id == section_id)
    desk = Desk(form, sheet)
    desk.read_only = read_only
    page = SectionPage(desk, section, rows, Recorder())
    qtbot.addWidget(page)
    page.resize(830, 620)
    page.show()
    for item in section.items:
        page.build_towards(Address(rows, item.id))
    return page
