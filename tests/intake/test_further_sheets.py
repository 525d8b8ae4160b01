"""Of several sheets in one file the first is read, and nothing of the others goes into it."""

import pytest

from piadesk.intake import import_sheet
from piadesk.texts.folding import fold
from tests.intake.others import paper

FIRST = paper("form2-h31", 1, ["blank_lines"]).text


def published(text, days):
    """The paper as it was published on another day."""
    assert "令和6年7月1日" in text
    return text.replace("令和6年7月1日", days)


FURTHER = {
    "another form": paper("form3-r06", 1, ["blank_lines"]).text,
    "the same form": paper("form2-r06", 1, ["blank_lines"]).text,
    "its former publication": published(FIRST, "令和5年7月3日"),
}


def imported(folder, text, form_id=None):
    path = folder / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return import_sheet(path, form_id)


def codes(result):
    return {note.code for note in result.report.notes}


@pytest.mark.parametrize("name", FURTHER)
@pytest.mark.parametrize("between", ["\n", "\f", "\n別紙\n"])
def test_what_follows_the_first_sheet_is_left_over_as_one_piece(name, between, tmp_path):
    alone = imported(tmp_path, FIRST)
    result = imported(tmp_path, FIRST + between + FURTHER[name])
    assert result.sheet.answers.keys() == alone.sheet.answers.keys()
    assert {**result.sheet.answers, "log": ""} == {**alone.sheet.answers, "log": ""}
    assert len(result.sheet.rows["log"]) == len(alone.sheet.rows["log"])
    (rest,) = [left for left in result.report.left_over if "評価書番号" in left.text]
    assert fold(FURTHER[name]) == fold(rest.text)
    assert "further_sheets" in codes(result)
    assert "further_sheets" not in codes(alone)


def test_the_sheet_on_the_form_that_was_asked_for_is_read_where_it_is_a_later_one(tmp_path):
    result = imported(tmp_path, FIRST + "\n" + FURTHER["another form"], "form3-r06")
    assert "further_sheets" not in codes(result)
    assert result.sheet.rows["log"]


def test_a_first_page_that_was_read_twice_begins_no_other_sheet(tmp_path):
    page = FIRST[: FIRST.index("①部署")]
    result = imported(tmp_path, page + "\f" + FIRST)
    assert "further_sheets" not in codes(result)
    assert result.sheet.answers["basic.department.name"]
