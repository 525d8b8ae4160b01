"""That the open sheet's file was written outside, in a line above the pages."""

from collections.abc import Callable

from piadesk.words import say
from ui.desk.outside_watch import OutsideWatch
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard


def watch_file(wizard: Wizard, settle: Callable[[], object]) -> OutsideWatch:
    """From now on tell when others write the file. ``settle`` is done when the clerk wants to read
    it again or, where something is not saved, to choose what stays."""
    watch = OutsideWatch(wizard.desk, wizard)
    bars: list[OfferBar] = []

    def show() -> None:
        state = "saved" if wizard.desk.stack.isClean() else "unsaved"
        words = say(f"outside.{state}", name=wizard.desk.name)
        for bar in bars:
            bar.hide()
        bar = OfferBar(words, say(f"outside.act_{state}"), say("outside.later"), wizard)
        bar.taken.connect(settle)
        bars.append(bar)
        wizard.above.addWidget(bar)

    watch.changed.connect(show)
    return watch
