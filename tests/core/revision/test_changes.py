"""What changed, as 変更箇所 tells it."""

from copy import deepcopy
from dataclasses import replace

import pytest

from piadesk.forms import catalogue
from piadesk.revision.change_rows import rows
from piadesk.revision.changes import changes, compared
from piadesk.sheets.sheet import Address, Entry, new_sheet

SMALL = catalogue.form("form2-r06")
LARGE = catalogue.form("form4-r06")


def sheet_of(form, answers=(), **rows):
    sheet = new_sheet(form)
    sheet.answers.update(answers)
    sheet.rows.update(rows)
    return replace(deepcopy(sheet), id="one sheet")


def told(form, old, new, style="full"):
    found = changes(form, old, new)
    return [(row.item, row.before, row.after) for row in rows(form, old, new, found, style)]


def told_of_one(item_id, before, after, form=SMALL):
    old = sheet_of(form, {item_id: before} if before else {})
    new = sheet_of(form, {item_id: after} if after else {})
    ((_, one, other),) = told(form, old, new)
    return one, other


QUOTED = {
    "a text": ("basic.affair.name", "旧", "新", "旧", "新"),
    "a text written first": ("cover.special_notes", None, "あり", "－", "あり"),
    "a text taken away": ("cover.special_notes", "あり", None, "あり", "削除"),
    "a choice": (
        "risk.acquire.unintended.sufficiency",
        "特に力を入れている",
        "十分である",
        "[ 特に力を入れている ]",
        "[ 十分である ]",
    ),
    "an as-of date": (
        "threshold.population.as_of",
        "2019-04-01",
        "2019-05-01",
        "平成31年4月1日時点",
        "令和元年5月1日時点",
    ),
    "a mark": (
        "basic.article9_2.applied",
        None,
        True,
        "[　] 適用した",
        "[ ○ ] 適用した",
    ),
    "marks, only those concerned": (
        "risk.audit.kinds",
        {"marked": ["自己点検"]},
        {"marked": ["自己点検", "内部監査"]},
        "[　] 内部監査",
        "[ ○ ] 内部監査",
    ),
}


@pytest.mark.parametrize("case", QUOTED)
def test_values_are_quoted_as_published_sheets_do(case):
    item_id, before, after, one, other = QUOTED[case]
    assert told_of_one(item_id, before, after) == (one, other)


def test_words_in_the_brackets_of_a_mark_are_a_change():
    marked = {"marked": ["その他"], "texts": {"その他": "窓口"}}
    other = {"marked": ["その他"], "texts": {"その他": "郵送"}}
    ((name, before, after),) = told(LARGE, a_system(marked), a_system(other), "dashed")
    assert name == "Ⅰ－２－システム１－③他のシステムとの接続"
    assert (before, after) == ("[ ○ ] その他（窓口）", "[ ○ ] その他（郵送）")


def a_system(connections):
    row = Entry(id="s1", answers={"basic.systems.connections": connections})
    return sheet_of(LARGE, **{"basic.systems": [row]})


def test_what_prints_alike_is_no_change():
    one, other = {"marked": ["自己点検", "内部監査"]}, {"marked": ["内部監査", "自己点検"]}
    assert not changes(
        SMALL,
        sheet_of(SMALL, {"risk.audit.kinds": one, "cover.published_on": "2024-01-01"}),
        sheet_of(SMALL, {"risk.audit.kinds": other, "cover.published_on": "2025-01-01"}),
    )
    assert not changes(
        SMALL,
        sheet_of(SMALL, {"threshold.population.as_of": "令和7年4月1日"}),
        sheet_of(SMALL, {"threshold.population.as_of": "2025-04-01"}),
    )


def test_the_log_and_the_day_of_publication_are_not_compared():
    old = sheet_of(SMALL)
    new = sheet_of(
        SMALL, {"cover.published_on": "2025-01-01"}, log=[Entry(id="r", answers={"log.item": "Ⅰ"})]
    )
    met = {change.item.id for change in compared(SMALL, old, new)}
    assert not changes(SMALL, old, new)
    assert not {"cover.published_on", "log"} & met


def test_what_a_mark_blanks_goes_with_it():
    answers = {"risk.entrust.misuse.sufficiency": "十分である"}
    old = sheet_of(SMALL, answers)
    new = sheet_of(SMALL, answers | {"risk.entrust.none": True})
    assert [(before, after) for _, before, after in told(SMALL, old, new)] == [
        ("[　] 委託しない", "[ ○ ] 委託しない"),
        ("[ 十分である ]", "－"),
    ]


def test_a_judgement_that_follows_is_told_too():
    def figures(size):
        return sheet_of(
            SMALL,
            {
                "threshold.population.size": size,
                "threshold.handlers.over500": "500人未満",
                "threshold.accident.occurred": "発生なし",
            },
        )

    old, new = figures("10万人以上30万人未満"), figures("30万人以上")
    assert [name for name, _, _ in told(SMALL, old, new)] == [
        "Ⅱ しきい値判断項目 １．対象人数 評価対象の事務の対象人数は何人か",
        "Ⅲ しきい値判断結果",
    ]


def entrusted(*names):
    return [
        Entry(id=f"id of {name}", answers={"file.entrust.items.name": name, **CONTENT})
        for name in names
    ]


CONTENT = {"file.entrust.items.content": "運用", "file.entrust.items.sub.exists": "再委託しない"}


def a_file(*names):
    file = Entry(id="f1", answers={"file.name": "住民基本台帳ファイル"})
    file.answers["file.entrust.exists"] = "委託する"
    file.rows["file.entrust.items"] = entrusted(*names)
    return sheet_of(LARGE, file=[file])


def test_an_added_entry_is_one_row_with_all_it_holds():
    ((name, before, after),) = told(LARGE, a_file("保守"), a_file("保守", "監視"), "dashed")
    assert name == "（住民基本台帳ファイル）Ⅱ－４－委託事項２"
    assert before == "－"
    assert after == "監視\n①委託内容：運用\n⑦再委託の有無：[ 再委託しない ]"


def test_a_removed_entry_is_one_row_numbered_as_it_was():
    ((name, before, after),) = told(LARGE, a_file("保守", "監視"), a_file("監視"), "dashed")
    assert name == "（住民基本台帳ファイル）Ⅱ－４－委託事項１"
    assert before.startswith("保守\n")
    assert after == "削除"


def test_a_moved_entry_is_no_change_but_an_edit_in_it_is():
    old, new = a_file("保守", "監視"), a_file("監視", "保守")
    assert not changes(LARGE, old, new)
    new.put(Address(("f1", "id of 監視"), "file.entrust.items.content"), "常時監視")
    ((name, *_),) = told(LARGE, old, new, "dashed")
    assert name == "（住民基本台帳ファイル）Ⅱ－４－委託事項１－①委託内容"


def test_a_file_that_came_is_one_row():
    new = a_file("保守")
    new.rows["file"].append(Entry(id="f2", answers={"file.name": "送付先情報ファイル"}))
    ((name, before, after),) = told(LARGE, a_file("保守"), new, "dashed")
    assert name == "（送付先情報ファイル）Ⅱ、Ⅲ"
    assert (before, after) == ("－", "送付先情報ファイル")


def stranger(sheet):
    """The same sheet as it comes from another file: no id is shared."""
    copy = replace(deepcopy(sheet), id="another")
    for row in copy.rows["file"]:
        row.id = f"other {row.id}"
        for inner in row.rows.get("file.entrust.items", []):
            inner.id = f"other {inner.id}"
    return copy


def test_entries_of_two_files_are_paired_by_their_titles():
    old, new = a_file("保守", "監視", "印刷"), stranger(a_file("印刷", "３．保守", "監視"))
    ((name, before, after),) = told(LARGE, old, new, "dashed")
    assert name == "（住民基本台帳ファイル）Ⅱ－４－委託事項２"
    assert (before, after) == ("保守", "３．保守")


def test_an_entry_with_a_new_title_is_paired_by_likeness():
    old = a_file("住民記録システム保守業務", "監視")
    new = stranger(a_file("監視", "住民記録システム運用保守業務"))
    assert [change.kind for change in changes(LARGE, old, new)] == ["changed"]


def test_entries_that_are_not_alike_came_and_went():
    old, new = a_file("監視"), stranger(a_file("封入封緘"))
    new.rows["file"][0].rows["file.entrust.items"][0].answers = {
        "file.entrust.items.name": "封入封緘",
        "file.entrust.items.content": "納付書の封入",
    }
    assert [change.kind for change in changes(LARGE, old, new)] == ["removed", "added"]


def test_two_entries_are_never_paired_with_one():
    old = a_file("住民記録システム保守業務")
    new = stranger(a_file("住民記録システム運用保守業務", "住民記録システム保守業務委託"))
    assert sorted(change.kind for change in changes(LARGE, old, new)) == ["added", "changed"]


def test_entries_of_one_title_are_paired_in_their_order():
    old, new = a_file("保守", "保守"), stranger(a_file("保守", "保守"))
    for sheet in (old, new):
        for number, row in enumerate(sheet.rows["file"][0].rows["file.entrust.items"]):
            row.id = f"{sheet.id} {number}"
            row.answers["file.entrust.items.content"] = f"その{number}"
    assert not changes(LARGE, old, new)


def test_in_one_sheet_an_entry_written_anew_is_another_entry():
    def system(row_id):
        row = Entry(id=row_id, answers={"basic.systems.name": "既存住基システム"})
        return sheet_of(LARGE, **{"basic.systems": [row]})

    found = changes(LARGE, system("s1"), system("typed again"))
    assert [change.kind for change in found] == ["removed", "added"]


def test_a_copy_of_a_sheet_is_paired_by_its_ids():
    old, new = a_file("保守"), a_file("封入封緘")
    new.id = "a copy"
    entry = new.rows["file"][0].rows["file.entrust.items"][0]
    entry.id = "id of 保守"
    entry.answers["file.entrust.items.content"] = "納付書の封入"
    assert [change.kind for change in changes(LARGE, old, new)] == ["changed", "changed"]


def test_what_is_blanked_in_an_added_entry_is_not_quoted():
    new = a_file("保守", "監視")
    entry = new.rows["file"][0].rows["file.entrust.items"][1]
    entry.answers["file.entrust.items.sub.permission"] = "書面による"
    ((_, _, after),) = told(LARGE, a_file("保守"), new)
    assert "書面による" not in after


def entrusting(choice):
    """One file with one 委託事項, and whether anything is entrusted."""
    item = Entry(id="e", answers={"file.entrust.items.name": "保守"})
    answers = {"file.name": "台帳ファイル", "file.entrust.exists": choice}
    return sheet_of(
        LARGE, file=[Entry(id="f", answers=answers, rows={"file.entrust.items": [item]})]
    )


def test_entries_that_an_answer_blanks_are_told_as_taken_away():
    old, new = entrusting("委託する"), entrusting("委託しない")
    assert [(one.kind, one.item.id) for one in changes(LARGE, old, new)] == [
        ("changed", "file.entrust.exists"),
        ("removed", "file.entrust.items"),
    ]
    assert [one.kind for one in changes(LARGE, new, old)] == ["changed", "added"]
