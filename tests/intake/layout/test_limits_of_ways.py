"""Ways to put the streams of a page into one another are given up where a better one is known."""

from math import inf

import pytest

from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.pass_pieces import pieces_of
from piadesk.intake.layout.streams import Streams

FIRST = ("①事務の名称", "②事務の概要", "③システムの名称", "２．特定個人情報ファイル名")
SECOND = ("児童手当の事務", "申請を受け付け、審査して支給する。", "児童手当システム")


def pieces(words, begin):
    lines = enumerate(words, start=begin)
    return pieces_of([Line(number, (Segment(0, line),), line) for number, line in lines])


def streams():
    return Streams((pieces(FIRST, 1), pieces(SECOND, len(FIRST) + 1)), None, {})


def test_a_limit_that_the_best_way_keeps_changes_nothing():
    cost, best = streams().merged()
    assert len(best) == len(FIRST) + len(SECOND)
    for limit in (cost, cost + 0.01, cost + 5):
        again, way = streams().merged(limit)
        assert (again, [one.words for one in way]) == (cost, [one.words for one in best])


@pytest.mark.parametrize("less", [3.0, 20.0])
def test_no_way_is_told_where_all_are_far_odder_than_the_limit(less):
    cost, _ = streams().merged()
    assert streams().merged(cost - less) == (inf, [])
