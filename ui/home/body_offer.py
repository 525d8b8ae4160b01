"""In a new sheet: the line above the pages that offers what is known of the body."""

from piadesk.acts.body_facts import BODY_ROLES, fill_edit
from piadesk.sheets.edits import SetValue, Several
from piadesk.sheets.origins import note_origins
from piadesk.storage.settings import Settings
from piadesk.words import say
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard


def offer_body(wizard: Wizard, settings: Settings) -> None:
    """Offer to fill what is empty and known; nothing where there is nothing of it."""
    desk = wizard.desk
    edit = fill_edit(desk.form, desk.sheet, settings.body)
    if edit is None:
        return
    filled = {one.address.item for one in edit.edits if isinstance(one, SetValue)}
    roles = (role for role in BODY_ROLES if desk.form.role(role) in filled)
    names = say("body.between").join(say(f"body.{role}") for role in roles)
    bar = OfferBar(say("body.offer", names=names), say("body.fill"), say("body.later"), wizard)

    def fill() -> None:
        bar.put_away()
        now = fill_edit(desk.form, desk.sheet, settings.body)
        if now is not None:
            answers = [(e.address, e.value) for e in now.edits if isinstance(e, SetValue)]
            note = note_origins(desk.sheet, "carried", answers)
            desk.push(Several((*now.edits, note)), say("body.step"))

    bar.taken.connect(fill)
    wizard.above.addWidget(bar)
