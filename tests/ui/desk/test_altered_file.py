"""A sheet file changed outside PIAdesk: the clerk is told, sees what differs, takes it or not."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.lock import Lock
from tests.recorder import Recorder
from ui.desk import sheet_files
from ui.messages.messages import DeclinedError

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def path(tmp_path):
    """A file in which a hand changed one letter of the title since PIAdesk saved it."""
    path = tmp_path / "評価書.json"
    store.save(Sheet(form=FORM.id, answers={TITLE.item: "住民基本台帳"}), FORM, path)
    path.write_bytes(path.read_bytes().replace("台帳".encode(), "台張".encode()))
    return path


def test_what_differs_is_shown_and_the_file_opens_as_it_is(path):
    messages = Recorder(answers=["compare", "take"])
    desk = sheet_files.open_file(path, messages)
    question, (key, _, text), again = messages.told
    assert (question[0], key, again[0]) == ("altered.ask", "altered.compared", "altered.ask")
    assert "住民基本台帳" in text
    assert "住民基本台張" in text
    assert desk.sheet.get(TITLE) == "住民基本台張"
    assert desk.path == path


def test_the_last_earlier_save_opens_apart_and_the_file_stays(path):
    before = path.read_bytes()
    desk = sheet_files.open_file(path, Recorder(answers=["earlier"]))
    assert desk.sheet.get(TITLE) == "住民基本台帳"
    assert (desk.path, desk.stack.isClean()) == (None, False)
    assert path.read_bytes() == before


def test_who_would_rather_not_open_it_opens_nothing(path):
    with pytest.raises(DeclinedError):
        sheet_files.open_file(path, Recorder(answers=["compare", "dont_open"]))
    assert Lock(path).holder() is None


def test_the_altered_state_is_never_what_is_compared_with(path):
    for _ in range(2):
        messages = Recorder(answers=["compare", "take"])
        sheet_files.discard(sheet_files.open_file(path, messages))
        assert "保存したとき：住民基本台帳" in messages.told[1][2]


def test_a_save_takes_the_hand_edit_and_nothing_is_told_any_more(path):
    desk = sheet_files.open_file(path, Recorder(answers=["take"]))
    desk.push(SetValue(TITLE, "直した題"), "入力")
    sheet_files.save(desk, path)
    sheet_files.discard(desk)
    messages = Recorder()
    sheet_files.open_file(path, messages)
    assert messages.told == []


def test_without_an_earlier_save_it_is_told_and_opened(path):
    for save in earlier_saves(path):
        save.file.unlink()
    messages = Recorder()
    assert sheet_files.open_file(path, messages).sheet.get(TITLE) == "住民基本台張"
    assert messages.told == [("altered.without_saves", {"name": path.name})]


def test_of_a_long_text_only_what_differs_is_shown(path):
    long_text = "あ" * 500 + "差異" + "い" * 500
    store.save(Sheet(form=FORM.id, answers={TITLE.item: long_text}), FORM, path)
    path.write_bytes(path.read_bytes().replace("差異".encode(), "差違".encode()))
    messages = Recorder(answers=["compare", "take"])
    sheet_files.open_file(path, messages)
    text = messages.told[1][2]
    assert "差異" in text
    assert "差違" in text
    assert len(text) < 300


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("notes", {"later": 1}, "記載でない部分"),
        ("answers", {"cover.gone": "旧項目"}, "旧項目"),
        ("form", "form4-r06", "様式が違っています"),
    ],
)
def test_other_differences_are_told_too(path, key, value, words):
    store.save(Sheet(form=FORM.id, answers={}), FORM, path)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {key: value}), encoding="utf-8")
    messages = Recorder(answers=["compare", "take"])
    sheet_files.open_file(path, messages)
    assert words in messages.told[1][2]


def without_checksum(path, **keys):
    content = json.loads(path.read_bytes()) | keys
    content.pop("checksum")
    path.write_text(json.dumps(content), encoding="utf-8")


def test_a_file_whose_checksum_was_taken_out_is_compared_with_the_last_save(path):
    without_checksum(path)
    messages = Recorder(answers=["compare", "take"])
    sheet_files.open_file(path, messages)
    assert "保存したとき：住民基本台帳" in messages.told[1][2]


def test_a_file_that_never_had_a_checksum_is_remarked_on_once(path):
    other = path.with_name("別.json")
    other.write_bytes(path.read_bytes())
    without_checksum(other)
    desk = sheet_files.open_file(other, Recorder())
    assert "参考" in desk.remark
    sheet_files.discard(desk)
    assert sheet_files.open_file(other, Recorder()).remark == ""


def test_a_checksum_that_goes_while_the_content_stays_is_no_news(path):
    store.save(Sheet(form=FORM.id, id="a", answers={}), FORM, path)
    without_checksum(path)
    assert sheet_files.open_file(path, Recorder()).path == path
