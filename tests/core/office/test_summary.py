"""What the list tells of a sheet is what its file says: read as the file says it, not loaded."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.office.summary import REVIEWED, Trouble, read, searchable
from piadesk.sheets.memos import NOTE as MEMOS
from piadesk.storage.sheet_json import SCHEMA

FORM = catalogue.form("form2-r06")


def read_of(**parts):
    content = {"format": "piadesk-sheet", "schema": SCHEMA, "form": FORM.id, "id": "x"}
    return read(json.dumps(content | {"answers": {}} | parts).encode())


@pytest.mark.parametrize(
    ("schema", "trouble"), [(SCHEMA, Trouble.NONE), (SCHEMA + 1, Trouble.NEWER)]
)
def test_a_sheet_of_the_next_program_is_told_as_newer(schema, trouble):
    assert read_of(schema=schema).summary.trouble is trouble


def test_the_last_review_counts():
    days = [{"on": day} for day in ("2025-11-01", "2026-10-01", "2024-01-01")]
    assert read_of(notes={REVIEWED: days}).summary.reviewed_on == "2026-10-01"


def test_the_oldest_of_the_counts_counts():
    first, second = [item.id for item in FORM.items if isinstance(item, d.Date) and item.as_of][:2]
    answers = {first: "2026-04-01", second: "2025-10-01"}
    assert read_of(answers=answers).summary.counted_on == "2025-10-01"


def test_a_slip_that_is_not_done_is_open_and_a_basis_is_none():
    memos = {
        "1": {"sort": "slip", "text": "確認"},
        "2": {"sort": "slip", "text": "済んだ", "done": True},
        "3": {"sort": "basis", "text": "住民基本台帳から数えた"},
    }
    assert read_of(notes={MEMOS: memos}).summary.open_remarks == 1


def test_words_are_sought_in_answers_and_neither_in_pictures_nor_in_ids():
    picture = {"name": "図", "media_type": "image/png", "data": "iVBORw0KGgo"}
    entry = {"id": "entry-7", "answers": {"file.name": "宛名ファイル"}}
    words = read_of(answers={"picture": [picture]}, rows={"file": [entry]}).words
    assert searchable("宛名ファイル") in words
    assert searchable(picture["name"]) in words
    assert searchable(picture["data"]) not in words
    assert entry["id"] not in words
