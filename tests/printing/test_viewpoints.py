"""審査の観点ごとの点検表: every viewpoint, what was found, what is to be read, room to judge."""

import re

import pytest

from piadesk.acts.set_aside import set_aside
from piadesk.checks import Case, check, registry, rule_files
from piadesk.checks.finding import DECLARED
from piadesk.checks.viewpoints import looked_at, viewpoints
from piadesk.places import RESOURCES
from piadesk.printing import print_viewpoints
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.pdf import bare, pages, text


@pytest.fixture
def opened():
    return store.load(RESOURCES / "samples" / "form4-r06.json")


def test_every_viewpoint_names_findings_that_there_are_and_none_is_named_wrongly():
    codes = {code for viewpoint in viewpoints() for code in viewpoint.codes}
    assert rule_files.RULE_FILES  # They declare their codes.
    assert codes <= set(DECLARED)
    assert [one.number for one in viewpoints()] == [f"({n})" for n in range(1, 13)]


def test_a_finding_stands_at_its_viewpoint_and_what_concerns_none_at_the_end(opened):
    opened.sheet.put(Address((), "cover.organization"), "みどり台市役所市民課")
    opened.sheet.put(Address((), "cover.special_notes"), "住民票のの写し")
    found = check(opened.form, opened.sheet)
    looked = list(looked_at(Case(opened.form, opened.sheet), found))
    assert [one.code for one in looked[1].findings] == ["author_not_a_body"]
    assert "written_twice" in [one.code for one in looked[-1].findings]
    assert sum(len(one.findings) for one in looked) >= len(found)


def test_the_answers_to_be_read_and_the_shortest_measures_are_shown(opened):
    looked = list(looked_at(Case(opened.form, opened.sheet), []))
    assert ("cover.organization" in {address.item for address, _ in looked[1].answers}) is True
    measures = [text for _, text in looked[9].answers]
    assert len(measures) == 6
    assert measures == sorted(measures, key=len)


def test_the_paper_has_room_for_judgement_and_name_and_tells_what_is_switched(opened):
    paper = print_viewpoints(opened.form, opened.sheet, [], "2026-11-28", {"cut_off": None})
    printed = bare(text(paper))
    for words in ("審査の観点ごとの点検表", "見直しが必要", "点検した者", "cut_off（使わない）"):
        assert bare(words) in printed


def test_what_is_not_looked_at_and_what_was_set_aside_is_told_at_its_viewpoint(opened):
    opened.sheet.put(Address((), "cover.organization"), "みどり台市役所市民課")
    found = check(opened.form, opened.sheet, {"author_not_a_body": None})
    paper = print_viewpoints(opened.form, opened.sheet, found, "", {"author_not_a_body": None})
    assert bare("点検していません（規則を止めているため）：評価実施機関名が") in bare(text(paper))

    (told,) = [one for one in check(opened.form, opened.sheet) if one.code == "author_not_a_body"]
    assert bare("見送った指摘") not in bare(
        text(print_viewpoints(opened.form, opened.sheet, [told]))
    )
    reason = set_aside(opened.sheet, told, "市民課が評価実施機関と定めている")
    apply(opened.sheet, reason)
    printed = bare(text(print_viewpoints(opened.form, opened.sheet, [told])))
    assert bare("見送った指摘1件") in printed
    assert bare(told.message) not in printed


def test_what_is_to_be_read_is_told_with_its_page_and_the_examiner_has_a_page_of_his_own(opened):
    printed = pages(print_viewpoints(opened.form, opened.sheet, []))
    assert re.search(r"（\d+ページ）：「", "".join(printed))
    assert sum("点検者の書き込み" in page for page in printed) == 1


@pytest.mark.parametrize("subject", ["procedure", "procedure_texts", "disclosure", "cover_answers"])
def test_what_is_found_of_the_procedure_and_the_cover_stands_at_a_viewpoint(subject):
    module = f"piadesk.checks.sheet.{subject}"
    known = {code for viewpoint in viewpoints() for code in viewpoint.codes}
    rules = [rule for rule in registry.CODES if rule.__module__ == module]
    assert rules
    assert {code for rule in rules for code in registry.CODES[rule]} - known == set()
