"""How much the checker finds, kind by kind: recall and false alarms over all members of the tests.

``python -m tests.bench.kinds``: the members of ``tests/kinds`` by kind, those of
``tests/core/checks/test_kinds.py`` by rule, and the published sheets where they
are at hand: their findings by code, to be read against the source.
"""

from collections import Counter

from piadesk.checks import check
from piadesk.intake import import_sheet
from tests.conftest import PUBLISHED
from tests.core.checks.test_kinds import FAULTS, NEIGHBOURS, codes
from tests.kinds import members

_ALL = "all"
_SAMPLED = "agreement:"
"""Before the rules whose members are put into the samples."""


def tell_members() -> None:
    """A line for each kind, and one for all: found of the faults, told of the right texts."""
    counted: Counter[tuple[str, bool]] = Counter()
    told: Counter[tuple[str, bool]] = Counter()
    for member in members():
        for kind in (member.kind, _ALL):
            counted[kind, member.is_fault] += 1
            told[kind, member.is_fault] += member.is_found()
    for rule, code, form_id, changes in FAULTS:
        for kind in (f"{_SAMPLED} {rule}", _ALL):
            counted[kind, True] += 1
            told[kind, True] += code in codes(rule, form_id, changes)
    for rule, form_id, changes in NEIGHBOURS:
        for kind in (f"{_SAMPLED} {rule}", _ALL):
            counted[kind, False] += 1
            told[kind, False] += bool(codes(rule, form_id, changes))
    print(f"{'kind':<34}{'recall':>16}{'false alarms':>18}")
    for kind in sorted({kind for kind, _ in counted}):
        shares = []
        for is_fault in (True, False):
            of, found = counted[kind, is_fault], told[kind, is_fault]
            shares.append(f"{found}/{of} = {found / of:.0%}" if of else "-")
        print(f"{kind:<34}{shares[0]:>16}{shares[1]:>18}")


def tell_published() -> None:
    """The findings of each published sheet by code, but for what is missing in it."""
    for path in sorted(PUBLISHED.glob("*.txt")):
        imported = import_sheet(path)
        found = check(imported.form, imported.sheet)
        codes = Counter(one.code for one in found if not one.is_missing)
        print(f"\n{path.name}: {sum(codes.values())}")
        print("  " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))


if __name__ == "__main__":
    tell_members()
    tell_published()
