"""Acts of one clerk among several: ``python -m tests.faults.two_clerks FOLDER ACTS SEED``.

Writes what was done in which sheet, one act a line (``0.json stage``); `left_by` counts in a sheet
how many acts of each kind stand there. What was taken back is not written, unless it stayed.
"""

import contextlib
import random
import sys
from collections import Counter
from pathlib import Path

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office.changing import change, review_edit, take_back
from piadesk.office.stages import HISTORY, Stage, stage_edit
from piadesk.office.summary import REVIEWED
from piadesk.sheets.edits import AddEntry, SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM = catalogue.form("form2-r06")
TITLE = Address((), FORM.title_item)
LOG = Address((), "log")
DAY = "2026-04-01"


def _stage(_form, sheet):
    return stage_edit(sheet, Stage.DECIDING, DAY)


def _word(_form, sheet):
    return SetValue(TITLE, (sheet.get(TITLE) or "") + "字")


def _row(_form, sheet):
    return AddEntry(LOG, 0, Entry(id=random.randbytes(8).hex()))


def _review(_form, sheet):
    return review_edit(sheet, DAY, "", "")


ACTS = {"review": _review, "stage": _stage, "word": _word, "row": _row}


def left_by(sheet: Sheet) -> Counter[str]:
    """How many acts of each kind a sheet shows."""
    return Counter(
        review=len(sheet.notes.get(REVIEWED, [])),
        stage=len(sheet.notes.get(HISTORY, [])),
        word=len(sheet.get(TITLE) or ""),
        row=len(sheet.entries(LOG)),
    )


def main(folder: Path, acts: int, seed: int) -> None:
    """Do so many acts, chosen by chance, in sheets chosen by chance; take back every fifth."""
    chance = random.Random(seed)
    files = sorted(folder.glob("*.json"))
    done = 0
    while done < acts:
        path, kind = chance.choice(files), chance.choice([*ACTS])
        with _refused({"office.held", "file.changed_outside"}):
            changed = change(path, ACTS[kind])
            done += 1
            stays = True
            if not done % 5:
                with _refused({"office.held", "office.changed_since", "file.changed_outside"}):
                    take_back(changed)
                    stays = False
            if stays:
                sys.stdout.write(f"{path.name} {kind}\n")


@contextlib.contextmanager
def _refused(codes):
    """What another clerk's work forbids is no fault."""
    try:
        yield
    except PiadeskError as fault:
        if fault.code not in codes:
            raise


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
