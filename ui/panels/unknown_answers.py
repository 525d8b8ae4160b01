"""様式にない記載: told in a line above the pages until it is put away, and listed."""

from piadesk.sheets.positions import Names
from piadesk.sheets.unknown_answers import unknown_answers
from piadesk.storage.altered import position_in_words, value_in_words
from piadesk.words import say
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard


def offer_unknown_answers(wizard: Wizard, messages: Messages) -> None:
    """Tell above the pages of what the sheet holds and the form has no place for, if anything."""
    count = len(list(unknown_answers(wizard.desk.form, wizard.desk.sheet)))
    if not count:
        return
    words = say("unknown_answers.offer", count=count)
    bar = OfferBar(words, say("unknown_answers.show"), say("unknown_answers.later"), wizard)
    bar.taken.connect(lambda: _show(wizard.desk, messages))
    wizard.above.addWidget(bar)


def _show(desk: Desk, messages: Messages) -> None:
    names = Names(desk.form, desk.sheet)
    lines = [
        say(
            "unknown_answers.line",
            position=position_in_words(names, unknown.address),
            value=value_in_words(desk.form, unknown.address, unknown.value),
        )
        for unknown in unknown_answers(desk.form, desk.sheet)
    ]
    messages.report("unknown_answers.list", "\n\n".join(lines))
