"""Characters that will not print as they are, told beforehand."""

import subprocess
import sys

from piadesk.forms import catalogue
from piadesk.printing import missing_characters
from piadesk.sheets.sheet import Address, Entry, new_sheet

FORM = catalogue.form("form2-r06")


def found(sheet):
    return [(str(one.address), one.character, one.count) for one in missing_characters(FORM, sheet)]


def test_tells_place_character_and_count():
    sheet = new_sheet(FORM)
    sheet.answers["basic.affair.name"] = "𪚥野𪚥🏢"
    assert found(sheet) == [("basic.affair.name", "𪚥", 2), ("basic.affair.name", "🏢", 1)]
    assert missing_characters(FORM, sheet)[0].code == "U+2A6A5"
    assert missing_characters(FORM, sheet)[0].stand_in == "〓(U+2A6A5)"


def test_tells_those_in_repeats():
    sheet = new_sheet(FORM)
    sheet.rows["log"] = [Entry(id="a", answers={"log.before": "\x07"})]
    address = missing_characters(FORM, sheet)[0].address
    assert address == Address(("a",), "log.before")


def test_says_nothing_of_blanked_answers_and_plain_text():
    sheet = new_sheet(FORM)
    sheet.answers["basic.article9_2.reason"] = "𪚥"
    sheet.answers["basic.affair.name"] = "改行\nと\tタブと　空白"
    assert found(sheet) == []


def test_asking_does_not_load_reportlab():
    code = "import sys, piadesk.printing; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
