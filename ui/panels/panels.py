"""What stands around a page of the wizard.

Above it stands whether 変更箇所 is whole and what しきい値判断 leads to; below it, what a new name
has changed.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from piadesk.acts.figures import asked_in
from piadesk.checks import Finding
from piadesk.revision.change_log import log_section
from piadesk.words import say
from ui.memos.memos import tick_memo
from ui.messages.offer_bar import OfferBar
from ui.messages.one_offer import OneOffer
from ui.panels.renaming import Renaming
from ui.wizard.reason_dialog import turn_aside
from ui.wizard.section_page import SectionPage
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from ui.revision.revision import Revision


class PagePanels(QObject):
    """Puts the panel of the page in view above it, and takes that of the page before away."""

    def __init__(self, wizard: Wizard, revision: "Revision") -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._revision = revision
        self.panel: QWidget | None = None
        OneOffer(wizard.above)
        wizard.moved.connect(self._moved)
        wizard.review.list.act_asked.connect(self._turn_aside)
        wizard.review.why_asked.connect(revision.explain)
        Renaming(wizard, revision)
        if revision.newest_form():
            self._offer_migration()
        if remark := wizard.desk.remark:
            wizard.above.addWidget(OfferBar(remark, "", say("altered.seen"), wizard))
        self._moved()

    def _offer_migration(self) -> None:
        words = say("migrate.offer", revision=self._wizard.desk.form.revision)
        bar = OfferBar(words, say("action.migrate"), say("migrate.later"), self._wizard)
        bar.taken.connect(self._revision.migrate)
        self._wizard.above.addWidget(bar)

    def _moved(self) -> None:
        old, self.panel = self.panel, None
        if old is not None:
            self._wizard.above.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._wizard.page is not None:
            self.panel = self._panel(self._wizard.page)
        if self.panel is not None:
            self._wizard.above.addWidget(self.panel)

    def _turn_aside(self, finding: Finding) -> None:
        if not tick_memo(self._wizard.desk, finding):
            turn_aside(self._wizard.desk, finding, self._wizard.window())

    def _panel(self, page: SectionPage) -> QWidget | None:
        if page.section is log_section(self._wizard.desk.form):
            from ui.revision.proposals_banner import ProposalsBanner

            banner = ProposalsBanner(self._wizard.desk, self._revision.style, self._wizard)
            banner.asked.connect(self._revision.propose)
            return banner
        if asked_in(self._wizard.desk.form, page.section):
            from ui.panels.threshold_panel import ThresholdPanel

            return ThresholdPanel(self._wizard.desk, self._wizard)
        return None
