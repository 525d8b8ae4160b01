"""What a spreadsheet drew in its second pass: which lines are one cell, and whose cell it is."""

import pytest

from piadesk.intake.layout.disordered import text_of_disordered
from piadesk.intake.layout.lines import CellRow, Line, Segment
from piadesk.intake.layout.page_ends import with_rows_whole
from piadesk.intake.layout.pass_pieces import pieces_of
from piadesk.intake.layout.printed import is_printed_label, label_before
from piadesk.intake.layout.succession import cost_at_end, cost_behind
from piadesk.intake.layout.two_passes import are_of_first_pass
from piadesk.texts.folding import fold, opened


def cells(text):
    """The lines behind each label of a text, by the folded label."""
    by_label, label = {}, ""
    for line in opened(text_of_disordered(text).text).splitlines():
        before = label_before(line.strip())
        if before or is_printed_label(line.strip()):
            label = before or line.strip()
            by_label.setdefault(fold(label), [])
            line = line.strip().removeprefix(label)
        if line.strip() and label:
            by_label[fold(label)].append(line.strip())
    return by_label


TRANSFER = """移転先の一覧
①法令上の根拠
②移転先における用途
③移転する情報 住所
⑥移転方法
番号法第9条第1項 別表の24の項
市営住宅の管理に関する事務
家賃の決定に関する事務及びこれに附帯する事務で、条例に定めるものに関する事務
"""
OFFICES = """Ⅳ 開示請求、問合せ
１．特定個人情報の開示・訂正・利用停止請求
①請求先
②請求方法
③法令による特別の手続
―
２．特定個人情報ファイルの取扱いに関する問合せ
①連絡先
②対応方法
かもめ浜市情報公開課
〒000-0001 架空県かもめ浜市中央1番1号
電話番号 000-000-1001
請求書を窓口に提出し、又は郵送する。代理人による請求のときは、代理権を確認できる書類を添え
る。
1件ごとに手数料がかかる。
④個人情報ファイル簿への不記
載等
かもめ浜市税務課
〒000-0001 架空県かもめ浜市中央1番1号
電話番号 000-000-2015
問合せを受けたときは、その内容を記録し、7日以内に回答する。
"""
BASES = """５．情報提供ネットワークシステムによる情報連携
①実施の有無
[ 実施する ]
②法令上の根拠
６．評価実施機関における担当部署
①部署 税務課
②所属長の役職名 税務課長
７．他の評価実施機関
＜選択肢＞
1) 実施する
2) 実施しない
3) 未定
番号法第19条第8号に基づく主務省令第2条の表
（情報照会の根拠）
・48の項
（情報提供の根拠）
・第三欄が「市町村長」の項
架空県と番号法第9条第2項の条例により共同で行う市町村、及びその一部事務組合である広域連合
"""
ENTRIES = """②システムの機能
③他のシステムとの接続 [ ] 庁内連携システム
1．課税の機能
申告の内容を台帳と突き合わせ、税額を決定する。
2．交付の機能
証明書をA4の用紙に印刷する。
[令和6年10月 様式3]
"""
HANDLERS = """③使用目的 ※ 軽自動車税の賦課
使用部署 税務課
使用者数
[ ]
⑤使用方法
④使用の
主体
10人以上50人未満
＜選択肢＞
1) 10人未満
2) 10人以上50人未満
申告の内容を1件ずつ台帳と突き合わせる。
"""


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        (TRANSFER, "①法令上の根拠", ["番号法第9条第1項 別表の24の項"]),
        (
            TRANSFER,
            "②移転先における用途",
            [
                "市営住宅の管理に関する事務",
                "家賃の決定に関する事務及びこれに附帯する事務で、条例に定めるものに関する事務",
            ],
        ),
        (
            OFFICES,
            "①請求先",
            [
                "かもめ浜市情報公開課",
                "〒000-0001 架空県かもめ浜市中央1番1号",
                "電話番号 000-000-1001",
            ],
        ),
        (OFFICES, "③法令による特別の手続", ["1件ごとに手数料がかかる。"]),
        (OFFICES, "④個人情報ファイル簿への不記載等", ["―"]),
        (
            BASES,
            "②法令上の根拠",
            [
                "番号法第19条第8号に基づく主務省令第2条の表",
                "（情報照会の根拠）",
                "・48の項",
                "（情報提供の根拠）",
                "・第三欄が「市町村長」の項",
            ],
        ),
        (HANDLERS, "使用者数", ["[ 10人以上50人未満 ]", "＜選択肢＞", "1) 10人未満"]),
    ],
)
def test_lines_of_a_cell_stand_together_behind_its_label(text, label, words):
    assert cells(text)[fold(label)][: len(words)] == words


def test_entries_of_a_list_stay_together():
    assert len(cells(ENTRIES)[fold("②システムの機能")]) == 4


def pieces(*words):
    lines = [Line(number, (Segment(0, each),), each) for number, each in enumerate(words, 1)]
    return pieces_of(lines)


def cost(*words, label=None):
    """How odd the last of some lines is behind the others; ``label`` is that of the page before."""
    *before, piece = pieces(*words)
    behind = pieces(label)[0] if label else None
    for each in before:
        behind = each if each.label else behind
    return cost_behind(before[-1] if before else None, behind, piece, frozenset(), is_next=False)


ODDER = [
    (cost("②法令上の根拠", label="①実施の有無"), cost("②法令上の根拠", label="②法令上の根拠")),
    (
        cost("①実施の有無", "＜選択肢＞", "[ 実施する ]"),
        cost("①実施の有無", "[ 実施する ]"),
    ),
    (cost("公表日", "Ⅰ 基本情報"), cost("適用した理由", "Ⅱ しきい値判断項目")),
    (
        cost("１．提出する特定個人情報保護評価書の種類", "[ 基礎項目評価書 ]", "何かの文"),
        cost(
            "１．提出する特定個人情報保護評価書の種類",
            "[ 基礎項目評価書 ]",
            "2)又は3)を選択した評価実施機関については、それぞれ重点項目評価書又は全項目評価書において、"
            "リスク対策の詳細が記載されている。",
        ),
    ),
]


@pytest.mark.parametrize(("odd", "usual"), ODDER)
def test_what_is_rare_on_paper_is_odder(odd, usual):
    assert odd > usual


def test_a_line_of_another_kind_is_odd_in_an_answer_whose_words_are_known():
    _, law, other = pieces("①法令上の根拠", "番号法第9条", "住民の記録を作る。")
    label = pieces("①法令上の根拠")[0]
    again = pieces("番号法第9条", "別表の24の項")[1]
    odd = cost_behind(law, label, other, frozenset(), is_next=True)
    assert odd > cost_behind(law, label, again, frozenset(), is_next=True)


@pytest.mark.parametrize("tail", ["評価を実施）", "評価を実施） 4）実施しない"])
def test_a_list_goes_on_with_the_rest_of_its_last_choice(tail):
    lines = [
        "＜選択肢＞",
        "1）実施する 3）特定個人情報保護評価の実施が義務付けられない（任意に重点項目",
    ]
    assert [piece.kind for piece in pieces(*lines, tail)] == ["list"]


def test_an_entry_of_a_list_is_odd_as_the_first_line_of_a_cell():
    *_, last = pieces("1．課税の機能", "台帳と突き合わせる。", "2．交付の機能")
    *_, other = pieces("1．課税の機能", "台帳と突き合わせる。", "3．交付の機能")
    assert last.torn > other.torn


def test_fixed_words_stand_beside_their_label():
    assert [piece.label for piece in pieces("全ての記録項目 別添１を参照。")] == ["全ての記録項目"]
    assert label_before("全ての記録項目 台帳による。") == ""


def test_letters_of_two_scripts_are_of_the_second_pass():
    high, mixed, plain = pieces("電子申請", "A4の用紙", "特記事項")[0:3]
    assert [p.is_of_second_pass for p in (high, mixed, plain)] == [False, True, False]


def test_an_answer_of_one_line_does_not_stand_on_the_next_page():
    one_line, long = pieces("公表日")[0], pieces("特記事項")[0]
    assert cost_at_end(one_line) > cost_at_end(long)


def test_a_label_again_on_the_next_page_stays_where_another_answer_stands_between():
    rows = ["②システムの機能", "税額を決定する。", "①システムの名称 宛名システム"]
    above = [CellRow(number, [words]) for number, words in enumerate(rows)]
    below = [CellRow(4, ["②システムの機能"]), CellRow(5, ["宛名を管理する。"])]
    pages = [*with_rows_whole([(above, True), (below, False)])]
    assert [row.cells[0] for row in pages[1][0]] == ["②システムの機能", "宛名を管理する。"]


def test_a_bracket_beside_marks_waits_for_its_name():
    label, mark, bracket, _ = pieces(
        "⑥移転方法", "[ ○ ] 庁内連携システム", "[ ] [ ] フラッシュメモリ"
    )
    assert (bracket.kind, bracket.lacks) == ("mark", "name")
    assert cost_behind(mark, label, bracket, frozenset(["mark"]), is_next=True) == 0.0


def test_a_name_that_a_narrow_cell_cut_in_three_is_whole():
    assert [piece.kind for piece in pieces("電子記録媒体（フラ", "ッシュメモリを除く", "。）")] == [
        "name"
    ]


def test_words_of_a_mark_that_a_narrow_cell_cut_are_whole():
    words = [
        piece.words for piece in pieces("その他 （ 住民基本台帳ネットワー", "クシステム ）", "日次")
    ]
    assert words == ["その他(住民基本台帳ネットワークシステム)", "日次"]


def test_names_of_marks_on_one_line_are_apart():
    names = pieces("提供を行っている （ 6 ）件 移転を行っている （ 28 ）件")
    assert [piece.words for piece in names] == ["提供を行っている(6)件", "移転を行っている(28)件"]


def test_what_stands_between_two_entries_of_a_list_is_of_its_cell():
    _, between, last = pieces("1．課税の機能", "・台帳と突き合わせる。", "2．交付の機能")
    _, other, _ = pieces("1．課税の機能", "・台帳と突き合わせる。", "3．交付の機能")
    assert between.torn == last.torn > other.torn


def test_a_label_of_one_line_and_one_script_is_of_the_first_pass():
    words = "⑧再委託の許諾方法", "委託事項1", "[ 再委託しない ]", "＜選択肢＞"
    assert [*are_of_first_pass(pieces(*words))] == [True, False, True, False]


def test_a_label_put_together_of_several_lines_may_be_of_the_second_pass():
    lines = [Line(n, (Segment(0, w),), w) for n, w in ((1, "⑧再委託の許諾方法"), (3, "なし"))]
    assert not next(are_of_first_pass(pieces_of(lines)))
