"""Labels are found through slips, and not where they only stand in a sentence."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source

FORM = catalogue.form("form2-r06")
HEAD = "Ⅰ　関連情報\n１．特定個人情報ファイルを取り扱う事務\n"


def read(text, form=FORM):
    return read_onto(form, Source(text))


def answer(text, item):
    return read(text).sheet.answers.get(item)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "①事務の名称\t国民健康保険に関する事務\n②事務の概要\t資格の管理",
        "I 関連情報\n1. 特定個人情報ファイルを取り扱う事務\t①事務の名称\t"
        "国民健康保険に関する事務\n②事務の概要\t資格の管理",
        HEAD + "事務の名称\n国民健康保険に関する事務\n事務の概要\n資格の管理",
        HEAD + "①事務の\n名称 国民健康保険に関する事務\n②事務の概要 資格の管理",
        HEAD + "1 事務の名称：国民健康保険に関する事務\n2 事務の概要：資格の管理",
    ],
)
def test_a_label_may_be_set_in_many_ways(text):
    assert answer(text, "basic.affair.name") == "国民健康保険に関する事務"
    assert answer(text, "basic.affair.description") == "資格の管理"


def test_a_label_inside_a_sentence_is_no_label():
    words = "※後述の「2. 特定個人情報ファイル名」に示すとおり。③システムの名称は別に定める。"
    text = HEAD + f"③システムの名称\t{words}\n２．特定個人情報ファイル名\n資格ファイル"
    assert answer(text, "basic.affair.system_names") == words
    assert answer(text, "basic.file_names") == "資格ファイル"


def test_a_label_with_a_slip_is_read_and_told():
    text = "Ⅱ しきい値判断項目\n1. 対象人数\t評価対象の事務の対象人数は何人が\t[30万人以上]"
    imported = read(text)
    assert imported.sheet.answers["threshold.population.size"] == "30万人以上"
    assert [note.code for note in imported.report.notes] == ["label_spelt"]
    assert imported.report.placed[0].sureness == "likely"


def test_values_keep_their_own_line_ends_and_lose_only_outer_blanks():
    text = HEAD + "②事務の概要\t　第一に、\n\n　第二に、　\n③システムの名称\tＡシステム"
    assert answer(text, "basic.affair.description") == "第一に、\n\n　第二に、"


def test_two_labels_over_two_answers_share_them_out():
    text = "評価書番号\t評価書名\n12\t国民健康保険 基礎項目評価書\n\n特記事項\nなし"
    assert answer(text, "cover.number") == "12"
    assert answer(text, "cover.title") == "国民健康保険 基礎項目評価書"


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\u3000 "])
def test_any_blank_parts_the_number_from_the_name_beside_it(blank):
    text = f"評価書番号\t評価書名\n12{blank}国民健康保険 基礎項目評価書\n\n特記事項\nなし"
    assert answer(text, "cover.number") == "12"
    assert answer(text, "cover.title") == "国民健康保険 基礎項目評価書"


@pytest.mark.parametrize("number", ["A-1", "Ｂ－２", "3-1", "１２"])
def test_a_lone_answer_under_number_and_name_is_the_number_if_it_looks_like_one(number):
    text = f"評価書番号 評価書名\n{number}\n評価実施機関名\nみなと市長"
    assert answer(text, "cover.number") == number
    assert answer(text, "cover.title") is None


def test_a_lone_name_that_begins_like_a_number_stays_the_name():
    text = "評価書番号 評価書名\nCOVID-19 予防接種\n評価実施機関名\nみなと市長"
    assert answer(text, "cover.title") == "COVID-19 予防接種"


def test_the_parts_of_a_sheet_may_come_in_another_order():
    risk = "Ⅳ リスク対策\n７．特定個人情報の保管・消去\n特定個人情報の漏えい・滅失・毀損リスク"
    text = risk + "への対策は十分か\t[十分である]\n" + HEAD + "①事務の名称\t国民健康保険\n"
    assert answer(text, "risk.storage.leak.sufficiency") == "十分である"
    assert answer(text, "basic.affair.name") == "国民健康保険"


def test_an_answer_whose_label_was_lost_is_guessed_and_told_so():
    text = "Ⅰ 関連情報\n３．個人番号の利用\n番号法第9条第1項\n４．情報提供ネットワークシステム"
    imported = read(text + "による情報連携\n①実施の有無\t[実施する]")
    placed = {one.address.item: one.sureness for one in imported.report.placed}
    assert imported.sheet.answers["basic.number_use.legal_basis"] == "番号法第9条第1項"
    assert placed["basic.number_use.legal_basis"] == "guessed"


@pytest.mark.parametrize(
    ("marks", "marked"),
    [("[○] [O] ［◯］ [〇] [レ] [✓] ☑", True), ("[] [-] [　] □", None)],
)
def test_marks_are_read_in_every_shape(marks, marked):
    for mark in marks.split(" "):
        text = f"Ⅳ リスク対策\n４．特定個人情報ファイルの取扱いの委託 {mark}委託しない\n"
        assert answer(text, "risk.entrust.none") is marked


def test_marks_out_of_order_find_their_options():
    text = "Ⅳ リスク対策\n９．監査\n実施の有無\t[○] 外部監査\n[] 内部監査 [○] 自己点検"
    assert answer(text, "risk.audit.kinds") == {"marked": ["自己点検", "外部監査"]}


def test_a_result_that_follows_from_the_figures_is_not_stored():
    text = (
        "Ⅱ しきい値判断項目\n１．対象人数\n評価対象の事務の対象人数は何人か\t[30万人以上]\n"
        "Ⅲ しきい値判断結果\nしきい値判断結果\n{}"
    )
    follows = text.format("基礎項目評価及び全項目評価の実施が義務付けられる")
    other = text.format("基礎項目評価の実施が義務付けられる")
    assert answer(follows, "threshold.result") is None
    assert answer(other, "threshold.result") == "基礎項目評価の実施が義務付けられる"
    assert "differs_from_rule" in [note.code for note in read(other).report.notes]


LISTED = "＜選択肢＞\n1) 実施する\n2) 実施しない\n3) 未定\n"


@pytest.mark.parametrize("listed", [LISTED, LISTED.replace("\n", "  "), "1) 実施する  3) 未定\n"])
def test_choices_before_a_text_are_none_of_it(listed):
    read_text = read(HEAD + f"②事務の概要\n{listed}\n資格の管理\n1) 届出\n③システムの名称\n税")
    description = "basic.affair.description"
    assert read_text.sheet.answers[description] == "資格の管理\n1) 届出"
    assert description in [address.item for address in read_text.report.doubtful]
    assert "実施する" in "".join(left.text for left in read_text.report.left_over)


def test_a_list_of_the_writer_that_begins_like_choices_stays():
    words = "1) 実施するときは届け出る。\n2) 未定の事項は別に定める。"
    assert answer(
        HEAD + f"②事務の概要\n{words}\n③システムの名称\n税", "basic.affair.description"
    ) == (words)


ENTRUSTING = (
    "４．特定個人情報ファイルの取扱いの委託\n"
    "委託の有無\t{}\t＜選択肢＞\n1) 委託する　2) 委託しない\n"
)


@pytest.mark.parametrize(
    "cell",
    ["[ 委託する ]（2）件", "[委託する](2)件", "[ 委託する ]　（ ２ ）件", "［委託する］（２）件"],
)
def test_a_count_behind_a_choice_in_one_cell_is_read(cell):
    text = (
        "Ⅱ　特定個人情報ファイルの概要\n"
        + ENTRUSTING.format(cell)
        + "委託事項1\t保守\n①委託内容\t保守"
    )
    imported = read(text, catalogue.form("form3-r06"))
    (file,) = imported.sheet.rows["file"]
    assert file.answers["file.entrust.exists"]
    assert file.answers["file.entrust.count"] == "2"
    assert imported.report.left_over == ()
