"""What a sheet still has to be looked at for: an import, a 様式改正; offered above its pages."""

from typing import TYPE_CHECKING

from ui.actions.command import CommandHost

if TYPE_CHECKING:
    from ui.wizard.wizard import Wizard


def offer_reviews(wizard: "Wizard", host: CommandHost) -> None:
    """Offer to go on with what was begun; each is only paid for where the sheet notes it. The list
    of an import holds that of a 様式改正 too."""
    notes = wizard.desk.sheet.notes
    if "import" in notes:
        from ui.importing.reviewing import offer_review

        offer_review(wizard, host)
    elif "migration" in notes:
        from ui.revision.migration_reviewing import offer_migration

        offer_migration(wizard, host)


def review_moved(host: CommandHost) -> None:
    """Show what the form did to a sheet that has just moved to it: with what its import left to be
    seen to, in one list, where that is not ended."""
    assert host.desk is not None
    if "import" in host.desk.sheet.notes:
        from ui.importing.reviewing import review_import

        review_import(host)
        return
    from ui.revision.migration_reviewing import review_migration

    review_migration(host)
