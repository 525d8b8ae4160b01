"""Papers laid out with blanks whose labels stand half-way down their answers, whatever is beside
them: no answer is sure that is not right."""

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.layout.text import text_of_layout
from piadesk.texts.folding import fold
from tests.published.papers import answers

FORM = "form2-r06"
ROWS = [
    ("１．特定個人情報ファイルを取り扱う事務", ""),
    ("①事務の名称", "basic.affair.name"),
    ("②事務の概要", "basic.affair.description"),
    ("③システムの名称", "basic.affair.system_names"),
    ("３．個人番号の利用", ""),
    ("法令上の根拠", "basic.number_use.legal_basis"),
    ("５．評価実施機関における担当部署", ""),
    ("①部署", "basic.department.name"),
    ("②所属長の役職名", "basic.department.head_title"),
    ("７．特定個人情報の開示・訂正・利用停止請求", ""),
    ("請求先", "disclosure.request.office"),
    ("８．特定個人情報ファイルの取扱いに関する問合せ", ""),
    ("連絡先", "disclosure.contact.office"),
]
NAMES = ["basic.affair.name", "basic.department.head_title"]
COLUMN = 24
SHORT = [
    "福祉課長",
    "児童手当の支給に関する事務",
    "国民健康保険の資格、賦課、収納及び給付に関する事務",
]

SENTENCES = [
    "申請書を受け付け、記載の内容を審査した上で、システムに登録し、その結果を通知する。",
    "届出の受理。",
    "つばめ町は、住民の福祉のために次の事務を行う。",
    "団体内統合宛名システム、中間サーバー、住民基本台帳システム、収納システム",
    "福祉課",
    "市民部戸籍住民課",
    "・システムの監視",
    "（１）申請の受付",
    "（２）審査及び決定の事務を、法令の定めるところにより、公正に、かつ、速やかに行うこと",
    "（３）通知",
    "番号法第９条第１項及び別表の８１の項",
    "すべての届出に関する事務のうち、町長が定めるものを扱う窓口の事務",
    "電話０００－１２３－４５６７",
]


@st.composite
def papers(draw):
    """A paper's text and what was answered."""
    width = draw(st.integers(12, 34))
    is_wide = draw(st.booleans())
    parted = draw(st.integers(0, 2))
    wanted, lines = {}, ["Ⅰ　関連情報"]
    for label, item in ROWS:
        if not item:
            lines.append(label)
            continue
        most = 1 if item in NAMES else 4
        words = SHORT if item in NAMES else SENTENCES
        paragraphs = draw(st.lists(st.sampled_from(words), min_size=1, max_size=most))
        beside = [p[n : n + width] for p in paragraphs for n in range(0, len(p), width)]
        wanted[item] = fold("".join(paragraphs))
        amid = (len(beside) - draw(st.integers(0, 1))) // 2
        for number, words in enumerate(beside):
            first = label if number == amid else ""
            taken = 2 * len(first) if is_wide else len(first)
            lines.append(first + " " * (COLUMN - taken) + words)
        lines += [""] * parted
    return "\n".join(lines) + "\n", wanted


def sure_and_wrong(text, wanted):
    imported = read_onto(catalogue.form(FORM), text_of_layout(text))
    doubted = {address.item for address in imported.report.doubtful}
    read = answers(imported)
    return {
        item: read[item]
        for item, words in wanted.items()
        if item in read and item not in doubted and fold(read[item]) != words
    }


@settings(max_examples=60, deadline=None)
@given(paper=papers())
def test_no_answer_beside_a_label_amid_it_is_wrong_and_sure(paper):
    assert sure_and_wrong(*paper) == {}


def test_a_border_that_a_line_as_wide_as_its_column_alone_tells_is_doubted():
    """The first line may go on in the second, and the second label have the third line too."""
    lines = [
        "①事務の名称            福祉課長",
        "                        団体内統合宛名システム、中間サーバー",
        "②事務の概要            、住民基本台帳システム、収納システム",
        "                        届出の受理。",
        "③システムの名称        市民部戸籍住民課",
        "３．個人番号の利用",
        "                        申請書を受け付け、記載の内容を審査し",
        "                        た上で、システムに登録し、その結果を",
        "法令上の根拠            通知する。",
        "                        申請書を受け付け、記載の内容を審査し",
        "                        た上で、システムに登録し、その結果を",
        "                        通知する。",
    ]
    text = "\n".join(["Ⅰ　関連情報", "１．特定個人情報ファイルを取り扱う事務", *lines]) + "\n"
    wanted = {"basic.affair.system_names": "届出の受理。市民部戸籍住民課"}
    assert sure_and_wrong(text, wanted) == {}
