"""What a PDF says of itself (文書の情報), and what a sheet is called on paper."""

import datetime
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day
from piadesk.sheets.sheet import Sheet


class About(NamedTuple):
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    day: datetime.date | None = None
    """公表日; None while there is none, or words stand in its place."""


def about(form: d.Form, sheet: Sheet, paper: str = "") -> About:
    """The file of a sheet, or of a ``paper`` that goes with it (新旧対照表, 点検結果)."""
    author = str(sheet.answers.get(form.author_item) or "")
    title = "　".join(part for part in (paper, sheet_name(form, sheet)) if part)
    day = str(sheet.answers.get(form.role(Role.PUBLISHED_ON) or "") or "")
    return About(_whole(title), _whole(author), kind_name(form), as_day(day))


def sheet_name(form: d.Form, sheet: Sheet) -> str:
    """評価書名; the form's name while there is none."""
    return form.title_in(sheet.answers) or form.name


def kind_name(form: d.Form) -> str:
    """``様式2 基礎項目評価書（令和6年10月）``."""
    return f"{form.number} {form.name}（{form.revision}）"


def _whole(text: str) -> str:
    """Half of a pair of UTF-16 units is no character, and the PDF's own texts cannot hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")
