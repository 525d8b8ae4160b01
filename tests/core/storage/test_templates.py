"""自庁ひな形 as files: kept, handed over, refused and dropped."""

import pytest

from piadesk.acts.templates import About, about_of, template_of
from piadesk.errors import TemplateError
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.file_names import TEMPLATE_SUFFIX as SUFFIX
from piadesk.storage.templates import NOTE, drop, folder, keep, kept_templates, read_template

FORM = catalogue.form("form2-r06")


def template(name="税"):
    sheet = Sheet(form=FORM.id)
    sheet.put(Address((), "basic.affair.name"), f"{name}の事務")
    return template_of(FORM, sheet, About(name), with_body=True)


def test_what_is_kept_is_listed_and_can_be_dropped():
    path = keep(template())
    [kept] = kept_templates()
    assert (kept.path, about_of(kept.sheet).name) == (path, "税")
    drop(path)
    assert kept_templates() == []


def test_one_that_is_handed_over_is_read_again(tmp_path):
    path = keep(template("国保"), tmp_path / f"国保{SUFFIX}")
    assert about_of(read_template(path)).name == "国保"
    assert kept_templates() == [], "what is handed over is no other kept one"


def test_a_sheet_that_is_no_template_is_refused(tmp_path):
    store.save(Sheet(form=FORM.id), FORM, tmp_path / "sheet.piadesk")
    with pytest.raises(TemplateError, match=r"template\.none"):
        read_template(tmp_path / "sheet.piadesk")


@pytest.mark.parametrize("note", [None, True, "税", [], {}, {"name": ""}, {"name": 1}])
def test_one_without_a_name_is_none_and_is_listed_as_such(tmp_path, note):
    sheet = template()
    sheet.notes = {NOTE: note}
    for path in (folder() / f"a{SUFFIX}", tmp_path / f"a{SUFFIX}"):
        store.save(sheet, FORM, path)
    with pytest.raises(TemplateError, match=r"template\.none"):
        read_template(tmp_path / f"a{SUFFIX}")
    assert [kept.sheet for kept in kept_templates()] == [None]


def test_a_damaged_one_is_told_and_stays():
    keep(template())
    damaged = folder() / f"x{SUFFIX}"
    damaged.write_text("{", encoding="utf-8")
    faults = {kept.path: kept.fault for kept in kept_templates()}
    assert faults[damaged] is not None
    assert list(faults.values()).count(None) == 1
    assert damaged.exists()


def test_a_disk_that_refuses_is_told(tmp_path):
    (tmp_path / f"a{SUFFIX}").mkdir()
    with pytest.raises(TemplateError, match=r"template\.not_kept"):
        keep(template(), tmp_path / f"a{SUFFIX}")
