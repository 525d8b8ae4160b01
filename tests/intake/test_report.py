"""What finds no place is told, word for word, with the line it stood on."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk import words
from piadesk.forms import catalogue
from piadesk.intake import import_sheet
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source, Unsure
from piadesk.texts.folding import fold
from tests.intake.others import paper
from tests.intake.rendering import Style, rendered
from tests.intake.test_styles import readable_sheets

FORM = catalogue.form("form2-r06")


def left_over(text):
    return [(one.text, one.where.number) for one in read_onto(FORM, Source(text)).report.left_over]


def test_words_without_a_place_are_told_with_their_line():
    text = "内部資料\n\n評価実施機関名\n架空市長\n公表日\n令和7年4月1日\n問合せは内線へ"
    assert left_over(text) == [("内部資料", 1), ("問合せは内線へ", 7)]


def test_page_numbers_are_told_apart_from_words():
    text = "評価実施機関名\n架空市長\n- 1 -\n公表日\n令和7年4月1日\n- 2 -\n"
    report = read_onto(FORM, Source(text)).report
    assert report.left_over == ()
    assert [note.code for note in report.notes] == ["furniture"]


def test_points_and_pages_beside_the_lines_of_contents_hide_none_of_them():
    form = catalogue.form("form4-r06")
    heads = (item.text for item in form.items if form.section_of[item.id].layout == "contents")
    lines = [f"・\t{head}……\t{page}" for page, head in enumerate(heads, start=2)]
    text = "\n".join(["評価実施機関名\t架空市長", "項目一覧", *lines])
    imported = read_onto(form, Source(text))
    assert imported.sheet.answers == {"cover.organization": "架空市長"}
    assert imported.report.left_over == ()


def test_nothing_is_doubted_in_an_entry_that_the_form_prints_blank():
    lines = [
        "Ⅰ　基本情報",
        "２．特定個人情報ファイルを取り扱う事務において使用するシステム",
        *("システム1", "①システムの名称\t税システム", "②システムの機能\t税を課する。"),
        *("システム2", "①システムの名称\t", "②システムの機能\t"),
    ]
    text = "\n".join(lines)
    source = Source(text, unsure=(Unsure(0, len(text)),))
    imported = read_onto(catalogue.form("form4-r06"), source)
    [entry] = imported.sheet.rows["basic.systems"]
    doubted = [note.address for note in imported.report.notes if note.doubt and note.address]
    assert {address.path for address in doubted} == {(entry.id,)}


def test_items_that_are_not_there_are_missing():
    report = read_onto(FORM, Source("評価実施機関名\n架空市長")).report
    assert "cover.organization" not in {address.item for address in report.missing}
    assert "basic.affair.name" in {address.item for address in report.missing}


@settings(max_examples=20, deadline=None)
@given(readable_sheets(FORM), st.data())
def test_no_word_of_a_text_is_lost(sheet, data):
    lines = rendered(FORM, sheet, Style()).split("\n")
    place = data.draw(st.integers(0, len(lines)))
    imported = read_onto(
        FORM, Source("\n".join([*lines[:place], "迷い込んだ一文", *lines[place:]]))
    )
    told = json.dumps(asdict(imported.sheet), ensure_ascii=False) + "".join(
        o.text for o in imported.report.left_over
    )
    assert "迷い込んだ一文" in fold(told)


def test_every_note_has_its_sentence():
    codes = [key for key in words.all_words() if key.startswith("import.note.")]
    assert codes
    for source in ("内容", "評価書番号\t評価書名\n1\t名"):
        for note in read_onto(FORM, Source(source)).report.notes:
            assert note.sentence


def test_a_doubt_on_an_entry_that_holds_nothing_is_told_of_the_paper():
    lines = [
        *("Ⅱ 特定個人情報ファイルの概要", "１．特定個人情報ファイル名", "税ファイル"),
        *("移転先1", "総務課", "移転先3", "⑥移転方法", "かもめ [○] いか"),
    ]
    imported = read_onto(catalogue.form("form4-r06"), Source("\n".join(lines)))
    assert len(imported.sheet.rows["file"][0].rows["file.provide.move"]) == 1
    told = {note.code: (note.address, note.doubt) for note in imported.report.notes}
    assert told == {"entry_number": (None, False), "marks_beside": (None, False)}
    assert [left.text for left in imported.report.left_over] == ["かもめ [○] いか"]


@pytest.mark.parametrize("month", ["平成26年4月", "平成31年1月", "平成12年1月"])
def test_what_is_told_of_the_form_can_be_said_wherever_its_mark_stands(tmp_path, month):
    """Pages in another order: the mark of the cover stands behind the head of 変更箇所."""
    text = paper("form2-h31", 1, ["mark"]).text.replace("平成31年1月", month)
    place = text.rindex("変更箇所\n")
    path = tmp_path / "paper.txt"
    path.write_text(f"{text[place:]}\nⅠ　関連情報\n{text[:place]}", encoding="utf-8")
    report = import_sheet(path).report
    assert all(note.sentence for note in report.notes)
    assert any(note.code.startswith("form_by_") for note in report.notes)
