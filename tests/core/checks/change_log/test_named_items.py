"""Which item the 項目 column of 変更箇所 means, in the words of published sheets."""

import pytest

from piadesk.checks.change_log.named_items import items_named
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
AS_OF = ["threshold.population.as_of", "threshold.handlers.as_of"]
FORM4 = catalogue.form("form4-r06")


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("I 関連情報 1. 特定個人情報を取り扱う事務 ③システムの名称", "basic.affair.system_names"),
        ("I－1. ②後段", "basic.affair.description"),
        ("I-1 ③システム名称", "basic.affair.system_names"),
        ("I 1③2", "basic.affair.system_names"),
        ("Ⅱ-1", "threshold.population"),
        ("I 7", "disclosure.request"),
        ("Ⅳ-11", "risk.priority"),
        ("表紙 特記事項", "cover.special_notes"),
        ("I 関連情報 5.評価実施機関における担当部署 ②所属長", "basic.department.head_title"),
        ("Ⅰ 関連情報\n１．②事務の概要", "basic.affair.description"),
        ("Ⅰ 関連情報 ５．①部署", "basic.department.name"),
        ("Ⅰ 関連情報　－　8.", "disclosure.contact"),
        ("Ⅰ 関連情報 1.特定個人情報ファイルを取り扱う事務 ②", "basic.affair.description"),
        ("Ⅱしきい値判断項目　２．", "threshold.handlers"),
        ("共通", ""),
        ("Ⅳ リスク対策 全項目を新規記載", ""),
        ("平成31年1月版様式2に変更", ""),
    ],
)
def test_an_item_is_found_by_the_names_that_sheets_give_it(name, item):
    (named,) = items_named(FORM, name)
    assert (named.item, named.known) == (item, True)


REGISTER = "住民基本台帳ファイル"
ADDRESSES = "送付先情報ファイル"


@pytest.mark.parametrize(
    ("name", "item", "file", "numbers"),
    [
        (
            "(住民基本台帳ファイル) Ⅱ-4-委託事項2-②-対象となる本人の範囲",
            "file.entrust.items.range.scope",
            REGISTER,
            (2,),
        ),
        ("（1住民基本台帳ファイル） II-4-委託事項4", "file.entrust.items", REGISTER, (4,)),
        (
            "Ⅱ-(1)住民基本台帳ファイル -3-⑦使用の主体-使用部署",
            "file.use.users.departments",
            REGISTER,
            (),
        ),
        ("I-2-システム１２-③他のシステムとの接続", "basic.systems.connections", "", (12,)),
        (
            "(送付先情報ファイル) Ⅲ-5-リスク3-リスクに対する措置の内容",
            "risk.provide.wrong.measures",
            ADDRESSES,
            (),
        ),
        ("(別添2)特定個人情報ファイル記録項目", "annex.record_items", "", ()),
        (
            "VI 評価実施手続き 2.国民・住民等からの意見の聴取 ④主な意見の内容",
            "procedure.hearing.opinions",
            "",
            (),
        ),
    ],
)
def test_the_items_of_a_file_are_found_too(name, item, file, numbers):
    (named,) = items_named(FORM4, name)
    assert named.key == (item, file, numbers)


def test_the_form_finds_every_name_that_it_gives():
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    names = {row.answers["log.item"] for row in opened.sheet.rows["log"]} - {"全体"}
    assert names
    assert all(items_named(FORM4, name)[0].item for name in names)


def test_several_items_in_one_cell_are_found_each():
    found = items_named(FORM, "II－1.、II－2.")
    assert [named.item for named in found] == ["threshold.population", "threshold.handlers"]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("Ⅱ-2-④記録される項目-主な記録項目", "file.info.fields.main"),
        ("(住民基本台帳ファイル) Ⅱ-2-④記録される項目-その妥当性", "file.info.fields.validity"),
        ("Ⅱ-3-⑧使用方法-情報の突合(※)", "file.use.how.matching"),
        ("Ⅱ－３－⑧使用方法　情報の突合", "file.use.how.matching"),
        ("Ⅱ-2-③対象となる本人の範囲-その必要性", "file.info.scope.necessity"),
        ("Ⅱ-2-③対象となる本人の範囲", "file.info.scope"),
        ("Ⅱ-2-④記録される項目", "file.info.fields"),
        ("Ⅱ-6-②期間", "file.storage.period"),
        ("Ⅱ-3-⑦使用者数", "file.use.users.count"),
        ("別添２", "annex.record_items"),
        ("Ⅱ３⑦使用部署", "file.use.users.departments"),
    ],
)
def test_the_last_step_of_a_name_decides(name, item):
    assert [named.item for named in items_named(catalogue.form("form4-r06"), name)] == [item]


@pytest.mark.parametrize("name", ["別添4-12", "別添4-(備考)", "（別添5）移転先一覧 51", "別添１２"])
def test_the_bodys_own_attachments_are_known_places(name):
    (named,) = items_named(catalogue.form("form4-r06"), name)
    assert (named.known, named.item) == (True, "")


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Ⅱ１及び２", ["threshold.population", "threshold.handlers"]),
        ("Ⅱ．１．・２．", ["threshold.population", "threshold.handlers"]),
        ("Ⅱ－１、Ⅱ－２", ["threshold.population", "threshold.handlers"]),
        ("Ⅰ５①、②", ["basic.department.name", "basic.department.head_title"]),
        ("Ⅰ－５①②", ["basic.department.name", "basic.department.head_title"]),
        ("Ⅰ－５－①及び②", ["basic.department.name", "basic.department.head_title"]),
        ("Ⅱ しきい値判断項目 １．対象人数及び２．取扱者数（いつ時点の計数か）", AS_OF),
        ("Ⅱ　１．対象人数、２．取扱者数（いつ時点の計数か）", AS_OF),
        ("IIしきい値判断項目 1.対象人数 2.取扱者数 いつ時点の計数か", AS_OF),
        ("Ⅱ－１、Ⅱ－２　いつ時点の計数か", AS_OF),
        ("Ⅱ １．対象人数 いつ時点の計数か、Ⅱ ２．取扱者数 いつ時点の計数か", AS_OF),
    ],
)
def test_several_items_in_one_cell_share_what_the_first_says(name, items):
    assert [named.item for named in items_named(FORM, name)] == items


@pytest.mark.parametrize("name", ["Ⅱ－１、Ⅱ－２　時点", "Ⅳ８、11", "Ⅳ1から11まで"])
def test_places_in_one_cell_are_known(name):
    assert all(named.known for named in items_named(FORM, name))


@pytest.mark.parametrize("name", ["Ⅱ１及び９", "Ⅳ８、99", "Ⅶ1から3まで"])
def test_one_place_of_several_that_the_form_has_not_is_told(name):
    assert not all(named.known for named in items_named(FORM, name))
