"""公表版の一覧: the frozen versions, each to be seen, compared, or taken up for revision."""

from PySide6.QtWidgets import QWidget

from piadesk.forms import catalogue
from piadesk.revision.proposal_links import links
from piadesk.revision.published import version_name
from piadesk.sheets.sheet import Published
from piadesk.words import say
from ui.desk.desk import Desk
from ui.dialogs.versions_dialog import VersionsDialog
from ui.look.plain_text import Label


class PublishedDialog(VersionsDialog):
    """Asks to ``view``, ``compare``, ``revise`` or ``withdraw`` a `Published`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("published", ("view", "compare", "revise", "withdraw"), parent)
        self._desk = desk
        self.why = Label("", self)
        """Why the chosen version cannot be withdrawn."""
        self.why.setWordWrap(True)
        self.why.setProperty("role", "note")
        column = self.layout()
        assert column is not None
        column.addWidget(self.why)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List what the sheet holds now."""
        versions = self._desk.sheet.published
        self.fill(
            (version_line(version, number, len(versions)), version)
            for number, version in reversed(list(enumerate(versions, start=1)))
        )

    def show_possible(self) -> None:
        """Only the newest version is taken up for revision, or withdrawn while nothing was made of
        it yet; why it cannot be is told."""
        super().show_possible()
        may_change = self.list.currentRow() == 0 and not self._desk.read_only
        self.buttons["revise"].setEnabled(may_change)
        hold = self._hold()
        self.buttons["withdraw"].setEnabled(may_change and not hold)
        self.why.setText(say(f"published.{hold}") if hold else "")

    def _hold(self) -> str:
        """What holds the chosen version in the list."""
        version = self.current()
        if not isinstance(version, Published) or self._desk.read_only:
            return ""
        if self.list.currentRow() > 0:
            return "not_newest"
        if version.form != self._desk.form.id:
            return "moved_on"
        return "built_on" if links(self._desk.sheet) else ""


def version_line(version: Published, number: int, count: int) -> str:
    """A version in the list: which one, when it was published, on which form."""
    form = catalogue.form(version.form)
    line = say(
        "published.line",
        number=number,
        name=version_name(version),
        form=form.number,
        revision=form.revision,
    )
    return say("published.newest", line=line) if number == count else line
