"""Programs that are killed at a random moment while they work; run as a program of its own.

One process loads the program and forks the ones that die, so that hundreds take minutes. It prints
one JSON object of what was found.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV)
"""An end from outside most often, now and then one in native code."""


def forked(act):
    """Run ``act`` in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    try:
        act()
    except BaseException as fault:
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        os._exit(1)
    os._exit(0)


def killed(act, seconds, number=signal.SIGKILL, begun=None):
    """Run ``act`` in a process that is ended after so many seconds, counted from when the file
    ``begun`` is there; when that was, by the clock."""
    child = forked(act)
    while begun is not None and not begun.exists():
        assert os.waitpid(child, os.WNOHANG) == (0, 0), "it ended before it began"
        time.sleep(0.02)
    time.sleep(seconds)
    ended = time.time()
    os.kill(child, number)
    os.waitpid(child, 0)
    return ended


def result_of(act):
    """What ``act`` gives, from a process of its own: nothing of it stays here."""
    read, write = os.pipe()
    child = forked(lambda: os.write(write, json.dumps(act()).encode()))
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not content:
        raise AssertionError("the program cannot go on after the kill")
    return json.loads(content)


# ---- killed in a save


def kill_in_save(folder, count, chosen):
    """The file and its earlier saves after each kill: whole, and never older than before."""
    from piadesk.forms import catalogue
    from piadesk.sheets.sheet import new_sheet
    from piadesk.storage import store
    from piadesk.storage.generations import earlier_saves

    form = catalogue.form("form2-r06")
    path, sheet = folder / "a.json", new_sheet(form)
    store.save(sheet, form, path)
    last = 0

    def save_on():
        while True:
            sheet.answers["cover.number"] = str(int(sheet.answers.get("cover.number", "0")) + 1)
            sheet.answers["cover.title"] = "題" * chosen.randrange(2000)
            store.save(sheet, form, path)

    for _ in range(count):
        killed(save_on, chosen.uniform(0, 0.1), chosen.choice(SIGNALS))
        sheet = store.load(path).sheet
        number = int(sheet.answers.get("cover.number", "0"))
        assert number >= last, "an older state"
        last = number
        assert store.read(earlier_saves(path)[0].content(), "").sheet
    return {"tried": count, "saves": last}


def save_against_each_other(folder, count, chosen):
    """Two programs save to one file, each knowing only its own state: none writes over the other
    without being told, and the file is whole."""
    from piadesk.errors import SheetFileError
    from piadesk.forms import catalogue
    from piadesk.sheets.sheet import Sheet
    from piadesk.storage import store

    form, path = catalogue.form("form2-r06"), folder / "a.json"
    store.save(Sheet(form=form.id), form, path)

    def save_on(name):
        opened = store.load(path)
        for number in range(20):
            opened.sheet.answers["cover.title"] = f"{name} {number}"
            try:
                known = store.save(opened.sheet, form, path, opened.fingerprint)
            except SheetFileError as told:
                if told.code == "file.changed_outside":
                    return
                raise
            opened = store.Opened(opened.sheet, form, known)

    for _ in range(count):
        children = [forked(lambda name=name: save_on(name)) for name in "ab"]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        assert not store.load(path).is_altered
    return {"tried": count}


# ---- killed while typing


def kill_while_typing(folder, count, chosen):
    """What of the typing is back when the program is started again; the worst loss in seconds."""
    from ui.app import dress  # noqa: F401 - loaded once for all that are forked

    losses, asked = [], 0
    for number in range(count):
        kind = ("saved", "new", "saves")[number % 3]
        result = _typing(folder / str(number), kind, chosen)
        losses.append(result["loss"])
        asked += result["asked"]
    return {"tried": count, "loss": max(losses), "asked": asked}


def _typing(folder, kind, chosen):
    folder.mkdir()
    os.environ["PIADESK_DATA"] = str(folder / "data")
    path = folder / "評価書.json"
    typed = folder / "typed"
    seconds, number = chosen.uniform(0, 4), chosen.choice(SIGNALS)
    ended = killed(lambda: _type(path, kind, typed), seconds, number, begun=typed)
    lines = typed.read_text(encoding="utf-8").splitlines() if typed.exists() else []
    states = [line.split(" ", 1) for line in lines if " " in line]
    back, asked = result_of(lambda: _take_up(path, kind))
    texts = [text for _, text in states]
    if back in texts:
        place = len(texts) - 1 - texts[::-1].index(back)
        later = states[place + 1 :]
    else:
        assert back == "", f"{back!r} was never typed"
        later = states
    return {"loss": ended - float(later[0][0]) if later else 0.0, "asked": asked}


def _window():
    from PySide6.QtWidgets import QApplication

    from ui.app import STYLE, dress
    from ui.window import Window

    app = QApplication(["", *STYLE])
    dress(app)
    messages = _Willing()
    window = Window(messages)
    window.resize(1366, 728)
    window.show()
    return app, window, messages


def _type(path, kind, typed):
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from piadesk.forms import catalogue
    from piadesk.sheets.sheet import Sheet
    from piadesk.storage import store

    form = catalogue.form("form2-r06")
    if kind != "new":
        store.save(Sheet(form=form.id), form, path)
    app, window, _ = _window()
    if kind == "new":
        window.begin(form.id)
    else:
        window.open(path)
    field = _field(window)
    log = typed.open("ab", buffering=0)
    written = []

    def press():
        letter = "abcdefghij"[len(written) % 10]
        written.append(letter)
        # Before the key: it may be on the disk before the key's own call is back.
        log.write(f"{time.time()} {''.join(written)}\n".encode())
        QTest.keyClicks(field, letter)
        if kind == "saves" and len(written) % 15 == 0:
            window.save()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(40)
    app.exec()


def _field(window):
    from piadesk.sheets.sheet import Address
    from ui.fields.text import TextField

    address = Address((), "cover.title")
    window.wizard.go_to(address)
    fields = window.wizard.page.findChildren(TextField)
    (field,) = [field for field in fields if field.address == address]
    return field.editor


def _take_up(path, kind):
    from piadesk.storage.left_journal import find_unsaved
    from ui.desk import sheet_files

    _, _, messages = _window()
    if kind == "new":
        left = find_unsaved()
        desk = sheet_files.resume(left[0], messages) if left else None
    else:
        desk = sheet_files.open_file(path, messages) if path.exists() else None
    title = desk.sheet.answers.get("cover.title", "") if desk else ""
    asked = bool(messages.told) or (kind == "new" and desk is not None)
    assert all(key == "recover.ask" for key, *_ in messages.told), messages.told
    return [title, asked]


class _Willing:
    """A clerk who takes up what is offered."""

    def __init__(self):
        self.told = []

    def ask(self, key, answers, on_close="", **places):
        self.told.append((key, places))
        return answers[0]

    def __getattr__(self, name):
        return lambda *given, **places: self.told.append((name, given, places))


def main(kind, count, seed):
    acts = {act.__name__: act for act in (kill_in_save, save_against_each_other, kill_while_typing)}
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("DATA", "SETTINGS", "LOGS"):
            os.environ[f"PIADESK_{name}"] = f"{scratch}/{name.lower()}"
        folder = Path(scratch) / "sheets"
        folder.mkdir()
        print(json.dumps(acts[kind](folder, int(count), random.Random(int(seed)))))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
