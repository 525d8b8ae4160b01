"""Rows of 変更箇所 are read by the names and 選択肢 of the form on which they were published."""

import pytest

from piadesk.checks import check
from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import logged_changes
from piadesk.forms import catalogue
from piadesk.revision import form_steps
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.migration import migrate
from piadesk.revision.present_wording import in_present_words
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet

OLD, NEW = catalogue.form("form2-h31"), catalogue.form("form2-r06")
LOG = ChangeLog.of(OLD)


def moved_on(item, *, published):
    """A sheet with one row, on the new revision."""
    row = LOG.new_entry(LogRow(item, "－", "新", "事後", "理由"), "2020-04-01")
    sheet = Sheet(form=OLD.id, rows={"log": [row]})
    if published:
        apply(sheet, freeze(OLD, sheet))
    return migrate(sheet, NEW.id).sheet


@pytest.mark.parametrize(("published", "named"), [(True, "risk.training"), (False, "risk.audit")])
def test_a_number_alone_means_what_it_meant_when_the_row_was_published(published, named):
    (change,) = logged_changes(Case(NEW, moved_on("Ⅳ－９．", published=published)))
    assert change.named.item == named


def test_a_name_that_only_an_earlier_revision_had_is_known(monkeypatch, tmp_path):
    step = 'from = "form2-h31"\nto = "form2-r06"\n'
    (tmp_path / "form2-h31--form2-r06.toml").write_text(step, encoding="utf-8")
    monkeypatch.setattr(form_steps, "MIGRATIONS", tmp_path)
    codes = {one.code for one in check(NEW, moved_on("Ⅳ－８．監査", published=False))}
    assert not codes & {"log_unknown_item", "log_unknown_place"}


@pytest.fixture
def reworded(monkeypatch, tmp_path):
    """As though the new revision had swapped two 選択肢 and lengthened a third."""
    step = (
        'from = "form2-h31"\nto = "form2-r06"\n'
        '[choices.effort]\n"十分に行っている" = "十分に行っていない"\n'
        '"十分に行っていない" = "十分に行っている"\n'
        '[choices."risk.audit.kinds"]\n"内部監査" = "内部監査（毎年）"\n'
    )
    (tmp_path / "form2-h31--form2-r06.toml").write_text(step, encoding="utf-8")
    monkeypatch.setattr(form_steps, "MIGRATIONS", tmp_path)


@pytest.mark.parametrize(
    ("item", "old", "new"),
    [
        ("risk.training.level", "[ 十分に行っている ]", "[ 十分に行っていない ]"),
        ("risk.training.level", "十分に行っていない", "十分に行っている"),
        ("risk.training", "［十分に行っている］", "［十分に行っていない］"),
        (
            "risk.audit.kinds",
            "[ ○ ] 内部監査　[　] 外部監査",
            "[ ○ ] 内部監査（毎年）　[　] 外部監査",
        ),
        ("risk.audit.kinds", "[ ○ ] 内部監査（毎年）", "[ ○ ] 内部監査（毎年）"),
        ("risk.training.level", "監査を十分に行っていると考える", "監査を十分に行っていると考える"),
        ("basic.affair.name", "[ 十分に行っている ]", "[ 十分に行っている ]"),
    ],
)
def test_choices_are_quoted_in_the_words_of_today(reworded, item, old, new):
    assert in_present_words(NEW, item, LogRow("項目", old, "－")).before == new
