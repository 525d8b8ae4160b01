"""Every kind of fault by its members in tests/kinds: faults are found, right texts stay quiet."""

from collections import Counter
from itertools import groupby

import pytest

from tests.kinds import members

ALL = list(members())
BY_CODE = {
    code: list(some)
    for code, some in groupby(sorted(ALL, key=lambda one: one.code), lambda one: one.code)
}


@pytest.mark.parametrize("code", BY_CODE)
def test_faults_are_found_and_right_texts_like_them_are_not(code):
    assert [one.given for one in BY_CODE[code] if one.is_found() != one.is_fault] == []


def test_each_code_has_three_faults_and_three_right_texts():
    counted = Counter((member.code, member.is_fault) for member in ALL)
    assert {key: count for key, count in counted.items() if count < 3} == {}
