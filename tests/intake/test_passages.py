"""Every character of a source stands in one passage, and the report can be kept and opened."""

import pytest

from piadesk.intake.report import report_json, report_of
from piadesk.intake.source import read_source
from piadesk.texts.folding import fold, opened
from tests.published.papers import FOLDER, PAPERS, imported


@pytest.mark.parametrize("paper", PAPERS)
def test_all_passages_together_are_the_source(paper):
    passages = imported(paper).report.passages
    assert [passage.id for passage in passages] == list(range(len(passages)))
    in_text = (passage.text for passage in passages if passage.where.kind != "shape")
    whole = fold("".join(in_text))
    assert whole == fold(opened(read_source(FOLDER / paper).text))


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_left_over_is_told_and_what_is_told_is_a_passage(paper):
    report = imported(paper).report
    loose = {passage.id for passage in report.passages if passage.use == "left_over"}
    assert loose == {number for left in report.left_over for number in left.passages}


def test_an_answer_knows_the_passages_that_it_came_from():
    report = imported("pension.txt").report
    placed = next(p for p in report.placed if p.address.item == "basic.affair.name")
    label, *answer = (report.passages[number] for number in placed.passages)
    assert (label.use, label.where.kind) == ("label", "line")
    assert [passage.text for passage in answer] == ["国民年金に関する事務"]


def test_a_passage_of_a_page_knows_the_part_of_it_to_show():
    passages = imported("vaccination.pdf").report.passages
    assert all(0 <= edge <= 1 for passage in passages for edge in passage.where.box)
    assert all(passage.where.box[0] < passage.where.box[2] for passage in passages)


def test_a_report_can_be_kept_and_opened_again():
    report = imported("vaccination.pdf").report
    assert report_of(report_json(report)) == report


def test_a_report_that_names_a_passage_that_is_not_there_is_refused():
    kept = report_json(imported("nursing.txt").report)
    kept["placed"][0]["passages"] = [10**6]
    with pytest.raises(ValueError, match="not there"):
        report_of(kept)
