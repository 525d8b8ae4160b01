"""Acts of one clerk among several: ``python -m tests.faults.two_clerks FOLDER ACTS SEED``.

Writes the names of the sheets in which it noted a 見直し, one a line; so many stand there after it.
"""

import random
import sys
from pathlib import Path

from piadesk.errors import PiadeskError
from piadesk.office.changing import change, reviewed


def main(folder: Path, acts: int, seed: int) -> None:
    """Note so many reviews in sheets chosen by chance."""
    chance = random.Random(seed)
    files = sorted(folder.glob("*.json"))
    done = 0
    while done < acts:
        path = chance.choice(files)
        try:
            change(path, lambda _form, sheet: reviewed(sheet, "2026-04-01", str(seed), ""))
        except PiadeskError as fault:
            if fault.code not in {"office.held", "file.changed_outside"}:
                raise
            continue
        done += 1
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
