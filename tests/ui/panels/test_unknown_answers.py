"""様式にない記載 are told above the pages, and listed with the place where the file holds them."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from tests.ui.opened import open_window, panels_above
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form2-r06")


@pytest.fixture
def window(qtbot):
    return open_window(qtbot)


def bar_of(window, words="様式に置き場のない"):
    bars = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    return next((bar for bar in bars if words in bar.words.text()), None)


def test_they_are_told_and_listed(window, tmp_path):
    answers = {"cover.title": 5, "cover.gone": "旧い項目の記載"}
    file = {"format": "piadesk-sheet", "schema": 1, "form": FORM.id, "answers": answers}
    (tmp_path / "a.json").write_text(json.dumps(file), encoding="utf-8")
    window.open(tmp_path / "a.json")
    assert "2 件" in bar_of(window).words.text()
    bar_of(window).act.click()
    key, _, text = window.messages.told[-1]
    assert key == "unknown_answers.list"
    assert "旧い項目の記載" in text
    assert FORM.by_id["cover.title"].title in text


def test_a_sheet_without_such_is_told_nothing(window, tmp_path):
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, tmp_path / "a.json")
    window.open(tmp_path / "a.json")
    assert bar_of(window) is None


def test_that_a_file_has_no_checksum_stands_above_the_pages_until_it_is_put_away(window, tmp_path):
    file = {"format": "piadesk-sheet", "schema": 1, "form": FORM.id, "answers": {}}
    (tmp_path / "a.json").write_text(json.dumps(file), encoding="utf-8")
    window.open(tmp_path / "a.json")
    bar = bar_of(window, "ほかの方法で作られたファイル")
    bar.away.click()
    assert bar.isHidden()
