"""Earlier saves: the last twenty of each file, each whole, none kept twice."""

import os

from piadesk.storage import generations


def test_earlier_saves_come_newest_first(tmp_path):
    path = tmp_path / "a.json"
    for content in (b"one", b"two", b"three"):
        generations.keep(path, content)
    kept = generations.earlier_saves(path)
    assert [one.content() for one in kept] == [b"three", b"two", b"one"]
    assert kept[0].saved_at >= kept[1].saved_at


def test_the_same_content_is_not_kept_twice(tmp_path):
    generations.keep(tmp_path / "a.json", b"one")
    generations.keep(tmp_path / "a.json", b"one")
    assert len(generations.earlier_saves(tmp_path / "a.json")) == 1


def test_only_the_last_twenty_are_kept(tmp_path):
    for number in range(generations.KEPT + 3):
        generations.keep(tmp_path / "a.json", b"%d" % number)
    kept = generations.earlier_saves(tmp_path / "a.json")
    assert len(kept) == generations.KEPT
    assert kept[0].content() == b"22"


def test_each_file_has_its_own_however_its_path_is_spelt(tmp_path):
    (tmp_path / "x").mkdir()
    generations.keep(tmp_path / "x" / ".." / "a.json", b"one")
    assert len(generations.earlier_saves(tmp_path / "a.json")) == 1
    assert generations.earlier_saves(tmp_path / "b.json") == []


def test_a_damaged_earlier_save_keeps_no_new_one_from_being_kept(tmp_path):
    generations.keep(tmp_path / "a.json", b"one")
    generations.earlier_saves(tmp_path / "a.json")[0].file.write_bytes(b"broken")
    generations.keep(tmp_path / "a.json", b"two")
    assert generations.earlier_saves(tmp_path / "a.json")[0].content() == b"two"


def test_very_large_saves_are_fewer_but_never_less_than_two(tmp_path, monkeypatch):
    monkeypatch.setattr(generations, "MOST_BYTES", 100)
    for number in range(5):
        generations.keep(tmp_path / "a.json", os.urandom(60 if number < 3 else 500))
    assert len(generations.earlier_saves(tmp_path / "a.json")) == 2


def test_what_someone_else_laid_there_is_passed_over(tmp_path):
    generations.keep(tmp_path / "a.json", b"one")
    (kept,) = generations.earlier_saves(tmp_path / "a.json")
    copy = kept.file.with_name(kept.file.name.replace(".json", " - コピー.json"))
    copy.write_bytes(kept.file.read_bytes())
    generations.keep(tmp_path / "a.json", b"two")
    assert len(generations.earlier_saves(tmp_path / "a.json")) == 2
