"""That other files in the folder hold the same sheet, in a line above the pages, once."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from piadesk.storage.settings import Settings, save_settings
from piadesk.storage.twins import mark_of, twins_of
from piadesk.words import say
from ui.desk.background import Background
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard

_MOST_NAMES: Final = 3


class TwinFiles(QObject):
    """Looks beside the window for other files of the sheet; told until the clerk puts it away. A
    single one can be put together with the sheet by ``merge``. It goes with the wizard."""

    def __init__(
        self, wizard: Wizard, settings: Settings, merge: Callable[[Path], object] | None = None
    ) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._settings = settings
        self._merge = merge
        self._twins: list[Path] = []
        path, sheet_id = wizard.desk.path, wizard.desk.sheet.id
        if path is not None:
            Background(lambda: twins_of(path, sheet_id), self).done.connect(self._tell)

    def _tell(self, twins: list[Path]) -> None:
        self._twins = twins
        if not twins or self._mark() in self._settings.twins:
            return
        names = "、".join(f"「{twin.name}」" for twin in twins[:_MOST_NAMES])
        more = say("twins.more", count=len(twins)) if len(twins) > _MOST_NAMES else ""
        offers = self._merge is not None and len(twins) == 1 and not self._wizard.desk.read_only
        act = say("twins.merge") if offers else ""
        words = say("twins.told", names=names + more)
        bar = OfferBar(words, act, say("twins.seen"), self._wizard)
        bar.taken.connect(self._put_together)
        bar.away.clicked.connect(self._remember)
        self._wizard.above.addWidget(bar)

    def _put_together(self) -> None:
        if self._merge is not None:
            self._merge(self._twins[0])

    def _remember(self) -> None:
        self._settings.remember_twins(self._mark())
        save_settings(self._settings)

    def _mark(self) -> str:
        return mark_of(self._wizard.desk.sheet.id, self._twins)
