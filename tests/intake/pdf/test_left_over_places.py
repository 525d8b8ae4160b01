"""Words that a mark's answer left over lead to their place, whatever order they stood in."""

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.where import Where

MARKS = "番号）\t[○] 自己点検\t[ ○ ]\n[　] 内部監査\n[　] 外部監査\n"
TEXT = f"Ⅳ　リスク対策\n９．監査\n実施の有無\t{MARKS}"


def test_a_bracket_between_the_marks_leads_to_its_place():
    cells = tuple((place, Where(place + 1, "page")) for place in range(0, len(TEXT), 7))
    source = Source(TEXT, landmarks=cells)
    report = read_onto(catalogue.form("form2-h31"), source).report
    assert [left.text for left in report.left_over] == ["番号）", "[ ○ ]"]
    assert all(left.passages for left in report.left_over)
