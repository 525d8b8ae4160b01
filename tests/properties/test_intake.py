"""Whatever was printed is read back: every answer of every form, letter for letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk import kinds
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import answer
from piadesk.texts.folding import OUTER
from tests.properties.test_print import without_blanked
from tests.sheets import sheets

FORMS = catalogue.form_ids()


def answers(form, sheet):
    """All that is answered, as the paper can tell it: outer blanks trimmed, no blank entries."""
    told = within(form, sheet, "")
    rules = [item for item in form.items if isinstance(item, d.Computed)]
    return told | {item.id: answer(form, sheet, Address((), item.id)) for item in rules}


def within(form, block, parent):
    told = {}
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            entries = [within(form, row, item.id) for row in block.rows.get(item.id, [])]
            told[item.id] = [entry for entry in entries if entry]
        else:
            told[item.id] = trimmed(item, block.answers.get(item.id))
    return {key: value for key, value in told.items() if value}


def trimmed(item, value):
    if isinstance(item, d.Marks):
        chosen = kinds.ChosenMarks.of(value)
        texts = {label: text.strip(OUTER) for label, text in chosen.texts.items()}
        return kinds.ChosenMarks(chosen.marked, texts).value()
    if isinstance(value, str):
        value = value.strip(OUTER)
    return None if kinds.is_blank(value) else value


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_print_then_import_gives_the_same_answers(form_id, data, tmp_path_factory):
    form = catalogue.form(form_id)
    sheet = without_blanked(form, data.draw(sheets(form)))
    paper = tmp_path_factory.mktemp("paper") / "sheet.pdf"
    paper.write_bytes(print_sheet(form, sheet))
    imported = import_sheet(paper)
    assert imported.form.id == form_id
    assert answers(form, imported.sheet) == answers(form, sheet)


@pytest.mark.parametrize(
    "words",
    ["あ\n\t\U00010020", "あ\n\u3000\u3000\t\U00010020い", "あ\n \t \u3000\nい"],
    ids=["a tab before a stand-in", "blanks before one", "a line of blanks"],
)
def test_a_line_of_blanks_alone_is_told_by_its_neighbour(words, tmp_path):
    """Such a line is broken off before a long stand-in; its blanks came back twice."""
    form = catalogue.form("form2-r06")
    sheet = Sheet(form=form.id, answers={"cover.number": words})
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(print_sheet(form, sheet))
    assert import_sheet(paper).sheet.answers["cover.number"] == words
