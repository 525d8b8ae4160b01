"""Parts that are printed once for each file come together by the file's name."""

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source

FORM = catalogue.form("form3-r06")


def second(name, kind):
    return (
        f"Ⅱ 特定個人情報ファイルの概要\n1. 特定個人情報ファイル名\t{name}\n"
        f"2. 基本情報\n①ファイルの種類 ※\t[{kind}]\n"
    )


def third(name, level):
    return (
        f"Ⅲ リスク対策 ※(7. ②を除く。)\n1. 特定個人情報ファイル名\t{name}\n"
        f"9. 従業者に対する教育・啓発\n従業者に対する教育・啓発\t[{level}]\n"
    )


def files(text):
    imported = read_onto(FORM, Source(text))
    told = [
        [row.answers.get(key) for key in ("file.name", "file.info.kind", "risk.training.level")]
        for row in imported.sheet.rows.get("file", [])
    ]
    return told, [note.code for note in imported.report.notes]


KIND, LEVEL = "システム用ファイル", "十分に行っている"


def test_parts_of_one_file_become_one_entry():
    text = second("1. 台帳", KIND) + second("2. 送付先", KIND) + third("1. 台帳", LEVEL)
    told, notes = files(text + third("2. 送付先", LEVEL))
    assert told == [["1. 台帳", KIND, LEVEL], ["2. 送付先", KIND, LEVEL]]
    assert notes == []


def test_a_part_in_another_order_finds_its_file():
    text = third("2. 送付先", LEVEL) + third("1. 台帳", LEVEL) + second("1. 台帳", KIND)
    assert files(text)[0] == [["2. 送付先", None, LEVEL], ["1. 台帳", KIND, LEVEL]]


def test_a_name_spelt_otherwise_is_told():
    told, notes = files(second("１．台帳", KIND) + third("(1) 台帳", LEVEL))
    assert told == [["１．台帳", KIND, LEVEL]]
    assert notes == ["file_spelt"]


def test_a_part_without_a_name_goes_to_the_next_file():
    told, notes = files(second("台帳", KIND) + third("", LEVEL))
    assert told == [["台帳", KIND, LEVEL]]
    assert notes == ["file_guessed"]


def test_a_file_whose_own_name_was_not_read_takes_that_of_its_other_part():
    """Else Ⅲ of the first file is a file of its own, behind the others."""
    named = second("2. 送付先", KIND) + third("1. 台帳", LEVEL) + third("2. 送付先", LEVEL)
    told, notes = files(second("", KIND) + named)
    assert told == [["1. 台帳", KIND, LEVEL], ["2. 送付先", KIND, LEVEL]]
    assert notes == ["file_guessed"]


def test_entries_are_told_apart_by_their_names_and_bands_are_none():
    text = (
        "Ⅰ 基本情報\nシステム1\n①システムの名称\t住記\nシステム2～5\tシステム2\t"
        "①システムの名称\t宛名\nシステム6～10\n３．特定個人情報ファイル名\t台帳"
    )
    imported = read_onto(FORM, Source(text))
    systems = imported.sheet.rows["basic.systems"]
    assert [row.answers["basic.systems.name"] for row in systems] == ["住記", "宛名"]
    assert imported.report.left_over == ()


def test_a_list_of_choices_in_the_place_of_a_name_names_no_file():
    text = second("台帳", KIND) + third("番号法第19条第1号\n＜選択肢＞\n1) 1万人未満", LEVEL)
    names, notes = files(text)
    assert [name for name, *_ in names] == ["台帳"]
    assert "file_named" not in notes
