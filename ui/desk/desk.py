"""The desk: the open sheet, its undo stack, its journal, and the news of every change."""

import datetime
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from piadesk.forms import definition as d
from piadesk.sheets import edits
from piadesk.sheets.edits import Edit
from piadesk.sheets.sheet import Address, Sheet, snapshot
from piadesk.storage.file_names import SHEET_SUFFIX, allowed
from piadesk.storage.journal import Journal
from piadesk.storage.lock import Lock
from piadesk.words import say
from ui.desk.kept_edit import Differing, KeptEdit, shrunk, whole

SECONDS_OF_TYPING: Final = 2.0
"""A pause longer than this starts a new undo step."""


@dataclass(frozen=True)
class Changed:
    """The news of one edit.

    ``addresses`` are the answers set, or the repeats whose entries changed (then ``shape``), as far
    as the form has them: a colleague's copy may bring what only a later one has.
    ``origin`` is who sent the edit and needs no refresh; None for all others and for undo and redo
    (``history``).
    """

    addresses: tuple[Address, ...]
    shape: bool = False
    origin: object = None
    history: bool = False


class Desk(QObject):
    """One sheet being worked on. Every change goes through `push`, undo and redo.

    ``path`` and ``fingerprint`` are those of the file it was read from or saved to (None and "" for
    a sheet that no file holds yet); ``read_only`` says in words why nothing may be changed;
    ``remark`` what is to be told once of the file.
    """

    changed = Signal(object)
    """A `Changed`, after the sheet holds the new state and the journal knows it."""

    stepped = Signal()
    """What undo and redo would do, or whether all is saved, may be another now."""

    typed = Signal(object, object)
    """An edit and its inverse, when the clerk is done with typing it."""

    def __init__(self, form: d.Form, sheet: Sheet, path: Path | None = None) -> None:
        super().__init__()
        self.form = form
        self.sheet = sheet
        self.path = path
        self.fingerprint = ""
        self.read_only = ""
        self.remark = ""
        self.journal: Journal | None = None
        self.lock: Lock | None = None
        self.stack = QUndoStack(self)
        # Passed on, so that nobody hears of the steps that the stack lets go when it dies.
        self.stack.indexChanged.connect(self.stepped)
        self.stack.cleanChanged.connect(self.stepped)
        self.stack.indexChanged.connect(self._let_journal_go)
        self.clock: Callable[[], float] = time.monotonic
        self.saved_at: datetime.datetime | None = None
        """When it was saved last since it was opened."""
        self.keeps_saves = True
        self.is_being_saved = False
        self.carried_out = 0
        """How many edits were, undo and redo among them."""
        self._changes = 0
        self._done_at: dict[str, int] = {}
        """For what was done with the whole sheet, how often it had been changed by then."""
        self._typing = ""
        """The ``merge`` key of the step that is still being typed, "" for none."""
        self._typed_at = 0.0

    def push(self, edit: Edit, text: str, merge: str = "", origin: object = None) -> None:
        """Carry out ``edit`` as an undo step called ``text``.

        It joins the step before when both have the same ``merge`` key, that step is still open
        and less than `SECONDS_OF_TYPING` old; a name that other texts repeat is one step however
        long it takes. Raises `KeyError` for an address that leads nowhere.
        """
        if self.read_only:
            return
        if merge != self._typing:
            self.close_step()
        now = self.clock()
        soon = now - self._typed_at < SECONDS_OF_TYPING or self._is_name(edit)
        steps = self.stack.index()
        if self._typing and soon and not self.stack.isClean():  # what is saved is a step of its own
            self._step(steps - 1).join(edit, origin)
            self.stepped.emit()
        else:
            if steps:
                self._step(steps - 1).shrink()
            self.stack.push(_Command(self, edit, text, merge, origin))
        self._typing, self._typed_at = merge, now

    def close_step(self) -> None:
        """End the step being typed: the clerk has gone elsewhere."""
        if self._typing:
            self.drop_step()
            step = self._step(self.stack.index() - 1)
            self.typed.emit(step.edit, step.inverse)

    def drop_step(self) -> None:
        """End the step being typed without news of it: it is being taken back."""
        self._typing = ""

    def extend_step(self, edit: Edit, text: str) -> None:
        """Carry ``edit`` out as part of the step just typed, which is then called ``text``."""
        step = self._step(self.stack.index() - 1)
        self.stack.push(_Command(self, edit, text, step.merge, None, adds=True))

    def _step(self, place: int) -> "_Command":
        step = self.stack.command(place)
        assert isinstance(step, _Command)
        return step

    def _let_journal_go(self) -> None:
        """Back at what the file holds, nothing is left that a crash could take."""
        if self.journal is not None and self.stack.isClean() and not self.is_being_saved:
            self.journal.let_go()

    def _is_name(self, edit: Edit) -> bool:
        return isinstance(edit, edits.SetValue) and edit.address.item in self.form.texts_with_names

    @property
    def name(self) -> str:
        """What the sheet is called in titles and questions."""
        if self.path is not None:
            return self.path.name
        # What no file holds and nobody may change is a sample.
        return say(f"window.{'sample' if self.read_only else 'unnamed'}", form=self.form.number)

    @property
    def notice(self) -> str:
        """What the clerk must know all the time: why nothing may be changed, that a crash would
        take what is not saved, or that the last save is not among the earlier ones; "" for
        nothing."""
        if self.read_only or self.journal is None:
            return self.read_only
        if not self.journal.works:
            return say("window.no_journal")
        return "" if self.keeps_saves else say("window.no_earlier")

    @property
    def suggested_file(self) -> Path:
        """The name to suggest for its file, and for those made of it."""
        if self.path is not None:
            return self.path
        title = self.form.title_in(self.sheet.answers).strip()[:80]
        return Path((allowed(title) or allowed(self.name)) + SHEET_SUFFIX)

    def note_done(self, name: str) -> None:
        """``name`` (preview, pdf …) has been done with the sheet as it stands now."""
        self._done_at[name] = self._changes
        self.stepped.emit()

    def state_of(self, name: str) -> Literal["to_do", "done", "since"]:
        """Whether `note_done` was told of it, and nothing was answered otherwise since."""
        if name not in self._done_at:
            return "to_do"
        return "done" if self._done_at[name] == self._changes else "since"

    def work_done(self) -> edits.Several:
        """All that was done since the sheet came to this desk, as one edit."""
        before, done = snapshot(self.sheet), list[Edit]()
        for place in reversed(range(self.stack.index())):
            inverse = self._step(place).inverse
            assert inverse is not None
            done.insert(0, edits.apply(before, whole(inverse, before)))
        return edits.Several(tuple(done))

    def carry_out(self, edit: Edit, origin: object, *, history: bool) -> Edit:
        """Apply ``edit``, keep it in the journal, tell everybody; returns the inverse."""
        inverse = edits.apply(self.sheet, edit)
        self.carried_out += 1
        if self.journal is not None:
            self.journal.append(edit)
        addresses, shape = touched(edit)
        self._changes += bool(addresses)
        on_form = tuple(address for address in addresses if address.item in self.form.by_id)
        self.changed.emit(Changed(on_form, shape, origin, history))
        return inverse


def touched(edit: Edit) -> tuple[tuple[Address, ...], bool]:
    """The addresses that an edit touches, and whether entries come, go or move."""
    if isinstance(edit, edits.Several):
        parts = [touched(part) for part in edit.edits]
        addresses = dict.fromkeys(
            address for touched_there, _ in parts for address in touched_there
        )
        return tuple(addresses), any(shape for _, shape in parts)
    if isinstance(edit, edits.AddPublished | edits.RemovePublished | edits.SetNote):
        return (), False
    return (edit.address,), not isinstance(edit, edits.SetValue)


class _Command(QUndoCommand):
    """One undo step: an edit, and once carried out its inverse.

    The stack keeps in Python each one that was ever pushed, also those that Qt has made part of
    the one before: keystrokes therefore join here, or each would keep the whole text for good.
    It does not keep its desk: of desk, stack and commands in a circle Python would free some
    twice, and the program end.
    """

    def __init__(
        self,
        desk: Desk,
        edit: Edit,
        text: str,
        merge: str,
        origin: object,
        *,
        adds: bool = False,
    ) -> None:
        super().__init__(text)
        self._desk = weakref.ref(desk)
        self.edit: KeptEdit = edit
        self.inverse: KeptEdit | None = None
        self.merge = merge
        self.adds = adds
        """Belongs to the step before: what follows from it elsewhere."""
        self.origin = origin

    @property
    def desk(self) -> Desk:
        """The desk whose stack holds this step, and which therefore is there."""
        desk = self._desk()
        assert desk is not None
        return desk

    def redo(self) -> None:
        again = self.inverse is not None
        origin, self.origin = self.origin, None
        edit = whole(self.edit, self.desk.sheet)
        inverse = self.desk.carry_out(edit, origin, history=again)
        if not isinstance(self.inverse, Differing):
            self.inverse = inverse

    def undo(self) -> None:
        assert self.inverse is not None
        self.desk.drop_step()
        self.desk.carry_out(whole(self.inverse, self.desk.sheet), None, history=True)

    def join(self, edit: Edit, origin: object) -> None:
        """Carry out the next keystrokes of the same place; the inverse stays that of the first."""
        self.desk.carry_out(edit, origin, history=False)
        self.edit = edit

    def shrink(self) -> None:
        """Nothing will join or add to this step any more: keep what differs."""
        if not (isinstance(self.edit, Differing) or isinstance(self.inverse, Differing | None)):
            self.edit, self.inverse = shrunk(self.edit, self.inverse)

    def id(self) -> int:
        return 1 if self.merge else -1

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Take in what belongs to this step."""
        assert isinstance(later, _Command)
        if (
            later.adds
            and not isinstance(self.edit, Differing)
            and not isinstance(self.inverse, Differing | None)
            and not isinstance(later.edit, Differing)
            and not isinstance(later.inverse, Differing | None)
        ):
            self.edit = edits.Several((self.edit, later.edit))
            self.inverse = edits.Several((later.inverse, self.inverse))
            self.setText(later.text())
            return True
        return False
