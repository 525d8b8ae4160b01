"""What a sheet still has to be looked at for: an import, a 様式改正; offered above its pages."""

from typing import TYPE_CHECKING

from ui.actions.command import Host

if TYPE_CHECKING:
    from ui.wizard.wizard import Wizard


def offer_reviews(wizard: "Wizard", host: Host) -> None:
    """Offer to go on with what was begun; each is only paid for where the sheet notes it."""
    notes = wizard.desk.sheet.notes
    if "import" in notes:
        from ui.importing.reviewing import offer_review

        offer_review(wizard, host)
    if "migration" in notes:
        from ui.revision.migration_reviewing import offer_migration

        offer_migration(wizard, host)
