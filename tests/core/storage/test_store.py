"""A sheet file is read whole or not at all."""

import json
import os
from pathlib import Path

import pytest

from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.unknown_answers import UnknownAnswer, unknown_answers
from piadesk.storage import store
from tests.core.storage.sheet_files import FORM, changed, code_of

FILES = Path(__file__).parents[2] / "files"


def a_file(**keys):
    head = {"format": "piadesk-sheet", "schema": 1, "form": "form2-r06"}
    return json.dumps(head | keys).encode()


WRONG = {
    "file.empty": [b"", b"\0\0\0", b" \n"],
    "file.not_json": [b"{", "項目".encode("cp932"), b"%PDF-1.7", b"1" * 5000, b"{'a': 1}"],
    "file.not_sheet": [
        b"[]",
        b"null",
        b'{"format": "other"}',
        b"[" * 99999,
        b"[" * 200 + b"]" * 200,
    ],
    "file.damaged": [
        a_file(schema="1"),
        a_file(form=5),
        a_file(answers=[]),
        a_file(rows={"log": [{"id": "a/b"}]}),
        a_file(rows={"log": [{"id": "a"}, {"id": "a"}]}),
        a_file(notes={"a": 1}).replace(b"1}", b"1e999}"),
        a_file().replace(b'"schema"', b'"form"'),
    ],
    "file.wrong_form": [a_file(form="form9")],
    "file.newer": [a_file(schema=99, form=5)],
}


@pytest.mark.parametrize(
    ("code", "content"), [(code, one) for code, contents in WRONG.items() for one in contents]
)
def test_a_wrong_file_gives_one_message_and_stays_as_it_is(tmp_path, code, content):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert code_of(store.load, path) == code
    assert path.read_bytes() == content


UNFIT = [
    ({"answers": {"cover.title": 5}}, "cover.title", 5),
    ({"answers": {"risk.entrust.none": "yes"}}, "risk.entrust.none", "yes"),
    ({"rows": {"log": [{"id": "a", "answers": {"log.item": []}}]}}, "a/log.item", []),
]


@pytest.mark.parametrize(("keys", "address", "value"), UNFIT)
def test_an_answer_of_another_kind_is_set_aside_and_kept_in_the_file(path, keys, address, value):
    path.write_bytes(a_file(**keys))
    for _ in range(2):
        opened = store.load(path)
        assert list(unknown_answers(FORM, opened.sheet)) == [
            UnknownAnswer(Address.read(address), value)
        ]
        assert opened.sheet.get(Address.read(address)) is None
        store.save(opened.sheet, FORM, path, opened.fingerprint)


def test_an_answer_of_another_kind_stays_when_the_item_is_answered(path):
    path.write_bytes(a_file(answers={"cover.title": 5}))
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "題"
    store.save(opened.sheet, FORM, path)
    again = store.load(path).sheet
    assert again.answers == {"cover.title": "題"}
    assert [unfit.value for unfit in again.unfit] == [5]


def test_a_change_of_content_from_outside_is_seen_and_one_of_blanks_is_none(path):
    content = path.read_bytes()
    assert not store.load(path).is_altered
    path.write_bytes(content.replace(b"\n ", b"\r\n\t"))
    assert not store.load(path).is_altered
    path.write_bytes(content.replace(b'"answers": {', b'"answers": {"cover.title": "x"'))
    assert store.load(path).is_altered


def test_a_file_without_a_checksum_opens_as_before_and_gets_one(path):
    path.write_bytes(a_file())
    opened = store.load(path)
    assert (opened.is_altered, opened.has_checksum) == (False, False)
    store.save(opened.sheet, FORM, path)
    assert store.load(path).has_checksum


def test_what_is_no_file_is_told(tmp_path):
    assert code_of(store.load, tmp_path) == "file.not_file"
    for name in ("none.json", "nu\0l.json", "half a pair \ud800.json"):
        assert code_of(store.load, tmp_path / name) == "file.missing"
    too_long = code_of(store.load, tmp_path / ("長" * 200))
    assert too_long == ("file.missing" if os.name == "nt" else "file.unreadable")


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs a user whom the system refuses"
)
def test_a_file_without_permission_is_told(path):
    path.chmod(0)
    assert code_of(store.load, path) == "file.unreadable"


@pytest.mark.parametrize("mark", [b"", "\ufeff".encode()])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_that_an_editor_saved_its_own_way_is_read(path, mark, end):
    sheet = Sheet(form=FORM.id, answers={"basic.affair.description": "一行目\n二行目\r\n三行目"})
    path.write_bytes(mark + store.dump(sheet, FORM).replace(b"\n", end))
    assert store.load(path).sheet == sheet


def test_every_version_of_the_file_format_is_read():
    for file in FILES.glob("schema*.json"):
        opened = store.load(file)
        assert opened.sheet.answers["cover.title"] == "見本市 図書館利用者の管理に関する事務"
        assert opened.sheet.rows["log"][0].answers["log.timing"] == "事後"
    assert len(list(FILES.glob("schema*.json"))) == store.SCHEMA


def test_a_file_of_a_newer_schema_opens_read_only(path):
    changed(path, schema=99, later={"kept": True})
    opened = store.load(path)
    assert opened.read_only == "file.read_only.newer"
    assert code_of(store.save, opened.sheet, FORM, path) == "file.newer"


def test_a_protected_file_opens_read_only_and_is_not_replaced(path):
    path.chmod(0o444)
    opened = store.load(path)
    assert opened.read_only == "file.read_only.protected"
    assert code_of(store.save, opened.sheet, FORM, path) == "file.protected"


def test_the_file_is_readable_and_in_form_order(path):
    sheet = Sheet(
        form=FORM.id, answers={"threshold.handlers.over500": "500人未満", "cover.title": "題"}
    )
    store.save(sheet, FORM, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines.index('  "cover.title": "題",') < lines.index(
        '  "threshold.handlers.over500": "500人未満"'
    )
