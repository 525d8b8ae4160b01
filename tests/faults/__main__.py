"""Every fault in full: ``python -m tests.faults`` runs for an hour or so and prints the table.

What is given is handed to pytest (``-k kill``). The tests of the list that stand elsewhere run too.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.faults.listed import ELSEWHERE, ROOT
from tests.faults.table import Table

if __name__ == "__main__":
    os.environ["PIADESK_FAULTS"] = "all"
    places = [str(Path(__file__).parent), *(str(ROOT / path) for path in ELSEWHERE)]
    sys.exit(pytest.main([*places, "-q", *sys.argv[1:]], plugins=[Table()]))
