"""What the tests of reading and saving sheet files share."""

import json

import pytest

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.words import tell

FORM = catalogue.form("form2-r06")


def changed(path, **keys):
    """Write other keys into a sheet file."""
    path.write_text(json.dumps(json.loads(path.read_bytes()) | keys), encoding="utf-8")


def code_of(call, *args):
    """The code of the error that a call raises, which has words."""
    with pytest.raises(SheetFileError) as caught:
        call(*args)
    assert tell(caught.value)
    return caught.value.code
