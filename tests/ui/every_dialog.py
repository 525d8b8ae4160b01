"""Every dialog of the window but those of the list of sheets, opened as a clerk comes to it."""

import ast
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ui
from piadesk.acts.hearing import Hearing, keep_hearing
from piadesk.acts.pictures import Picture
from piadesk.acts.templates import About, template_of
from piadesk.foreign.reading import Progress
from piadesk.intake.taken_in import TakenIn
from piadesk.places import RESOURCES
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, snapshot
from piadesk.storage import store, templates
from piadesk.storage.phrases import Phrase
from tests.ui.opened import open_window
from ui.aids.phrase_dialog import PhraseDialog
from ui.fields.picture_dialog import PictureDialog
from ui.fields.withhold_dialog import WithholdDialog
from ui.importing.many import ManyDialog
from ui.messages.reading_dialog import ReadingDialog
from ui.messages.report_dialog import ReportDialog
from ui.revision.hearing_dialog import HearingDialog
from ui.revision.migration_dialog import MigrationDialog
from ui.templates.name_dialog import NameDialog
from ui.wizard.reason_dialog import ReasonDialog

TITLE, NAME = Address((), "cover.title"), Address((), "basic.affair.name")

ACTS = (
    "finder",
    "body",
    "templates",
    "keep_template",
    "earlier",
    "drafting",
    "request",
    "manual",
    "rules",
    "replace",
    "widen",
    "item_history",
    "memo",
    "published",
    "proposals",
    "compare",
    "circulate",
    "hearing",
    "jump",
    "preview",
)
"""Of the menus, those that open a dialog on a sheet that was published and has changed since."""


def changed_window(qtbot, folder):
    """The window over a sheet that was published and changed since."""
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    for repeat, most in (("file", 1), ("log", 2)):  # a short sheet is soon looked at and printed
        opened.sheet.rows[repeat] = opened.sheet.rows[repeat][:most]
    file = opened.sheet.rows["file"][0]
    file.rows = {repeat: entries[:1] for repeat, entries in file.rows.items()}
    path = folder / "評価書.piadesk"
    store.save(opened.sheet, opened.form, path)
    window = open_window(qtbot, answers=["freeze", "close"])
    window.open(path)
    window.menus.run("freeze")
    for address, text in ((TITLE, "改めた題名"), (NAME, "改めた事務の名称")):
        window.desk.push(SetValue(address, text), "入力")
    window.desk.push(keep_hearing(Hearing(begins="2026-05-01", ends="2026-05-31")), "入力")
    window.save()
    template = template_of(opened.form, opened.sheet, About("ひな形"), with_body=False)
    templates.keep(template)
    return window


def openers(folder: Path) -> Mapping[str, Callable]:
    """By name, what opens a dialog over the window."""
    return {act: _act(act) for act in ACTS} | {
        "merge": lambda window: _merge(window, folder),
        "many": lambda window: ManyDialog(
            [TakenIn(folder / "無い.txt")], window.messages, window
        ).show(),
        "entries": _entries,
        "set_all": lambda window: _repeat(window).act("set_all"),
        "paste": _paste,
        "reading": lambda window: ReadingDialog(_Endless(), window).show(),
        "report": lambda window: ReportDialog("題", "文", "長い文", window).show(),
        "reason": lambda window: ReasonDialog("Ⅰ １．", "指摘の文", window).show(),
        "withhold": lambda window: WithholdDialog("記載", window).show(),
        "picture": lambda window: PictureDialog(
            Picture("図.png", "image/png", b"", 40, 20), window
        ).show(),
        "name": lambda window: NameDialog(About("ひな形"), window).show(),
        "phrase": lambda window: PhraseDialog(
            Phrase("a", NAME.item, "form4-r06", (), "名", "文"), window
        ).show(),
        "migrate": _migrate,
    }


def dialogs_of(window, folder: Path) -> Iterator[tuple[str, QDialog]]:
    """Each of them, shown; it is closed when the next is asked for."""
    for name, opener in openers(folder).items():
        before = set(_shown())
        window.wizard.go_to(NAME)
        opener(window)
        made = [dialog for dialog in _shown() if dialog not in before]
        assert made, f"{name} opens no dialog"
        covered = {below for dialog in made for below in _below(dialog)}
        yield from ((name, dialog) for dialog in made if dialog not in covered)
        window.messages.answers += ["leave_rows"] * (name == "proposals")
        for dialog in reversed(made):
            dialog.close()
        window.messages.answers.clear()


def declared() -> set[str]:
    """The names of all classes of dialogs, save those of the list of sheets and what others are
    made of."""
    bases = {"QDialog"}
    classes: dict[str, set[str]] = {}
    for path in Path(ui.__file__).parent.rglob("*.py"):
        if "office" in path.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                classes[node.name] = {ast.unparse(base) for base in node.bases}
    while more := {name for name, of in classes.items() if of & bases} - bases:
        bases |= more
    return bases - {base for of in classes.values() for base in of} - {"QDialog"}


def _shown() -> list[QDialog]:
    widgets = QApplication.topLevelWidgets()
    return [one for one in widgets if isinstance(one, QDialog) and one.isVisible()]


def _below(dialog: QDialog) -> Iterator[QWidget]:
    """What waits behind it; on Windows it cannot be brought forward."""
    widget = dialog.parentWidget()
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _act(name: str) -> Callable:
    return lambda window: window.menus.run(name)


def _merge(window, folder: Path) -> None:
    theirs = snapshot(window.desk.sheet)
    apply(theirs, SetValue(NAME, "同僚の書いた名称"))
    store.save(theirs, window.desk.form, folder / "控え.piadesk")
    window.messages.files.append(folder / "控え.piadesk")
    window.menus.run("merge")


def _entries(window) -> None:
    window.menus.run("hearing")
    window.findChild(HearingDialog).write()


def _repeat(window):
    """The entries of 委託事項 of the first file."""
    file = window.desk.sheet.rows["file"][0]
    address = Address((file.id, file.rows["file.entrust.items"][0].id), "file.entrust.items")
    window.wizard.go_to(Address(address.path, "file.entrust.items.content"))
    return window.wizard.page.fields[Address((file.id,), "file.entrust.items")]


def _paste(window) -> None:
    QApplication.clipboard().setText("一\t二\n三\t四")
    _repeat(window).paste()


def _migrate(window) -> None:
    old = store.load(RESOURCES / "samples" / "form2-h31.json").sheet
    MigrationDialog(old, "form2-r06", window).show()


class _Endless:
    """A reading that never ends."""

    name = "公表.pdf"
    is_cancelled = False

    progress = Progress("", 0, 0)

    def is_over(self, wait: float = 0.0) -> bool:
        return False

    def cancel(self) -> None:
        self.is_cancelled = True
