"""The quick reader of sheet files and the schema that others read by refuse the same files."""

import pytest

from piadesk.sheets.sheet import FORMAT
from piadesk.storage.block_json import ShapeError, read_sheet
from piadesk.storage.sheet_schema import wrong_place

ROW = {"id": "a", "answers": {"x": [1, {"y": None}]}, "unfit": [{"item": "z", "value": 1}]}
VERSION = {"id": "v", "form": "f", "published_on": "2026-01-01", "rows": {"r": [ROW]}}
WHOLE = {"format": FORMAT, "schema": 1, "form": "f", "id": "s", "rows": {"r": [ROW]}}
WHOLE |= {"published": [VERSION], "notes": {"n": []}, "later": [1], "answers": {"\ud800": "\ud800"}}

SPOILT = [
    *(("form", wrong, "form") for wrong in (None, 1, ["f"])),
    *(("schema", wrong, "schema") for wrong in (True, 1.0, 0, "1", None)),
    *((key, [], key) for key in ("answers", "rows", "notes", "id")),
    *((key, {}, key) for key in ("published", "unfit", "id")),
    ("\ud800", 1, ""),
    ("rows", {"r": {}}, "rows.r"),
    ("rows", {"r": [ROW, []]}, "rows.r.1"),
    *(("rows", {"r": [ROW | {"id": wrong}]}, "rows.r.0.id") for wrong in (1, "", "a/b", "\udfff")),
    ("rows", {"r": [ROW | {"unfit": [{"item": "z"}]}]}, "rows.r.0.unfit.0.value"),
    ("rows", {"r": [ROW | {"unfit": [{"item": 1, "value": 1}]}]}, "rows.r.0.unfit.0.item"),
    ("published", [VERSION | {"published_on": None}], "published.0.published_on"),
    ("published", [{"id": "v"}], "published.0.form"),
]


def test_a_whole_file_is_read_and_its_unknown_keys_are_kept():
    sheet = read_sheet(WHOLE)
    assert not wrong_place(WHOLE)
    assert sheet.unknown == {"later": [1]}
    assert (sheet.rows["r"][0].unfit[0].item, sheet.published[0].published_on) == (
        "z",
        "2026-01-01",
    )


@pytest.mark.parametrize(("key", "value", "place"), SPOILT)
def test_what_breaks_the_schema_is_not_read(key, value, place):
    document = WHOLE | {key: value}
    with pytest.raises(ShapeError):
        read_sheet(document)
    assert wrong_place(document) == place
