"""The time of a file or a save, whatever a dead clock wrote."""

import datetime

import pytest

from piadesk.storage.local_time import local, local_from

UTC = datetime.UTC


@pytest.mark.parametrize("year", [1, 1601, 1969, 1970, 2026, 9999])
def test_every_moment_has_words_for_the_clerk(year):
    moment = datetime.datetime(year, 1, 1, tzinfo=UTC)
    assert local(moment) == moment


@pytest.mark.parametrize("seconds", [-(10**9), -1.5, 0, 1_790_000_000.25])
def test_the_age_of_a_file_is_a_moment_of_this_terminal(seconds):
    assert local_from(seconds).timestamp() == max(seconds, 0)
