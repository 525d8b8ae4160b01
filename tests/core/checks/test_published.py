"""Checks of real published sheets, where these are at hand: what an expert marks, few others."""

from piadesk.checks import Severity, check
from piadesk.intake import import_sheet
from piadesk.sheets.positions import Names
from tests.conftest import PUBLISHED


def found(name, *, from_item=""):
    imported = import_sheet(next(PUBLISHED.glob(f"{name}_*.txt")))
    names = Names(imported.form, imported.sheet)
    told = check(imported.form, imported.sheet)
    return [
        (one.severity, one.code, names.path(one.address))
        for one in told
        if one.address.item.startswith(from_item)
    ]


def test_a_sound_sheet_has_no_error_and_its_slips_are_found():
    assert found("000") == [
        (Severity.HINT, "particle_missing", "basic.affair.description"),
        (Severity.HINT, "stale_as_of", "basic.number_use.legal_basis"),
        (Severity.WARNING, "no_such_branch", "basic.number_use.legal_basis"),
        (Severity.WARNING, "stale_annex", "basic.info_link.legal_basis"),
        (Severity.HINT, "log_not_now", "log[1].after"),
        (Severity.HINT, "log_not_now", "log[3].after"),
        (Severity.WARNING, "log_result_missing", "log[7].after"),
        (Severity.HINT, "log_texts_empty", "log[10].after"),
        (Severity.HINT, "log_texts_empty", "log[13].after"),
        (Severity.HINT, "log_break", "log[14].before"),
        (Severity.HINT, "log_break", "log[20].before"),
        (Severity.HINT, "log_misspelt", "log[21].item"),
        (Severity.WARNING, "log_still_there", "log[26].after"),
    ]


def test_the_slips_of_a_changed_sheet_are_found():
    log = found("003", from_item="log")
    assert (Severity.WARNING, "log_same", "log[27].after") in log
    assert (Severity.HINT, "log_not_now", "log[17].after") in log
    assert (Severity.HINT, "log_break", "log[16].before") in log
    assert (Severity.WARNING, "log_break", "log[21].before") in log
    assert (Severity.HINT, "log_before_removed", "log[13].before") in log
    assert (Severity.HINT, "log_same_day", "log[12].before") in log
    assert not [one for one in log if one[0] == Severity.ERROR]


def test_what_parts_of_a_long_sheet_contradict_is_found():
    codes = {code for _, code, _ in found("001")}
    assert {"count", "name_not_recorded", "two_spellings", "names_another"} <= codes
    assert {"no_audit", "old_assessment", "network_without_basis", "heading_alone"} <= codes
    assert not codes & {"subcontracted", "name_not_listed", "part_above_whole", "no_day"}


def test_a_long_change_table_has_few_names_that_no_form_has():
    log = found("004", from_item="log")
    unknown = [path for _, code, path in log if code in ("log_unknown_item", "log_unknown_place")]
    assert len(unknown) <= 5
    assert sum(code == "log_twice" for _, code, _ in log) >= 3
    assert sum(code == "log_new_twice" for _, code, _ in log) >= 3
    assert (Severity.WARNING, "log_serial", "log[56].after") in log
    assert (Severity.WARNING, "log_important_after", "log[84].timing") in log
    assert (Severity.WARNING, "log_twice", "log[23].item") in log
    assert len(log) < 60
