"""A renamed file is renamed in the list of Ⅰ and in the record items, and nowhere else unasked."""

import pytest

from piadesk.acts.renaming import is_in_doubt, left_over, renaming, texts_naming
from piadesk.forms import catalogue
from piadesk.sheets.edits import Several, apply
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM = catalogue.form("form4-r06")
LIST, RECORDS = Address((), "basic.file_names"), Address((), "annex.record_items")
NECESSITY = Address((), "basic.reason.necessity")


def sheet_of(*names, listed="", records="", **answers):
    rows = [
        Entry(id=str(n), answers={"file.name": name} if name else {})
        for n, name in enumerate(names)
    ]
    texts = {LIST.item: listed, RECORDS.item: records, **answers}
    return Sheet(form=FORM.id, answers=texts, rows={"file": rows})


def at(number):
    return Address((str(number),), "file.name")


def rename(sheet, number, new):
    """What the texts are once the clerk has left the name."""
    old = sheet.get(at(number)) or ""
    sheet.put(at(number), new)
    apply(sheet, Several(renaming(FORM, sheet, at(number), old, new)))
    return sheet.get(LIST), sheet.get(RECORDS)


def test_the_new_name_takes_the_place_of_the_old_one_with_its_number():
    sheet = sheet_of(
        "資料ファイル", "宛名ファイル",
        listed="１．資料ファイル\n２．宛名ファイル",
        records="【1．資料ファイル】\n1.番号\n【2．宛名ﾌｧｲﾙ】\n1.宛名ファイル番号",
    )  # fmt: skip
    assert rename(sheet, 1, "団体内統合宛名ファイル") == (
        "１．資料ファイル\n２．団体内統合宛名ファイル",
        "【1．資料ファイル】\n1.番号\n【2．団体内統合宛名ファイル】\n1.宛名ファイル番号",
    )


def test_a_number_in_the_name_itself_is_not_written_twice():
    sheet = sheet_of("2. 宛名ファイル", listed="1. 資料ファイル 2. 宛名ファイル")
    assert rename(sheet, 0, "2. 住民ファイル")[0] == "1. 資料ファイル 2. 住民ファイル"


def test_another_width_is_a_new_name_too():
    sheet = sheet_of("宛名ﾌｧｲﾙ", listed="宛名ﾌｧｲﾙ")
    assert rename(sheet, 0, "宛名ファイル")[0] == "宛名ファイル"


def test_a_longer_name_is_never_touched():
    listed = "収納、滞納ファイル\n滞納ファイル\n共通滞納ファイル"
    sheet = sheet_of("収納、滞納ファイル", "滞納ファイル", listed=listed)
    assert (
        rename(sheet, 1, "徴収ファイル")[0] == "収納、滞納ファイル\n徴収ファイル\n共通滞納ファイル"
    )


def test_a_text_that_has_the_new_name_already_is_left_as_it_is():
    sheet = sheet_of("宛名ファイル", listed="宛名ファイル\n住民ファイル")
    assert rename(sheet, 0, "住民ファイル")[0] == "宛名ファイル\n住民ファイル"


@pytest.mark.parametrize("new", ["", "　", "1."])
def test_a_name_taken_away_leaves_the_texts_alone(new):
    assert rename(sheet_of("宛名ファイル", listed="宛名ファイル"), 0, new)[0] == "宛名ファイル"


def test_a_first_name_goes_to_the_list_and_not_to_the_record_items():
    sheet = sheet_of("")
    assert rename(sheet, 0, "宛名ファイル") == ("宛名ファイル", "")


def test_the_next_name_goes_behind_the_others():
    sheet = sheet_of("資料ファイル", "", listed="（1）資料ファイル", records="（1）資料ファイル")
    assert rename(sheet, 1, "宛名ファイル") == (
        "（1）資料ファイル\n（2）宛名ファイル", "（1）資料ファイル"
    )  # fmt: skip


def test_a_list_that_does_not_fit_the_files_is_left_to_the_clerk():
    sheet = sheet_of("資料ファイル", "", listed="資料ファイル（旧台帳）")
    assert rename(sheet, 1, "宛名ファイル")[0] == "資料ファイル（旧台帳）"


def test_a_renamed_copy_leaves_the_name_to_the_original():
    sheet = sheet_of("宛名ファイル", "宛名ファイル", listed="宛名ファイル", records="宛名ファイル")
    assert rename(sheet, 1, "住民ファイル") == ("宛名ファイル\n住民ファイル", "宛名ファイル")


def test_further_places_of_the_old_name_are_counted_but_not_inside_longer_names():
    words = "宛名ファイルを用い、共通宛名ファイルは新宛名ファイルとは別である。旧宛名ファイル"
    sheet = sheet_of("新宛名ファイル", "共通宛名ファイル", **{NECESSITY.item: words})
    found = left_over(FORM, sheet, at(0), "1. 宛名ファイル")
    assert [(hit.address, hit.start) for hit in found] == [(NECESSITY, 0), (NECESSITY, 34)]
    assert [is_in_doubt(hit) for hit in found] == [False, True]


def test_nothing_is_left_over_of_a_name_that_another_file_bears():
    sheet = sheet_of("新しい名", "宛名ファイル", listed="宛名ファイル")
    assert left_over(FORM, sheet, at(0), "宛名ファイル") == []


def test_a_name_too_short_to_be_told_from_other_words_is_not_sought():
    sheet = sheet_of("住民ファイル", **{NECESSITY.item: "住民の住所"})
    assert left_over(FORM, sheet, at(0), "住") == []


def test_the_texts_that_name_a_file_are_told_before_it_goes():
    sheet = sheet_of(
        "宛名ファイル", "資料ファイル", listed="宛名ファイル", records="1.資料ファイル"
    )
    assert texts_naming(FORM, sheet, at(0)) == [LIST]
    assert texts_naming(FORM, sheet, at(1)) == [RECORDS]


def test_a_copy_that_goes_leaves_no_name_behind():
    sheet = sheet_of("宛名ファイル", "宛名ファイル", listed="宛名ファイル")
    assert texts_naming(FORM, sheet, at(1)) == []


def test_a_form_without_such_texts_has_nothing_to_follow():
    form = catalogue.form("form2-r06")
    assert form.texts_with_names == {}
