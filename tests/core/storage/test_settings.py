"""The settings of this terminal come back; damaged ones are put aside and trouble nobody."""

import json
import os

import pytest

from piadesk.places import settings_folder
from piadesk.storage.recent_facts import RecentFacts
from piadesk.storage.settings import RECENT, Settings, load_settings, save_settings


def settings_file():
    return settings_folder() / "settings.json"


def test_settings_come_back_with_what_other_versions_wrote(tmp_path):
    settings = Settings(
        window="AdnQ+/=",
        styles={"form2-r06": "numbers"},
        stamps=["市長"],
        others={"later": {"a": 1}},
    )
    settings.remember(tmp_path / "あ.json")
    facts = RecentFacts("form2-r06", "題", "2025-06-02", 3, 5, 2)
    settings.remember_facts(tmp_path / "あ.json", facts)
    settings.body = {"author": "みどり台市長"}
    save_settings(settings)
    assert load_settings() == settings


def test_recent_files_come_newest_first_and_once(tmp_path):
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.remember(tmp_path / name)
    assert settings.recent == [str(tmp_path / "a"), str(tmp_path / "b")]
    settings.forget(tmp_path / "a")
    assert settings.recent == [str(tmp_path / "b")]


def test_no_more_than_ten_recent_files_are_kept(tmp_path):
    settings = Settings()
    for number in range(RECENT + 5):
        settings.remember(tmp_path / str(number))
    assert len(settings.recent) == RECENT


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\0\0", b"{", b"[]", b"5", b"\xff", b'{"recent": NaN}', b"[" * 100_000),
        b'{"other": ' + b"[" * 900 + b"]" * 900 + b"}",
        json.dumps({"recent": 5}).encode(),
        json.dumps({"recent": ["x"] * 100_000}).encode(),
        json.dumps({"recent": ["\ud800"]}).encode(),
        json.dumps({"recent": ["a\0b"]}).encode(),
        json.dumps({"window": "あ"}).encode(),
        json.dumps({"window": 7}).encode(),
        json.dumps({"styles": {"form2-r06": 1}}).encode(),
        json.dumps({"stamps": "市長"}).encode(),
        json.dumps({"facts": {"a": ["form2", "題", "", 1, 2]}}).encode(),
        json.dumps({"facts": {"a": ["form2", "題", "", 1, 2, -3]}}).encode(),
        json.dumps({"body": {"author": 5}}).encode(),
        b" " * 2_000_000,
    ],
)
def test_damaged_settings_are_put_aside_and_told_once(content):
    settings_file().write_bytes(content)
    settings = load_settings()
    assert settings == Settings()
    assert settings.put_aside
    (aside,) = settings_folder().iterdir()
    assert aside.read_bytes() == content
    assert not load_settings().put_aside


def test_settings_that_cannot_be_written_trouble_nobody():
    settings_file().mkdir()
    save_settings(Settings())
    assert load_settings() == Settings()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_nobody_else_may_read_the_settings():
    save_settings(Settings())
    assert (settings_file().stat().st_mode | settings_folder().stat().st_mode) & 0o077 == 0


WORDS = {"long": "題" * 200_000, "half a letter": "\ud800", "controls": "\0\x1b[2J"}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_odd_words_of_a_sheet_never_make_the_settings_damaged(tmp_path, words):
    settings = Settings(author="山田", stamps=[words], body={"body": words})
    settings.remember(tmp_path / "あ.json")
    settings.remember_facts(tmp_path / "あ.json", RecentFacts("form2-r06", words, words, 3, 5, 2))
    settings.remember_look(words, "running")
    save_settings(settings)
    kept = load_settings()
    assert not kept.put_aside
    assert kept.author == "山田"
    assert kept.recent == [str(tmp_path / "あ.json")]
    assert kept.facts[kept.recent[0]].open == 2
