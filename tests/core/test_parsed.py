"""What is parsed once is kept, and nothing that is kept is trusted more than the files."""

import pytest

from piadesk.parsed import kept
from piadesk.places import cache_folder


def never():
    raise AssertionError("parsed again")


@pytest.fixture
def file():
    assert kept("words", b"a", lambda: {"a": "葛󠄀"}) == {"a": "葛󠄀"}
    (file,) = cache_folder().iterdir()
    return file


def test_what_was_parsed_once_is_not_parsed_again(file):
    assert kept("words", b"a", never) == {"a": "葛󠄀"}


def test_changed_content_is_parsed_anew_and_takes_the_place_of_the_old(file):
    assert kept("words", b"b", lambda: 2) == 2
    assert kept("words", b"b", never) == 2
    assert not file.exists()


@pytest.mark.parametrize("damage", [b"", b"12\n{}", b"no number\n{}"])
def test_what_is_damaged_is_parsed_anew(file, damage):
    file.write_bytes(damage)
    assert kept("words", b"a", lambda: 3) == 3


def test_where_nothing_can_be_kept_it_is_parsed_each_time(tmp_path, monkeypatch):
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    monkeypatch.setenv("PIADESK_CACHE", str(blocked))
    assert [kept("words", b"a", lambda: 1) for _ in range(2)] == [1, 1]
