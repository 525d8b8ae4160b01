"""Check of 変更箇所 for items that a ○ or choice blanks now, and a row filled."""

from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.change_log.chain import standing
from piadesk.checks.change_log.current_texts import current_texts_of
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.guidance import blank_reason
from piadesk.sheets.walk import blanked_by
from piadesk.texts.stand_ins import is_stand_in, plain


@sheet_rule(Asked.WITH_SHEET, log_item_blanked=Severity.HINT)
def blanked_items(case: Case) -> Iterator[Finding]:
    """判断の根拠 was written by a row, and 人手を介在させる作業はない bears ○ with no row about it.

    Source: 変更箇所 (it tells how the sheet came to be what it is); 様式の記入要領.
    """
    for passage in standing(case):
        change = passage.change
        address = current_texts_of(case).address(change.named)
        if not passage.text or is_stand_in(change.row.after) or address is None:
            continue
        conditions = blanked_by(case.form, case.sheet, address)
        if conditions and not any(_is_told(case, change, one) for one in conditions):
            reason = blank_reason(case.form, conditions)
            text = brief(change.row.after)
            yield finding("log_item_blanked", change.at_after, text=text, reason=reason)


def _is_told(case: Case, change: LoggedChange, condition: d.Condition) -> bool:
    """Whether a later row, or one of that day, is about what blanks the item, or says its words."""
    item, key = case.form.by_id[condition.item], condition.equals
    words = item.title if isinstance(key, bool) else case.form.choice(item.id, key) or ""
    about = {item.id, *(head.id for head in case.form.heads[item.id])}
    changes = logged_changes(case)
    later = changes[changes.index(change) :]
    return any(
        (row is not change and row.named.item in about)
        or plain(words) in plain(row.row.item + row.row.after)
        for row in changes
        if row in later or (row.day and row.day == change.day)
    )
