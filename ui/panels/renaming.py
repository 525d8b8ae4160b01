"""A name that the clerk gives a file goes to the texts that repeat it; below the page it is told.

It goes there once the clerk has left the name, as part of the step that was typed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from piadesk.sheets.edits import Edit, SetValue, Several
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Changed
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from ui.revision.revision import Revision


class Renaming(QObject):
    """Follows the names on the wizard's desk, and tells of one at a time."""

    def __init__(self, wizard: Wizard, revision: "Revision") -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._desk = wizard.desk
        self._revision = revision
        self._bar: OfferBar | None = None
        self._desk.typed.connect(self._follow)
        self._desk.changed.connect(self._news)

    def _follow(self, edit: Edit, inverse: Edit) -> None:
        form = self._desk.form
        if not (isinstance(edit, SetValue) and isinstance(inverse, SetValue)):
            return
        name, old, new = edit.address, str(inverse.value or ""), str(edit.value or "")
        if name.item not in form.texts_with_names or old == new:
            return
        # What takes names and texts apart is only paid for here.
        from piadesk.acts.renaming import renaming
        from piadesk.texts.entry_names import bare_name, plain_name

        if not plain_name(new):
            return
        if followed := renaming(form, self._desk.sheet, name, old, new):
            step = say("renaming.step", item=form.by_id[name.item].label)
            self._desk.extend_step(Several(followed), step)
        self._tell(name, bare_name(old), bare_name(new), [one.address for one in followed])

    def _tell(self, name: Address, old: str, new: str, followed: Sequence[Address]) -> None:
        from piadesk.acts.renaming import left_over

        form, sheet = self._desk.form, self._desk.sheet
        count = len(left_over(form, sheet, name, old))
        sentences = []
        if followed:
            places = "、".join(map(Names(form, sheet).position, followed))
            sentences.append(say("renaming.followed", new=new, places=places))
        if count:
            sentences.append(say("renaming.left", old=old, count=count))
        self._put_away()
        if sentences:
            act = say("renaming.act", count=count) if count else ""
            self._bar = OfferBar("\n".join(sentences), act, say("renaming.away"), self._wizard)
            self._bar.taken.connect(lambda: self._replace(name, old, new))
            self._wizard.below.addWidget(self._bar)

    def _replace(self, name: Address, old: str, new: str) -> None:
        """Show every further place; what is in doubt is not ticked."""
        from piadesk.acts.renaming import is_in_doubt, left_over

        places = left_over(self._desk.form, self._desk.sheet, name, old)
        self._put_away()
        self._revision.replace_words(old, new, [hit for hit in places if not is_in_doubt(hit)])

    def _news(self, changed: Changed) -> None:
        """What was told is no longer so when the name is taken back."""
        names = self._desk.form.texts_with_names
        if changed.history and any(address.item in names for address in changed.addresses):
            self._put_away()

    def _put_away(self) -> None:
        if self._bar is not None:
            self._bar.put_away()
            self._bar.deleteLater()
            self._bar = None
