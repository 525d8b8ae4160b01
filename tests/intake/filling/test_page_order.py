"""Pages in another order, or lost ones, are told: of a part no answer can be trusted, or of all."""

import pytest

from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.texts.folding import fold
from tests.intake.others import Read, judged, paper
from tests.published.papers import answers

ORDER = {"page_order", "pages_lack"}


def made_of(form_id, pages, order):
    """A paper of so many pages, put into another order."""
    made = paper(form_id, 1, ["blank_lines"])
    lines = made.text.split("\n")
    size = len(lines) // pages + 1
    parts = ["\n".join(lines[place : place + size]) for place in range(0, len(lines), size)]
    made.text = "\n\f".join(parts[number] for number in order(len(parts)))
    return made


def swapped(count):
    return [0, *range(2, count // 2), 1, *range(count // 2, count)]


def odd_then_even(count):
    return [*range(0, count, 2), *range(1, count, 2)]


def without_one(count):
    return [*range(count // 3), *range(count // 3 + 1, count)]


def wrong(result, made):
    """The answers that are silently wrong: of an entry that lacks nobody can know, nor which one it
    was where more lack than are kept blank."""
    said = {fold(str(words)) for words in answers(Read(made.form, made.sheet)).values()}
    silent = judged(result, made)["silent"]
    shifted = {path for path, got, _ in silent if "[27]" in path and fold(str(got)) in said}
    return [p for p, got, _ in silent if got and p not in shifted and not p.startswith("log")]


def codes(result):
    return {note.code for note in result.report.notes}


@pytest.mark.parametrize("form_id", ["form2-r06", "form3-r06"])
@pytest.mark.parametrize("order", [swapped, odd_then_even, without_one])
def test_nothing_is_silent_where_pages_stand_in_another_order(form_id, order):
    made = made_of(form_id, 6 if form_id == "form2-r06" else 24, order)
    result = read_onto(made.form, Source(made.text))
    if not result.report.doubts_of_paper:
        assert wrong(result, made) == []


def test_where_every_second_page_is_elsewhere_the_whole_paper_is_doubted():
    made = made_of("form4-r06", 30, odd_then_even)
    report = read_onto(made.form, Source(made.text)).report
    assert [note.code for note in report.doubts_of_paper] == ["pages_lack"]


@pytest.mark.parametrize(("form_id", "pages"), [("form2-r06", 5), ("form4-r06", 24)])
def test_a_paper_in_its_order_is_not_doubted(form_id, pages):
    made = made_of(form_id, pages, range)
    assert not codes(read_onto(made.form, Source(made.text))) & ORDER


@pytest.mark.parametrize("seed", range(2))
def test_parts_in_another_order_are_no_pages_that_lack(seed):
    made = paper("form3-r06", seed, ["parts_swapped"])
    assert not codes(read_onto(made.form, Source(made.text))) & ORDER


def test_what_is_appended_and_names_its_items_is_doubted():
    made = paper("form3-r06", 1, ["blank_lines"])
    place = made.text.rindex("変更箇所")
    rest = "\n⑤提供する情報の対象となる本人の範囲\n新しい範囲\n⑦時期・頻度\n毎月\n新旧対照表\n"
    result = read_onto(made.form, Source(made.text[:place] + rest))
    assert "page_order" in codes(result)
    assert wrong(result, made) == []


@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_a_blank_item_that_is_named_again_behind_the_sheet_is_doubted(kind):
    """What is appended on old and new wordings names items, those of the cover too."""
    made = paper("form2-r06", 1, ["blank_lines"])
    notes, owner = made.text.index("特記事項"), made.text.index("評価実施機関名")
    blank = f"{made.text[:notes]}特記事項\n{made.text[owner:]}"
    rest = "新旧対照表\n評価書番号\t5\n評価書名\t古い名\n特記事項\t古い記載\n"
    rest += "評価実施機関名\t古い市長\n公表日\t令和5年1月1日\n"
    text = blank[: blank.rindex("変更箇所")] + rest
    result = read_onto(made.form, Source(text, kind=kind))
    doubted = {address.item for address in result.report.doubtful}
    assert result.sheet.answers["cover.special_notes"]
    assert "cover.special_notes" in doubted
