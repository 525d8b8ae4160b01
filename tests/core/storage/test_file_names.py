"""A sheet file may be called only so that it can be opened at every terminal."""

import pytest

from piadesk.storage.file_names import allowed, is_allowed


@pytest.mark.parametrize(
    ("wished", "given"),
    [
        ("住民基本台帳/国民年金", "住民基本台帳＿国民年金"),
        ("一行目\n二行目", "一行目＿二行目"),
        ("案。。。", "案。。。"),
        ("案... ", "案"),
        ("con", "＿con"),
        ("COM1.2024", "＿COM1.2024"),
        ("Nul .x", "＿Nul .x"),
        ("console", "console"),
        (" . ", ""),
    ],
)
def test_the_nearest_name_is_given(wished, given):
    assert allowed(wished) == given
    assert is_allowed(wished) == (wished == given)
    assert given == "" or is_allowed(given)
