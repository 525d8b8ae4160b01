"""A text whose characters were lost is told, and is no form's when nothing is left to tell."""

import re

import pytest

from piadesk.errors import SourceError
from piadesk.intake import import_sheet
from piadesk.intake.damage import is_damaged
from piadesk.intake.source import read_source
from tests.published.papers import FOLDER, PAPERS

SOUND = (FOLDER / "pension.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS)
def test_a_published_paper_is_sound(paper):
    assert not is_damaged(read_source(FOLDER / paper).text)


def without_most_kanji(text):
    return re.sub(r"[\u4e00-\u8fff]", "", text)


@pytest.mark.parametrize(
    "damage",
    [
        without_most_kanji,
        lambda text: re.sub("[\u3041-\u3093]", "\ufffd", text),
        lambda text: re.sub("[特個情]", "\ue042", text),
        lambda text: "\n".join(text),
    ],
)
def test_a_text_that_lost_its_characters_is_damaged(damage):
    assert is_damaged(damage(SOUND))


def test_a_damaged_text_is_told_first(tmp_path):
    path = tmp_path / "壊れた.txt"
    path.write_text(SOUND.replace("の", "\ufffd"), encoding="utf-8")
    assert import_sheet(path).report.notes[0].code == "damaged_text"


def test_a_text_of_which_no_form_is_left_asks_for_another_copy(tmp_path):
    path = tmp_path / "壊れた.txt"
    path.write_text(without_most_kanji(SOUND)[:600], encoding="utf-8")
    with pytest.raises(SourceError) as fault:
        import_sheet(path)
    assert fault.value.code == "source.damaged_text"
