"""What the clerk is told of a sheet file that was changed outside PIAdesk, and which state is
opened."""

from pathlib import Path

from piadesk.storage.altered import differences_in_words, last_whole_save
from piadesk.storage.store import Opened
from piadesk.words import say
from ui.messages.messages import DeclinedError, Messages


def choose_state(path: Path, opened: Opened, messages: Messages) -> Opened | None:
    """Tell that the file is not as PIAdesk wrote it, and show what differs if the clerk asks.

    Gives the last earlier save if the clerk would rather open that, None to open the file as it
    is. The file itself stays as it is. Raises `DeclinedError`.
    """
    last = last_whole_save(path)
    if last is None:
        messages.notice("altered.without_saves", name=path.name)
        return None
    answers: tuple[str, ...] = ("compare", "take", "earlier", "dont_open")
    while (answer := _ask(path, answers, messages)) == "compare":
        messages.report("altered.compared", _differences(opened, last), name=path.name)
        answers = ("take", "earlier", "dont_open")
    if answer == "dont_open":
        raise DeclinedError
    return last if answer == "earlier" else None


def _ask(path: Path, answers: tuple[str, ...], messages: Messages) -> str:
    return messages.ask("altered.ask", answers, name=path.name)


def _differences(opened: Opened, last: Opened) -> str:
    if opened.form.id != last.form.id:
        return say("altered.other_form", before=last.form.number, after=opened.form.number)
    return differences_in_words(opened.form, last.sheet, opened.sheet)
