"""Every fault of the list is tried somewhere, or it is said why not."""

from tests.faults.listed import ELSEWHERE, NUMBERS, ROOT, UNTRIED, named_elsewhere, numbers_here


def test_every_fault_of_the_list_is_tried_or_it_is_said_why_not():
    elsewhere = {number for faults in ELSEWHERE.values() for number in faults}
    assert numbers_here() | elsewhere | set(UNTRIED) == set(NUMBERS)
    assert not set(UNTRIED) & (numbers_here() | elsewhere)


def test_the_tests_that_stand_elsewhere_are_there():
    for path, faults in ELSEWHERE.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        for number, (_, parts) in faults.items():
            assert all(part in text for part in parts), (path, number)


def test_a_test_is_known_by_its_name():
    path = "tests/properties/test_store.py"
    assert named_elsewhere(f"{path}::test_unknown_keys_survive")[0] == "F62"
    assert named_elsewhere(f"{path}::test_another") is None
