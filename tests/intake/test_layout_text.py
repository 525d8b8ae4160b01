"""Text laid out with blanks is read row by row, labels half-way down their answers too."""

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.layout_text import is_laid_out, text_of_layout
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
