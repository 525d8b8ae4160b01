"""What the official forms are made of: no edit of a form file may lose one of these facts."""

import re
from collections import Counter

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets import positions, walk
from piadesk.sheets.sheet import Address, Entry, Sheet

FORMS = ("form2-h31", "form2-r06", "form3-r06", "form4-r06")

KINDS = {
    "form2-h31": {
        "cover": "constant 1, text 3, long_text 2, date 1",
        "basic": "heading 6, text 3, long_text 8, choice 1",
        "threshold": "heading 3, choice 3, date 2",
        "result": "computed 1",
        "risk": "choice 10, constant 1, heading 8, mark 4, marks 1",
    },
    "form2-r06": {
        "cover": "constant 1, text 3, long_text 2, date 1",
        "basic": "heading 7, text 3, long_text 9, choice 1, mark 1",
        "threshold": "heading 3, choice 3, date 2",
        "result": "computed 1",
        "risk": "choice 13, constant 1, heading 10, mark 6, long_text 2, marks 1",
    },
    "form3-r06": {
        "cover": "constant 1, text 3, long_text 2, date 1",
        "contents": "constant 7",
        "basic": "heading 5, text 4, long_text 6, choice 2, repeat 2, marks 1",
        "file": "heading 5, text 7, long_text 21, choice 9, marks 6, constant 1, date 2, count 1, "
        "repeat 3",
        "records": "long_text 1",
        "risk": "mirror 1, heading 8, band 8, long_text 22, choice 15, mark 4, marks 1",
        "disclosure": "heading 2, long_text 6",
        "procedure": "heading 3, date 2, choice 1, long_text 5",
    },
    "form4-r06": {
        "cover": "constant 1, text 3, long_text 2, date 2",
        "contents": "constant 9",
        "basic": "heading 6, text 4, long_text 8, choice 2, repeat 2, marks 1",
        "affair": "picture 1, long_text 1",
        "file": "heading 5, text 7, long_text 32, choice 12, marks 7, constant 1, date 2, count 1, "
        "repeat 3",
        "records": "long_text 1",
        "risk": "mirror 1, heading 6, band 22, long_text 55, choice 45, mark 4",
        "other_risk": "heading 2, choice 3, long_text 4",
        "disclosure": "heading 2, long_text 8, choice 2, text 2",
        "procedure": "heading 4, date 3, choice 1, long_text 8",
    },
}
"""How many items of each kind stand in each section before 変更箇所."""

CHANGE_TABLE = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]

HEADINGS = {
    "form2-h31": "Ⅰ　関連情報/Ⅱ　しきい値判断項目/Ⅲ　しきい値判断結果/Ⅳ　リスク対策/変更箇所",
    "form2-r06": "Ⅰ　関連情報/Ⅱ　しきい値判断項目/Ⅲ　しきい値判断結果/Ⅳ　リスク対策/変更箇所",
    "form3-r06": "Ⅰ　基本情報/Ⅱ　特定個人情報ファイルの概要/（別添１）特定個人情報ファイル記録項目/"
    "Ⅲ　リスク対策　※（７．②を除く。）/Ⅳ　開示請求、問合せ/Ⅴ　評価実施手続/（別添２）変更箇所",
    "form4-r06": "Ⅰ　基本情報/（別添１）事務の内容/Ⅱ　特定個人情報ファイルの概要/"
    "（別添２）特定個人情報ファイル記録項目/"
    "Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　※（７．リスク１⑨を除く。）/"
    "Ⅳ　その他のリスク対策　※/Ⅴ　開示請求、問合せ/Ⅵ　評価実施手続/（別添３）変更箇所",
}
"""What stands behind the cover and the 項目一覧, in print order."""

NUMBERS = re.compile(r"[０-９]+．|[①-⑳]|リスク[０-９]*：\u3000|")


@pytest.fixture(params=FORMS)
def form(request):
    return catalogue.form(request.param)


@pytest.fixture(params=FORMS[2:])
def long_form(request):
    return catalogue.form(request.param)


def test_the_installed_forms_are_these():
    assert catalogue.form_ids() == ("form1-r06", *FORMS)


def test_each_section_asks_for_as_many_items_of_each_kind_as_the_form(form):
    for section in form.sections[:-1]:
        counted = Counter(item.kind for item in section.items)
        told = (one.split() for one in KINDS[form.id][section.id].split(", "))
        assert counted == {kind: int(number) for kind, number in told}, section.id


def test_sections_follow_in_print_order(form):
    parts = [part for part in form.sections if part.layout not in {"cover", "contents"}]
    assert "/".join(part.heading for part in parts) == HEADINGS[form.id]


def test_change_table_has_its_six_columns(form):
    assert [item.title for item in form.children("log")] == CHANGE_TABLE
    assert form.section_of["log"].landscape


def test_labels_are_written_as_the_form_prints_them(form):
    for item in form.items:
        assert NUMBERS.fullmatch(item.number), item.id
        assert item.label == item.label.strip(), item.id
        assert not re.search(r"[()?!,:;ｦ-ﾟ※]|  ", item.label), item.id


def test_contents_page_lists_the_sections_with_annexes_indented(long_form):
    form = long_form
    contents = next(part for part in form.sections if part.layout == "contents")
    parts = [part for part in form.sections if part.layout not in {"cover", "contents"}]
    assert [line.text for line in contents.items] == [
        "　".join(filter(None, (part.number, part.title))) for part in parts
    ]
    assert [line.level for line in contents.items] == [int(not part.number) for part in parts]
    assert not contents.wizard


def test_cover_names_the_form_and_asks_for_its_dates(form):
    assert form.by_id["cover.form_title"].text == f"特定個人情報保護評価書（{form.name}）"
    assert form.mark == f"[{form.revision}　{form.number}]"
    assert ("cover.approved_on" in form.by_id) == (form.number == "様式4")


def test_repeats_print_the_official_groups(long_form):
    form = long_form
    repeats = {item.id: item for item in form.items if isinstance(item, d.Repeat) and item.bands}
    assert {rows.row_name for rows in repeats.values()} == {
        "システム{n}",
        "委託事項{n}",
        "提供先{n}",
        "移転先{n}",
    }
    assert {rows.bands for rows in repeats.values()} == {(1, 5, 10, 15, 20)}
    in_band = {name for name, rows in repeats.items() if rows.title_in_band}
    assert in_band == set(repeats) - {"basic.systems"}


def test_file_and_risk_parts_are_printed_once_for_each_file(long_form):
    form = long_form
    sheet = Sheet(
        form=form.id,
        rows={"file": [Entry(id=n, answers={"file.name": n}) for n in ("住民台帳", "送付先")]},
    )
    parts = [
        (entry.section.id, entry.value)
        for entry in walk.walk(form, sheet)
        if entry.item.id in {"file.name", "risk.file_name", "annex.record_items"}
    ]
    assert parts == [
        ("file", "住民台帳"),
        ("file", "送付先"),
        ("records", None),
        ("risk", "住民台帳"),
        ("risk", "送付先"),
    ]


def test_merged_left_cells_hold_neighbouring_rows_of_one_repeat(long_form):
    form = long_form
    groups = {}
    for item in form.items:
        if item.group:
            groups.setdefault(item.group, []).append(form.order[item.id])
    assert {name.lstrip("②④⑦"): len(rows) for name, rows in groups.items()} == {
        "使用の主体": 2,
        "再委託": 3,
    } | ({"保管期間": 2} if form.id == "form4-r06" else {})
    for rows in groups.values():
        assert rows == list(range(rows[0], rows[0] + len(rows)))


def test_an_item_in_an_entry_tells_its_whole_position():
    form = catalogue.form("form4-r06")
    file = Entry(id="f1", rows={"file.entrust.items": [Entry(id="e1")]})
    sheet = Sheet(form=form.id, rows={"file": [file]})

    def told(item):
        whole = positions.position(form, sheet, Address(("f1", "e1"), f"file.entrust.items.{item}"))
        return whole.partition("４．特定個人情報ファイルの取扱いの委託 ")[2]

    assert told("name") == "委託事項1"
    assert told("range.scope") == (
        "委託事項1 ②取扱いを委託する特定個人情報ファイルの範囲 対象となる本人の範囲"
    )
    assert told("sub.content") == "委託事項1 再委託 ⑨再委託事項"


def test_the_number_of_contracts_belongs_to_whether_there_are_any(long_form):
    assert long_form.heads["file.entrust.count"][-1].id == "file.entrust.exists"
    assert long_form.by_id["file.entrust.count"].beside


def test_the_band_of_five_risks_holds_none_of_the_items_below_it():
    form = catalogue.form("form4-r06")
    assert len(form.by_id["risk.entrust.band"].label.splitlines()) == 5
    assert [head.id for head in form.heads["risk.entrust.management_check"]] == ["risk.entrust"]


def test_what_was_recalled_is_marked():
    recalled = {
        form_id: [item.id for item in catalogue.form(form_id).items if item.unverified]
        for form_id in FORMS
    }
    assert {form_id: len(items) for form_id, items in recalled.items()} == {
        "form2-h31": 0,
        "form2-r06": 6,
        "form3-r06": 0,
        "form4-r06": 80,
    }
    assert {"risk.storage.leak.nisc", "file.storage.period"} <= set(recalled["form4-r06"])


def test_items_with_one_id_are_of_one_kind_on_all_forms():
    kinds = {}
    for form_id in FORMS:
        for item in catalogue.form(form_id).items:
            kinds.setdefault(item.id, set()).add(item.kind)
    assert not [item_id for item_id, found in kinds.items() if len(found) > 1]
