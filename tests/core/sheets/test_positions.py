"""Every place of a sheet has a name of its own, for people and for programs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.positions import Names, path, position, row_title
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.walk import walk
from tests.conftest import tiny_form
from tests.sheets import sheets


@pytest.mark.parametrize("form_id", catalogue.form_ids())
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_no_two_places_have_one_path(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    names = Names(form, sheet)
    paths = [names.path(entry.address) for entry in walk(form, sheet)]
    assert len(set(paths)) == len(paths)
    addresses = [entry.address for entry in walk(form, sheet)]
    assert [Address.read(str(address)) for address in addresses] == addresses


@pytest.fixture
def files():
    form = tiny_form("files")
    entries = [Entry(id="t1"), Entry(id="t2")]
    second = Entry(id="f2", answers={"file.name": "宛名"}, rows={"file.targets": entries})
    return form, Sheet(form=form.id, rows={"file": [Entry(id="f1"), second]})


def test_paths_count_the_entries(files):
    assert path(*files, Address((), "file")) == "file"
    assert path(*files, Address(("f2",), "file")) == "file[2]"
    assert path(*files, Address(("f2",), "risk.measure")) == "file[2].risk.measure"
    assert path(*files, Address(("f2", "t2"), "file.targets.name")) == "file[2].targets[2].name"


def test_positions_name_the_file_and_the_entry(files):
    place = Address(("f2", "t2"), "file.targets.name")
    assert position(*files, place) == "（宛名） Ⅱ 概要 移転先2 ①法令上の根拠"
    assert position(*files, Address(("f1",), "risk.measure")) == (
        "（ファイル1） Ⅲ リスク対策 ２．リスクに対する措置の内容"
    )


def test_an_entry_is_called_by_its_answer_or_by_its_number(files):
    assert row_title(*files, Address(("f1",), "file")) == "ファイル1"
    assert row_title(*files, Address(("f2",), "file")) == "宛名"


def test_an_entry_that_is_not_there_has_no_name(files):
    with pytest.raises(KeyError):
        path(*files, Address(("f9",), "file"))


def test_an_item_stands_below_its_heading():
    form = catalogue.form("form2-r06")
    place = Address((), "basic.affair.name")
    told = position(form, Sheet(form=form.id), place)
    assert told == "Ⅰ 関連情報 １．特定個人情報ファイルを取り扱う事務 ①事務の名称"
