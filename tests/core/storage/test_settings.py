"""The settings of this terminal come back; damaged ones trouble nobody."""

import json

from piadesk.places import settings_folder
from piadesk.storage.settings import RECENT, Settings, load_settings, save_settings


def test_settings_come_back_with_what_other_versions_wrote(tmp_path):
    settings = Settings(
        styles={"form2-r06": "numbers"}, stamps=["市長"], others={"later": {"kept": 1}}
    )
    settings.remember(tmp_path / "あ.json")
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


def test_damaged_settings_are_the_first_ones():
    (settings_folder() / "settings.json").write_text(json.dumps({"recent": 5}))
    assert load_settings() == Settings()


def test_settings_that_cannot_be_written_trouble_nobody():
    (settings_folder() / "settings.json").mkdir()
    save_settings(Settings())
    assert load_settings() == Settings()
