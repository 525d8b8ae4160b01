"""A sheet file for the tests of reading and saving."""

import pytest

from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from tests.core.storage.sheet_files import FORM


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "住民基本台帳.json"
    store.save(new_sheet(FORM), FORM, path)
    return path
