"""One 委託事項 in two files: two companies are asked about, two orders of a like name are not."""

import pytest

from piadesk.checks.sheet.contractors import contractors
from tests.core.checks.sampled import case_of

NAME, COMPANY, CONTENT = (
    f"file[{{}}].entrust.items[1].{part}" for part in ("name", "contractor", "content")
)


def orders(name, first, second, contents=("入力", "封入")):
    changes = {}
    for number, company, content in ((1, first, contents[0]), (2, second, contents[1])):
        changes |= {
            NAME.format(number): name,
            COMPANY.format(number): company,
            CONTENT.format(number): content,
        }
    return changes


def is_asked(changes):
    asked = list(contractors(case_of("form4-r06", changes)))
    names = [told.details["name"] for told in asked if told.code == "contractor_differs"]
    return changes[NAME.format(2)] in names


@pytest.mark.parametrize(
    "changes",
    [
        orders("住民記録システムの運用保守業務", "株式会社みほん情報", "あおぞら計算センター"),
        orders("納税通知書の印刷及び封入封緘に係る業務", "見本印刷(株)", "架空フォームズ株式会社"),
        orders("入力業務", "みほん情報", "架空データ", contents=("届書の入力", "届書の入力")),
        orders("中間サーバーの運用", "みほん情報", "架空データ"),
    ],
)
def test_two_companies_for_one_order_are_asked_about(changes):
    assert is_asked(changes)


@pytest.mark.parametrize(
    "changes",
    [
        orders("住民記録システムの運用保守業務", "株式会社みほん情報", "みほん情報㈱"),
        orders("住民記録システムの運用保守業務", "みほん情報", "未定（入札により選定する）"),
        orders("住民記録システムの運用保守業務", "みほん情報", "みほん情報 みどり支店"),
        orders("入力業務", "みほん情報", "架空データ"),
        orders("住民記録システムの運用保守業務", "みほん情報", "－"),
    ],
)
def test_one_company_and_orders_of_their_own_are_not(changes):
    assert not is_asked(changes)
