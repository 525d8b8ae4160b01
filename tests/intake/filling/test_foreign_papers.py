"""What papers of others have that our own do not: nothing strays into an answer in silence."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.recognition import recognize
from tests.published.papers import answers

BASIC = catalogue.form("form2-h31")
MAIN = catalogue.form("form3-r06")
FULL = catalogue.form("form4-r06")


def read(text, form=BASIC):
    return read_onto(form, Source(text))


def codes(imported):
    return [note.code for note in imported.report.notes]


def left(imported):
    return [piece.text for piece in imported.report.left_over]


AFFAIR = "１．特定個人情報ファイルを取り扱う事務\n"
DEPARTMENT = (
    "５．評価実施機関における担当部署\n①部署\n税務課\n{second}\n{words}\n６．他の評価実施機関\n—"
)


def test_an_older_label_is_read_and_told():
    imported = read(DEPARTMENT.format(second="②所属長", words="税務課長"))
    assert answers(imported)["basic.department.head_title"] == "税務課長"
    assert codes(imported) == ["older_label"]


@pytest.mark.parametrize("words", ["税務課長　山田　花子", "課長 鈴木一郎", "佐藤次郎"])
def test_a_person_s_name_in_the_place_of_a_post_is_doubted(words):
    imported = read(DEPARTMENT.format(second="②所属長の役職名", words=words))
    assert codes(imported) == ["person_in_post"]
    assert [a.item for a in imported.report.doubtful] == ["basic.department.head_title"]


@pytest.mark.parametrize(
    "words", ["税務課長", "市民部長、福祉部長", "総務課主幹（税務担当）", "会計管理者"]
)
def test_a_post_is_not_doubted(words):
    assert codes(read(DEPARTMENT.format(second="②所属長の役職名", words=words))) == []


def test_a_numbered_label_that_the_form_does_not_have_is_told_with_what_follows():
    imported = read(DEPARTMENT.format(second="②担当者の氏名", words="山田　花子"))
    assert answers(imported)["basic.department.name"] == "税務課"
    assert left(imported) == ["②担当者の氏名\n山田　花子"]
    assert codes(imported) == ["strange_label"]


@pytest.mark.parametrize(
    "words", ["①申請を受ける。\n②審査する。\n③通知する。", "次のとおり\n1. 受付\n2. 審査\n3. 通知"]
)
def test_a_list_of_the_writer_s_own_is_no_label(words):
    text = f"①事務の名称\n納税の事務\n②事務の概要\n{words}\n③システムの名称\n税システム"
    assert answers(read(AFFAIR + text))["basic.affair.description"] == words


def test_labels_that_come_before_their_answers_share_them_and_are_doubted():
    text = "①事務の名称\n②事務の概要\n③システムの名称\n納税の事務\n税を集める。\n税システム"
    imported = read(
        f"１．特定個人情報ファイルを取り扱う事務\n{text}\n２．特定個人情報ファイル名\n税ファイル"
    )
    assert [*answers(imported).values()][:3] == ["納税の事務", "税を集める。", "税システム"]
    assert len(imported.report.doubtful) == 3


def test_labels_before_words_that_cannot_be_shared_out_are_all_told():
    text = "①事務の名称\n②事務の概要\n③システムの名称\n税の事務\n税を集める。\n台帳\n税システム"
    imported = read(
        f"１．特定個人情報ファイルを取り扱う事務\n{text}\n２．特定個人情報ファイル名\n税ファイル"
    )
    told = [note.address.item for note in imported.report.notes if note.code == "labels_together"]
    assert told == [f"basic.affair.{name}" for name in ("name", "description", "system_names")]


COVER = (
    "特定個人情報保護評価書（重点項目評価書）\n評価書番号\n{number}\n評価書名\n{title}\n"
    "評価実施機関名\n{body}\n公表日\n{day}\nⅠ 基本情報"
)


def cover(**words):
    filled = {
        "number": "7",
        "title": "納税の事務",
        "body": "みなと市長",
        "day": "令和2年3月4日",
    } | words
    return read(COVER.format(**filled), MAIN)


@pytest.mark.parametrize(
    "behind", [" [平成26年4月 様式3]", "　平成30年5月　様式3", "\n[令和6年10月 様式3]"]
)
def test_a_form_s_mark_behind_the_day_is_furniture(behind):
    imported = cover(day="令和2年3月4日" + behind)
    assert answers(imported)["cover.published_on"] == "令和2年3月4日"
    assert codes(imported) == ["furniture"]


def test_a_day_takes_no_more_than_the_day():
    imported = cover(day="令和2年3月4日　税務課　内線12")
    assert answers(imported)["cover.published_on"] == "令和2年3月4日"
    assert left(imported) == ["税務課　内線12"]


def test_words_that_are_no_day_are_left_over():
    imported = cover(day="みなと市役所")
    assert "cover.published_on" not in answers(imported)
    assert left(imported) == ["みなと市役所"]


def test_a_number_takes_no_more_than_the_number():
    imported = cover(number="12\n令和元年5月7日\n当市は取り組んでいることを宣言する。")
    assert answers(imported)["cover.number"] == "12"
    assert left(imported) == ["令和元年5月7日\n当市は取り組んでいることを宣言する。"]


def test_a_body_s_name_takes_no_remark_along():
    imported = cover(body="みなと市長\n特定個人情報の確認日　【国の機関のみ】")
    assert answers(imported)["cover.organization"] == "みなと市長"
    assert left(imported) == ["特定個人情報の確認日　【国の機関のみ】"]


def test_a_choice_that_the_form_does_not_have_is_no_answer():
    text = "評価対象の事務の対象人数は何人か\n［ たくさん ］\nいつ時点の計数か\n令和6年4月1日 時点"
    imported = read(f"Ⅱ しきい値判断項目\n１．対象人数\n{text}")
    assert "threshold.population.size" not in answers(imported)
    assert (left(imported), codes(imported)) == (["［ たくさん ］"], ["choice_unknown"])


def test_a_cover_in_one_line_is_read_label_by_label():
    text = (
        "特定個人情報保護評価書(重点項目評価書)評価書番号評価書名 4 納税の事務 "
        "個人のプライバシー等の権利利益の保護の宣言 みなと市は宣言する。 特記事項 なし "
        "評価実施機関名みなと市長公表日令和2年3月4日"
    )
    told = answers(read(text, MAIN))
    assert told["cover.number"] == "4"
    assert told["cover.title"] == "納税の事務"
    assert told["cover.organization"] == "みなと市長"
    assert told["cover.published_on"] == "令和2年3月4日"


def test_characters_set_wide_are_put_together_and_told():
    imported = cover(body="み な と 市 長", title="納 税 の 事 務")
    assert answers(imported)["cover.organization"] == "みなと市長"
    assert codes(imported) == ["spaced", "spaced"]


def test_a_title_cut_by_the_paper_is_one_line_again():
    imported = cover(title="森林環境の保全及び水源の涵養に関する条例に基づく事務　重\n点項目評価書")
    assert answers(imported)["cover.title"].endswith("事務　重点項目評価書")
    assert codes(imported) == ["lines_joined"]


def test_lines_of_a_writer_s_own_stay():
    text = "②事務の概要\n納税する。\n③システムの名称\n税システム\n宛名システム\n"
    assert answers(read(AFFAIR + text))["basic.affair.system_names"] == "税システム\n宛名システム"


def test_what_stands_beside_every_page_number_is_furniture():
    pages = "".join(f"納税の事務\n{number} / 9\nみなと市税務課\n" for number in (1, 2, 3))
    imported = read(
        f"公表日\n令和2年3月4日\n{pages}Ⅰ 関連情報\n１．特定個人情報ファイルを取り扱う事務"
    )
    assert answers(imported)["cover.published_on"] == "令和2年3月4日"
    assert (left(imported), codes(imported)) == ([], ["furniture"])


SHEET = (
    "特定個人情報保護評価書（基礎項目評価書）\n評価書番号\n1\n評価書名\n税の事務\n評価実施機関名\n"
    "市長\n公表日\n令和2年3月4日\n{mark}\nⅠ 関連情報\n①事務の名称\n税の事務\n"
)


@pytest.mark.parametrize(
    ("mark", "form", "by"),
    [
        ("[平成31年1月　様式2]", "form2-h31", "mark"),
        ("[令和6年10月　様式2]", "form2-r06", "mark"),
        ("[平成28年1月　様式2]", "form2-h31", "older"),
        ("平成29年5月 様式2", "form2-h31", "older"),
    ],
)
def test_the_paper_s_mark_says_which_revision_it_is_on(mark, form, by):
    imported, told = recognize(Source(SHEET.format(mark=mark)), "")
    assert (imported.form.id, told) == (form, by)


def test_what_the_older_revision_lacks_is_open_and_new():
    imported, _ = recognize(Source(SHEET.format(mark="[平成30年5月　様式2]")), "")
    new = {each.address.item.split(".")[0] for each in imported.report.open if each.is_new}
    assert new == {"risk"}


def test_a_line_that_reads_like_a_label_amid_an_answer_is_doubted():
    text = "②事務の概要\n納税する。\n評価実施機関名\nみなと市長\n③システムの名称\n税システム"
    imported = read(AFFAIR + text)
    told = {note.code for note in imported.report.notes}
    assert "label_inside" in told or "cover.organization" in answers(imported)


@pytest.mark.parametrize("words", ["2 / 31 ページ", "-4-", "港の使用料の事務\n港湾課 3"])
def test_a_foot_behind_the_label_of_a_day_is_no_day(words):
    imported = cover(day=words)
    assert "cover.published_on" not in answers(imported)
    assert left(imported) == [words]


@pytest.mark.parametrize(
    "words", ["令和8年度中", "令和　年　月　日", "未定", "令和8年4月頃（予定）"]
)
def test_what_stands_for_a_day_that_nobody_knows_is_kept(words):
    imported = cover(day=words)
    assert not left(imported)
    assert answers(imported)["cover.published_on"]


def test_blanks_between_the_letters_of_all_kinds_but_one_go():
    title = "島 々 への 渡 し 船 に 関 する 事 務 重 点 項 目 評 価 書"
    assert answers(cover(title=title))["cover.title"] == "島々への渡し船に関する事務重点項目評価書"


def test_blanks_between_words_stay():
    title = "島の渡し船 に関する事務 重点項目評価書"
    assert answers(cover(title=title))["cover.title"] == title


def test_a_label_without_its_signs_is_that_label():
    text = (
        "特定個人情報保護評価書（全項目評価書）\n評価実施機関名 しおかぜ町長"
        " 特定個人情報保護委員会承認日 行政機関等のみ 公表日 令和2年3月4日"
    )
    imported = read(text, FULL)
    assert answers(imported)["cover.organization"] == "しおかぜ町長"
    assert answers(imported)["cover.published_on"] == "令和2年3月4日"
    assert not left(imported)


def test_lines_of_a_print_whose_letters_differ_in_width_are_joined():
    lines = (
        "島の住民が渡し船に乗るときの料金を軽くするための回数券を配る事務に",
        "ついて、対象となる世帯を住民票の情報と税の情報とで確かめ、年度ごとの",
        "上限までの枚数を、申請のあった月の翌月までに窓口で渡すための事務を",
        "行う。",
    )
    text = "①事務の名称\n渡し船の事務\n②事務の概要\n" + "\n".join(lines)
    assert answers(read(AFFAIR + text))["basic.affair.description"] == "".join(lines)


def test_a_line_between_others_that_were_cut_was_cut_too():
    lines = (
        "島の住民が渡し船に乗るときの料金を軽くするための回数券を配る事務に",
        "ついて、対象となる世帯を住民票の情報と税の情報とで確かめ、毎年度",
        "上限までの枚数を、申請のあった月の翌月までに窓口で渡すための事務を",
        "行う。",
    )
    text = "①事務の名称\n渡し船の事務\n②事務の概要\n" + "\n".join(lines)
    assert answers(read(AFFAIR + text))["basic.affair.description"] == "".join(lines)


def test_lines_of_one_sentence_are_joined_wherever_they_break():
    lines = (
        "島民の渡し船料金軽減事務における回数券交付対象世帯情報",
        "照会並びに交付枚数管理及び窓口交付簿整理事務担当職員",
        "研修資料作成に必要な情報を集める。",
    )
    text = "①事務の名称\n渡し船の事務\n②事務の概要\n" + "\n".join(lines)
    assert answers(read(AFFAIR + text))["basic.affair.description"] == "".join(lines)


def test_lines_that_a_viewer_set_apart_with_blank_ones_are_joined():
    lines = (
        "島の住民が渡し船に乗るときの料金を軽くするための回数券を配",
        "る事務を行う。対象となる世帯は、住民票の情報と税の情報とで",
        "確かめる。",
    )
    text = "①事務の名称\n渡し船の事務\n②事務の概要\n" + "\n\n".join(lines)
    assert answers(read(AFFAIR + text))["basic.affair.description"] == "".join(lines)


def test_paragraphs_with_blank_lines_between_stay_apart():
    words = "回数券を配る。\n\n料金を集める。\n\n船を出す。"
    text = "①事務の名称\n渡し船の事務\n②事務の概要\n" + words
    assert answers(read(AFFAIR + text))["basic.affair.description"] == words


PAGES = "(1)\n\n特記事項\n\n(2)\n\nⅠ 関連情報\n\n(3)\n\n①事務の名称\n\n渡し船の事務\n"


def test_numbers_that_a_viewer_set_before_its_pages_are_furniture():
    imported = read(PAGES)
    assert answers(imported) == {"basic.affair.name": "渡し船の事務"}
    assert not left(imported)


@pytest.mark.parametrize(
    "text", [PAGES.replace("(3)", "(4)"), PAGES.replace("\n\n", "\n"), PAGES.replace("(3)", "３")]
)
def test_other_numbers_alone_are_told(text):
    imported = read(text)
    assert left(imported) or imported.report.doubtful
