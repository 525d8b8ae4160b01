"""What has to be looked at after an import: rows of 変更箇所 among it."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.remaining import import_lines

HEADS = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n"
ROWS = "令和2年3月4日\tⅠ－１\t甲\t乙\t事後\t見直し\n"


FORM = catalogue.form("form2-h31")


def read(rows):
    return read_onto(FORM, Source("変更箇所\n" + HEADS + rows))


def to_do(imported, done=()):
    lines = import_lines(FORM, imported.sheet, imported.report, done)
    return [line for line in lines if line.is_to_do and line.key.endswith("/log")]


@pytest.mark.parametrize(
    "row",
    [
        "令和3年4月5日\tⅠ－２\t甲\t乙\t\t見直し\n",
        "きのう\tⅠ－２\t甲\t乙\t事前\t見直し\n",
        "令和3年4月5日\tⅠ－２\t甲\t乙\t変更\t見直し\n",
    ],
)
def test_a_doubtful_row_is_one_line_and_can_be_ticked_off(row):
    imported = read(ROWS + row)
    (line,) = to_do(imported)
    assert line.address.item == "log.date"
    assert to_do(read(ROWS)) == []
    assert to_do(imported, {line.key}) == []


@pytest.mark.parametrize("odd", ["12 / 40", "https://example.jp/pia.html", "水道課の一覧表"])
def test_a_line_that_is_odd_is_shown_alone(odd):
    text = f"②事務の概要\n・受付\n{odd}\n・審査\n③システムの名称\n税"
    imported = read_onto(FORM, Source("１．特定個人情報ファイルを取り扱う事務\n" + text))
    lines = import_lines(FORM, imported.sheet, imported.report, ())
    (doubtful,) = [line for line in lines if line.state == "doubtful"]
    assert imported.report.words_of(doubtful.passages) == odd
