"""Why an item is left blank, told in words from the form's own condition."""

from piadesk import definition as d
from piadesk import walk
from piadesk.sheet import Address, Sheet
from piadesk.words import say


def blanked_words(form: d.Form, sheet: Sheet, address: Address) -> str:
    """The reason why the item at ``address`` is left blank by its own condition; "" when open.

    A repeat around it that is blank tells its own reason.
    """
    conditions = form.by_id[address.item].blank_when
    if not conditions:
        return ""
    if not all(walk.holds(form, sheet, address.rows, one) for one in conditions):
        return ""
    return say("blanked.because", reasons="、".join(reason(form, one) for one in conditions))


def reason(form: d.Form, condition: d.Condition) -> str:
    """One condition in words: 「委託しない」に○がある."""
    on = form.by_id[condition.item]
    if condition.equals is True:
        return say("blanked.marked", mark=on.label)
    if condition.equals is False:
        return say("blanked.not_marked", mark=on.label)
    if isinstance(on, d.Marks):
        return say("blanked.marked", mark=condition.equals)
    return say("blanked.chosen", item=on.title, choice=condition.equals)
