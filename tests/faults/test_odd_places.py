"""Where our own files should be stand pipes, devices, folders, links to themselves: told, and no
start waits for them."""

import os
import stat
import threading

import pytest

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office.index import Index
from piadesk.office.listing import listed
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import office, phrases, settings, store, templates, twins
from piadesk.storage.journal import NEVER_SAVED, SUFFIX, journal_folder
from piadesk.storage.left_journal import find_of_files, find_unsaved
from piadesk.storage.lock import Lock
from piadesk.words import tell
from tests.faults.table import fault

FORM = catalogue.form("form2-r06")
MOST_SECONDS = 5


def device(path):
    """One that never ends; of its own where root tries it, who could overwrite the system's."""
    if os.geteuid() == 0:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    else:
        path.symlink_to("/dev/zero")


KINDS = {"folder": lambda path: path.mkdir()}
if os.name != "nt":
    KINDS |= {
        "pipe": os.mkfifo,
        "a link to itself": lambda path: path.symlink_to(path),
        "a link to nothing": lambda path: path.symlink_to("nowhere"),
        "device": device,
    }


def lock(folder):
    path = folder / "a.json"
    store.save(new_sheet(FORM), FORM, path)
    return Lock(path).file, lambda: Lock(path).take()


def office_presets(folder):
    return folder / "office.toml", office.load_office


def beside(folder):
    sheet = new_sheet(FORM)
    store.save(sheet, FORM, folder / "a.json")

    def look():
        twins.twins_of(folder / "a.json", sheet.id)
        index = Index(folder)
        listed(folder, index)
        index.close()

    return folder / "b.json", look


def own_phrases(_):
    return phrases.file(), lambda: phrases.change(lambda kept: kept)


def handed_phrases(folder):
    return folder / "文例.json", lambda: phrases.read(folder / "文例.json")


def own_settings(_):
    place = settings.settings_folder() / "settings.json"
    return place, lambda: settings.save_settings(settings.load_settings())


def own_template(_):
    return templates.folder() / f"a{templates.SUFFIX}", templates.kept_templates


def journals(_):
    place = journal_folder() / f"{NEVER_SAVED}a{SUFFIX}"
    return place, lambda: (find_unsaved(), find_of_files())


def sheet(folder):
    return folder / "a.json", lambda: store.save(new_sheet(FORM), FORM, folder / "a.json")


DOORS = [
    lock,
    office_presets,
    beside,
    own_phrases,
    handed_phrases,
    own_settings,
    own_template,
    journals,
    sheet,
]


@fault("F43 F91", "a pipe, a device, a folder or a link in the place of one of our files")
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_nothing_waits_for_what_is_no_file(tmp_path, monkeypatch, door, kind):
    monkeypatch.setattr(office, "office_files", lambda: [tmp_path / "office.toml"])
    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    place, act = door(tmp_path)
    place.parent.mkdir(parents=True, exist_ok=True)
    kind(place)
    faults = []

    def attempt():
        try:
            act()
        except PiadeskError as told:
            faults.append(tell(told))
        except BaseException as defect:
            faults.append(defect)

    attempting = threading.Thread(target=attempt, daemon=True)
    attempting.start()
    attempting.join(MOST_SECONDS)
    assert not attempting.is_alive(), "it waits"
    assert all(isinstance(told, str) and told for told in faults)
