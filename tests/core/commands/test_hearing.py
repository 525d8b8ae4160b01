"""``piadesk hearing``: the papers of 意見募集 from the command line."""

import pytest

from piadesk.acts.hearing import Hearing, Opinion, keep_hearing
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from tests import pdf


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    form = catalogue.form("form3-r06")
    sheet = new_sheet(form)
    apply(sheet, keep_hearing(Hearing("2026-01-05", opinions=(Opinion("a", "", "ご意見"),))))
    store.save(sheet, form, tmp_path / "a.json")
    return tmp_path / "out.pdf"


def test_the_call_has_the_days_that_are_said_else_those_of_the_sheet(file, run):
    assert run("hearing", "a.json", "-o", "out.pdf", "--ends", "R8.2.3")[0] == 0
    text = pdf.text(file.read_bytes())
    assert "令和8年1月5日から令和8年2月3日まで（30日間）" in text
    assert "意見提出様式" in text


def test_the_opinions_are_a_paper_of_their_own(file, run):
    assert run("hearing", "a.json", "-o", "out.pdf", "--paper", "opinions")[0] == 0
    assert "1ご意見なし" in pdf.text(file.read_bytes())
