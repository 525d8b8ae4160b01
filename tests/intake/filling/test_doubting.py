"""Answers are doubted for what their like, their cell and the items around them say."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.sheets.positions import Names
from tests.intake.filling.test_foreign_papers import AFFAIR, BASIC, FULL, read

NAMES = ("総務課", "税務課", "住民課", "福祉課", "水道課", "農政課")


def doubts(imported):
    names = Names(imported.form, imported.sheet)
    return [(names.path(n.address), n.code) for n in imported.report.notes if n.address and n.doubt]


def moves(*timings):
    text = "Ⅱ 特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n税ファイル\n"
    text += "５．特定個人情報の提供・移転（委託に伴うものを除く。）\n"
    for number, (name, timing) in enumerate(zip(NAMES, timings, strict=False), start=1):
        text += f"移転先{number}\n{name}\n⑦時期・頻度\n{timing}\n"
    return read(text, FULL)


@pytest.mark.parametrize("place", [0, 2, 5])
def test_a_second_line_is_odd_where_the_same_item_of_all_others_has_one(place):
    timings = ["申請の都度"] * 6
    timings[place] = "申請の都度\n水道課の一覧表"
    path = f"file[1].provide.move[{place + 1}].timing"
    assert doubts(moves(*timings)) == [(path, "odd_line")]


def test_second_lines_that_many_have_are_the_writers_own():
    assert doubts(moves(*["申請の都度\n（紙によるもの）"] * 6)) == []


@pytest.mark.parametrize("lost", ["③システムの名称\n", "③システムの名称\n税システム\n"])
def test_an_answer_before_a_label_that_was_not_found_may_hold_its_answer(lost):
    text = "②事務の概要\n納税する。\n申告を受け付ける。\n③システムの名称\n税システム\n"
    assert doubts(read(AFFAIR + text + "２．特定個人情報ファイル名\n税ファイル")) == []
    rest = text.replace(lost, "") + "２．特定個人情報ファイル名\n税ファイル"
    assert ("basic.affair.description", "label_skipped") in doubts(read(AFFAIR + rest))


NAMED = (
    "Ⅰ 関連情報\n５．評価実施機関における担当部署\n①部署\n税務課\n水道課の一覧表\n"
    "②所属長の役職名\n課長"
)
DESCRIBED = AFFAIR + "②事務の概要\n納税する。\n{}\n③システムの名称\n税システム\n"
AUDIT = "Ⅳ リスク対策\n８．監査\n実施の有無"
ENTRUSTED = (
    "Ⅳ リスク対策\n４．特定個人情報ファイルの取扱いの委託\n"
    "委託先における不正な使用等のリスクへの対策は十分か\n"
    "５．特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）"
)


@pytest.mark.parametrize(
    ("text", "item", "code"),
    [
        (NAMED, "basic.department.name", "odd_line"),
        (AUDIT + "\n９．従業者に対する教育・啓発", "risk.audit.kinds", "nothing_printed"),
        (AUDIT + " [○] 自己点検", "risk.audit.kinds", "marks_missing"),
        (ENTRUSTED, "risk.entrust.misuse.sufficiency", "nothing_printed"),
        (AUDIT + " [■] 自己点検 [■] 内部監査 [ ] 外部監査", "risk.audit.kinds", "marks_hidden"),
        (ENTRUSTED.replace("委託\n", "委託 [■]委託しない\n"), "risk.entrust.none", "marks_hidden"),
        (DESCRIBED.format("[ 特に力を入れている ]"), "basic.affair.description", "odd_line"),
        (DESCRIBED.format("調べる。［十分である］"), "basic.affair.description", "odd_line"),
        (NAMED.replace("水道", "■■■■"), "basic.department.name", "words_hidden"),
        (NAMED.replace("水道課の一覧表", "●●●係"), "basic.department.name", "words_hidden"),
    ],
)
def test_what_the_paper_lacks_or_hides_is_told(text, item, code):
    assert (item, code) in doubts(read(text))


def test_the_note_leads_to_the_line_that_is_odd():
    imported = read(AFFAIR + "②事務の概要\n・受付\n12 / 40\n・審査\n③システムの名称\n税システム")
    told = next(note for note in imported.report.notes if note.code == "furniture_inside")
    assert imported.report.words_of(told.passages) == "12 / 40"


def test_a_cell_of_a_workbook_holds_what_its_writer_wrote():
    text = AFFAIR + "②事務の概要\t・受付\U000f000a12 / 40\n③システムの名称\t税システム"
    assert doubts(read_onto(BASIC, Source(text, kind="workbook"))) == []
    assert doubts(read_onto(BASIC, Source(text))) != []


def test_an_entry_is_doubted_where_the_one_before_it_was_not_read():
    text = "Ⅱ 特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n税ファイル\n"
    text += "移転先1\n総務課\n移転先3\n住民課\n移転先4\n福祉課\n"
    assert doubts(read(text, FULL)) == [("file[1].provide.move[3].name", "entry_number")]


def test_half_a_bracket_beside_a_mark_is_doubted():
    text = "Ⅰ 基本情報\n２．特定個人情報ファイルを取り扱う事務において使用するシステム\nシステム1\n"
    text += "①システムの名称\n税システム\n③他のシステムとの接続\n[　]税務システム\n"
    text += "[○]その他（印鑑登録（システム）\n"
    assert "bracket_open" in [code for _, code in doubts(read(text, FULL))]


@pytest.mark.parametrize("kind", ["text", "pdf", "workbook"])
@pytest.mark.parametrize(("mark", "words"), [("○", "十分である"), ("○", ""), (" ", "十分である")])
def test_an_answer_that_a_mark_exempts_is_doubted_whatever_the_source(kind, mark, words):
    text = ENTRUSTED.replace("委託\n", f"委託\t[{mark}]委託しない\n")
    text = text.replace("十分か\n", f"十分か\t[{words}]\n")
    told = doubts(read_onto(BASIC, Source(text, kind=kind)))
    is_exempt = mark == "○" and words != ""
    assert (("risk.entrust.misuse.sufficiency", "exempt_answered") in told) == is_exempt


@pytest.mark.parametrize(
    ("words", "is_rest"),
    [
        ("り受け付ける。", True),
        ("）税システム", True),
        ("り災証明システム", False),
        ("にかほ市税システム", False),
        ("により受ける。", True),
        ("ー", False),
    ],
)
def test_the_rest_of_a_sentence_below_a_blank_item_makes_both_doubtful(words, is_rest):
    text = AFFAIR + "②事務の概要\n{above}\n③システムの名称\n{words}\n２．特定個人情報ファイル名\n税"
    both = [("basic.affair.system_names", "tail_of_above")]
    both += [("basic.affair.description", "tail_below")]
    for above, are_odd in (("", is_rest), ("納税する。", False)):
        told = doubts(read(text.format(above=above, words=words)))
        assert [each for each in told if each[1].startswith("tail")] == (both if are_odd else [])


BROKEN = """
３．特定個人情報の使用
リスク１：　目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク
共通宛名システムは、宛名番号の対応のみを管理し、住民税その他の税の課税及び納税の
宛名システム等における措置の内容\t
事務で使用するその他のシステムにおける措置の内容\t額の情報を保有しない。\U000f000a権限による。
その他の措置の内容\t―
"""


def test_an_answer_behind_half_a_sentence_that_was_left_over_is_doubted():
    imported = read_onto(FULL, Source("Ⅲ リスク対策\n（１）税ファイル" + BROKEN))
    assert [told for told in doubts(imported) if told[1].startswith("tail")] == [
        ("file[1].risk.use.linkage.other_systems", "tail_of_above"),
        ("file[1].risk.use.linkage.address_system", "tail_below"),
    ]


@pytest.mark.parametrize(
    ("cell", "code"), [("Ⅰ－Ⱦ－②事務の概要", "odd_letters"), ("■■■■［非公表1］", "words_hidden")]
)
def test_damage_in_a_row_of_the_log_is_told_at_the_row(cell, code):
    row = f"令和6年4月1日\t{cell}\t旧\t新\t事後\t軽微な修正"
    heads = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明"
    imported = read(f"{AFFAIR}②事務の概要\n受付\n変更箇所\n{heads}\n{row}\n")
    assert code in {note.code for note in imported.report.notes if note.doubt}


@pytest.mark.parametrize("piece", ["⑦使用の", "⑦使用の主"])
def test_a_line_that_is_a_piece_of_a_label_is_doubted(piece):
    text = "Ⅱ 特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n税ファイル\n"
    text += "３．特定個人情報の入手・使用\n⑥使用目的\n課税のため。\n変更の妥当性\n"
    told = doubts(read(f"{text}{piece}\n使用部署\n税務課\n⑧使用方法\n課税する。\n", FULL))
    assert ("file[1].use.purpose.change_validity", "odd_line") in told


def test_a_text_before_a_required_item_that_is_blank_may_hold_its_answer():
    text = "②事務の概要\n納税する。\n受け付ける。\n③システムの名称\n２．特定個人情報ファイル名"
    assert ("basic.affair.description", "next_blank") in doubts(read(AFFAIR + text))


@pytest.mark.parametrize(("kind", "told"), [("text", 1), ("pdf", 0), ("workbook", 0)])
def test_a_blank_cell_of_a_ruled_row_is_one(kind, told):
    heads = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明"
    row = "令和6年4月1日\tⅠ　関連情報\U000f000a５．②所属長の役職名\t\t税務課長\t事後\t異動"
    source = Source(f"{heads}\n{row}\n", kind=kind)
    imported = read_onto(catalogue.form("form2-h31"), source)
    assert imported.sheet.rows["log"][0].answers["log.item"].endswith("所属長の役職名")
    codes = [code for _, code in doubts(imported)]
    assert codes.count("label_skipped") == told


@pytest.mark.parametrize("kind", ["text", "pdf", "workbook"])
@pytest.mark.parametrize(
    "memo",
    ["（記載例）担当の課が受け付ける。", "（朱書き：要修正）", "←住民課に確認", "【R6.4追記予定】",
     "※要確認", "記入例：窓口で受け付ける。", "点検する。（係長に要確認）"],
)  # fmt: skip
def test_words_to_who_writes_the_sheet_are_doubted(kind, memo):
    text = f"②事務の概要\t受け付ける。\U000f000a{memo}\n③システムの名称\t税システム"
    told = doubts(read_onto(BASIC, Source(AFFAIR + text, kind=kind)))
    assert ("basic.affair.description", "to_writer") in told
    alone = f"②事務の概要\t受け付ける。\n③システムの名称\t{memo}"
    told = doubts(read_onto(BASIC, Source(AFFAIR + alone, kind=kind)))
    assert ("basic.affair.system_names", "to_writer") in told


@pytest.mark.parametrize(
    "words",
    ["要確認の項目を点検する。", "（要確認項目一覧）による。", "記載例を載せた手引きを配る。",
     "届出→入力\n届出←返戻", "（記載例は手引きによる。）"],
)  # fmt: skip
def test_sentences_about_examples_and_checks_are_none_to_the_writer(words):
    told = doubts(read(f"{AFFAIR}②事務の概要\n{words}\n③システムの名称\n税システム"))
    assert "to_writer" not in {code for _, code in told}


@pytest.mark.parametrize("line", ["Sheet 3: Ⅱ", "全項目評価書（標準市）", "- 3 -"])
def test_a_line_of_the_page_before_a_day_where_words_may_stand_is_doubted(line):
    text = "Ⅱ 特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n税ファイル\n２．基本情報\n"
    text += f"⑤保有開始日\n{line}\n平成27年10月5日\n⑥事務担当部署\n税務課\n"
    assert ("file[1].info.held_since", "furniture_inside") in doubts(read(text, FULL))
    free = text.replace(f"{line}\n平成27年10月5日", "住民票は平成27年10月5日\nほかは平成28年1月4日")
    assert "furniture_inside" not in {code for _, code in doubts(read(free, FULL))}


@pytest.mark.parametrize("number", ["3", "12"])
def test_the_number_of_a_page_in_a_bracket_is_no_mark(number):
    some = read(AUDIT + f" [○] 自己点検 [{number}] 内部監査 [ ] 外部監査\n")
    assert some.sheet.answers["risk.audit.kinds"] == {"marked": ["自己点検"]}
    assert ("risk.audit.kinds", "marks_lost") in doubts(some)
    alone = read(ENTRUSTED.replace("委託\n", f"委託 [{number}]委託しない\n"))
    assert alone.sheet.answers.get("risk.entrust.none") is not True
    assert ("risk.entrust.none", "mark_lost") in doubts(alone)


def test_words_in_brackets_beside_a_mark_that_the_form_prints_none_behind_are_doubted():
    text = AUDIT + " [○] 自己点検 [ ] 内部監査 [ ] 外部監査 （注）外部監査は隔年\n"
    assert ("risk.audit.kinds", "marks_beside") in doubts(read(text))
    whole = AUDIT + " [○] 自己点検 [ ] 内部監査 [ ] 外部監査\n"
    assert "marks_beside" not in {code for _, code in doubts(read(whole))}


def test_brackets_of_the_writers_own_are_not_doubted():
    text = DESCRIBED.format("［申告］を受け付け、[様式1]に記す。")
    assert "odd_line" not in [code for _, code in doubts(read(text))]
