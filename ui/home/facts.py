"""What the first page will tell of the open sheet, once it is let go."""

from piadesk.acts.tally import HOLDING_UP
from piadesk.revision.change_log import published_on
from piadesk.storage.recent_facts import RecentFacts
from ui.wizard.wizard import Wizard


def facts_of(wizard: Wizard) -> RecentFacts | None:
    """The facts as the checks know them; None while they have not seen every page yet."""
    desk, checker = wizard.desk, wizard.checker
    if set(checker.progress) != set(wizard.sections.places()[:-1]):
        return None
    counts = checker.counts()
    return RecentFacts(
        desk.form.id,
        desk.form.title_in(desk.sheet.answers),
        published_on(desk.form, desk.sheet) or "",
        sum(progress.answered for progress in checker.progress.values()),
        sum(progress.wanted for progress in checker.progress.values()),
        sum(counts[sort] for sort in HOLDING_UP),
    )
