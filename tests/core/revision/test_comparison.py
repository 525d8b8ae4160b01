"""新旧対照表: the changed passages, and nothing else, are marked."""

from piadesk.forms import catalogue
from piadesk.revision.comparison import table
from piadesk.revision.shortening import shortened
from piadesk.sheets.sheet import Entry, new_sheet

FORM = catalogue.form("form2-r06")


def sheet_with(**answers):
    sheet = new_sheet(FORM)
    sheet.answers.update({key.replace("__", "."): value for key, value in answers.items()})
    sheet.rows["log"] = [Entry(id="r")]
    return sheet


def test_the_table_shows_unchanged_items_only_when_asked():
    old = sheet_with(basic__affair__name="住民基本台帳", basic__file_names="台帳ファイル")
    new = sheet_with(basic__affair__name="住民基本台帳事務", basic__file_names="台帳ファイル")
    (line,) = table(FORM, old, new, "numbers")
    assert (line.name, line.kind) == ("Ⅰ－１．①", "changed")
    every = {one.name: one.kind for one in table(FORM, old, new, "numbers", unchanged=True)}
    assert every["Ⅰ－２．"] == "same"
    assert list(every)[:2] == ["表紙 評価書番号", "表紙 評価書名"]


def test_choices_are_marked_whole():
    old = sheet_with(risk__training__level="十分に行っている")
    new = sheet_with(risk__training__level="特に力を入れて行っている")
    (line,) = table(FORM, old, new, "full")
    assert [one.text for one in line.sides.old] == ["[ 十分に行っている ]"]
    assert all(one.changed for one in line.sides.old + line.sides.new)


LAWS = "、".join(str(number) for number in range(1, 120))


def test_a_long_list_is_shortened_to_what_changed():
    old, new = f"別表第二（{LAWS}の項）", f"別表第二（{LAWS.replace('74、', '74、75の2、')}の項）"
    one, other = shortened(old, new)
    assert one.startswith("（前略）")
    assert one.endswith("（後略）")
    assert "74、75の2、75" in other
    assert len(other) < 40


def test_between_two_changes_the_middle_is_left_out():
    middle = "そのほかの定めはこれまでのとおりである。" * 10
    one, other = shortened(f"旧。{middle}甲", f"新。{middle}乙")
    assert one.count("（中略）") == other.count("（中略）") == 1
    assert one.startswith("旧。")
    assert other.endswith("乙")


def test_short_texts_are_left_as_they_are():
    assert shortened("市民課 一郎", "市民課 次郎") == ("市民課 一郎", "市民課 次郎")
    assert shortened("同じ" * 200, "同じ" * 200) == ("同じ" * 200, "同じ" * 200)
