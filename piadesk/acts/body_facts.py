"""What every sheet of a body says alike (機関名, 担当部署, 請求先, 連絡先), for new sheets."""

from collections.abc import Mapping
from typing import Final

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import is_blank
from piadesk.sheets.edits import SetValue, Several
from piadesk.sheets.sheet import Address, Sheet

BODY_ROLES: Final = (Role.AUTHOR, Role.DEPARTMENT, Role.REQUEST_OFFICE, Role.CONTACT_OFFICE)


def facts_in(form: d.Form, sheet: Sheet) -> dict[str, str]:
    """By role what a sheet says of its body."""
    answers = {role: sheet.answers.get(form.role(role) or "") for role in BODY_ROLES}
    return {
        str(role): text for role, text in answers.items() if isinstance(text, str) and text.strip()
    }


def fill_edit(form: d.Form, sheet: Sheet, facts: Mapping[str, str]) -> Several | None:
    """The edit that answers with ``facts`` what is empty; None where there is nothing to answer."""
    edits = tuple(
        SetValue(Address((), item), facts[role])
        for role in BODY_ROLES
        if (item := form.role(role)) and facts.get(role) and is_blank(sheet.answers.get(item))
    )
    return Several(edits) if edits else None
