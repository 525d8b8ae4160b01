"""Rules that an office switches off or down: told so, and never what leaves a sheet unreadable."""

import json

import pytest

from piadesk.__main__ import main
from piadesk.acts.in_force import levels_in_force
from piadesk.checks import Severity, check
from piadesk.checks.levels import NEVER_SWITCHED, levels_of, switched_words
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from piadesk.storage.settings import Settings, save_settings

NOTES = Address((), "cover.special_notes")


def findings(**words):
    opened = store.load(RESOURCES / "samples" / "form2-r06.json")
    opened.sheet.put(NOTES, "○○課で管理する。\x0b")
    found = check(opened.form, opened.sheet, levels_of(words))
    return {one.code: one.severity for one in found if one.address == NOTES}


def test_a_rule_that_is_off_tells_nothing_and_one_that_is_down_tells_less_gravely():
    assert findings()["placeholder"] is Severity.WARNING
    assert findings(placeholder="hint")["placeholder"] is Severity.HINT
    assert "placeholder" not in findings(placeholder="off")


def test_a_rule_is_never_made_graver():
    assert findings(placeholder="error")["placeholder"] is Severity.WARNING
    assert switched_words(levels_of({"placeholder": "error"})) == ""


def test_what_leaves_a_sheet_unreadable_cannot_be_switched():
    assert findings(control="off")["control"] is Severity.WARNING
    assert levels_of(dict.fromkeys(NEVER_SWITCHED, "off")) == {}


def test_words_that_are_not_known_are_passed_over():
    assert levels_of({"placeholder": "maybe", "nonsense": "off"}) == {"nonsense": None}


def test_what_this_terminal_says_counts_more_than_what_the_office_presets(tmp_path, monkeypatch):
    file = tmp_path / "office.toml"
    file.write_text('[rules]\nplaceholder = "off"\ncut_off = "off"\n', encoding="utf-8")
    monkeypatch.setattr("piadesk.storage.office.office_files", lambda: [file])
    save_settings(Settings(rules={"placeholder": "hint"}))
    assert levels_in_force() == {"placeholder": Severity.HINT, "cut_off": None}


@pytest.mark.parametrize("how", ["--json", ""])
def test_list_and_json_say_which_rules_are_switched(how, capsys):
    save_settings(Settings(rules={"two_spellings": "off"}))
    main(["check", str(RESOURCES / "samples" / "form2-r06.json"), *filter(None, [how])])
    told = capsys.readouterr().out
    if how:
        assert json.loads(told)[0]["switched"] == {"two_spellings": "off"}
    else:
        assert "two_spellings（使わない）" in told
