"""Whatever happens to the program, no saved word is lost, and of the others at most two seconds.

The clerk writes, saves, takes steps back; at any step on the disk the program is killed, the power
goes or the disk refuses; then the sheet is opened again. At random, and in the usual course of
things at every single step.
"""

import itertools
import os
import tempfile
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from shiboken6 import delete

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.ancestors import NOTE
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import lock, store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.left_journal import find_unsaved
from piadesk.storage.writing import LEFT_SECONDS, clear_left
from tests.dying import Disk
from tests.recorder import Recorder
from tests.sheets import edits
from ui.desk import sheet_files

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
TEXTS = st.text("亜 \n\ud800", max_size=3)
STRIKING = st.builds(
    Disk, st.integers(0, 24), done=st.booleans(), power=st.booleans(), refuses_once=st.booleans()
)
FATES = st.one_of(st.builds(Disk), st.builds(Disk), STRIKING)


class Willing(Recorder):
    """A clerk who takes up what is offered."""

    def ask(self, key, answers, **places):
        self.told.append((key, places))
        return "take_over" if "take_over" in answers else answers[0]


class Crashes(RuleBasedStateMachine):
    """One sheet, first without a file.

    ``states`` are what it held when it was last saved, and since then; ``sure`` is the place of
    the newest that the journal knows. Where the disk ``refuses`` a single step and all goes on, the
    clerk may be asked needlessly; a killed program never leads to that.
    """

    def __init__(self):
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.files = [self.folder / "a.json", self.folder / "b.json"]
        self.data, os.environ["PIADESK_DATA"] = os.environ["PIADESK_DATA"], f"{self.folder}/data"
        self.process_runs, lock.process_runs = lock.process_runs, lambda _: False
        self.refuses = self.was_without_power = False
        self.begin()

    def teardown(self):
        delete(self.desk)
        lock.process_runs = self.process_runs
        os.environ["PIADESK_DATA"] = self.data
        self.scratch.cleanup()

    def begin(self):
        self.desk = sheet_files.begin(FORM.id)
        self.states, self.sure = [self.now()], 0

    def now(self):
        return written(self.desk.sheet)

    @initialize(refuses=st.booleans(), has_file=st.sampled_from([True, True, False]))
    def choose(self, refuses, has_file):
        self.refuses = refuses
        if has_file:
            self.save_to(self.files[0], Disk())

    # ---- what the clerk does, and the fate that strikes meanwhile

    @rule(data=st.data())
    def write(self, data):
        edit = data.draw(edits(FORM, self.desk.sheet, TEXTS))
        self.live(lambda: self.desk.push(edit, "入力"), Disk())

    @rule(data=st.data(), fate=FATES)
    def write_and_rest(self, data, fate):
        """After a second the journal is written."""
        self.write(data)
        self.live(self.desk.journal.write, fate)

    @rule(back=st.booleans(), fate=FATES)
    @precondition(lambda self: self.desk.stack.count())
    def step(self, back, fate):
        self.live(self.desk.stack.undo if back else self.desk.stack.redo, fate)

    @rule(fate=FATES)
    @precondition(lambda self: self.desk.path is not None)
    def save(self, fate):
        self.save_to(self.desk.path, fate)

    @rule(place=st.integers(0, 1), fate=FATES)
    def save_as(self, place, fate):
        self.save_to(self.files[place], fate)

    @rule(fate=FATES)
    @precondition(lambda self: self.desk.path is not None or self.sure)
    def end(self, fate):
        """The program is killed at rest; the fate strikes when it is started again."""
        self.start(self.desk.path, fate)

    # ---- what comes of it

    def live(self, act, fate):
        with self.entered(fate):
            act()
        self.states.append(self.now())
        if fate.is_dead:
            self.start(self.desk.path)
        elif act == self.desk.journal.write and self.desk.journal.works:
            self.sure = len(self.states) - 1

    def save_to(self, path, fate):
        self.wait()
        take_over_half_made(path)
        before, old, new = self.desk.path, content(path), self.now()
        allowed = (old, new)
        with self.entered(fate), may_fail(fate):
            sheet_files.save(self.desk, path)
            allowed = (new,)
        assert content(path) in allowed
        # Where both are alike nobody sees whether the end came before the save or after it.
        came_through = fate.is_dead and content(path) == new != old
        if allowed == (new,) or came_through:
            self.states, self.sure = [new], 0
        if came_through and before != path:
            self.start_beside(before, path)
        elif fate.is_dead:
            self.start(before)

    def wait(self):
        """Long enough for what a kill left half done."""
        for left in self.folder.glob(".*"):
            os.utime(left, (0, left.stat().st_mtime - LEFT_SECONDS - 1))

    @contextmanager
    def entered(self, fate):
        fate.refuses_once &= self.refuses
        with fate.entered():
            yield
        if fate.is_dead:
            fate.lose_power(self.folder)
            self.was_without_power |= fate.power

    def start_beside(self, before, path):
        """The program ended right after a save to another file: the old one asks for nothing."""
        if before is None and not find_unsaved():
            before = path
        self.start(before, saved_to=path)
        sheet_files.discard(self.desk)
        self.start(path)

    def start(self, path, fate=None, saved_to=None):
        """The program is started again, and the clerk takes up what is there."""
        fate = fate or Disk()
        self.wait()
        messages = Willing()
        unsaved = find_unsaved() if path is None else []
        delete(self.desk)
        if path is None and not unsaved:
            assert self.states[self.sure] == self.states[0]
            self.begin()
            return
        with self.entered(fate):
            if unsaved:
                self.desk = sheet_files.resume(unsaved[0], messages)
            else:
                self.desk = sheet_files.open_file(path, messages)
        # A lock that the end left half written names nobody, so it is not taken without a question.
        keys = (one if isinstance(one, str) else one[0] for one in messages.told)
        told = [key for key in keys if key != "lock.ask"]
        if fate.is_dead:
            self.start(path)
        elif told == ["recover.unreadable"]:
            sheet_files.discard(self.desk)
            self.start(path)
        elif self.refuses and told == ["recover.ask_apart"]:
            # The journal could not be told of a save that came through: its edits stand in a
            # sheet of their own, and the file has what was saved.
            sheet_files.discard(self.desk)
            self.start(path)
        else:
            self.check(told, saved_to)

    def check(self, told, saved_to):
        if self.was_without_power and "recover.in_part" in told:
            told.remove(
                "recover.in_part"
            )  # of a line that no disk has whole, what is there is told
        self.was_without_power = False
        if not self.refuses:
            assert told in ([], ["recover.ask"])
            assert saved_to is None or told == []
        if saved_to is None or self.desk.path == saved_to:
            assert self.now() in self.states[self.sure :]
            self.states, self.sure = [self.now()], 0
        for path in self.files:
            clear_left(path)
            for kept in earlier_saves(path):
                assert store.read(kept.content(), path.name)
        assert not [*self.folder.glob(".piadesk-*")]


def may_fail(fate):
    """A save fails only by fate."""
    return nullcontext() if fate.end is None else suppress(SheetFileError)


def take_over_half_made(path):
    """The clerk is asked about a lock that names nobody, as a refusing disk leaves one, and takes
    the sheet over; this test knows that nobody else is there."""
    left = lock.Lock(path)
    holder = left.holder()
    if holder is not None and not holder.user:
        left.file.unlink()


def content(path):
    return written(store.load(path).sheet) if path.exists() else None


def written(sheet):
    """What the clerk wrote; which files it was saved from before is noted beside that."""
    notes = {key: note for key, note in sheet.notes.items() if key != NOTE}
    return store.dump(replace(sheet, notes=notes), FORM)


Crashes.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestCrashes = Crashes.TestCase


def take_up(world, fate):
    world.start(world.desk.path, fate)


def save(world, fate):
    world.save_to(world.files[0], fate)


def save_elsewhere(world, fate):
    world.save_to(world.files[1], fate)


def put(world, text):
    """Write and rest."""
    world.live(lambda: world.desk.push(SetValue(TITLE, text), "入力"), Disk())
    world.live(world.desk.journal.write, Disk())


HOW = {
    "killed": {},
    "power gone": {"done": True, "power": True},
    "refused": {"refuses_once": True},
    "done though refused": {"done": True, "refuses_once": True},
}


@pytest.mark.parametrize(
    ("has_file", "act"),
    [(True, take_up), (False, take_up), (True, save), (False, save), (True, save_elsewhere)],
)
@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_at_no_step_a_word_is_lost(act, how, has_file):
    for end in itertools.count():
        world, fate = Crashes(), Disk(end, **how)
        try:
            world.choose(refuses=fate.refuses_once, has_file=has_file)
            put(world, "前")
            act(world, fate)
            put(world, "後")
            world.start(world.desk.path)
        finally:
            world.teardown()
        if fate.steps <= end:
            assert end > 5
            return
