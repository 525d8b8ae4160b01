"""The fictitious samples: complete, without findings, and rich enough to show every kind."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.kinds import is_blank
from piadesk.places import RESOURCES
from piadesk.sheets.unknown_answers import unknown_answers
from piadesk.sheets.walk import walk
from piadesk.storage import store
from piadesk.storage.sheet_json import json_bytes

SAMPLES = {path.stem: path for path in sorted((RESOURCES / "samples").glob("*.json"))}


def test_there_is_the_sample_that_a_form_names():
    with_sample = {form_id for form_id in catalogue.form_ids() if catalogue.head(form_id).sample}
    assert {store.load(path).form.id for path in SAMPLES.values()} == with_sample
    assert with_sample


@pytest.mark.parametrize("path", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_is_stored_as_the_program_stores_it(path):
    opened = store.load(path)
    # Samples are written by hand and state no checksum.
    stored = json.loads(store.dump(opened.sheet, opened.form))
    del stored["checksum"]
    assert json_bytes(stored, indent=1) + b"\n" == path.read_bytes()
    assert list(unknown_answers(opened.form, opened.sheet)) == []


@pytest.mark.parametrize("path", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_looks_like_a_published_sheet(path):
    opened = store.load(path)
    sheet = opened.sheet
    if opened.form.log is None:
        return
    assert len(sheet.answers["basic.affair.description"]) > 300
    assert len(sheet.rows["log"]) >= 15
    assert any("\n" in row.answers.get("log.after", "") for row in sheet.rows["log"])
    assert {row.answers["log.timing"] for row in sheet.rows["log"]} == {"事前", "事後"}


@pytest.mark.parametrize("form_id", ["form3-r06", "form4-r06"])
def test_a_long_sample_has_long_repeats(form_id):
    sheet = store.load(SAMPLES[form_id]).sheet
    files = sheet.rows["file"]
    assert len(files) >= 3
    assert len(sheet.rows["basic.systems"]) >= 12
    assert sum(len(file.rows.get("file.provide.move", [])) for file in files) >= 25
    assert sum(len(file.rows.get("file.entrust.items", [])) for file in files) >= 4
    assert len(sheet.rows["log"]) >= 50


def test_the_samples_answer_every_kind_and_show_what_is_blanked():
    entries = [
        entry
        for path in SAMPLES.values()
        for opened in [store.load(path)]
        for entry in walk(opened.form, opened.sheet)
    ]
    answered = {type(entry.item) for entry in entries if not is_blank(entry.value)}
    kinds = {kind for form_id in catalogue.form_ids() for kind in map(type, all_answers(form_id))}
    assert kinds - {d.Repeat} <= answered
    assert any(entry.blanked_by for entry in entries)


def all_answers(form_id):
    return [item for item in catalogue.form(form_id).items if isinstance(item, d.Answer | d.Mirror)]


@pytest.mark.parametrize("path", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_names_nobody(path):
    text = path.read_text(encoding="utf-8")
    assert "みどり台市" in text
    for real in ("旭川", "港区", "平塚", "目黒", "群馬"):
        assert real not in text
