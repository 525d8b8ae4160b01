"""Every kind of fault by its members: unlike ones are found, right texts like them stay quiet."""

from collections import Counter

import pytest

from tests.kinds import members

ALL = list(members())


@pytest.mark.parametrize(
    "member", ALL, ids=[f"{member.code}-{number}" for number, member in enumerate(ALL)]
)
def test_a_fault_is_found_and_a_right_text_like_it_is_not(member):
    assert member.is_found() == member.is_fault


def test_each_code_has_three_faults_and_three_right_texts():
    counted = Counter((member.code, member.is_fault) for member in ALL)
    assert {key: count for key, count in counted.items() if count < 3} == {}
