"""From a page that stood in the place of the wizard back to the item that was meant there."""

from typing import Protocol

from piadesk.sheets.sheet import Address
from ui.desk.around import present
from ui.wizard.wizard import Wizard


class WayBackHost(Protocol):
    """The window, as far as it is asked here."""

    wizard: Wizard | None

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""


def come_back(host: WayBackHost, address: Address | None) -> None:
    """To the item of ``address``, or the nearest around it that is still there; None for the
    place where the wizard was."""
    host.show_wizard()
    if host.wizard is not None and address is not None:
        desk = host.wizard.desk
        host.wizard.go_to(present(desk.form, desk.sheet, address))
