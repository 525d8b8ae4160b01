"""A revision of a form is data: copied under a new id and changed, it works, no code touched."""

import contextlib
from types import SimpleNamespace

import pytest

from piadesk.checks import check
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.office.duties import DutyKind, duties
from piadesk.office.index import Index
from piadesk.office.listing import listed
from piadesk.office.summary import read
from piadesk.official.filling import fill_workbook
from piadesk.places import RESOURCES
from piadesk.printing import print_sheet
from piadesk.revision.comparison import table
from piadesk.revision.item_names import default_style
from piadesk.revision.migration import migrate
from piadesk.revision.proposals import proposals
from piadesk.sheets.sheet import new_sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store
from tests import revisions

FORMS = ("form1-r06", "form2-r06", "form3-r06", "form4-r06")
SHORT = ("様式1", "様式2")
"""Their workbooks take no seconds to read; what the long ones might show, they show as well."""


@pytest.fixture(
    scope="module",
    params=[(form_id, change) for change in revisions.CHANGES for form_id in FORMS],
    ids=" ".join,
)
def revised(request, tmp_path_factory):
    """The sample of a form as it stands on a revision of that form."""
    form_id, change = request.param
    folder = tmp_path_factory.mktemp("forms")
    with pytest.MonkeyPatch.context() as monkeypatch:
        new_id = revisions.install(folder / "forms", form_id, revisions.CHANGES[change])
        revisions.use(monkeypatch, folder / "forms")
        sample = store.load(RESOURCES / "samples" / f"{form_id}.json")
        migrated = migrate(sample.sheet, new_id)
        yield SimpleNamespace(
            change=change,
            folder=folder,
            sample=sample,
            migrated=migrated,
            form=migrated.form,
            findings=check(migrated.form, migrated.sheet),
        )
    revisions.forget()


def answers(form, sheet):
    return [
        (visit.item.label, visit.shown)
        for visit in walk(form, sheet)
        if visit.is_answer and not visit.blanked_by and not isinstance(visit.item, d.Picture)
    ]


def is_removed(revised, label):
    return revised.change.endswith("removed") and label in (
        revised.sample.form.by_id[revisions.removed(revised.sample.form)].label,
        "改正で加わった項目",
    )


def test_a_new_sheet_is_begun_and_saved(revised):
    path = revised.folder / "new.json"
    store.save(new_sheet(revised.form), revised.form, path)
    assert store.load(path).form == revised.form
    assert catalogue.newest_first(catalogue.form_ids())[0] == revised.form.id


def test_every_answer_comes_along_at_its_item(revised):
    old = answers(revised.sample.form, revised.sample.sheet)
    new = answers(revised.form, revised.migrated.sheet)
    reworded = revisions.REWORDED if revised.change == "choices reworded" else ""
    assert [pair for pair in old if not is_removed(revised, pair[0])] == [
        (label, shown.replace(reworded, ""))
        for label, shown in new
        if not is_removed(revised, label)
    ]
    assert {left.reason for left in revised.migrated.left} <= {"item"}


def test_the_checks_find_nothing_that_is_not_so(revised):
    codes = {finding.code for finding in revised.findings}
    so = {"form_not_yet"}  # 公表日 is that of the revision before until the clerk writes the new.
    if revised.migrated.left:
        so.add("left_over")
    if "renumbered" in revised.change:
        so.add("item_misnumbered")  # Texts that name other items by number are to be mended.
    assert codes <= so


def test_an_answer_without_a_place_is_told_beside_where_it_stood(revised):
    told = [one for one in revised.findings if one.code == "left_over"]
    assert len(told) == len(revised.migrated.left)
    for finding in told:
        old = revised.sample.form
        before = old.items[: old.order[revisions.removed(old)]]
        assert finding.address.item == [one for one in before if isinstance(one, d.Answer)][-1].id


def test_its_own_paper_is_read_back_onto_it(revised):
    if revised.form.number == "様式3":
        return  # It has nothing that 様式4 has not.
    if revised.form.number == "様式4" and revised.change != "choices reworded":
        return  # Seconds each; what they might show, the short forms show as well.
    paper = revised.folder / "sheet.pdf"
    paper.write_bytes(print_sheet(revised.form, revised.migrated.sheet))
    imported = import_sheet(paper)
    assert imported.form == revised.form
    assert answers(revised.form, imported.sheet) == answers(revised.form, revised.migrated.sheet)


def test_its_workbook_and_that_of_the_office_say_the_same(revised):
    """The office's own is the form as PIAdesk writes it, with nothing in it."""
    if revised.form.number not in SHORT or revised.change == "nothing":
        return
    blank = sheet_workbook(revised.form, new_sheet(revised.form))
    filled = fill_workbook(revised.form, revised.migrated.sheet, blank, "様式.xlsx")
    assert filled.unplaced == ()
    for content in (sheet_workbook(revised.form, revised.migrated.sheet), filled.content):
        source = text_of_workbook(content, "様式.xlsx")
        imported = read_onto(revised.form, source).sheet
        assert answers(revised.form, imported) == answers(revised.form, revised.migrated.sheet)


def test_the_office_lists_it_and_knows_what_is_due(revised, tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "desk").mkdir()
    store.save(revised.migrated.sheet, revised.form, tmp_path / "desk" / "a.json")
    with contextlib.closing(Index(tmp_path / "desk")) as index:
        (line,) = listed(tmp_path / "desk", index)
    before = read((RESOURCES / "samples" / f"{revised.sample.form.id}.json").read_bytes()).summary
    assert line.is_sheet
    assert line.summary.form == revised.form.id
    known = ("number", "title", "author", "affair", "kind", "counted_on")
    assert [getattr(line.summary, name) for name in known] == [
        getattr(before, name) for name in known
    ]
    due, due_before = duties([line]), duties([line._replace(summary=before)])
    assert {duty.kind for duty in due} == {duty.kind for duty in due_before} - {DutyKind.NEW_FORM}
    assert (DutyKind.NEW_FORM in {duty.kind for duty in due_before}) == bool(revised.form.log)


def test_changes_are_those_of_the_form_alone(revised):
    old, new = revised.sample.sheet, revised.migrated.sheet
    assert [line.name for line in table(revised.form, new, new, "full")] == []
    if revised.form.log is None:
        return
    rows = [one.row for one in proposals(revised.form, old, new, default_style(revised.form), {})]
    gone = [left.value for left in revised.migrated.left]
    assert [row.item for row in rows][:1] == ["全体"]
    assert [row.before for row in rows[1:]] == gone
