"""Check of 変更箇所: a 選択肢 that is another item's."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.revision.form_steps import renamed_choices
from piadesk.texts.stand_ins import plain

_BRACKETS: Final = re.compile(r"[\[［\]］]")
_MAX_LETTERS: Final = 60


@sheet_rule(Asked.WITH_SHEET, log_choice_of_other=Severity.WARNING)
def of_other(case: Case) -> Iterator[Finding]:
    """項目 Ⅱ１, 変更後 「500人以上」, which is a 選択肢 of Ⅱ２. Source: 様式の＜選択肢＞."""
    owners = case.shared(_owners)
    for change in case.each(logged_changes(case)):
        asked = {one for named in change.each for one in _choices_at(case, named.item)}
        if not asked:
            continue
        for address, cell in (
            (change.at_before, change.row.before),
            (change.at_after, change.row.after),
        ):
            option = plain(_BRACKETS.sub("", cell)) if len(cell) <= _MAX_LETTERS else ""
            others = owners.get(option, frozenset())
            if others and not others & asked and _is_single(change):
                other = case.form.by_id[min(others)].title
                yield finding("log_choice_of_other", address, text=cell.strip(), other=other)
                break


def _is_single(change: LoggedChange) -> bool:
    return len(change.each) == 1


def _choices_at(case: Case, item_id: str) -> set[str]:
    """The choices that an item is, or that stand below a heading; none where texts do as well."""
    item = case.form.by_id.get(item_id)
    if isinstance(item, d.Choice):
        return {item.id}
    if not isinstance(item, d.Heading):
        return set()
    below = [one for one in case.form.items if item in case.form.heads[one.id]]
    answers = [one for one in below if isinstance(one, d.Answer)]
    choices = {one.id for one in answers if isinstance(one, d.Choice)}
    texts = any(isinstance(one, d.Text | d.LongText | d.Marks) for one in answers)
    return set() if texts else choices


def _owners(case: Case) -> Mapping[str, frozenset[str]]:
    """By plain 選択肢, the items that offer it, now or by a name that it had."""
    owners: dict[str, set[str]] = {}
    renamed = renamed_choices(case.form)
    for item in case.form.items:
        if isinstance(item, d.Choice):
            for option in (*case.form.choices_of(item), *renamed.get(item.id, {})):
                owners.setdefault(plain(option), set()).add(item.id)
    return {option: frozenset(items) for option, items in owners.items()}
