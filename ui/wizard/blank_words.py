"""Why an item is left blank, as its field says it."""

from piadesk.forms.guidance import blank_reason
from piadesk.kinds import is_blank
from piadesk.sheets import walk
from piadesk.words import say
from ui.fields.base import Field


def blank_words(field: Field) -> str:
    """By the item's own condition, for a blank repeat around it says so itself; "" while the item
    is open."""
    form, sheet, conditions = field.page.form, field.page.sheet, field.item.blank_when
    rows = field.address.path
    if not conditions or not all(
        walk.holds(form, sheet, rows, condition) for condition in conditions
    ):
        return ""
    reason = blank_reason(form, conditions)
    return reason + say("field.kept") if reason and not is_blank(field.value()) else reason
