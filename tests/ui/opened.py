"""One section of a sheet on a real desk, and a recorder in the place of the telling door."""

from dataclasses import dataclass, field

from piadesk import catalogue
from piadesk.sheet import Sheet
from ui.desk import Desk
from ui.section_page import SectionPage


@dataclass
class Recorder:
    """Keeps what would have been told; answers questions with what the test laid ready."""

    told: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    files: list = field(default_factory=list)

    def error(self, fault):
        self.told.append(fault.code)

    def notice(self, key, **places):
        self.told.append((key, places))

    def ask(self, key, answers, **places):
        self.told.append((key, places))
        return self.answers.pop(0)

    def file_to_open(self, key, patterns):
        return self.files.pop(0)

    def file_to_save(self, key, suggested, suffix):
        return self.files.pop(0)


def open_section(qtbot, sheet: Sheet, section_id: str, rows=(), form=None):
    """The page of that section, shown; ``page.desk`` and ``page.telling`` are real and recorder."""
    form = form or catalogue.form(sheet.form)
    section = next(one for one in form.sections if one.id == section_id)
    page = SectionPage(Desk(form, sheet), section, rows, Recorder())
    qtbot.addWidget(page)
    page.resize(830, 620)
    page.show()
    return page
