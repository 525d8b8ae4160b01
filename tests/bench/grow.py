"""How the time for check, names, save and load grows with the content of a 様式4 sheet.

Run by hand: ``python tests/bench/grow.py``. Prints seconds for content × 1, 10, 100 and the
exponent of growth between the first and the last; 1.0 is linear, more than 1.05 is a fault.
"""

import argparse
import gc
import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.kinds import ChosenMarks
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Block, Sheet, new_entry
from piadesk.sheets.walk import walk
from piadesk.storage import store

FORM = catalogue.form("form4-r06")
TEXT = "住民からの届出を受けて内容を確かめ、台帳に記録する。"
ENTRIES = {
    "file": 5,
    "log": 300,
    "basic.systems": 20,
    "file.entrust.items": 4,
    "file.provide.to": 12,
    "file.provide.move": 12,
}
"""A large sheet: 5 files, 20 systems, 20 委託事項, 60 提供先, 60 移転先, 300 rows of 変更箇所."""


def filled(times: int) -> Sheet:
    """A sheet with every item answered and ``times`` the entries at the top."""
    sheet = Sheet(form=FORM.id)
    fill(sheet, "", times)
    return sheet


def fill(block: Block, parent: str, times: int) -> None:
    """Answer every item of one entry and give its repeats entries."""
    for item in FORM.children(parent):
        if isinstance(item, d.Repeat):
            entries = [new_entry() for _ in range(ENTRIES[item.id] * times)]
            for row in entries:
                fill(row, item.id, 1)
            block.rows[item.id] = entries
        elif isinstance(item, d.Choice):
            block.answers[item.id] = FORM.choices_of(item)[0]
        elif isinstance(item, d.Marks):
            block.answers[item.id] = ChosenMarks((item.options[0].label,)).value()
        elif isinstance(item, d.Date):
            block.answers[item.id] = "2025-04-01"
        elif isinstance(item, d.Text | d.LongText):
            block.answers[item.id] = TEXT


def seconds(call: Callable[[], object], runs: int) -> float:
    """Processor time of the quickest of some runs, whatever else the machine does meanwhile.

    With Python's cyclic collector at work, as in the window.
    """
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def names_of(sheet: Sheet) -> None:
    """The position and path of every item, as ``piadesk show`` tells them."""
    names = Names(FORM, sheet)
    for entry in walk(FORM, sheet):
        names.position(entry.address)
        names.path(entry.address)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--most", type=int, default=100, help="largest multiple of the content")
    sizes = [size for size in (1, 10, 100, 1000) if size <= asked.parse_args().most]
    path = Path(tempfile.mkdtemp()) / "sheet.json"
    measured: dict[str, list[float]] = {}
    for size in sizes:
        sheet, runs = filled(size), 2 if size > 10 else 5
        content = store.dump(sheet, FORM)
        jobs: dict[str, Callable[[], object]] = {
            "walk": lambda sheet=sheet: sum(1 for _ in walk(FORM, sheet)),
            "check": lambda sheet=sheet: check(FORM, sheet),
            "names": lambda sheet=sheet: names_of(sheet),
            "dump": lambda sheet=sheet: store.dump(sheet, FORM),
            "load": lambda content=content: store.read(content, "bench"),
            "save": lambda sheet=sheet: store.save(sheet, FORM, path),
        }
        for name, job in jobs.items():
            measured.setdefault(name, []).append(seconds(job, runs))
        print(f"× {size}: {len(content):,} bytes")
    for name, times in measured.items():
        exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        told = "  ".join(f"{one:9.4f} s" for one in times)
        print(f"{name:<6}{told}  exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
