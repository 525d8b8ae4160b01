"""How the check of 変更箇所 grows with its rows: 269 and 2,690 rows of a published list.

Run by hand: ``python tests/bench/log_rows.py [SHEET]``. Prints seconds (the second check, as in the
window) and the exponent of growth; 1.0 is linear, more than 1.05 is a fault. SHEET is a sheet file
whose rows are taken instead; every repetition of them is dated ten years later.
"""

import math
import sys
from copy import deepcopy
from pathlib import Path

from grow import seconds

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.revision.change_log import ChangeLog
from piadesk.sheets.sheet import Entry, Sheet
from piadesk.storage import store

LIST = Path(__file__).parents[1] / "published" / "resident-changes.txt"
FEW = 269


def with_rows(form: d.Form, sheet: Sheet, count: int) -> Sheet:
    """The sheet with so many rows of 変更箇所, those it has over and over."""
    items = ChangeLog.needed(form).items
    copy = deepcopy(sheet)
    rows = copy.rows[items.rows]
    repeated = []
    for number in range(count):
        answers = dict(rows[number % len(rows)].answers)
        day = answers.get(items.date)
        if isinstance(day, str) and day[:4].isdigit():
            later = int(day[:4]) + 10 * (number // len(rows))
            answers[items.date] = f"{later % 10_000:04}{day[4:]}"
        repeated.append(Entry(id=f"row{number}", answers=answers))
    copy.rows[items.rows] = repeated
    return copy


def main() -> None:
    """Measure and print."""
    if len(sys.argv) > 1:
        opened = store.load(Path(sys.argv[1]))
        form, sheet = opened.form, opened.sheet
    else:
        imported = import_sheet(LIST)
        form, sheet = catalogue.form(imported.sheet.form), imported.sheet
    times = []
    for count in (FEW, 10 * FEW):
        long_sheet = with_rows(form, sheet, count)
        check(form, long_sheet)
        times.append(seconds(lambda: check(form, long_sheet), 3))  # noqa: B023 - called at once
        print(f"{count:6} rows {times[-1]:8.3f} s")
    print(f"exponent {math.log(times[1] / times[0]) / math.log(10):.2f}")


if __name__ == "__main__":
    main()
