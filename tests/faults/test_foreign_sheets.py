"""Sheet files beyond measure are refused in a sentence, and stay as they are."""

import pytest

from piadesk.errors import SheetFileError
from piadesk.storage.store import MOST_BYTES, load

HEAD = b'{"format": "piadesk-sheet", "schema": 1, "form": "form2-r06", "answers": {}, "notes": '

CASES = {
    "a list without end": lambda: HEAD + b"[" + b"0," * 20_000_001 + b"0]}",
    "keys without end": lambda: HEAD + b"{" + b'"":0,' * 7_000_000 + b'"":0}}',
    "brackets without end": lambda: b"[" * 5_000_000,
}
"""Made when they are asked for: together they would hold 80 MB through the whole run."""


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_file_of_too_many_parts_is_refused(tmp_path, name):
    path = tmp_path / "評価書.json"
    content = CASES[name]()
    path.write_bytes(content)
    with pytest.raises(SheetFileError) as fault:
        load(path)
    assert fault.value.code in {"file.too_many_parts", "file.not_json", "file.not_sheet"}, name
    assert path.read_bytes() == content


def test_a_sheet_file_beyond_measure_is_not_even_read(tmp_path):
    path = tmp_path / "評価書.json"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # a hole: it takes no room on the disk
    with pytest.raises(SheetFileError) as fault:
        load(path)
    assert fault.value.code == "file.too_large"
