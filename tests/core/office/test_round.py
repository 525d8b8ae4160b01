"""The year's round and the papers of the whole office; what sheets say against each other."""

import datetime
import io

import pypdfium2
import pytest
from openpyxl import load_workbook

from piadesk.checks import check
from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office import checking
from piadesk.office.agreement import alike_edits, conflicts, make_alike
from piadesk.office.changing import change, review_edit, take_all_back
from piadesk.office.index import Checked, Index
from piadesk.office.listing import ARCHIVE, listed
from piadesk.office.moving_on import VERSIONS, Mark, move_on
from piadesk.office.papers import OFFICE_PAPERS, office_workbook, print_office
from piadesk.office.round import go_round, web_list
from piadesk.office.stages import Stage
from piadesk.places import RESOURCES
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.sheets.withheld import withhold
from piadesk.storage import store
from piadesk.storage.lock import Lock
from piadesk.storage.settings import Settings, save_settings

DECLARATION = Address((), "cover.declaration")
TODAY = datetime.date(2026, 11, 28)
DAY = "2026-04-01"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    for number, form_id in enumerate(("form2-r06", "form3-r06"), start=1):
        opened = store.load(RESOURCES / "samples" / catalogue.head(form_id).sample)
        opened.sheet.answers["cover.number"] = "12"
        opened.sheet.answers["basic.affair.name"] = "個人住民税に関する事務"
        opened.sheet.answers["cover.organization"] = "みどり台市長"
        store.save(opened.sheet, opened.form, folder / f"{number}.piadesk")
    empty = catalogue.form("form2-r06")
    store.save(new_sheet(empty), empty, folder / "empty.piadesk")
    (folder / "half.piadesk").write_text("{")
    return folder


def sheets_of(folder):
    return listed(folder, Index(folder))


def text_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "".join(page.get_textpage().get_text_bounded() for page in document), len(document)


def test_every_sheet_of_a_round_is_told_of_and_one_that_fails_holds_up_none(folder, tmp_path):
    outcomes = list(go_round("publication", sheets_of(folder), tmp_path / "out"))
    done = {one.sheet.name: one.is_done for one in outcomes}
    assert done == {
        "1.piadesk": True, "2.piadesk": True, "empty.piadesk": True, "half.piadesk": False,
    }  # fmt: skip
    files = [one.file for one in outcomes if one.file]
    assert len({file.name for file in files}) == 3
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert web_list(outcomes).count("<a href=") == 3


def test_a_round_done_again_writes_no_second_file(folder, tmp_path):
    for _ in range(2):
        list(go_round("submission", sheets_of(folder)[:2], tmp_path / "out"))
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_only_a_sheet_without_errors_is_frozen_and_only_once(folder):
    change(folder / "empty.piadesk", lambda *_: SetValue(Address((), "cover.published_on"), DAY))
    first = {one.sheet.name: one.is_done for one in go_round("freeze", sheets_of(folder))}
    assert not first["empty.piadesk"]
    again = list(go_round("freeze", sheets_of(folder)))
    assert {one.sheet.name: one.is_done for one in again} == first
    assert all(
        len(store.load(folder / name).sheet.published) == done
        for name, done in first.items()
        if name != "half.piadesk"
    )


def test_a_sheet_that_somebody_has_open_is_not_frozen(folder):
    Lock(folder / "1.piadesk").file.write_text("{}")
    before = (folder / "1.piadesk").read_bytes()
    [outcome] = go_round("freeze", [one for one in sheets_of(folder) if one.name == "1.piadesk"])
    assert not outcome.is_done
    assert (folder / "1.piadesk").read_bytes() == before


@pytest.mark.parametrize("paper", OFFICE_PAPERS)
def test_the_papers_of_the_office_say_what_is_listed(folder, paper):
    checked = Checked("2026-11-28", {"error": 3}, 10, 8)
    sheets = [one._replace(checked=checked) for one in sheets_of(folder)]
    text, pages = text_of(print_office(paper, sheets, TODAY))
    assert "令和8年11月28日" in text
    assert "みどり台市長" in text
    assert pages == 1
    assert print_office(paper, sheets, TODAY) == print_office(paper, sheets, TODAY)


@pytest.mark.parametrize("paper", OFFICE_PAPERS)
def test_the_same_is_had_as_a_workbook_in_which_nothing_is_a_formula(folder, paper):
    name = SetValue(Address((), "basic.affair.name"), "=1+1")
    change(folder / "1.piadesk", lambda _form, _sheet: name)
    content = office_workbook(paper, sheets_of(folder), TODAY)
    pages = load_workbook(io.BytesIO(content)).worksheets
    cells = [cell for page in pages for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any("令和8年11月28日" in str(cell.value) for cell in cells)
    assert content == office_workbook(paper, sheets_of(folder), TODAY)


def test_one_click_makes_the_other_sheet_say_the_same(folder):
    sheet = store.load(folder / "2.piadesk")
    sheet.sheet.answers["basic.affair.population"] = "1,000人以上1万人未満"
    store.save(sheet.sheet, sheet.form, folder / "2.piadesk", sheet.fingerprint)
    sheets = [one for one in sheets_of(folder) if one.name in {"1.piadesk", "2.piadesk"}]
    told = [one for one in conflicts(sheets) if alike_edits(one, one.places[0])]
    assert told
    before = len(conflicts(sheets))
    [right, *_] = told[0].places
    assert all(one.is_done for one in make_alike(told[0], right, TODAY))
    assert len(conflicts(sheets_of(folder)[:2])) < before


def test_a_paper_is_replaced_when_its_sheet_has_changed(folder, tmp_path):
    [first] = go_round("submission", sheets_of(folder)[:1], tmp_path / "out")
    before = first.file.read_bytes()
    change(first.sheet.path, lambda _form, _sheet: SetValue(DECLARATION, "べつの宣言"))
    [again] = go_round("submission", sheets_of(folder)[:1], tmp_path / "out")
    assert again.file == first.file
    assert again.file.read_bytes() != before
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_two_sheets_of_one_name_have_a_paper_each(folder, tmp_path):
    (folder / "copy.piadesk").write_bytes((folder / "1.piadesk").read_bytes())
    change(folder / "copy.piadesk", lambda _form, _sheet: SetValue(DECLARATION, "べつの宣言"))
    twins = [one for one in sheets_of(folder) if one.name in {"1.piadesk", "copy.piadesk"}]
    files = {one.file for one in go_round("submission", twins, tmp_path / "out")}
    assert len({file.read_bytes() for file in files}) == 2


def test_a_rule_that_is_switched_off_counts_nowhere(folder):
    slip = SetValue(DECLARATION, "権利利益の保護保護に取り組むことをを宣言する。")
    change(folder / "1.piadesk", lambda _form, _sheet: slip)

    def counts():
        [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
        return next(checking.checked(Index(folder), [one], TODAY)).checked.counts

    opened = store.load(folder / "1.piadesk")
    codes = {finding.code for finding in check(opened.form, opened.sheet)}
    before = counts()
    save_settings(Settings(rules=dict.fromkeys(codes, "off")))
    assert sum(counts().values()) < sum(before.values())


def test_the_cover_of_the_round_bears_the_stamps_that_the_office_presets(
    folder, tmp_path, monkeypatch
):
    office = tmp_path / "office.toml"
    office.write_text('stamps = ["室長印"]', encoding="utf-8")
    monkeypatch.setenv("PIADESK_OFFICE", str(office))
    [outcome] = go_round("circulation", sheets_of(folder)[:1], tmp_path / "out")
    assert "室長印" in text_of(outcome.file.read_bytes())[0]


def test_a_review_is_begun_only_for_what_was_published_and_ends_with_the_next(folder):
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    assert [each.is_done for each in go_round("begin", [one])] == [False]
    change(one.path, freeze)

    def stage():
        [found] = [each for each in sheets_of(folder) if each.name == "1.piadesk"]
        return found, found.summary.standing.stage

    assert [each.is_done for each in go_round("begin", [stage()[0]])] == [True]
    assert stage()[1] is Stage.REVISING
    change(one.path, lambda _form, _sheet: SetValue(DECLARATION, "べつの宣言"))
    assert stage()[1] is Stage.REVISING
    change(one.path, freeze)
    assert stage()[1] is Stage.PUBLISHED


def test_a_review_without_changes_ends_what_was_begun(folder):
    change(folder / "1.piadesk", freeze)
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    list(go_round("begin", [one]))
    change(one.path, lambda _form, sheet: review_edit(sheet, "2026-11-28", "山本", ""))
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    assert one.summary.standing.stage is Stage.PUBLISHED


def test_what_was_decided_is_kept_as_it_was_and_told_to_the_successor(folder):
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    move_on(one, Mark(Stage.DECIDING, "2026-11-20", "山本"))
    decided = one.path.read_bytes()
    change(one.path, lambda _form, _sheet: SetValue(DECLARATION, "べつの宣言"))
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    [stage] = one.summary.history
    assert (stage.stage, stage.on, stage.by) == (Stage.DECIDING, "2026-11-20", "山本")
    assert (folder / ARCHIVE / VERSIONS / stage.file).read_bytes() == decided
    text, _pages = text_of(print_office("handover", [one], TODAY))
    assert "山本" in text
    assert "決裁" in text


def test_a_sheet_whose_stage_cannot_be_set_leaves_no_copy(folder):
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    Lock(one.path).file.write_text("{}")
    with pytest.raises(PiadeskError):
        move_on(one, Mark(Stage.DECIDING, "2026-11-20"))
    assert not list((folder / ARCHIVE / VERSIONS).iterdir())


def test_a_stage_whose_copy_cannot_be_written_is_not_set(folder):
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    before = store.load(one.path).sheet
    (folder / ARCHIVE).write_text("no folder")
    with pytest.raises(PiadeskError, match="not_kept"):
        move_on(one, Mark(Stage.DECIDING, "2026-11-20"))
    assert store.load(one.path).sheet == before


def test_sheets_frozen_by_a_round_are_as_before_when_it_is_taken_back(folder):
    sheets = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    before = store.load(sheets[0].path).sheet
    outcomes = list(go_round("freeze", sheets))
    assert len(store.load(sheets[0].path).sheet.published) == sum(one.is_done for one in outcomes)
    list(take_all_back(outcomes))
    assert store.load(sheets[0].path).sheet == before


def test_a_changed_sheet_is_frozen_with_a_new_day_only(folder):
    change(folder / "1.piadesk", freeze)
    change(folder / "1.piadesk", lambda _form, _sheet: SetValue(DECLARATION, "べつの宣言"))
    [one] = [one for one in sheets_of(folder) if one.name == "1.piadesk"]
    assert [each.is_done for each in go_round("freeze", [one])] == [False]
    assert len(store.load(one.path).sheet.published) == 1
    [outcome] = go_round("freeze", [one], day=TODAY)
    assert outcome.is_done, outcome.words
    sheet = store.load(one.path).sheet
    assert sheet.answers["cover.published_on"] == sheet.published[1].published_on == "2026-11-28"
    [copy] = (folder / ARCHIVE / VERSIONS).iterdir()
    assert store.load(copy).sheet == sheet  # what was published, with its day
    list(take_all_back([outcome]))
    assert not copy.exists()


def test_a_review_without_changes_stands_on_a_paper_for_the_file(folder):
    change(
        folder / "1.piadesk", lambda _form, sheet: review_edit(sheet, "2026-11-20", "山本", "同じ")
    )
    text, _pages = text_of(print_office("reviews", sheets_of(folder), TODAY))
    assert "令和8年11月20日" in text
    assert "山本" in text
    assert "同じ" in text


def test_a_list_for_the_web_calls_a_sheet_as_its_published_paper_does(folder, tmp_path):
    path = folder / "1.piadesk"
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "転入の事務（藍染室）"
    opened.sheet.answers["cover.special_notes"] = "藍染室"
    apply(opened.sheet, withhold(opened.sheet, Address((), "cover.title"), "藍染室", "秘密"))
    store.save(opened.sheet, opened.form, path)
    [done] = go_round("publication", sheets_of(folder)[:1], tmp_path / "out")
    assert "転入の事務（■■■■［非公表1］）" in web_list([done])
    assert "藍染室" not in web_list([done])
    assert "短い語句が、ほかの記載に1か所" in done.words
