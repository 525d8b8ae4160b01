"""What is told of two entries, or of two files, that cannot both be right."""

import pytest

from piadesk.checks.items.answer_shapes import text_of_other_file
from piadesk.checks.sheet.accidents import accident_differs
from piadesk.checks.sheet.files import files_below_affair
from piadesk.checks.sheet.odd_offices import odd_offices, users_of_one_file
from piadesk.checks.sheet.orders import contents
from piadesk.checks.sheet.parties import entries_twice
from piadesk.checks.sheet.system_functions import functions
from piadesk.checks.sheet.systems import systems_twice
from tests.core.checks.sampled import case_of

SECOND = "file[1].provide.to[2]."
SAME_AS_FIRST = {
    SECOND + "name": "地方公共団体情報システム機構",
    SECOND + "use": "本人確認情報の保存及び他の機関への提供、個人番号の指定に関する事務",
}
SIZE = "basic.affair.population"
SUBJECTS = "file[{}].info.subjects"
LESS = {SUBJECTS.format(file): "1万人以上10万人未満" for file in (1, 2, 3)}
LEAST = {SUBJECTS.format(file): "1万人未満" for file in (1, 2, 3)}
NAME = "file[1].entrust.items[{}].name"
ORDER = "file[1].entrust.items[{}].content"
FRONT = "届書の受付、入力及び窓口での引渡し"
IMAGES = "コンビニ交付システムの証明書の画像の作成"
LINK = "庁内連携基盤の連携の監視"
FRONTS = {ORDER.format(3): FRONT, ORDER.format(4): FRONT}
SAME_USE = {f"file[{file}].use.how": "届出を審査し、台帳に記載する。" for file in (1, 2, 3)}
USERS = "file[2].use.users.departments"
DOES = "basic.systems[{}].functions"
PURPOSE = "file[{}].use.purpose"
SENT = "通知書の送付先の情報を機構へ渡すため"
KEPT = "窓口で本人であることを確認するため"
ACCIDENT = "file[{}].risk.storage.leak.accident"


def codes(rule, changes):
    return [finding.code for finding in rule(case_of("form4-r06", changes))]


def test_a_recipient_that_is_written_twice_is_told_of():
    assert codes(entries_twice, SAME_AS_FIRST) == ["entry_twice"]


@pytest.mark.parametrize("other", ["name", "use", "information"])
def test_a_recipient_that_differs_in_one_text_is_another(other):
    assert codes(entries_twice, SAME_AS_FIRST | {SECOND + other: "ほかの機関の事務"}) == []


@pytest.mark.parametrize("file", [1, 2, 3])
def test_an_accident_of_the_body_is_told_of_in_every_file(file):
    assert codes(accident_differs, {ACCIDENT.format(file): "発生あり"}) == ["accident_differs"]


@pytest.mark.parametrize("answer", ["発生なし", "発生あり"])
def test_files_that_agree_on_accidents_stay_quiet(answer):
    everywhere = {ACCIDENT.format(file): answer for file in (1, 2, 3)}
    assert codes(accident_differs, everywhere) == []


def test_a_file_without_an_answer_says_nothing():
    assert codes(accident_differs, {ACCIDENT.format(2): None}) == []


@pytest.mark.parametrize(
    ("rule", "code", "changes"),
    [
        (odd_offices, "office_of_other_affair", {"file[2].info.department": "上下水道部料金課"}),
        (odd_offices, "office_of_other_affair", {"file[1].info.department": "消防本部予防課"}),
        (odd_offices, "office_of_other_affair", {"file[3].info.department": "農政課"}),
        (users_of_one_file, "office_once", {USERS: "市民部市民課、市民部北部支所、市民部西部支所"}),
        (users_of_one_file, "office_once", {USERS: "市民部市民課、市民部東部支所、市民部南部支所"}),
        (users_of_one_file, "office_once", {USERS: "市民部市民課・市民部北部支所・市民部南支所"}),
        (functions, "functions_of_other", {DOES.format(8): "住民票の記載及び除票の管理を行う。"}),
        (
            functions,
            "functions_of_other",
            {DOES.format(4): "戸籍の附票を管理し、証明書を発行する。"},
        ),
        (
            functions,
            "functions_of_other",
            {DOES.format(6): "住民票の写しの画像を作成して送信する。"},
        ),
        (functions, "functions_of_other", {DOES.format(3): "符号を管理し、副本を登録する。"}),
        (systems_twice, "system_twice", {"basic.systems[8].name": "戸籍附票システム"}),
        (systems_twice, "system_twice", {"basic.systems[2].name": "住民記録システム"}),
        (systems_twice, "system_twice", {"basic.systems[9].name": "８．印鑑登録システム"}),
        (files_below_affair, "files_below_affair", {SIZE: "30万人以上"} | LESS),
        (files_below_affair, "files_below_affair", LESS),
        (files_below_affair, "files_below_affair", {SIZE: "1万人以上10万人未満"} | LEAST),
        (contents, "content_of_other", {ORDER.format(2): FRONT, ORDER.format(3): IMAGES}),
        (contents, "content_of_other", {ORDER.format(1): LINK, ORDER.format(5): FRONT}),
        (contents, "order_twice", {NAME.format(3): "窓口", NAME.format(4): "窓口"} | FRONTS),
        (text_of_other_file, "text_of_other_file", SAME_USE),
        (
            text_of_other_file,
            "text_of_other_file",
            {PURPOSE.format(1): SENT, PURPOSE.format(3): SENT},
        ),
        (
            text_of_other_file,
            "text_of_other_file",
            {PURPOSE.format(2): SENT, PURPOSE.format(3): SENT},
        ),
        (
            text_of_other_file,
            "text_of_other_file",
            {PURPOSE.format(2): KEPT, PURPOSE.format(3): KEPT},
        ),
    ],
)
def test_entries_that_cannot_both_be_right_are_told_of(rule, code, changes):
    assert code in codes(rule, changes)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (odd_offices, {"file[2].info.department": "総務部情報課"}),
        (odd_offices, {"file[2].info.department": "市民部保険年金課"}),
        (odd_offices, {}),
        (users_of_one_file, {USERS: "市民部市民課、市民部北部支所、福祉部保育課"}),
        (users_of_one_file, {USERS: "市民部市民課、市民部北部支所"}),
        (users_of_one_file, {}),
        (
            functions,
            {
                "basic.systems[3].name": "医療保険者等向け中間サーバー",
                DOES.format(3): "医療扶助の資格の情報を登録し、医療機関での確認に用いる。",
            },
        ),
        (functions, {DOES.format(5): "住民票の情報を、各システムへ受け渡す。"}),
        (functions, {DOES.format(8): "印鑑の登録を行い、住民票の異動を反映する。"}),
        (functions, {DOES.format(4): "照会を受け、登録した情報を自動で渡す。"}),
        (functions, {DOES.format(6): "戸籍の記載を住民票に反映する。"}),
        (
            functions,
            {"basic.systems[8].name": "帳票印刷", DOES.format(8): "住民票の写しを印刷する。"},
        ),
        (functions, {}),
        (systems_twice, {"basic.systems[8].name": "印鑑登録管理システム"}),
        (systems_twice, {"basic.systems[8].name": None, "basic.systems[7].name": None}),
        (systems_twice, {}),
        (files_below_affair, {SIZE: "30万人以上"}),
        (files_below_affair, {"file[2].info.subjects": "1万人以上10万人未満"}),
        (files_below_affair, {}),
        (contents, {ORDER.format(2): "コンビニ交付システムの監視"}),
        (contents, {NAME.format(3): "窓口", NAME.format(4): "窓口"}),
        (contents, {}),
        (
            text_of_other_file,
            {
                PURPOSE.format(1): "審査を行い、記載するため",
                PURPOSE.format(2): "審査を行い、記載するため",
            },
        ),
        (text_of_other_file, {PURPOSE.format(3): SENT}),
        (
            text_of_other_file,
            {
                "file[1].name": "年金被保険者ファイル",
                "file[2].name": "年金受給者ファイル",
                PURPOSE.format(1): "被保険者を確認し、資格の異動を届け出るため",
                PURPOSE.format(2): "被保険者を確認し、資格の異動を届け出るため",
            },
        ),
        (text_of_other_file, {"file[2].use.how": SAME_USE["file[1].use.how"]}),
    ],
)
def test_entries_that_may_both_be_right_stay_quiet(rule, changes):
    assert codes(rule, changes) == []
