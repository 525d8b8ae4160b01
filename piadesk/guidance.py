"""Our own help beside each item, and the words that say why an item is to be left blank."""

from piadesk import definition as d


def guidance_for(form: d.Form, item_id: str) -> str | None:
    """The help for an item of ``form``: a few plain sentences; None where none is needed."""
    return None


def blank_reason(form: d.Form, conditions: tuple[d.Condition, ...]) -> str:
    """Why an item is greyed, for the conditions that blank it."""
    return ""
