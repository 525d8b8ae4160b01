"""Which 文例 fit an item: those kept for it, on whatever form; and a new one made of a text."""

from collections.abc import Iterable
from typing import Final

from piadesk.forms import definition as d
from piadesk.revision.form_steps import earlier_forms, moved, steps
from piadesk.revision.same_items import roles_of
from piadesk.storage.phrases import Phrase, new_id

_LONGEST_NAME: Final = 24


def phrases_for(phrases: Iterable[Phrase], form: d.Form, item_id: str) -> list[Phrase]:
    """Those kept for the item: under its id, under the id that a revision gave it, or for an item
    that plays the same part on another form. Those of its own kind of form come first."""
    roles = roles_of(form, item_id)
    fitting = [phrase for phrase in phrases if _fits(phrase, form, item_id, roles)]
    number = form.id.partition("-")[0]
    return sorted(fitting, key=lambda phrase: phrase.form.partition("-")[0] != number)


def new_phrase(form: d.Form, item_id: str, name: str, text: str, day: str) -> Phrase:
    """A 文例 for an item of ``form``, called by its beginning where it has no name."""
    called = name.strip() or " ".join(text.split())[:_LONGEST_NAME]
    return Phrase(new_id(), item_id, form.id, roles_of(form, item_id), called, text, day)


def _fits(phrase: Phrase, form: d.Form, item_id: str, roles: tuple[str, ...]) -> bool:
    if phrase.form in earlier_forms(form.id):
        return moved(steps(phrase.form, form.id), phrase.item) == item_id
    if form.id in earlier_forms(phrase.form):
        return moved(steps(form.id, phrase.form), item_id) == phrase.item
    is_other = phrase.form != form.id
    return phrase.item == item_id or (is_other and bool(set(phrase.roles) & set(roles)))
