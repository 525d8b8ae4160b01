"""What is put into the bundle ready for the start is what a start without it works out."""

import importlib
import json
import marshal
import sys
from pathlib import Path

import pytest

from piadesk import words

INSTALLER = Path(__file__).parents[1] / "resources" / "installer"


@pytest.fixture
def ahead(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(INSTALLER), *sys.path])
    return importlib.import_module("ahead")


def test_the_words_of_the_bundle_are_those_of_their_files(ahead, tmp_path):
    [(file, folder)] = ahead.words(tmp_path)
    assert (Path(folder), Path(file).name) == (Path("resources/words"), words.COMPILED.name)
    read = json.loads(Path(file).read_bytes())
    assert {key: text for area in read.values() for key, text in area.items()} == words.all_words()
    assert not words.COMPILED.exists()  # else a word changed here would not be seen


def test_words_are_taken_from_the_one_file_where_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "COMPILED", tmp_path / "words.json")
    words.COMPILED.write_text('{"window": {"window.defect": "別の文"}}', encoding="utf-8")
    assert words._compiled.__wrapped__()["window"]["window.defect"] == "別の文"


def test_the_python_part_of_qt_lies_compiled_where_it_is_looked_for(ahead, tmp_path):
    made = ahead.qt_support(tmp_path)
    folders = {folder for _, folder in made}
    assert "shiboken6/files.dir/shibokensupport/signature/lib" in folders
    for file, _ in made:
        marshal.loads(Path(file).read_bytes()[16:])
