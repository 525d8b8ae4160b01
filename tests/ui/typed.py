"""A saved sheet of two items, and typing into one of them in the window."""

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.store import save

NAME = Address((), "basic.affair.name")
TITLE = Address((), "cover.title")


def save_file(path):
    form = catalogue.form("form2-r06")
    save(Sheet(form=form.id, answers={TITLE.item: "前からの題"}), form, path)
    return path


def type_into(qtbot, window, address, text):
    window.wizard.go_to(address)
    qtbot.keyClicks(window.wizard.page.fields[address].focusProxy(), text)
