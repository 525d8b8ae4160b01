"""What a new sheet of the folder begins with: the next 評価書番号, and what the others say."""

from collections import Counter
from collections.abc import Sequence

from piadesk.acts.body_facts import facts_in
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.office.listing import Listed
from piadesk.storage import store


def first_answers(form: d.Form, sheets: Sequence[Listed]) -> dict[str, str]:
    """By item id. The offices for 請求 and 問合せ are those of the sheet published last; a 担当部署
    is given only where all sheets have the same."""
    known = [sheet for sheet in sheets if sheet.is_sheet]
    facts = _facts_of_newest(known)
    facts.pop(Role.DEPARTMENT, None)
    departments = {one.summary.department for one in known}
    if len(departments) == 1:
        facts[Role.DEPARTMENT] = departments.pop()
    authors = Counter(one.summary.author for one in known if one.summary.author)
    if authors:
        facts[Role.AUTHOR] = authors.most_common(1)[0][0]
    numbers = [int(one.summary.number) for one in known if one.summary.number.isdecimal()]
    if numbers:
        facts[Role.NUMBER] = str(max(numbers) + 1)
    return {
        item: words for role, words in facts.items() if words and (item := form.role(Role(role)))
    }


def _facts_of_newest(sheets: Sequence[Listed]) -> dict[str, str]:
    if not sheets:
        return {}
    newest = max(sheets, key=lambda listed: listed.summary.published_on)
    try:
        opened = store.load(newest.path)
    except PiadeskError:
        return {}
    return facts_in(opened.form, opened.sheet)
