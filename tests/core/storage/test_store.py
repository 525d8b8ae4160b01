"""A sheet file is read whole or not at all, and a save leaves the old content or the new one."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet, new_sheet
from piadesk.sheets.unknown_answers import UnknownAnswer, unknown_answers
from piadesk.storage import generations, store, writing
from piadesk.storage.strict_json import DEEPEST
from piadesk.words import tell

FORM = catalogue.form("form2-r06")
FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "住民基本台帳.json"
    store.save(new_sheet(FORM), FORM, path)
    return path


def changed(path, **keys):
    path.write_text(json.dumps(json.loads(path.read_bytes()) | keys), encoding="utf-8")


def code_of(call, *args):
    with pytest.raises(SheetFileError) as caught:
        call(*args)
    assert tell(caught.value)
    return caught.value.code


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
    assert not opened.is_altered
    store.save(opened.sheet, FORM, path)
    assert json.loads(path.read_bytes())["checksum"].startswith("sha256:")


@pytest.mark.parametrize("value", [float("nan"), [[[]]] * 1, "twice"])
def test_what_would_not_open_again_is_never_written(path, value):
    sheet = Sheet(form=FORM.id)
    if value == "twice":
        sheet.rows["log"] = [Entry(id="a"), Entry(id="a")]
    else:
        for _ in range(DEEPEST if value == [[[]]] else 0):
            value = [value]
        sheet.notes["note"] = value
    before = path.read_bytes()
    assert code_of(store.save, sheet, FORM, path) == "file.would_not_open"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_too_little_memory_is_told_and_leaves_the_file(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(store, "dump", lambda *_: (_ for _ in ()).throw(MemoryError))
    assert code_of(store.save, new_sheet(FORM), FORM, path) == "file.no_memory"
    monkeypatch.setattr(store, "parse", lambda *_: (_ for _ in ()).throw(MemoryError))
    assert code_of(store.load, path) == "file.no_memory"
    assert path.read_bytes() == before


def test_what_is_no_file_is_told(tmp_path):
    assert code_of(store.load, tmp_path) == "file.not_file"
    assert code_of(store.load, tmp_path / "none.json") == "file.missing"
    assert code_of(store.load, tmp_path / ("長" * 200)) == "file.unreadable"


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


def test_a_file_changed_from_outside_is_not_overwritten(path):
    opened = store.load(path)
    changed(path, notes={"from": "outside"})
    before = path.read_bytes()
    assert (
        code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.changed_outside"
    )
    assert path.read_bytes() == before


def test_a_file_that_was_emptied_outside_is_not_overwritten(path):
    opened = store.load(path)
    path.write_bytes(b"")
    assert (
        code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.changed_outside"
    )


@pytest.mark.parametrize("gone", ["the file", "the drive"])
def test_a_file_that_is_gone_is_told_and_not_made_again(path, gone):
    opened = store.load(path)
    path.unlink()
    if gone == "the drive":
        path.parent.rmdir()
    assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.gone"
    assert not path.exists()


def test_a_drive_that_does_not_answer_is_told(path, monkeypatch):
    opened = store.load(path)

    def silent(*_args, **_kwargs):
        raise OSError(errno.EHOSTDOWN, "no answer")

    for step in ("stat", "open"):
        monkeypatch.setattr(Path, step, silent)
    assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.unreadable"


def test_a_save_that_came_through_although_it_seemed_to_fail_can_be_done_again(path, monkeypatch):
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "題"
    replace = Path.replace

    def lost_answer(self, target):
        replace(self, target)
        raise OSError(errno.EIO, "the answer was lost")

    with monkeypatch.context() as network:
        network.setattr(Path, "replace", lost_answer)
        assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.not_saved"
    store.save(opened.sheet, FORM, path, opened.fingerprint)
    assert store.load(path).sheet.answers == {"cover.title": "題"}


@pytest.mark.parametrize("name", ["CON.json", "lpt1.json", "a:b.json", "評価書.json.", "a?.json"])
def test_a_name_that_windows_bars_is_told(path, name):
    assert code_of(store.save, new_sheet(FORM), FORM, path.with_name(name)) == "file.wrong_name"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name", ["住民 基本　台帳（Ｒ６）.json", " a.json", "conto.json", "令和6.10.json"]
)
def test_japanese_names_with_blanks_and_dots_are_saved(path, name):
    named = path.with_name(name)
    store.save(new_sheet(FORM), FORM, named)
    assert store.load(named).form is FORM


def test_the_fingerprint_of_a_save_is_that_of_the_next_load(path):
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "題"
    told = store.save(opened.sheet, FORM, path, opened.fingerprint)
    assert store.load(path).fingerprint == told


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "read_bytes"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(path, monkeypatch, step, number):
    def fails(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    before = path.read_bytes()
    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(os if step == "fsync" else Path, step, fails)
    sheet = Sheet(form=FORM.id, answers={"cover.title": "新しい題"})
    with pytest.raises(SheetFileError):
        store.save(sheet, FORM, path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_disk_that_gives_back_other_bytes_is_noticed(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"{}")
    with pytest.raises(SheetFileError):
        store.save(new_sheet(FORM), FORM, path)
    monkeypatch.undo()
    assert path.read_bytes() == before


def test_a_crash_before_the_last_step_leaves_the_old_file_whole(path, monkeypatch):
    def crash(*_args):
        raise SystemExit

    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(SystemExit):
        store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert path.read_bytes() == before


def test_a_file_held_for_a_moment_by_another_program_is_waited_for(path, monkeypatch):
    replace, refusals = Path.replace, [PermissionError(errno.EACCES, "held")] * 2

    def held(self, target):
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert store.load(path).sheet.answers == {"cover.title": "題"}


def test_the_folder_that_is_gone_is_told_in_japanese(path):
    gone = path.parent / "無い" / "a.json"
    with pytest.raises(SheetFileError) as caught:
        store.save(new_sheet(FORM), FORM, gone)
    assert "場所が見つかりません" in tell(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_a_save_keeps_links_and_permission_bits(path):
    link = path.with_name("link.json")
    link.symlink_to(path.name)
    path.chmod(0o640)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert store.load(path).sheet.answers == {"cover.title": "題"}


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has such attributes")
def test_a_save_keeps_owner_and_attributes_where_the_system_lets_it(path):
    try:
        os.setxattr(path, "user.office", "総務課".encode())
    except OSError:
        pytest.skip("this disk keeps none")
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(path, *owner)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert os.getxattr(path, "user.office").decode() == "総務課"
    assert (path.stat().st_uid, path.stat().st_gid) == owner


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_a_new_sheet_is_as_open_as_the_user_wishes_and_its_copies_are_private(tmp_path):
    mask = os.umask(0o022)
    try:
        store.save(new_sheet(FORM), FORM, tmp_path / "new.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o644
    assert generations.earlier_saves(tmp_path / "new.json")[0].file.stat().st_mode & 0o077 == 0


def test_a_damaged_file_that_is_written_over_is_kept_as_damaged(path):
    path.write_bytes(b"damaged")
    store.save(new_sheet(FORM), FORM, path)
    newest, before, *_ = generations.earlier_saves(path)
    assert (newest.is_good, before.is_good) == (True, False)
    assert before.content() == b"damaged"


def test_a_file_name_as_long_as_the_system_takes_is_saved(tmp_path):
    path = tmp_path / ("長" * 80 + ".json")
    store.save(new_sheet(FORM), FORM, path)
    assert store.load(path).form is FORM


def test_the_file_is_readable_and_in_form_order(path):
    sheet = Sheet(
        form=FORM.id, answers={"threshold.handlers.over500": "500人未満", "cover.title": "題"}
    )
    store.save(sheet, FORM, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines.index('  "cover.title": "題",') < lines.index(
        '  "threshold.handlers.over500": "500人未満"'
    )


def test_what_stood_there_before_and_what_stands_there_now_are_both_kept(path):
    changed(path, notes={"from": "outside"})
    outside = path.read_bytes()
    store.save(new_sheet(FORM), FORM, path)
    newest, before, *_ = generations.earlier_saves(path)
    assert newest.content() == path.read_bytes()
    assert before.content() == outside


def test_that_no_earlier_save_can_be_kept_stops_no_save(path, monkeypatch):
    monkeypatch.setattr(generations, "keep", lambda *_, **__: (_ for _ in ()).throw(OSError()))
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert store.load(path).sheet.answers == {"cover.title": "題"}
