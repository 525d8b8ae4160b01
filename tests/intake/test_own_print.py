"""What PIAdesk printed comes back as it was, also from a draft with 案 on every page."""

import pytest

from piadesk import catalogue
from piadesk import definition as d
from piadesk.intake import import_sheet
from piadesk.places import RESOURCES
from piadesk.printing import PrintOptions, print_sheet
from piadesk.storage import store
from piadesk.walk import walk


def answers(form, sheet):
    return [
        (entry.item.id, entry.value)
        for entry in walk(form, sheet)
        if entry.is_answer and not entry.blanked_by and not isinstance(entry.item, d.Picture)
    ]


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_every_answer_of_the_samples_comes_back(form_id, draft, tmp_path):
    sample = store.load(RESOURCES / "samples" / f"{form_id}.json")
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(print_sheet(sample.form, sample.sheet, PrintOptions(draft=draft)))
    imported = import_sheet(paper)
    assert imported.form.id == form_id
    assert answers(imported.form, imported.sheet) == answers(sample.form, sample.sheet)
    assert imported.report.left_over == ()
