"""How long the changes between two versions of a large 様式4 sheet take, against loading it.

Run by hand: ``python tests/bench/changes.py``. Prints seconds and the ratio to loading the new
version's file, for a dozen changes and for a change in every text; for two files that share no id
(paired by likeness); then the exponent of growth with the content (1.0 is linear).
"""

import math
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

from grow import ENTRIES, FORM, TEXT, filled, seconds

from piadesk.revision.change_rows import rows
from piadesk.revision.changes import changes
from piadesk.revision.comparison import table
from piadesk.revision.item_names import default_style
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Block, Sheet
from piadesk.storage import store

ENTRIES.update({"file.provide.to": 60, "file.provide.move": 60})

STYLE = default_style(FORM)


def revised(sheet: Sheet, most: int) -> Sheet:
    """The next version, with other words in the first ``most`` texts."""
    copy = deepcopy(sheet)
    left = most

    def revise(block: Block) -> None:
        nonlocal left
        for item_id, value in block.answers.items():
            if value == TEXT and left:
                block.answers[item_id] = TEXT.replace("台帳", "住民基本台帳")
                left -= 1
        for rows_id, entries in block.rows.items():
            for row in entries if rows_id != "log" else ():
                revise(row)

    revise(copy)
    return copy


def stranger(sheet: Sheet) -> Sheet:
    """The same content as from another file: no id is shared, and every entry has a new title."""
    copy = replace(deepcopy(sheet), id="another")

    def rename(block: Block) -> None:
        for rows_id, entries in block.rows.items():
            for number, row in enumerate(entries):
                row.id = f"x{row.id}"
                row.answers[FORM.by_id[rows_id].title_item] = f"{number}番目の新しい名前"
                rename(row)

    rename(copy)
    return copy


def told(old: Sheet, new: Sheet) -> None:
    """The rows of 変更箇所 as `piadesk diff` tells them."""
    for _ in rows(FORM, old, new, changes(FORM, old, new), STYLE):
        pass


def measure(times: int) -> dict[str, float]:
    """Seconds for each job with ``times`` the entries at the top of the sheet."""
    old = filled(times)
    few, all_ = revised(old, 12), revised(old, 1_000_000)
    content, other = store.dump(all_, FORM), stranger(few)
    frozen = deepcopy(old)
    apply(frozen, freeze(FORM, frozen))
    frozen = revised(frozen, 12)
    jobs: dict[str, Callable[[], object]] = {
        "load": lambda: store.read(content, "bench"),
        "rows, nothing changed": lambda: told(old, old),
        "rows, a dozen": lambda: told(old, few),
        "rows, every text": lambda: told(old, all_),
        "rows, other file": lambda: told(old, other),
        "対照表, a dozen": lambda: list(table(FORM, old, few, STYLE)),
        "対照表, every text": lambda: list(table(FORM, old, all_, STYLE)),
        "proposals": lambda: update(FORM, frozen, STYLE),
    }
    print(f"× {times}: {len(content):,} bytes, {len(changes(FORM, old, all_)):,} texts")
    return {name: seconds(job, 3) for name, job in jobs.items()}


def main() -> None:
    """Measure and print."""
    one, ten = measure(1), measure(10)
    for name in one:
        exponent = math.log10(ten[name] / one[name])
        ratio = one[name] / one["load"]
        print(f"{one[name]:8.4f} s  ratio {ratio:5.2f}  exponent {exponent:.2f}  {name}")


if __name__ == "__main__":
    main()
