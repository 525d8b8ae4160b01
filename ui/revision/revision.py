"""The menu 改訂: publish, revise, and see what changed since the last 公表版."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from piadesk.acts.replacing import Hit
from piadesk.checks import Finding
from piadesk.errors import ChangesError
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.form_steps import newest
from piadesk.revision.item_names import Style
from piadesk.revision.proposal_links import links, set_links
from piadesk.revision.published import (
    as_sheet,
    is_as_published,
    last_published,
    take_up,
    version_name,
)
from piadesk.revision.rewording import style_of
from piadesk.sheets.edits import Edit, Several
from piadesk.sheets.sheet import Address, Published, Sheet
from piadesk.storage.settings import save_settings
from piadesk.words import say
from ui.desk.desk import Desk
from ui.revision import freezing
from ui.revision.host import RevisionHost
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from piadesk.printing import CirculationOptions
    from piadesk.revision.migration import Migrated
    from ui.dialogs.replace_dialog import ReplaceDialog
    from ui.preview.preview import Make


class Revision:
    """Carries out the menu 改訂 on the open sheet; dialogs stand over ``parent``. What each of them
    needs is loaded when it is wanted. ``review_moved`` shows what a newer form did to the sheet."""

    def __init__(
        self, host: RevisionHost, parent: QWidget, review_moved: Callable[[], object]
    ) -> None:
        self._host = host
        self._parent = parent
        self._review_moved = review_moved

    def slots(self) -> dict[str, Callable[..., object]]:
        """What each command of the menu does."""
        return {
            "freeze": self.freeze,
            "published": self.show_published,
            "revise": self.revise,
            "proposals": self.propose,
            "compare": self.compare,
            "circulate": self.circulate,
            "replace": self.replace,
            "report": self.report,
            "viewpoints": self.viewpoints,
            "hearing": self.hearing,
            "migrate": self.migrate,
        }

    # ---- 公表版

    def freeze(self) -> bool:
        """公表版として確定: keep the present state as published; the clerk is asked first."""
        return freezing.freeze(self._host)

    def offer_freeze(self) -> None:
        """Offer to freeze an imported sheet, which has been published already."""
        freezing.offer_freeze(self._host)

    def show_published(self) -> None:
        """The list of 公表版."""
        from ui.revision.published_dialog import PublishedDialog

        dialog = PublishedDialog(self._desk, self._parent)
        dialog.asked.connect(self._act_on_version)
        # What it opens, preview and comparison, would be blocked by a dialog that waits.
        self._show(dialog, waits=False)

    def revise(self) -> bool:
        """前回公表版から改訂: bring the published state back, or go on with what there is."""
        desk, messages = self._desk, self._host.messages
        version = last_published(desk.sheet)
        if version is None:
            messages.error(ChangesError("changes.not_published"))
        elif is_as_published(desk.sheet):
            messages.notice("revise.as_published")
        elif version.form != desk.form.id:
            messages.notice("revise.other_form", form=catalogue.form(version.form).revision)
        else:
            name = version_name(version)
            answer = messages.ask("revise.ask", ("go_on_revising", "take_up", "cancel"), name=name)
            if answer == "take_up":
                # The rows that were proposed go with the rest, and may be proposed anew.
                forgotten = set_links(desk.sheet, {})
                edit = Several((take_up(desk.sheet, version), forgotten))
                desk.push(edit, say("revise.step"))
            return answer != "cancel"
        return False

    # ---- 変更箇所

    def propose(self) -> None:
        """変更箇所を作る: look the proposed rows through, then put them in as one undo step."""
        from ui.revision.proposals_view import ProposalsView

        desk = self._desk
        try:
            ChangeLog.needed(desk.form)
        except ChangesError as fault:
            self._host.messages.error(fault)
            return
        if last_published(desk.sheet) is None:
            self._host.messages.error(ChangesError("changes.not_published"))
            return
        dialog = ProposalsView(desk, self.style(), self._host.messages, self._parent)
        dialog.agreed.connect(self._put_rows)
        dialog.left.connect(self._leave_rows)
        dialog.styled.connect(self._remember_style)
        self._show(dialog)

    def compare(self, version: Published | None = None) -> None:
        """新旧対照表 of a frozen version (the newest for None) and the sheet as it stands."""
        from ui.revision.comparison_view import ComparisonView

        desk = self._desk
        if last_published(desk.sheet) is None:
            self._host.messages.error(ChangesError("changes.not_published"))
            return
        view = ComparisonView(desk, self.style(), version, self._parent)
        view.paper_asked.connect(self._print_comparison)
        self._show(view, waits=False)

    def circulate(self) -> None:
        """決裁用一式: ask what its cover says, then show it."""
        # ReportLab is only paid for here.
        from piadesk.printing.usual_circulation import usual_circulation
        from ui.revision.circulation_dialog import CirculationDialog

        usual = usual_circulation(self._desk.sheet)
        if stamps := self._host.settings.stamps:
            usual = usual._replace(stamps=tuple(stamps))
        dialog = CirculationDialog(usual, self._desk.sheet, self._parent)
        dialog.agreed.connect(self._print_circulation)
        self._show(dialog)

    def replace(self) -> None:
        """検索と置換."""
        self._show(self._replace_dialog(), waits=False)

    def replace_words(self, words: str, by: str, ticked: Collection[Hit]) -> None:
        """検索と置換 of these words, only those places ticked."""
        dialog = self._replace_dialog()
        dialog.ask_for(words, by, ticked)
        self._show(dialog, waits=False)

    # ---- 意見募集

    def hearing(self) -> None:
        """意見募集: its papers, the opinions that came, what the sheet says of them."""
        # Only few sheets are heard on.
        from ui.revision.hearing_dialog import HearingDialog

        dialog = HearingDialog(self._desk, self._host.messages, self._parent)
        dialog.paper_asked.connect(self._print_hearing)
        self._show(dialog, waits=False)

    # ---- 点検結果

    def report(self) -> None:
        """Show 点検結果: the findings as a list for the file."""
        from ui.preview.papers import report_paper

        self._show_paper("aside.file", report_paper)

    def viewpoints(self) -> None:
        """Show 審査の観点ごとの点検表, with room for the judgement of a 第三者点検."""
        from ui.preview.papers import viewpoints_paper

        self._show_paper("aside.viewpoints_file", viewpoints_paper)

    def explain(self, finding: Finding) -> None:
        """なぜ？: show the rule that a finding comes from."""
        from ui.dialogs.rules_dialog import show_rules

        switched = self._wizard.checker.take_levels
        show_rules(self._host.settings, self._parent, switched, finding.code)

    # ---- 様式の改正

    def newest_form(self) -> str:
        """The id of the form that the open sheet may move to; "" when it is on the newest."""
        here = self._desk.form.id
        there = newest(here)
        return "" if there == here else there

    def migrate(self) -> None:
        """新しい様式に移す: show what becomes of each answer, then begin a new sheet with it."""
        from ui.revision.migration_dialog import MigrationDialog

        to = self.newest_form()
        if not to:
            self._host.messages.notice("migrate.newest_already")
            return
        dialog = MigrationDialog(self._desk.sheet, to, self._parent)
        dialog.agreed.connect(self._begin_migrated)
        self._show(dialog)

    def style(self) -> Style:
        """How items are named: as in this sheet, else as the clerk last wanted it on this form."""
        form = self._desk.form
        remembered = self._host.settings.styles.get(form.id, "")
        return style_of(form, self._desk.sheet, remembered)

    # ----

    @property
    def _desk(self) -> Desk:
        assert self._host.desk is not None
        return self._host.desk

    @property
    def _wizard(self) -> Wizard:
        assert self._host.wizard is not None
        return self._host.wizard

    def _put_rows(self, edit: Edit) -> None:
        self._desk.push(edit, say("proposals.step"))
        log, known = ChangeLog.needed(self._desk.form), links(self._desk.sheet)
        rows = [entry.id for entry in log.entries(self._desk.sheet) if entry.id in known]
        self._wizard.go_to(Address(tuple(rows[:1]), log.items.rows))

    def _leave_rows(self, edit: Edit) -> None:
        """The rows stay out of the table, and やり直し brings them in."""
        self._desk.push(edit, say("proposals.step"))
        self._desk.stack.undo()

    def _replace_dialog(self) -> "ReplaceDialog":
        from ui.dialogs.replace_dialog import ReplaceDialog

        dialog = ReplaceDialog(self._desk, self._parent)
        dialog.agreed.connect(self._put_words)
        dialog.go_asked.connect(self._wizard.go_to)
        return dialog

    def _put_words(self, edit: Edit, count: int) -> None:
        self._desk.push(edit, say("replace.step", count=count))

    def _begin_migrated(self, migrated: "Migrated") -> None:
        """When the dialog has closed: the sheet that is open is let go first."""
        QTimer.singleShot(0, self._parent, lambda: self._begin_with(migrated))

    def _begin_with(self, migrated: "Migrated") -> None:
        from piadesk.revision.migration_review import NOTE

        if self._host.begin_with(migrated.form, migrated.sheet):
            if NOTE in migrated.sheet.notes:
                self._review_moved()
            else:
                self._host.messages.notice("migrate.done")

    def _remember_style(self, style: str) -> None:
        self._host.settings.styles[self._desk.form.id] = style
        save_settings(self._host.settings)

    def _act_on_version(self, name: str, version: Published) -> None:
        if name == "view":
            self._view(version)
        elif name == "revise":
            self.revise()
        elif name == "withdraw":
            freezing.withdraw(self._host, version)
        else:
            self.compare(version)

    def _print_comparison(self, old: Sheet, new: Sheet, all_items: bool) -> None:
        # ReportLab is only paid for here, and below.
        from ui.preview.papers import comparison_paper

        then = None if new is self._desk.sheet else new
        paper = comparison_paper(old, then, all_items, self.style())
        self._show_paper("compare.file", paper, may_be_draft=True)

    def _print_circulation(self, options: "CirculationOptions") -> None:
        from ui.preview.papers import circulation_paper

        settings, sheet = self._host.settings, self._desk.sheet
        settings.stamps = list(options.stamps)
        save_settings(settings)
        version = last_published(sheet)
        old = as_sheet(sheet, version) if version else None
        paper = circulation_paper(old, options._replace(style=self.style()))
        self._show_paper("circulate.file", paper)
        self._desk.note_done("circulate")

    def _print_hearing(self, paper: str) -> None:
        from ui.preview.papers import hearing_paper, opinions_paper

        key = "hearing.file" if paper == "call" else "hearing.opinions_file"
        self._show_paper(key, hearing_paper if paper == "call" else opinions_paper)

    def _show_paper(self, key: str, make: "Make", *, may_be_draft: bool = False) -> None:
        """Show a paper of the open sheet; ``key`` names the file to suggest for it."""
        desk = self._desk
        file = desk.suggested_file.with_name(say(key, name=desk.suggested_file.stem))
        preview = self._host.show_paper(desk.form, lambda: desk.sheet, file, make=make)
        preview.bar.draft.setVisible(may_be_draft)

    def _view(self, version: Published) -> None:
        """The paper of a frozen version; it cannot be edited there."""
        sheet = as_sheet(self._desk.sheet, version)
        file = self._desk.suggested_file
        suggested = file.with_name(f"{file.stem}_{version_name(version)}.pdf")
        self._host.show_paper(catalogue.form(version.form), lambda: sheet, suggested)

    def _show(self, dialog: QDialog, *, waits: bool = True) -> None:
        """Over the window, which ``waits`` or stays usable."""
        if waits:
            dialog.open()
        else:
            dialog.show()
