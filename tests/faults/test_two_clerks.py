"""Two clerks on one folder: what each was told is done is there, what he took back is not."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from tests.faults.two_clerks import FORM, left_by

ROOT = Path(__file__).parents[2]
ACTS = int(os.environ.get("PIADESK_ACTS", "15"))


def test_no_act_of_two_clerks_is_lost(tmp_path):
    for number in range(3):
        store.save(new_sheet(FORM), FORM, tmp_path / f"{number}.json")
    clerks = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.two_clerks", str(tmp_path), str(ACTS), str(seed)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(2)
    ]
    said = Counter("".join(clerk.communicate()[0] for clerk in clerks).splitlines())
    assert [clerk.returncode for clerk in clerks] == [0, 0]
    kept = {
        f"{path.name} {kind}": count
        for path in tmp_path.glob("*.json")
        for kind, count in left_by(store.load(path).sheet).items()
        if count
    }
    assert kept == dict(said)
    assert 2 * (ACTS - ACTS // 5) <= sum(said.values()) <= 2 * ACTS
