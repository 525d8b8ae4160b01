"""A page that a viewer wrote as one line, its line ends as blanks, has its lines again."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.layout.lost_lines import text_with_lines
from tests.published.papers import answers

DECLARATION = (
    "しおかぜ町は、港の使用料に関する事務で特定個人情報ファイルを取り",
    "扱うにあたり、住民のプライバシー等の権利利益に影響を及ぼしかねない",
    "ことを認め、漏えいその他の事態を起こすおそれを減らすために必要な",
    "措置をとり、住民の権利利益の保護に取り組むことを宣言する。",
)
LINES = (
    "特定個人情報保護評価書(基礎項目評価書)", "評価書番号", "27", "評価書名",
    "港の使用料に関する事務 基礎項目評価書", "個人のプライバシー等の権利利益の保護の宣言",
    *DECLARATION, "特記事項", "なし", "評価実施機関名", "しおかぜ町長", "公表日", "令和3年9月1日",
    "[平成31年1月 様式2]", "Ⅰ 関連情報", "1.特定個人情報ファイルを取り扱う事務",
    "①事務の名称", "港の使用料に関する事務", "②事務の概要",
    "港湾の条例により、船の持ち主から使用料を集める。", "①届出を受ける。", "②料金を決める。",
    "③システムの名称", "1.港システム", "2.宛名システム", "2.特定個人情報ファイル名",
    "使用者ファイル", "3.個人番号の利用", "法令上の根拠", "番号法第9条第2項 港の条例 第4条",
    "4.情報提供ネットワ",
)  # fmt: skip


@pytest.fixture
def of_one_line(tmp_path):
    def imported(*lines):
        path = tmp_path / "paper.txt"
        path.write_text(" ".join(lines), encoding="utf-8")
        return import_sheet(path)

    return imported


def test_a_page_of_one_line_is_read_as_its_lines(of_one_line):
    imported = of_one_line(*LINES)
    read = answers(imported)
    assert read["cover.number"] == "27"
    assert read["cover.title"] == "港の使用料に関する事務 基礎項目評価書"
    assert read["cover.declaration"] == "".join(DECLARATION)
    assert read["cover.organization"] == "しおかぜ町長"
    assert read["cover.published_on"] == "令和3年9月1日"
    assert read["basic.affair.description"].split("\n")[1:] == [
        "①届出を受ける。",
        "②料金を決める。",
    ]
    assert read["basic.affair.system_names"] == "1.港システム\n2.宛名システム"
    assert read["basic.number_use.legal_basis"] == "番号法第9条第2項 港の条例 第4条"


def test_a_label_that_the_page_breaks_off_in_is_left_over(of_one_line):
    assert [left.text for left in of_one_line(*LINES).report.left_over] == ["4.情報提供ネットワ"]


def test_contents_in_one_line_are_the_form_s_own(of_one_line):
    contents = (
        "項目一覧 Ⅰ 基本情報 (別添1) 事務の内容 Ⅱ 特定個人情報ファイルの概要"
        " (別添2) 特定個人情報ファイル記録項目"
        " Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策 Ⅳ その他のリスク対策"
        " Ⅴ 開示請求 問合せ Ⅵ 評価実施手続 (別添3) 変更箇所"
    )
    mark = LINES.index("[平成31年1月 様式2]")
    cover = [line.replace("基礎", "全") for line in LINES[:mark]]
    imported = of_one_line(*cover, "[平成30年5月 様式4]", contents)
    assert not imported.report.left_over
    assert answers(imported)["cover.published_on"] == "令和3年9月1日"


def test_the_places_of_the_lines_are_those_of_the_file():
    text = "\n\n" + " ".join(LINES) + "\nおわり"
    source = text_with_lines(text)
    assert source.where(source.text.index("③システム")).number == 3
    assert source.where(source.text.index("おわり")).number == 4
    assert len(source.text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        "評価書番号と評価書名と公表日は、計画管理書と同じものを書く。 " * 9,
        "\t".join(LINES),
        " ".join("".join(LINES)),
    ],
)
def test_other_texts_keep_their_lines(text):
    assert text_with_lines(text) is None


def test_a_text_whose_lines_became_one_is_joined(of_one_line, tmp_path):
    path = tmp_path / "paper.txt"
    place = LINES.index(DECLARATION[0])
    lines = [*LINES[:place], " ".join(DECLARATION), *LINES[place + len(DECLARATION) :]]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    assert answers(import_sheet(path))["cover.declaration"] == "".join(DECLARATION)
