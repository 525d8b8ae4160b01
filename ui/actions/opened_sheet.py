"""What stands around the wizard of a sheet that is opened, and what looks after the sheet."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction

from ui.actions import file, saving
from ui.actions.command import CommandHost
from ui.actions.reviews import offer_reviews
from ui.desk.autosave import Autosave
from ui.panels.opened_file import look_after
from ui.panels.panels import PagePanels
from ui.panels.unknown_answers import offer_unknown_answers
from ui.wizard.wizard import Wizard


def surround(
    host: CommandHost, wizard: Wizard, actions: Mapping[str, QAction], run: Callable[[str], None]
) -> None:
    """Put the panels and offers around the wizard and begin to save by itself.

    ``actions`` are the menu entries by name, ``run`` does what one of them does.
    """
    wizard.show_guidance(actions["guidance"].isChecked())
    wizard.show_sections(actions["sections"].isChecked())
    PagePanels(wizard, host.revision)
    wizard.review.steps.asked.connect(run)
    wizard.form_beside.closed.connect(partial(actions["form_view"].setChecked, False))
    wizard.form_beside.wanted.connect(partial(actions["form_view"].setChecked, True))
    wizard.form_beside.sections_shown.connect(actions["sections"].setChecked)
    wizard.show_form(actions["form_view"].isChecked())
    offer_unknown_answers(wizard, host.messages)
    offer_reviews(wizard, host)
    look_after(wizard, host.settings, partial(saving.settle, host), partial(file.merge_file, host))
    wizard.desk.stepped.connect(host.show_state)
    Autosave(wizard.desk, wizard).failed.connect(host.show_state)
