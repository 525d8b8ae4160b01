"""Labels that a 選択肢 or mark above leaves blank, among those that stand before all answers."""

import pytest

from piadesk.intake.layout.lines import lines_of
from piadesk.intake.layout.two_passes import put_in_order

ACCIDENT = """②過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか
[ {chosen} ]
その内容
再発防止策の内容
その他の措置の内容
リスクへの対策は十分か
端末を施錠する。
紙を溶解する。
[ 十分である ]
"""


@pytest.mark.parametrize(
    ("chosen", "behind"),
    [
        ("発生なし", "その他の措置の内容"),
        ("発生あり", "その内容"),
    ],
)
def test_a_text_stands_beside_the_first_label_that_is_not_to_be_blank(chosen, behind):
    text = ACCIDENT.format(chosen=chosen)
    lines, _ = put_in_order([line for line in lines_of(text, 0) if line])
    words = [line.raw for line in lines]
    assert words[words.index(behind) + 1] == "端末を施錠する。"
