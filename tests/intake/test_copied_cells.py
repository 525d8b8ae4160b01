"""Text copied out of a worksheet has the rows and cells that its reader saw."""

import pytest

from piadesk.intake.copied_cells import is_copied, text_of_cells
from piadesk.intake.importing import read_onto
from piadesk.texts.folding import opened
from tests.intake.filling.test_foreign_papers import BASIC
from tests.published.papers import answers

HEADS = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")


def wide(*cells):
    """Each cell is merged over four columns."""
    return "\t\t\t\t".join(cells) + "\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('②事務の概要\t"受付\n審査"\n③\t税システム', "②事務の概要\t受付\n審査\n③\t税システム\n"),
        ('特記事項\t"「""税""」\nなし"', '特記事項\t「"税"」\nなし\n'),
        (wide("①部署", "税務課") * 3, "①部署\t税務課\n" * 3),
        ("①\t\t\t\n" * 3, "①\n" * 3),
    ],
)
def test_cells_are_as_they_were_seen(text, rows):
    assert is_copied(text)
    assert opened(text_of_cells(text).text).rstrip("\n") == rows.rstrip("\n")


@pytest.mark.parametrize(
    "text", ["①部署\t税務課\n", '「"税"」\t甲', '"税務課"\t甲', "甲\n乙", "甲\t\t乙"]
)
def test_other_texts_are_read_as_they_stand(text):
    assert not is_copied(text)


def test_a_blank_cell_of_changes_keeps_its_place():
    rows = wide("令和2年3月4日", "Ⅰ－１", "", "乙", "事後", "") + wide(
        "令和3年4月5日", "Ⅰ－２", "甲", "", "事前", "見直し"
    )
    imported = read_onto(BASIC, text_of_cells("変更箇所\n" + wide(*HEADS) + rows))
    told = answers(imported)
    assert (told["log[1].after"], told["log[2].before"]) == ("乙", "甲")
    assert not {"log[1].before", "log[2].after", "log[1].explanation"} & told.keys()


def test_a_cell_is_still_known_by_the_line_it_began_in():
    source = text_of_cells('①\t"甲\n乙"\n②\t丙\n')
    assert source.where(source.text.index("②")).number == 3
