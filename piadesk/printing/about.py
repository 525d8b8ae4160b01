"""What a PDF says of itself (文書の情報), and what a sheet is called on paper."""

import datetime
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day
from piadesk.sheets.sheet import Sheet
from piadesk.storage.file_names import allowed
from piadesk.words import say


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


def purpose_name(form: d.Form, sheet: Sheet, purpose: str) -> str:
    """What a file for that ``purpose`` is called: 評価書番号_評価書名_種別_公表日.

    What is not answered yet is left out. Raises as `print_sheet`.
    """
    if purpose == "publication":
        from piadesk.acts.withholding import published_copy

        sheet = published_copy(form, sheet)
    facts = about(form, sheet)
    number = str(sheet.answers.get(form.role(Role.NUMBER) or "") or "")
    day = f"{facts.day:%Y%m%d}" if facts.day else ""
    kind = form.name + ("" if purpose == "internal" else say(f"print.purpose.{purpose}"))
    parts = (number, form.title_in(sheet.answers), kind, day)
    return allowed("_".join(" ".join(part.split())[:60] for part in parts if part.strip()))


def sheet_name(form: d.Form, sheet: Sheet) -> str:
    """評価書名; the form's name while there is none."""
    return form.title_in(sheet.answers) or form.name


def kind_name(form: d.Form) -> str:
    """``様式2 基礎項目評価書（令和6年10月）``."""
    return f"{form.number} {form.name}（{form.revision}）"


def _whole(text: str) -> str:
    """Half of a pair of UTF-16 units is no character, and the PDF's own texts cannot hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")
