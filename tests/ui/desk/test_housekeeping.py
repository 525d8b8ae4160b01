"""Earlier saves go for want of room only after the clerk was asked."""

import os

import pytest

from piadesk.storage.generations import earlier_saves, keep
from tests.recorder import Recorder
from ui.desk.housekeeping import keep_house


@pytest.fixture
def path(tmp_path):
    for number in range(3):
        keep(tmp_path / "a.json", b'"%d' % number + os.urandom(10_000))
    return tmp_path / "a.json"


@pytest.mark.parametrize(("answer", "left"), [("make_room", 1), ("keep_all", 3)])
def test_the_clerk_is_asked_before_saves_go(path, answer, left):
    messages = Recorder(answers=[answer])
    keep_house(messages, limit=10_000)
    assert messages.told[0][0] == "housekeeping.ask"
    assert len(earlier_saves(path)) == left


def test_within_the_limit_nothing_is_asked(path):
    messages = Recorder()
    keep_house(messages)
    assert messages.told == []
