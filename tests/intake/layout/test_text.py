"""Text laid out with blanks is read row by row, labels half-way down their answers too."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.layout.text import is_laid_out, text_of_layout
from piadesk.intake.passages import Source
from piadesk.sheets.positions import Names
from piadesk.texts.folding import opened
from tests.published.papers import answers

PAGE = """
Ⅰ    関連情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称                 軽自動車税の事務

                         次の事務を行う。
②事務の概要                 （１）受付
                         （２）審査
                         軽自動車税システム
③システムの名称
                         収納システム
２．特定個人情報ファイル名
軽自動車税ファイル
４．情報提供ネットワークシステムによる情報連携
                                               ＜選択肢＞
①実施の有無            [     実施しない     ]      1) 実施する       3) 未定
                                               2) 実施しない
②法令上の根拠           なし
"""


def read(text):
    return read_onto(catalogue.form("form2-h31"), text_of_layout(text))


def test_lines_above_and_below_a_label_are_its_answer():
    told = answers(read(PAGE))
    assert told["basic.affair.description"] == "次の事務を行う。\n（１）受付\n（２）審査"
    assert told["basic.affair.system_names"] == "軽自動車税システム\n収納システム"


def test_a_list_of_choices_above_its_label_stays_with_it():
    told = answers(read(PAGE))
    assert told["basic.info_link.implemented"] == "実施しない"
    assert told["basic.file_names"] == "軽自動車税ファイル"


def test_that_blanks_were_read_is_told():
    assert [note.code for note in text_of_layout(PAGE).notes] == ["laid_out"]


def test_a_plain_text_is_not_laid_out():
    assert is_laid_out(PAGE)
    assert not is_laid_out("①事務の名称\n軽自動車税の事務\n②事務の概要\n    （１）受付\n")
    assert not is_laid_out(PAGE.replace("                 ", "\t"))


@pytest.mark.parametrize(
    "label",
    [
        "目的を超えた紐付け、事務に必要の／ない情報との紐付けが行われるリスクへの対策は十分か",
        "特定個人情報の漏えい・滅失・毀損リスクへの対策は十／分か",
        "権限のない者（元職員、アクセス権限の／ない職員等）によって不正に使用されるリ／スクへの対策は十分か",
    ],
)
def test_a_label_cut_by_its_narrow_column_is_one(label):
    first, *others = label.split("／")
    lines = [f"{first}       ＜選択肢＞", "                   [  十分である  ]", *others]
    text = opened(text_of_layout("Ⅳ　リスク対策\n" + "\n".join(lines) + "\n").text)
    assert text.split("\n")[1].startswith(label.replace("／", ""))


NAMES = {
    "電子媒体（フラッシュを除く。）": (
        f"{'':15}電子媒体（フラッ",
        "②入手方法  [ ○ ]         [  ] 紙",
        f"{'':13}シュを除く。）",
    ),
    "住民台帳システム": (
        f"{'':24}住民台帳",
        "③接続  [  ] 紙     [ ○ ]",
        f"{'':21}システム",
    ),
    "その他の情報": ("②入手方法    [  ] 紙     [ ○ ]", f"{'':29}その他の情報"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_mark_stands_around_its_bracket(name):
    text = text_of_layout("Ⅰ　関連情報\n" + "\n".join(NAMES[name])).text
    assert f"[ ○ ]\u3000{name}" in text


COLUMNS = """
特定個人情報保護評価書（基礎項目評価書）
        評価実施機関名
        みどり台市長

              ・業務の一部を委託している。
特記事項
              ・職員の研修を行っている。

Ⅰ    関連情報
１．特定個人情報ファイルを取り扱う事務
①   事務の名称              軽自動車税の事務
                        次の事務を行う。
②   事務の概要
                        （１）受付
                        システムの一
③   システムの名称            システムの二
                        システムの三
５．評価実施機関における担当部署
①   部署                 税務課
"""


def test_a_number_in_a_column_of_its_own_is_its_label_s():
    told = answers(read(COLUMNS))
    assert told["basic.affair.system_names"] == "システムの一\nシステムの二\nシステムの三"
    assert told["basic.department.name"] == "税務課"


def test_on_the_cover_a_label_may_stand_beside_its_lines():
    notes = answers(read(COLUMNS))["cover.special_notes"]
    assert notes == "・業務の一部を委託している。\n・職員の研修を行っている。"


def test_where_lines_stand_unevenly_around_their_label_they_are_doubted():
    uneven = "（１）受付\n" + "".join(f"{'':24}（{n}）審査\n" for n in "２３４５")
    imported = read(COLUMNS.replace("（１）受付\n", uneven))
    assert "basic.affair.description" in [each.item for each in imported.report.doubtful]


def many_rows(line):
    """A page of rows that stand unevenly around their labels."""
    rows = zip("①②③" * 3, ("事務の名称", "事務の概要", "システムの名称") * 3, strict=True)
    return "Ⅰ    関連情報\n" + "".join(
        f"{number}   {label}\n{'':24}{line}\n\n{'':24}・{line}\n{'':24}・{line}\n"
        for number, label in rows
    )


def unsure_codes(text):
    return {unsure.code for unsure in text_of_layout(text).unsure}


def test_of_a_paper_whose_lines_break_off_nothing_is_sure():
    assert "layout_crossed" in unsure_codes(many_rows("申告を受け付けて税額を決定し、その通知を納"))


def test_where_no_line_breaks_off_each_row_is_doubted_for_itself():
    assert unsure_codes(many_rows("申告を受け付けて税額を決定し、通知を送る。")) == {
        "layout_unsure"
    }


AGAIN = """
Ⅱ    特定個人情報ファイルの概要
委託事項1                税システムの保守
⑥委託先名                ある会社
再委託   ⑦再委託の有無 ※   [  再委託する  ]
{again}        ⑧再委託の許諾方法    書面により承諾する。
        ⑨再委託事項       監視
"""


def test_a_label_with_its_group_that_is_drawn_again_begins_no_entry():
    source = text_of_layout(AGAIN.format(again="\f再委託   ⑦再委託の有無 ※\n\n"))
    sheet = read_onto(catalogue.form("form4-r06"), source).sheet
    (file,) = sheet.rows["file"]
    (entry,) = file.rows["file.entrust.items"]
    assert entry.answers["file.entrust.items.sub.permission"] == "書面により承諾する。"


def test_a_label_that_is_printed_again_on_the_next_page_begins_no_second_answer():
    text = "Ⅰ　基本情報\n２．特定個人情報ファイルを取り扱う事務において使用するシステム\n"
    text += "システム1\n①システムの名称\n税システム\n②システムの機能\n課税する。\n"
    text += "\f②システムの機能\n収納する。\nシステム2\n①システムの名称\n宛名\n"
    systems = read_onto(catalogue.form("form4-r06"), Source(text)).sheet.rows["basic.systems"]
    assert systems[0].answers["basic.systems.functions"] == "課税する。\n収納する。"
    assert len(systems) == 2


def test_a_row_that_both_pages_draw_stands_once():
    page = "②事務の概要                 （１）受付をする事務である\n" + " " * 25 + "（２）審査"
    whole = PAGE.replace("②事務の概要                 （１）受付", page.split("\n")[0])
    again = whole.replace(
        "                         軽自動車税", f"\f{page}\n                         軽自動車税"
    )
    told = answers(read(again))["basic.affair.description"]
    assert told == "次の事務を行う。\n（１）受付をする事務である\n（２）審査"


def test_marks_and_texts_between_two_labels_go_to_the_label_that_is_theirs():
    text = """
Ⅳ    リスク対策
９．監査
                         [  ○ ]   自己点検
実施の有無
                         [    ]   内部監査
                         [    ]   外部監査
１０．従業者に対する教育・啓発
                                               ＜選択肢＞
                         [ 十分に行っている ]      1) 特に力を入れて行っている
従業者に対する教育・啓発                               2) 十分に行っている
"""
    told = answers(read(PAGE + text))
    assert told["risk.audit.kinds"] == "自己点検"
    assert told["risk.training.level"] == "十分に行っている"


def test_no_line_is_lost_beside_a_label_that_stands_in_a_group():
    page = """
Ⅱ    特定個人情報ファイルの概要
        ⑧再委託の許諾方法        書面の提出を受け、審査した上で承諾
                         する。
再委託
        ⑨再委託事項           システムの監視
"""
    assert "承諾\nする。" in opened(text_of_layout(PAGE + page).text)


TOP = """
Ⅰ   関連情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称            納税の事務
②事務の概要            申告書を受け付け、内容を
                  審査する。
③システムの名称          納税システム
                  宛名システム
２．特定個人情報ファイル名
納税ファイル
５．評価実施機関における担当部署
①部署               税務部
                  納税課
②所属長の役職名          納税課長
７．特定個人情報の開示・訂正・利用停止請求
請求先               総務部
                  情報公開課
８．特定個人情報ファイルの取扱いに関する問合せ
連絡先               税務部
                  納税課
変更日 項目                変更前の記載       変更後の記載      提出時期       提出時期に係る説明
令和 5    Ⅰ５①部署            税務課          納税課         事後         組織の改正のため
年 4 月                                                      変更した。
1 日
令和 6    Ⅰ５②              課長           納税課長        事後         同じ
年 4 月    所属長の役職名
1 日
"""


def test_labels_beside_first_lines_have_all_lines_below_them():
    read = answers(read_onto(catalogue.form("form2-r06"), text_of_layout(TOP)))
    assert read["basic.affair.description"] == "申告書を受け付け、内容を\n審査する。"
    assert read["basic.affair.system_names"] == "納税システム\n宛名システム"
    assert read["basic.department.name"] == "税務部\n納税課"
    assert read["disclosure.contact.office"] == "税務部\n納税課"


def test_rows_of_such_a_table_begin_with_their_days_and_narrow_heads_stand_close():
    read = answers(read_onto(catalogue.form("form2-r06"), text_of_layout(TOP)))
    assert read["log[1].item"] == "Ⅰ５①部署"
    assert read["log[2].item"] == "Ⅰ５②\n所属長の役職名"
    assert read["log[2].after"] == "納税課長"


def test_a_row_without_a_day_at_the_top_of_a_page_goes_on_from_the_one_before():
    parted = TOP.replace(
        "令和 6 ",
        "\f         続き            の記載         の記載                    である。\n令和 6 ",
    )
    imported = read_onto(catalogue.form("form2-r06"), text_of_layout(parted))
    read = answers(imported)
    assert read["log[1].before"].endswith("の記載")
    assert read["log[2].after"] == "納税課長"
    assert "log[1]" in {
        Names(imported.form, imported.sheet).path(a) for a in imported.report.doubtful
    }


STRAY = f"Ⅰ    関連情報\n\n{'':24}（１）税ファイル\n２．特定個人情報ファイル名\n{'':24}（２）宛名\n"


def test_a_text_beside_a_line_that_went_nowhere_is_doubted():
    report = read(STRAY).report
    assert "（１）税ファイル" in [left.text for left in report.left_over]
    doubted = [note.address.item for note in report.notes if note.code == "stray_beside"]
    assert doubted == ["basic.file_names"]
    assert "stray_beside" not in [note.code for note in read(PAGE).report.notes]


def test_where_labels_are_set_in_a_little_they_stand_beside_first_lines_too():
    narrower = "\n".join("  " + line if line[:1] in "①②③請連" else line for line in TOP.split("\n"))
    assert answers(read_onto(catalogue.form("form2-r06"), text_of_layout(narrower))) == answers(
        read_onto(catalogue.form("form2-r06"), text_of_layout(TOP))
    )
