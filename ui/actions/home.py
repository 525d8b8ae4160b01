"""What the first page offers beside files: questions, samples, what is known of the body."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.words import say
from ui.actions.command import CommandHost

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.office.first_page import FirstPage


class Home(CommandHost, Protocol):
    """The window, as its first page knows it."""

    def begin(self, form_id: str, answers: Mapping[str, str] = ...) -> None:
        """Begin a new sheet on that form, with these answers by item id."""

    first: "FirstPage"

    def show_sheet(self, desk: "Desk") -> None:
        """Bring the sheet of that desk onto the screen."""


def find_form(host: Home) -> None:
    """Ask the questions of しきい値判断; begin what the clerk then asks for."""
    from ui.home.finder import FormFinder

    dialog = FormFinder(host.widget)
    dialog.begin_asked.connect(host.begin)
    dialog.open()


def show_sample(host: Home, form_id: str) -> None:
    """Look at the sample of a form, which nobody can change."""
    from piadesk.storage import store
    from ui.desk.desk import Desk

    if not host.close_sheet():
        return
    opened = store.load(RESOURCES / "samples" / catalogue.head(form_id).sample)
    desk = Desk(opened.form, opened.sheet)
    desk.read_only = say("file.read_only.sample")
    host.show_sheet(desk)


def show_office(host: Home) -> None:
    """Show the list of all sheets of the office."""
    host.first.show_office()


def write_body(host: Home) -> None:
    """Let the clerk write what every sheet says alike; what is another now is offered to be changed
    in all sheets of the office."""
    from ui.home.body_dialog import BodyDialog

    dialog = BodyDialog(host.settings, host.widget)
    dialog.rewritten.connect(host.first.offer_everywhere)
    dialog.open()
