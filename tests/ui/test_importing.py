"""The report of an import says where to look in the clerk's own file."""

from openpyxl import Workbook

from tests.recorder import Recorder
from ui.importing import take_in, tell_report


def reported(path):
    messages = Recorder()
    tell_report(take_in(path, messages), messages)
    key, _, text = messages.told[-1]
    assert key == "import.done"
    return text


def test_a_workbook_is_told_by_its_cells(qapp, tmp_path):
    book = Workbook()
    book.active.title = "表紙"
    book.active["B2"] = "決裁前"
    book.active["B3"] = "特定個人情報保護評価書（基礎項目評価書）"
    book.active["B4"], book.active["C4"] = "評価実施機関名", "架空市長"
    book.active["B5"], book.active["C5"] = "公表日", "令和7年4月1日"
    book.save(tmp_path / "評価書.xlsx")
    text = reported(tmp_path / "評価書.xlsx")
    assert "・シート「表紙」のB2　決裁前\n" in text
    assert "・表紙 評価書番号" in text


def test_a_file_that_cannot_be_read_is_told(qapp, tmp_path):
    (tmp_path / "評価書.xls").write_bytes(b"\xd0\xcf")
    messages = Recorder()
    assert take_in(tmp_path / "評価書.xls", messages) is None
    assert messages.told == ["source.old_workbook"]


def test_where_the_form_is_asked_for_enter_takes_one_that_is_published(qapp, tmp_path):
    (tmp_path / "評価書.txt").write_text("何の文書か分からない文面です。", encoding="utf-8")
    messages = Recorder(answers=["cancel"])
    assert take_in(tmp_path / "評価書.txt", messages) is None
    (offered,) = messages.offered
    assert (offered[0], *offered[-2:]) == ("form2-r06", "form1-r06", "cancel")
