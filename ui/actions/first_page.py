"""What the clerk asks for on the first page, and who does it."""

from functools import partial
from typing import TYPE_CHECKING

from ui.actions import file, home, templates

if TYPE_CHECKING:
    from ui.home.page import HomePage


def follow_home(host: home.Home, page: "HomePage") -> None:
    """Do what is asked for there."""
    page.new_asked.connect(host.begin)
    page.finder_asked.connect(partial(home.find_form, host))
    page.template_asked.connect(partial(templates.show_templates, host))
    page.body_asked.connect(partial(home.write_body, host))
    page.sample_asked.connect(partial(home.show_sample, host))
    page.open_asked.connect(partial(file.ask_open, host))
    page.import_asked.connect(partial(file.ask_import, host))
    page.office_asked.connect(partial(home.show_office, host))
    page.file_asked.connect(host.open)
