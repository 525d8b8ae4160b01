"""What is told of two entries, or of two files, that cannot both be right."""

import pytest

from piadesk.checks.sheet.accidents import accident_differs
from piadesk.checks.sheet.parties import entries_twice
from tests.core.checks.sampled import case_of

SECOND = "file[1].provide.to[2]."
SAME_AS_FIRST = {
    SECOND + "name": "地方公共団体情報システム機構",
    SECOND + "use": "本人確認情報の保存及び他の機関への提供、個人番号の指定に関する事務",
}
ACCIDENT = "file[{}].risk.storage.leak.accident"


def codes(rule, changes):
    return [finding.code for finding in rule(case_of("form4-r06", changes))]


def test_a_recipient_that_is_written_twice_is_told_of():
    assert codes(entries_twice, SAME_AS_FIRST) == ["entry_twice"]


@pytest.mark.parametrize("other", ["name", "use", "information"])
def test_a_recipient_that_differs_in_one_text_is_another(other):
    assert codes(entries_twice, SAME_AS_FIRST | {SECOND + other: "ほかの機関の事務"}) == []


@pytest.mark.parametrize("file", [1, 2, 3])
def test_an_accident_of_the_body_is_told_of_in_every_file(file):
    assert codes(accident_differs, {ACCIDENT.format(file): "発生あり"}) == ["accident_differs"]


@pytest.mark.parametrize("answer", ["発生なし", "発生あり"])
def test_files_that_agree_on_accidents_stay_quiet(answer):
    everywhere = {ACCIDENT.format(file): answer for file in (1, 2, 3)}
    assert codes(accident_differs, everywhere) == []


def test_a_file_without_an_answer_says_nothing():
    assert codes(accident_differs, {ACCIDENT.format(2): None}) == []
