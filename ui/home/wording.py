"""What the first page says of a recent sheet, and of what a crash left."""

import contextlib
from typing import TYPE_CHECKING

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.scheme.era import shown_date
from piadesk.storage.recent_facts import RecentFacts
from piadesk.words import say

if TYPE_CHECKING:
    from piadesk.storage.left_journal import LeftJournal


def facts_line(facts: RecentFacts) -> str:
    """``様式2 基礎項目　公表日 令和7年6月2日　記入 105／105　残りなし``."""
    known = facts.form in catalogue.form_ids()
    day = shown_date(facts.published_on)
    parts = (
        catalogue.head(facts.form).button if known else facts.form,
        say("home.published_on", date=day) if day else say("home.unpublished"),
        say("home.answered", answered=facts.answered, wanted=facts.wanted),
        say("home.open_findings", count=facts.open) if facts.open else say("home.nothing_open"),
    )
    line = "　".join(parts)
    return f"{facts.title}\n{line}" if facts.title else line


def left_title(left: "LeftJournal") -> str:
    """What a crash left, as a button names it: with the sheet that it belongs to."""
    name = left.path.name if left.path is not None else _unsaved_name(left)
    if not left.edits:
        return say("home.left_unread_of", name=name) if name else say("home.left_unread")
    if name:
        return say("home.left_title_of", name=name, count=len(left.edits))
    return say("home.left_title", count=len(left.edits))


def _unsaved_name(left: "LeftJournal") -> str:
    """What a sheet that no file holds was last called, else which form it is on; "" where that
    cannot be read."""
    # What only a crash pays for; the model of a sheet is an eighth of a start.
    from piadesk.sheets.edits import apply

    try:
        opened = left.beginning()
    except PiadeskError:
        return ""
    with contextlib.suppress(KeyError, ValueError, TypeError):  # what does not fit tells no name
        for edit in left.edits:
            apply(opened.sheet, edit)
    title = opened.form.title_in(opened.sheet.answers).strip()
    return title or catalogue.head(opened.form.id).button
