"""付箋 that nobody has done, told on the page 確認 beside the findings."""

from typing import Final

from piadesk.checks import Finding, Severity
from piadesk.forms import definition as d
from piadesk.scheme.era import shown_date
from piadesk.sheets.memos import Memo, memos_of
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.words import say

MEMO: Final = "memo"
"""The code of such a finding."""


def memo_findings(form: d.Form, sheet: Sheet) -> list[Finding]:
    """A finding for each open 付箋, in form order; one whose item is gone is left to the list of
    all memos."""
    memos = [memo for memo in memos_of(sheet) if memo.is_open]
    if not memos:
        return []
    order = {visit.address: number for number, visit in enumerate(walk(form, sheet))}
    memos = [memo for memo in memos if memo.address in order]
    memos.sort(key=lambda memo: order[memo.address])
    return [Finding(MEMO, Severity.HINT, memo.address, _details(memo)) for memo in memos]


def _details(memo: Memo) -> dict[str, object]:
    return {"id": memo.id, "text": memo.text, "author": author_line(memo)}


def memo_line(memo: Memo) -> str:
    """``付箋　山田　令和8年11月28日：担当課に確認``."""
    key = "memo.line_done" if memo.is_done else "memo.line"
    return say(key, sort=say(f"memo.sort_{memo.sort}"), author=author_line(memo), text=memo.text)


def author_line(memo: Memo) -> str:
    """``山田　令和8年11月28日``."""
    return "　".join(part for part in (memo.author, shown_date(memo.day)) if part)
