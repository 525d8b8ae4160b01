"""Items are named in the 項目 column as published sheets name them."""

from collections import Counter

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.item_names import STYLES, default_style, item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.sheets.walk import walk

FORMS = catalogue.form_ids()


def filled(form_id):
    """A sheet with two entries in each repeat."""
    form = catalogue.form(form_id)
    sheet = new_sheet(form)
    fill(form, sheet, "")
    return form, sheet


def fill(form, block, parent):
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            block.rows[item.id] = [Entry(id=f"{item.id}-{number}") for number in (1, 2)]
            for row in block.rows[item.id]:
                if item.layout == "sections":
                    row.answers[item.title_item] = f"ファイル{row.id[-1]}"
                fill(form, row, item.id)


REAL = {
    ("form2-r06", "basic.info_link.legal_basis"): (
        "Ⅰ 関連情報 ４．情報提供ネットワークシステムによる情報連携 ②法令上の根拠",
        "Ⅰ－４－②法令上の根拠",
        "Ⅰ－４．②",
    ),
    ("form2-r06", "cover.special_notes"): (
        "表紙 特記事項",
        "表紙－特記事項",
        "表紙 特記事項",
    ),
    ("form2-r06", "basic.number_use.legal_basis"): (
        "Ⅰ 関連情報 ３．個人番号の利用 法令上の根拠",
        "Ⅰ－３－法令上の根拠",
        "Ⅰ－３．",
    ),
    ("form2-r06", "threshold.population.as_of"): (
        "Ⅱ しきい値判断項目 １．対象人数 いつ時点の計数か",
        "Ⅱ－１－いつ時点の計数か",
        "Ⅱ－１． いつ時点の計数か",
    ),
    ("form2-r06", "threshold.result"): (
        "Ⅲ しきい値判断結果",
        "Ⅲ－しきい値判断結果",
        "Ⅲ",
    ),
    ("form4-r06", "file.entrust.items.content"): (
        "（ファイル1）Ⅱ 特定個人情報ファイルの概要 ４．特定個人情報ファイルの取扱いの委託 "
        "委託事項１ ①委託内容",
        "（ファイル1）Ⅱ－４－委託事項１－①委託内容",
        "（ファイル1）Ⅱ－４．委託事項１①",
    ),
    ("form4-r06", "file.entrust.items.range.scope"): (
        "（ファイル1）Ⅱ 特定個人情報ファイルの概要 ４．特定個人情報ファイルの取扱いの委託 "
        "委託事項１ ②取扱いを委託する特定個人情報ファイルの範囲 対象となる本人の範囲",
        "（ファイル1）Ⅱ－４－委託事項１－②－対象となる本人の範囲",
        "（ファイル1）Ⅱ－４．委託事項１② 対象となる本人の範囲",
    ),
    ("form4-r06", "file.entrust.items.sub.permission"): (
        "（ファイル1）Ⅱ 特定個人情報ファイルの概要 ４．特定個人情報ファイルの取扱いの委託 "
        "委託事項１ 再委託 ⑧再委託の許諾方法",
        "（ファイル1）Ⅱ－４－委託事項１－再委託－⑧再委託の許諾方法",
        "（ファイル1）Ⅱ－４．委託事項１⑧",
    ),
    ("form4-r06", "risk.storage.stale.measures"): (
        "（ファイル1）Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策 "
        "７．特定個人情報の保管・消去 "
        "リスク２：　特定個人情報が古い情報のまま保管され続けるリスク リスクに対する措置の内容",
        "（ファイル1）Ⅲ－７－リスク２－リスクに対する措置の内容",
        "（ファイル1）Ⅲ－７．リスク２ リスクに対する措置の内容",
    ),
}


@pytest.mark.parametrize(("form_id", "item_id"), REAL)
def test_an_item_is_named_in_each_style(form_id, item_id):
    form, sheet = filled(form_id)
    address = next(met.address for met in walk(form, sheet) if met.address.item == item_id)
    names = Names(form, sheet)
    told = tuple(item_name(form, names, address, style) for style in STYLES)
    assert told == REAL[form_id, item_id]


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("style", STYLES)
def test_no_two_items_share_a_name(form_id, style):
    form, sheet = filled(form_id)
    names = Names(form, sheet)
    answered = [
        met for met in walk(form, sheet) if met.is_answer and met.section.title != "変更箇所"
    ]
    told = Counter(item_name(form, names, met.address, style) for met in answered)
    assert [name for name, count in told.items() if count > 1] == []


def test_an_entry_is_named_by_its_number():
    form, sheet = filled("form3-r06")
    address = Address(("basic.systems-2",), "basic.systems")
    assert item_name(form, Names(form, sheet), address, "dashed") == "Ⅰ－２－システム２"


def test_a_whole_file_is_named_by_the_sections_written_for_it():
    form, sheet = filled("form3-r06")
    address = Address(("file-2",), "file")
    assert item_name(form, Names(form, sheet), address, "dashed") == "（ファイル2）Ⅱ、Ⅲ"


def test_long_forms_take_the_dashed_style():
    assert default_style(catalogue.form("form2-r06")) == "full"
    assert default_style(catalogue.form("form4-r06")) == "dashed"
