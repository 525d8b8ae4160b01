"""Taking in: what cannot be read is told, the form is asked for where it is unclear."""

from tests.recorder import Recorder
from ui.importing.taking import take_in


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
