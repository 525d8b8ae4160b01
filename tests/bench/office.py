"""What the list of a thousand sheets costs, in processor time and as shares of what is promised.

Run by hand: ``python tests/bench/office.py [SHEETS] [LONG]`` (1000, 100 of them 様式4). Goals: the
first listing ≤ 3 s without index, ≤ 0.3 s with one, a search ≤ 0.3 s, the memory ≤ 250 MB.
"""

import contextlib
import os
import resource
import sys
import tempfile
import time
import uuid
from pathlib import Path

from piadesk.forms import catalogue
from piadesk.office.index import Index
from piadesk.office.listing import listed, search
from piadesk.places import RESOURCES
from piadesk.storage import store
from piadesk.storage.sheet_json import dump

LONG, SHORT = "form4-r06", "form2-r06"


def make(folder: Path, count: int, long_ones: int) -> None:
    """So many fictitious sheets of eight 課, each other than the next."""
    opened = {}
    for form in (LONG, SHORT):
        opened[form] = store.load(RESOURCES / "samples" / catalogue.head(form).sample)
    for number in range(count):
        form, sheet, *_ = (one := opened[LONG if number < long_ones else SHORT]).form, one.sheet
        sheet.id = str(uuid.uuid5(uuid.NAMESPACE_URL, str(number)))
        sheet.answers["cover.number"] = str(number + 1)
        sheet.answers["basic.affair.name"] = f"第{number}の事務"
        place = folder / f"課{number % 8}"
        place.mkdir(exist_ok=True)
        (place / f"{number:04}.piadesk").write_bytes(dump(sheet, form))


def timed(name: str, goal: float, work) -> None:
    """Do it, and print its processor time beside the goal."""
    begin = time.process_time()
    work()
    taken = time.process_time() - begin
    print(f"{name:<28}{taken:7.2f} s  ({taken / goal:4.0%} of {goal} s)")


def main() -> None:
    """Make the sheets, list, list again, search."""
    count, long_ones = (int(word) for word in (*sys.argv[1:3], "1000", "100")[:2])
    with tempfile.TemporaryDirectory() as name:
        folder, os.environ["PIADESK_CACHE"] = Path(name) / "desk", f"{name}/cache"
        folder.mkdir()
        make(folder, count, long_ones)

        def read() -> None:
            with contextlib.closing(Index(folder)) as index:
                assert len(listed(folder, index)) == count

        def look() -> None:
            with contextlib.closing(Index(folder)) as index:
                assert search(index, f"第{count - 1}の事務") == {
                    f"課{(count - 1) % 8}/{count - 1:04}.piadesk"
                }

        timed("first listing", 3.0, read)
        timed("listing with index", 0.3, read)
        timed("search in all answers", 0.3, look)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
