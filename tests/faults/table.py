"""The table of all faults: which were tried, how often, what survived, the worst that was lost."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.listed import UNTRIED, named_elsewhere

HERE = Path(__file__).parent


def fault(numbers, name):
    """Names the faults that a test tries: their numbers in the list of faults, in words."""

    def named(test):
        test.fault = (numbers, name)
        return test

    return named


@dataclass
class Row:
    """What is known of one fault."""

    tried: int = 0
    survived: int = 0
    skipped: int = 0
    losses: list = field(default_factory=list)


class Table:
    """A plugin of pytest that prints one row for each fault, and one for each other file of tests.

    A test that tries many cases by itself records how many as ``tried``, and as ``loss`` the worst
    that was lost, in words.
    """

    def __init__(self):
        self.rows = defaultdict(Row)
        self.names = {}

    def pytest_collection_modifyitems(self, config, items):
        """Of the files that stand elsewhere only the tests of the list are run."""
        away = []
        for item in items:
            named = getattr(getattr(item, "function", None), "fault", None)
            named = named or named_elsewhere(item.nodeid)
            if named is None and HERE not in item.path.parents:
                away.append(item)
            self.names[item.nodeid] = named or ("", item.path.stem.removeprefix("test_"))
        config.hook.pytest_deselected(items=away)
        items[:] = [item for item in items if item not in away]

    def pytest_runtest_logreport(self, report):
        row = self.rows[self.names[report.nodeid]]
        if report.skipped:
            row.skipped += 1
        elif report.when == "call" or report.failed:
            known = dict(report.user_properties)
            count = known.get("tried", 1)
            row.tried += count
            row.survived += count if report.passed else known.get("survived", 0)
            row.losses += [known["loss"]] if "loss" in known else []

    def pytest_terminal_summary(self, terminalreporter):
        write = terminalreporter.write_line
        write(f"{'fault':<22}{'tried':>8}{'survived':>10}  worst loss")
        for (numbers, name), row in sorted(self.rows.items()):
            note = "not tried here" if row.skipped and not row.tried else ""
            worst = max(row.losses, default="none" if row.tried == row.survived else "see above")
            write(f"{numbers:<22}{row.tried:>8}{row.survived:>10}  {note or worst}  {name}")
        for number, why in UNTRIED.items():
            write(f"{number:<22}{0:>8}{0:>10}  not tried: {why}")
