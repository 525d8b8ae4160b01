"""A sheet from anybody never sends the window to a server of its choice."""

from pathlib import Path

import pytest

from ui.importing.source_place import may_be_looked_for, note_chosen

EVIL = Path(r"\\evil\share\公表.pdf")
CHOSEN = Path(r"\\share\課\選んだ.pdf")


@pytest.mark.parametrize(
    ("source", "sheet", "is_followed"),
    [
        (r"C:\課\公表.pdf", None, True),
        ("/home/課/公表.pdf", None, True),
        (EVIL, None, False),
        (EVIL, r"C:\課\a.piadesk", False),
        (EVIL, r"\\share\課\a.piadesk", False),
        (r"\\Share\別の課\公表.pdf", r"\\share\課\a.piadesk", True),
        ("//evil/share/公表.pdf", r"\\share\課\a.piadesk", False),
        (r"\\evil@SSL\DavWWWRoot\公表.pdf", r"\\share\課\a.piadesk", False),
        (r"\\?\UNC\evil\share\公表.pdf", r"\\?\UNC\share\課\a.piadesk", False),
    ],
)
def test_a_server_that_a_sheet_names_is_asked_only_where_the_sheet_lies_on_it(
    source, sheet, is_followed
):
    assert may_be_looked_for(Path(source), sheet and Path(sheet)) == is_followed


def test_what_the_clerk_chose_is_followed():
    note_chosen(CHOSEN)
    assert may_be_looked_for(CHOSEN.absolute(), None)
