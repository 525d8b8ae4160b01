"""The parts of paper, by the entry that each is printed for."""

from pathlib import Path

from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet

FORMS = Path(__file__).parents[2] / "forms"


def test_a_part_for_an_entry_called_by_a_day_has_the_day_as_it_is_printed(tmp_path):
    text = (
        (FORMS / "files.toml").read_text(encoding="utf-8").partition('[[section]]\nid = "risk"')[0]
    )
    is_text = 'id = "file.name"\nkind = "text"'
    assert is_text in text
    path = tmp_path / "files.toml"
    path.write_text(text.replace(is_text, is_text.replace("text", "date")), encoding="utf-8")
    form = catalogue.load_form(path)
    sheet = Sheet(
        form=form.id, rows={"file": [Entry(id="f1", answers={"file.name": "2025-04-01"})]}
    )
    assert {getattr(box, "entry", "") for box in sheet_boxes(form, sheet)} >= {"令和7年4月1日"}
