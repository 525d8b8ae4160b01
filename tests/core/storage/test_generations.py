"""Earlier saves: counted, thinned out by days and months, each whole, pictures kept once."""

import base64
import datetime
import os

import pytest

from piadesk.storage import generations
from piadesk.storage.generations import (
    DAMAGED,
    NEWEST,
    earlier_saves,
    folder_of,
    keep,
    kept_elsewhere,
)

NOON = datetime.datetime(2026, 4, 1, 3, tzinfo=datetime.UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.json"


@pytest.fixture
def clock(monkeypatch):
    """A clock of the test's own: ``clock.now`` is what it shows."""

    class Clock(datetime.datetime):
        shows = NOON

        @classmethod
        def now(cls, tz=None):
            return cls.shows

    monkeypatch.setattr(generations.datetime, "datetime", Clock)
    return Clock


def contents(path):
    return [save.content() for save in earlier_saves(path)]


def sheet_with(picture, words):
    return b'{"words": "%s", "data": "%s"}' % (words, base64.b64encode(picture))


def stored_bytes(path):
    return sum(file.stat().st_size for file in folder_of(path).rglob("*") if file.is_file())


def test_earlier_saves_come_newest_first(path):
    for content in (b"one", b"two", b"three"):
        keep(path, content)
    assert contents(path) == [b"three", b"two", b"one"]


def test_the_same_content_is_not_kept_twice(path):
    keep(path, b"one")
    keep(path, b"one")
    assert len(earlier_saves(path)) == 1


def test_of_one_day_the_newest_twenty_stay(path, clock):
    for number in range(NEWEST + 3):
        keep(path, b"%d" % number)
    assert contents(path) == [b"%d" % number for number in range(NEWEST + 2, 2, -1)]


def test_of_earlier_days_the_last_save_of_each_stays(path, clock):
    for day in range(3):
        clock.shows = NOON + datetime.timedelta(days=day)
        for number in range(NEWEST):
            keep(path, b"%d-%d" % (day, number))
    assert contents(path)[NEWEST:] == [b"1-19", b"0-19"]


def test_of_earlier_months_one_stays_for_two_years(path, clock):
    for day in range(0, 900, 9):
        clock.shows = NOON + datetime.timedelta(days=day)
        keep(path, b"%d" % day)
    saves = earlier_saves(path)
    months = {save.saved_at.strftime("%Y%m") for save in saves}
    assert len(months) == generations.MONTHS
    assert len(saves) < 30 + 24
    assert (saves[0].saved_at - saves[-1].saved_at).days > 670


def test_a_clock_that_was_a_year_ahead_pushes_out_nothing_new(path, clock):
    clock.shows = NOON + datetime.timedelta(days=365)
    for number in range(NEWEST + 2):
        keep(path, b"ahead %d" % number)
    clock.shows = NOON
    for number in range(5):
        keep(path, b"right %d" % number)
    assert contents(path)[:5] == [b"right %d" % number for number in (4, 3, 2, 1, 0)]


def test_damaged_saves_push_out_no_good_one(path, clock):
    keep(path, b"good")
    for number in range(2 * NEWEST):
        keep(path, b"%d" % number, is_good=False)
    saves = earlier_saves(path)
    assert [save.content() for save in saves if save.is_good] == [b"good"]
    assert len(saves) == 1 + DAMAGED


def test_each_file_has_its_own_however_its_path_is_spelt(tmp_path):
    (tmp_path / "x").mkdir()
    keep(tmp_path / "x" / ".." / "a.json", b"one")
    assert len(earlier_saves(tmp_path / "a.json")) == 1
    assert earlier_saves(tmp_path / "b.json") == []


def test_a_damaged_earlier_save_keeps_no_new_one_from_being_kept(path):
    keep(path, b"one")
    earlier_saves(path)[0].file.write_bytes(b"broken")
    keep(path, b"two")
    assert earlier_saves(path)[0].content() == b"two"
    with pytest.raises(OSError, match="gzip"):
        earlier_saves(path)[1].content()


def test_a_picture_is_kept_once_for_all_saves_and_comes_back_with_each(path):
    picture = os.urandom(300_000)
    saved = [sheet_with(picture, b"%d" % number) for number in range(8)]
    for content in saved:
        keep(path, content)
    assert contents(path) == saved[::-1]
    assert stored_bytes(path) < 1.1 * len(picture)


def test_base64_that_is_spelt_in_another_way_comes_back_as_it_was(path):
    content = b'"' + b"A" * 4999 + b'B=="' + b'"' + b"x" * 4097 + b'"'
    keep(path, content)
    assert contents(path) == [content]


def test_a_damaged_picture_is_told_and_is_whole_again_with_the_next_save(path):
    picture = os.urandom(30_000)
    keep(path, sheet_with(picture, b"one"))
    (kept,) = (folder_of(path) / "pictures").iterdir()
    kept.write_bytes(picture[:-1] + b"?")
    with pytest.raises(OSError, match="damaged"):
        earlier_saves(path)[0].content()
    keep(path, sheet_with(picture, b"two"))
    assert contents(path) == [sheet_with(picture, b"two"), sheet_with(picture, b"one")]


def test_a_picture_goes_with_the_last_save_that_holds_it(path, clock):
    keep(path, sheet_with(b"x" * 30_000, b""))
    keep(path, sheet_with(b"y" * 30_000, b""))
    for picture in (folder_of(path) / "pictures").iterdir():
        os.utime(picture, (0, 0))
    for number in range(NEWEST - 1):
        keep(path, b"%d" % number)
    assert len(list((folder_of(path) / "pictures").iterdir())) == 1
    assert contents(path)[-1] == sheet_with(b"y" * 30_000, b"")


def test_what_someone_else_laid_there_is_passed_over(path):
    keep(path, b"one")
    (kept,) = earlier_saves(path)
    copy = kept.file.with_name(kept.file.name.replace(".save", " - コピー.save"))
    copy.write_bytes(kept.file.read_bytes())
    keep(path, b"two")
    assert len(earlier_saves(path)) == 2
    assert copy.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_nobody_else_may_read_what_is_kept(path):
    keep(path, sheet_with(b"x" * 30_000, b""))
    for kept in [folder_of(path), *folder_of(path).rglob("*")]:
        assert kept.stat().st_mode & 0o077 == 0


def test_a_file_that_was_moved_leads_to_what_is_kept_of_it(path):
    keep(path, b"one", sheet_id="x")
    keep(path, b"two", sheet_id="x")
    keep(path.with_name("another.json"), b"three", sheet_id="y")
    moved = path.with_name("moved.json")
    keep(moved, b"two", sheet_id="x")
    (before,) = kept_elsewhere(moved, "x")
    assert before.path == path
    assert [save.content() for save in before.saves] == [b"two", b"one"]
    assert kept_elsewhere(moved, "") == []


@pytest.mark.parametrize("note", [b"", b"[", b"[" * 9_000, b"{}", b'{"path": 1, "sheet": "x"}'])
def test_a_damaged_note_hides_no_saves_of_the_file_itself(path, note):
    keep(path, b"one", sheet_id="x")
    (folder_of(path) / generations._NOTE).write_bytes(note)
    assert kept_elsewhere(None, "x") == []
    keep(path, b"two", sheet_id="x")
    assert contents(path) == [b"two", b"one"]
    assert [other.path for other in kept_elsewhere(None, "x")] == [path]
