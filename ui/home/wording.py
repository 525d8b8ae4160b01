"""What the first page says of a recent sheet, and of what a crash left."""

from typing import TYPE_CHECKING

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
    """What a crash left, as a button names it."""
    if not left.edits:
        return say("home.left_unread")
    if left.path is not None:
        return say("home.left_title_of_file", name=left.path.name, count=len(left.edits))
    return say("home.left_title", count=len(left.edits))
