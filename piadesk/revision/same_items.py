"""Which items of another form ask the same as an item of this one."""

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.form_steps import earlier_forms, moved, steps


def same_items(form: d.Form, item_id: str, other: str) -> set[str]:
    """The ids on the form ``other`` of what ``item_id`` asks on ``form``.

    Another revision says by its migration what it calls the item; on another form it is the same
    id, or the item that plays the same role.
    """
    if other == form.id:
        return {item_id}
    if other in earlier_forms(form.id):
        way = steps(other, form.id)
        names = {item_id, *(old for step in way for old in step.moved)}
        return {old for old in names if moved(way, old) == item_id}
    if form.id in earlier_forms(other):
        return {moved(steps(form.id, other), item_id)}
    if other not in catalogue.form_ids():
        return {item_id}
    roles = catalogue.form(other).roles
    return {item_id, *(roles[role] for role in roles_of(form, item_id) if role in roles)}


def roles_of(form: d.Form, item_id: str) -> tuple[str, ...]:
    """The roles that an item plays on its form."""
    return tuple(role for role, item in form.roles.items() if item == item_id)
