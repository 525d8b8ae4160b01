"""Text of which each line stands near its place: labels together before their answers, a bracket
apart from its 選択肢 and its list, names of marks apart from their brackets."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.layout.cut_groups import with_groups_apart
from piadesk.intake.layout.lines import lines_of
from piadesk.intake.layout.page_ends import row_at_end, without_row_again
from piadesk.intake.layout.pass_pieces import pieces_of
from piadesk.intake.layout.two_passes import put_in_order
from piadesk.texts.folding import fold, opened
from tests.published.papers import answers

TEXT = """特定個人情報保護評価書（重点項目評価書）
評価書番号
2

評価書名
介護保険に関する事務 重点項目評価書
評価実施機関名
しおさい町長
公表日
令和7年3月3日
[令和6年10月 様式3]

1 / 3

\fⅠ

基本情報

１．特定個人情報ファイルを取り扱う事務
①事務の名称
②事務の内容

介護保険に関する事務

被保険者の資格を管理し、保険料を決める。
認定の申請を受け付ける。

③対象人数
[

1万人以上10万人未満

＜選択肢＞
1) 1,000人未満
2) 1,000人以上1万人未満
] 3) 1万人以上10万人未満
4) 10万人以上30万人未満
5) 30万人以上

５．情報提供ネットワークシステムによる情報連携 ※
①実施の有無
②法令上の根拠

[

実施する

＜選択肢＞
1) 実施する
] 2) 実施しない
3) 未定

番号法第19条第8号

６．評価実施機関における担当部署
①部署
②所属長の役職名

長寿課

長寿課長

７．他の評価実施機関

2 / 3

\f隣の村

Ⅱ 特定個人情報ファイルの概要
１．特定個人情報ファイル名

介護保険ファイル

３．特定個人情報の入手・使用

①入手元

]

[ ○ ]
[ ○ ]
[ ○ ]

※

本人又は本人の代理人

評価実施機関内の他部署

（

税務課、住民課

）

行政機関・独立行政法人等

（ 年金機構 ）

②入手方法

3 / 3

"""


def imported(folder, text, name="near.txt"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return import_sheet(path)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return imported(tmp_path_factory.mktemp("texts"), TEXT)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("cover.number", "2"),
        ("cover.published_on", "令和7年3月3日"),
        ("basic.affair.name", "介護保険に関する事務"),
        (
            "basic.affair.description",
            "被保険者の資格を管理し、保険料を決める。\n認定の申請を受け付ける。",
        ),
        ("basic.affair.population", "1万人以上10万人未満"),
        ("basic.info_link.implemented", "実施する"),
        ("basic.info_link.legal_basis", "番号法第19条第8号"),
        ("basic.department.name", "長寿課"),
        ("basic.department.head_title", "長寿課長"),
        ("basic.other_organizations", "隣の村"),
        ("file[1].name", "介護保険ファイル"),
        (
            "file[1].use.sources",
            "本人又は本人の代理人、評価実施機関内の他部署（税務課、住民課）、"
            "行政機関・独立行政法人等（年金機構）",
        ),
    ],
)
def test_each_answer_is_beside_its_label(read, item, words):
    assert answers(read)[item] == words


def test_no_letter_is_lost(read):
    told = fold("".join(passage.text for passage in read.report.passages))
    assert sorted(told) == sorted(fold(opened(TEXT)))


def test_a_number_that_counts_its_page_is_an_answer_where_the_others_have_none(tmp_path):
    text = TEXT.replace("評価書番号\n2\n", "評価書番号\n1\n")
    for number in ("1 / 3", "2 / 3", "3 / 3"):
        text = text.replace(f"{number}\n", "")
    assert answers(imported(tmp_path, text))["cover.number"] == "1"


def test_the_name_of_a_group_that_its_column_cut_is_whole_before_the_first_of_its_labels():
    lines = [*lines_of("再委 ⑦再委託の有無 ※\n[ 再委託する ]\n\n託\n⑧再委託の許諾方法", 0)]
    whole = [line.raw for line in with_groups_apart(lines) if line]
    assert whole == ["再委託", "⑦再委託の有無 ※", "[ 再委託する ]", "⑧再委託の許諾方法"]


def test_a_row_that_both_pages_draw_is_one_row_and_a_number_has_no_bracket_at_its_height(tmp_path):
    again = "③対象人数\n\n[\n\n1万人以上10万人未満\n\n"
    text = TEXT.replace(
        "＜選択肢＞\n1) 1,000人未満", f"＜選択肢＞\n\n2 / 4 ]\n\n\f{again}1) 1,000人未満", 1
    )
    text = text.replace("3 / 3", "4 / 4").replace("2 / 3", "3 / 4").replace("1 / 3", "1 / 4")
    read = imported(tmp_path, text)
    assert answers(read)["basic.affair.population"] == "1万人以上10万人未満"
    assert answers(read)["basic.info_link.implemented"] == "実施する"
    assert not any(fold("③対象人数") in fold(left.text) for left in read.report.left_over)


def test_a_label_that_the_next_page_draws_again_is_dropped_with_what_stood_beside_it():
    above = [
        line for line in lines_of("①部署\n課\n③対象人数\n[ 1万人未満 ]\n＜選択肢＞", 0) if line
    ]
    text = "1) 1,000人未満\n③対象人数\n[ 1万人未満 ]\n2) 1万人未満\n①部署\n課"
    below = [line for line in lines_of(text, 9) if line]
    once = without_row_again(below, "③対象人数", row_at_end(above))
    assert [line.raw for line in once] == ["1) 1,000人未満", "2) 1万人未満", "①部署", "課"]
    assert without_row_again(below, "①部署", row_at_end(above)) == below


def test_what_stands_below_the_heading_of_a_section_is_no_end_of_the_page_before():
    text = "Ⅱ 特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n\n"
    text += "介護保険ファイル\n\n２．基本情報\n"
    lines = [line for line in lines_of(text, 9) if line]
    label = pieces_of([line for line in lines_of("③結果", 0) if line])[0]
    words = [line.raw for line in put_in_order(lines, label)[0]]
    assert words.index("介護保険ファイル") == 2
    heading = words.index("Ⅱ 特定個人情報ファイルの概要")
    assert heading == 0
