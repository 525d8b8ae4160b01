"""The file of a sheet, as tests of opening, saving and taking up write and read it."""

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


def a_file(path, title):
    store.save(Sheet(form=FORM.id, answers={TITLE.item: title}), FORM, path)
    return path


def write(desk, title):
    desk.push(SetValue(TITLE, title), "入力")
    desk.journal.write()


def title_in(path):
    return store.load(path).sheet.get(TITLE)


def unlock(path):
    """As if the program that held the file had ended: this one, which goes on, is not it."""
    Lock(path).file.unlink(missing_ok=True)
