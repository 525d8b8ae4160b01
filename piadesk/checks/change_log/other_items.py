"""Checks of 変更箇所: rows whose 記載 is that of another item, and rows that name no file."""

from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.chain import difference_now, standing
from piadesk.checks.change_log.current_texts import current_texts_of
from piadesk.checks.change_log.earlier_names import items_named_earlier
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.quotations import folded, lines_of
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import kind_of
from piadesk.revision.change_rows import quoted
from piadesk.sheets.sheet import Address
from piadesk.texts.stand_ins import is_stand_in

_MIN_LINE: Final = 12
"""Letters of a quoted line that stands at another item by no chance."""

_MIN_NAME: Final = 5
"""Letters of a whole answer that is another item's."""

_MIN_SHARE: Final = 0.7
"""Share of the rows on parts of a file that name it, so that one without a file is odd."""


@sheet_rule(Asked.WITH_SHEET, log_text_of_other=Severity.HINT)
def text_of_other(case: Case) -> Iterator[Finding]:
    """変更後 that stands word for word at another item, and not at the one that its row names.

    Source: 様式の変更箇所 (the last 変更後 of an item is what the item says).
    """
    texts = current_texts_of(case)
    for passage in case.each(standing(case)):
        named = passage.change.named
        item = case.form.by_id[named.item]
        now = texts.of(named) if passage.text and not is_stand_in(passage.text) else ""
        lines = [line for line in map(folded, lines_of(passage.text)) if line]
        if not now or not lines or any(line in folded(now) for line in lines):
            continue
        if difference_now(item, passage.text, now):
            continue  # It is told that the two differ.
        places = case.shared(_places).items()
        other = next((one for one, text in places if _is_of(lines, text)), None)
        if other is None or other.item in items_named_earlier(case, passage.change.row.item):
            continue
        if other.item != named.item and not _is_inside(case.form, other.item, named.item):
            position = case.form.by_id[other.item].title
            yield finding("log_text_of_other", passage.change.at_item, other=position)


@sheet_rule(Asked.WITH_SHEET, log_file_unnamed=Severity.HINT)
def file_unnamed(case: Case) -> Iterator[Finding]:
    """A row on a part of Ⅱ or Ⅲ that says not of which of the files, where other rows do.

    Source: 様式3・様式4 (Ⅱ and Ⅲ are written for each file).
    """
    if len(case.entries(Role.FILES)) < 2:
        return
    files = case.role(Role.FILES)
    changes = [one for one in case.each(logged_changes(case)) if _is_of_file(case, one, files)]
    nameless = [one for one in changes if not one.named.file and "全" not in one.row.item]
    if len(nameless) <= (1 - _MIN_SHARE) * len(changes):
        for change in nameless:
            yield finding("log_file_unnamed", change.at_item, name=change.row.item)


def _is_of_file(case: Case, change: LoggedChange, files: str | None) -> bool:
    item = case.form.by_id.get(change.named.item)
    return item is not None and files in case.form.chain(item)


def _places(case: Case) -> Mapping[Address, str]:
    """What is answered in words, folded, by where it stands; 変更箇所 left aside."""
    return {
        visit.address: folded(quoted(visit.item, visit.value))
        for visit in case.visits
        if isinstance(visit.item, d.Answer)
        and (kind_of(visit.item).is_prose or isinstance(visit.item, d.Date))
        and not visit.blanked_by
        and not case.is_in_log(visit.item)
        and visit.value
    }


def _is_of(lines: list[str], text: str) -> bool:
    """Whether all lines stand in a text, or are the whole of it."""
    long = [line for line in lines if len(line) >= _MIN_LINE]
    if long:
        return all(line in text for line in long)
    return len(lines) == 1 and len(text) >= _MIN_NAME and lines[0] == text


def _is_inside(form: d.Form, one: str, other: str) -> bool:
    """Whether one of two items stands over the other."""
    heads = [{head.id for head in form.heads[item]} for item in (one, other)]
    return other in heads[0] or one in heads[1] or other in form.chain(form.by_id[one])
