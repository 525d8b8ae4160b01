"""That other files in the folder hold the same sheet, in a line above the pages, once."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from piadesk.storage.settings import Settings, save_settings
from piadesk.storage.twins import mark_of, twins_of
from piadesk.words import say
from ui.desk.background import Background
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard

_MOST_NAMES: Final = 3


def look_for_twins(
    wizard: Wizard, settings: Settings, merge: Callable[[Path], object] | None = None
) -> None:
    """Look beside the window for other files of the sheet; told until the clerk puts it away. A
    single one can be put together with the sheet by ``merge``."""
    path, sheet_id = wizard.desk.path, wizard.desk.sheet.id
    if path is None:
        return
    looking = Background(lambda: twins_of(path, sheet_id), wizard)
    looking.done.connect(lambda twins: _tell(twins, wizard, settings, merge))


def _tell(
    twins: list[Path],
    wizard: Wizard,
    settings: Settings,
    merge: Callable[[Path], object] | None,
) -> None:
    mark = mark_of(wizard.desk.sheet.id, twins)
    if not twins or mark in settings.twins:
        return
    names = "、".join(f"「{twin.name}」" for twin in twins[:_MOST_NAMES])
    more = say("twins.more", count=len(twins)) if len(twins) > _MOST_NAMES else ""
    offers = merge is not None and len(twins) == 1 and not wizard.desk.read_only
    act = say("twins.merge") if offers else ""
    bar = OfferBar(say("twins.told", names=names + more), act, say("twins.seen"), wizard)
    if merge is not None and offers:
        bar.taken.connect(lambda: merge(twins[0]))
    wizard.above.addWidget(bar)

    def remember() -> None:
        settings.remember_twins(mark)
        save_settings(settings)

    bar.away.clicked.connect(remember)
