"""Our own help beside each item, and the words that say why an item is to be left blank.

The help stands in ``resources/guidance``, keyed by item id, in the files that the form names: what
several forms share first, its own words last, which come before the shared ones. A key
``*.sufficiency`` serves every id that ends so and has no entry of its own.
"""

import functools
from collections.abc import Mapping

from piadesk.forms import definition as d
from piadesk.parsed import parsed_toml
from piadesk.places import RESOURCES
from piadesk.words import say


def guidance_for(form: d.Form, item_id: str) -> str | None:
    """The help for an item of ``form``: a few plain sentences, one a line; None where none is.

    Behind an item with ※ it is said what a change of it means.
    """
    files = [_texts(name) for name in reversed(form.guidance)]
    ending = f"*.{item_id.rpartition('.')[2]}"
    texts = (file[key] for key in (item_id, ending) for file in files if key in file)
    important = form.by_id[item_id].important != "no"
    sentences = [next(texts, ""), say("guidance.important") if important else ""]
    return "\n".join(filter(None, sentences)) or None


def blank_reason(form: d.Form, conditions: tuple[d.Condition, ...]) -> str:
    """Why an item is greyed, for the conditions that blank it: one sentence, "" for none."""
    if not conditions:
        return ""
    causes = [_cause(form, condition) for condition in conditions]
    return say("blank.reason", causes=say("blank.and").join(causes))


def _cause(form: d.Form, condition: d.Condition) -> str:
    item = form.by_id[condition.item]
    if isinstance(condition.equals, bool):
        key = "blank.marked" if condition.equals else "blank.not_marked"
        return say(key, item=item.label)
    key = "blank.option" if isinstance(item, d.Marks) else "blank.chosen"
    return say(key, item=item.title, value=form.choice(item.id, condition.equals))


@functools.cache
def _texts(name: str) -> Mapping[str, str]:
    """Item id to help, as one file has it."""
    path = RESOURCES / "guidance" / f"{name}.toml"
    texts = parsed_toml(f"guidance-{name}", path.read_bytes())
    return {item_id: text.strip() for item_id, text in texts.items()}
