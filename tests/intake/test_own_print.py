"""What PIAdesk printed comes back as it was, also from a draft with 案 on every page."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.places import RESOURCES
from piadesk.printing import PrintOptions, print_sheet
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store


def answers(form, sheet):
    return [
        (entry.item.id, entry.value)
        for entry in walk(form, sheet)
        if entry.is_answer and not entry.blanked_by and not isinstance(entry.item, d.Picture)
    ]


@pytest.mark.parametrize(
    ("form_id", "draft"), [(form_id, n % 2 == 0) for n, form_id in enumerate(catalogue.form_ids())]
)
def test_every_answer_of_the_samples_comes_back(form_id, draft, tmp_path):
    sample = store.load(RESOURCES / "samples" / f"{form_id}.json")
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(print_sheet(sample.form, sample.sheet, PrintOptions(draft=draft)))
    imported = import_sheet(paper)
    assert imported.form.id == form_id
    assert answers(imported.form, imported.sheet) == answers(sample.form, sample.sheet)
    assert imported.report.left_over == ()


def test_a_row_over_many_pages_comes_back_as_one(tmp_path):
    form = catalogue.form("form4-r06")
    sheet = new_sheet(form)
    words = {
        "log.item": "Ⅱ－６－①保管場所",
        "log.before": "前" * 4000,
        "log.explanation": "理由" * 900,
    }
    sheet.rows["log"] = [
        Entry(id="a", answers=words),
        Entry(id="b", answers={"log.item": "次の行"}),
    ]
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(print_sheet(form, sheet))
    first, second = import_sheet(paper).sheet.rows["log"]
    assert first.answers == words
    assert second.answers == {"log.item": "次の行"}
