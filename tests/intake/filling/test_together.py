"""Labels that stand behind each other, or half-way down their answers."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from tests.published.papers import answers

BASIC = catalogue.form("form2-h31")
MAIN = catalogue.form("form3-r06")
HEAD = "１．特定個人情報ファイルを取り扱う事務\n"
NEXT = "\n２．特定個人情報ファイル名\n渡し船ファイル"
TEXT = "渡し船の条例により、町民に回数券を渡す。\n申請は窓口で受ける。"


def read(text, form=BASIC):
    return read_onto(form, Source(text))


def told(imported, code):
    return [note.address.item for note in imported.report.notes if note.code == code]


@pytest.mark.parametrize(
    ("last", "systems"),
    [
        ("渡し船システム、宛名システム", "渡し船システム、宛名システム"),
        ("・渡し船システム\n・宛名システム", "・渡し船システム\n・宛名システム"),
    ],
)
def test_a_name_a_text_and_systems_are_told_by_their_shape_and_doubted(last, systems):
    labels = "①事務の名称\n②事務の概要\n③システムの名称\n"
    imported = read(f"{HEAD}{labels}渡し船の回数券の事務\n{TEXT}\n{last}{NEXT}")
    assert answers(imported)["basic.affair.name"] == "渡し船の回数券の事務"
    assert answers(imported)["basic.affair.description"] == TEXT
    assert answers(imported)["basic.affair.system_names"] == systems
    assert len(told(imported, "labels_together")) == 3


def test_a_text_between_labels_and_a_bracket_is_that_of_the_label_before():
    imported = read(
        f"Ⅰ　基本情報\n{HEAD}①事務の名称\n渡し船の回数券の事務\n②事務の内容\n③対象人数\n{TEXT}\n"
        "[ 1万人以上10万人未満 ]",
        MAIN,
    )
    assert answers(imported)["basic.affair.description"] == TEXT
    assert answers(imported)["basic.affair.population"] == "1万人以上10万人未満"
    assert len(told(imported, "labels_together")) == 2


def test_a_name_and_a_text_between_labels_and_a_bracket_are_told_by_their_shape():
    imported = read(
        f"Ⅰ　基本情報\n{HEAD}①事務の名称\n②事務の内容\n③対象人数\n渡し船の回数券の事務\n{TEXT}\n"
        "[ 1万人以上10万人未満 ]",
        MAIN,
    )
    assert answers(imported)["basic.affair.name"] == "渡し船の回数券の事務"
    assert answers(imported)["basic.affair.description"] == TEXT
    assert answers(imported)["basic.affair.population"] == "1万人以上10万人未満"
    assert len(told(imported, "labels_together")) == 3


def test_one_long_line_behind_several_labels_doubts_all_of_them():
    line = (
        "渡し船の回数券の事務 "
        + TEXT.replace("\n", " ")
        + " 渡し船システム、宛名システム、港の台帳"
    )
    imported = read(f"{HEAD}①事務の名称\n②事務の概要\n③システムの名称\n{line}{NEXT}")
    assert len(told(imported, "labels_together")) == 3


def test_a_text_that_begins_above_its_label_is_whole_and_doubted():
    first, second = TEXT.split("\n")
    imported = read(
        f"{HEAD}①事務の名称\n渡し船の回数券の事務\n{first}\n②事務の概要\n{second}\n③システムの名称\n"
        f"渡し船システム{NEXT}"
    )
    assert answers(imported)["basic.affair.name"] == "渡し船の回数券の事務"
    assert answers(imported)["basic.affair.description"] == TEXT
    assert told(imported, "name_alone") == ["basic.affair.name"]
    assert told(imported, "label_amid") == ["basic.affair.description"]
    of_text = [
        p.text
        for p in imported.report.passages
        if p.use == "answer" and p.address.item == "basic.affair.description"
    ]
    assert of_text == [first, second]


def test_the_second_line_of_a_name_stays_with_it():
    name = "渡し船の回数券の事務\n（離島を含む。）"
    imported = read(f"{HEAD}①事務の名称\n{name}\n②事務の概要\n{TEXT}{NEXT}")
    assert answers(imported)["basic.affair.name"] == name


@pytest.mark.parametrize(
    ("cover", "number", "title"),
    [
        ("評価書番号\n\n評価書名\n\n31\n\n渡し船の事務\n\n", "31", "渡し船の事務"),
        (
            "評価書番号\n評価書名\n渡し船の事務\n基礎項目評価書 31\n",
            "31",
            "渡し船の事務　基礎項目評価書",
        ),
    ],
)
def test_a_number_before_or_behind_a_title_is_the_sheet_s(cover, number, title):
    imported = read(
        f"特定個人情報保護評価書（基礎項目評価書）\n{cover}特記事項\n公表日\n令和元年7月1日"
    )
    assert answers(imported)["cover.number"] == number
    assert answers(imported)["cover.title"].replace("\n", "　") == title


@pytest.mark.parametrize("words", ["②事務の概要 渡し船を出す。", "島の事務 ③システムの名称 渡し船"])
def test_a_label_with_its_number_within_a_line_is_told(words):
    imported = read(f"{HEAD}③システムの名称\n渡し船システム\n①事務の名称\n島の事務{NEXT}\n{words}")
    assert told(imported, "label_inside")


def test_a_label_that_a_text_names_is_not_told():
    words = "対象は「②事務の概要」のとおり。②事務の概要に記載した者を除く。"
    imported = read(f"{HEAD}①事務の名称\n島の事務\n②事務の概要\n{TEXT}{NEXT}\n{words}")
    assert not told(imported, "label_inside")


@pytest.mark.parametrize("kind", ["text", "pdf", "workbook"])
@pytest.mark.parametrize("chosen", ["十分である", "2) 十分である", "［十分である］"])
def test_a_choice_below_a_blank_text_stays_its_own_without_brackets_too(kind, chosen):
    """A list to pick from in a cell has no brackets around what was picked."""
    text = (
        "Ⅲ リスク対策\n３．特定個人情報の使用\nリスク２：　権限のない者（元職員、アクセス権限のない"
    )
    text += "職員等）によって不正に使用されるリスク\nその他の措置の内容\t\n"
    text += f"リスクへの対策は十分か\t{chosen}\n"
    imported = read_onto(MAIN, Source(text, kind=kind))
    said = {path.rpartition("unauthorized.")[2]: words for path, words in answers(imported).items()}
    assert said["sufficiency"] == "十分である"
    assert "other_measures" not in said
    assert told(imported, "labels_together") == []


def test_a_sentence_that_begins_like_a_label_is_none():
    text = f"特定個人情報ファイルは、年度の初めに作る。\n{TEXT}"
    imported = read(f"{HEAD}①事務の名称\n島の事務\n②事務の概要\n{text}{NEXT}")
    assert answers(imported)["basic.affair.description"] == text
    assert answers(imported)["basic.file_names"] == "渡し船ファイル"
