"""What narrow columns do to a laid-out text: brackets stand above their lists, names are cut."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.layout.text import text_of_layout
from tests.published.papers import answers

LISTS_BELOW = """
Ⅳ   リスク対策
２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）
                   [ 十分である ]
                   ＜選択肢＞
目的外の入手が行われるリス
                   1）特に力を入れている 2）十分である
クへの対策は十分か
                   3）課題が残されている
３．特定個人情報の使用
                   [ 課題が残されている ]
目的を超えた紐付け、事務に
                   ＜選択肢＞
必要のない情報との紐付けが
                   1）特に力を入れている
行われるリスクへの対策は十
                   2）十分である
分か
                   3）課題が残されている
権限のない者（元職員、アク   [ 特に力を入れている ]
セス権限のない職員等）によ   ＜選択肢＞
って不正に使用されるリスク   1）特に力を入れている 2）十分である
への対策は十分か        3）課題が残されている
"""


def test_a_bracket_above_its_list_stays_with_it():
    told = answers(read_onto(catalogue.form("form2-h31"), text_of_layout(LISTS_BELOW)))
    assert told == {
        "risk.acquire.unintended.sufficiency": "十分である",
        "risk.use.linkage.sufficiency": "課題が残されている",
        "risk.use.unauthorized.sufficiency": "特に力を入れている",
    }


GROUPS = f"""
Ⅱ   特定個人情報ファイルの概要
３．特定個人情報の入手・使用
{"":18}申請の受付のため
⑥使用目的 ※
変更の妥当性{"":12}変更はない。
{{0}}
⑧使用方法 ※{"":12}台帳に登録する。
権利利益に影響を与え得る決定    申請を審査し、その結果を
※{"":24}通知する。
⑨使用開始日{"":12}令和5年5月6日
"""


@pytest.mark.parametrize(
    "lines",
    [
        f"⑦使用 使用部署 ※{'':8}福祉課\nの主体\n{'':8}使用者数{'':8}[ 10人未満 ]",
        f"⑦\n使用{'':8}使用部署 ※{'':8}福祉課\nの\n主{'':8}使用者数{'':8}[ 10人未満 ]\n体",
    ],
    ids=["two pieces", "letters"],
)
def test_what_a_narrow_column_cuts_the_name_of_a_group_into_goes_into_no_answer(lines):
    text = text_of_layout(GROUPS.format(lines))
    told = answers(read_onto(catalogue.form("form4-r06"), text))
    assert told["file[1].use.purpose.change_validity"] == "変更はない。"
    assert told["file[1].use.users.departments"] == "福祉課"
    assert told["file[1].use.users.count"] == "10人未満"
    assert told["file[1].use.how.decision"] == "申請を審査し、その結果を\n通知する。"
