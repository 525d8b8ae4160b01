"""Every fault in full: ``python -m tests.faults`` runs for an hour or so and prints the table."""

import os
import sys
from pathlib import Path

import pytest

from tests.faults.table import Table

if __name__ == "__main__":
    os.environ["PIADESK_FAULTS"] = "all"
    folder = str(Path(__file__).parent)
    sys.exit(pytest.main([folder, "-q", *sys.argv[1:]], plugins=[Table()]))
