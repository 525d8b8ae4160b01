"""What a command writes drives no terminal and no spreadsheet, and replaces nothing but files."""

import os
import re

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
NAMED = {"t": "\t", "n": "\n", "r": "\r"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.json"


def save(path, title):
    store.save(Sheet(form=FORM.id, answers={"cover.title": title}), FORM, path)


def shown_title(run, path):
    _, out, _ = run("show", path)
    (title,) = [row.split("\t")[2] for row in out.splitlines() if row.startswith("cover.title\t")]
    return title


def read_back(cell):
    """The text that a cell tells, by the rule of the README."""
    pattern = r"\\u([0-9a-f]{4})|\\(.)"
    return re.sub(pattern, lambda m: chr(int(m[1], 16)) if m[1] else NAMED.get(m[2], m[2]), cell)


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+81", "-1", "@SUM(A1)", "\\=1", "\x1b[2J\x07題", "a\u202eb\x9b\x7f", "\t=1\r\n"],
)
def test_no_cell_is_a_formula_or_a_command_and_nothing_is_lost(run, path, title):
    save(path, title)
    cell = shown_title(run, path)
    assert cell[0] not in "=+-@\t\r"
    assert cell.isprintable()
    assert read_back(cell) == title


def test_a_finding_or_an_error_drives_no_terminal(run, path):
    save(path, "\x1b[2J題")
    assert "\x1b" not in run("show", path, "--json")[1]
    assert "\x1b" not in run("check", path)[1]
    assert "\x1b" not in run("show", path.with_name("\x1b[2J.json"))[2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_or_a_pipe_is_never_replaced(run, path):
    os.mkfifo(path)
    code, _, err = run("new", FORM.id, "-o", path, "--overwrite")
    assert code == 2
    assert "ふつうのファイルではない" in err
    assert path.is_fifo()


def test_a_file_changed_outside_is_told_and_read(run, path):
    save(path, "住民基本台帳")
    path.write_bytes(path.read_bytes().replace("台帳".encode(), "台張".encode()))
    code, out, err = run("show", path)
    assert code == 0
    assert "台張" in out
    assert "PIAdesk で保存したものと違って" in err
