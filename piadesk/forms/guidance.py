"""Our own help beside each item, and the words that say why an item is to be left blank.

The help stands in ``resources/guidance``, keyed by item id: ``common.toml`` for ids that mean the
same on every form, and one file for each form number (``form2.toml``) that comes before it. A key
``*.sufficiency`` serves every id that ends so and has no entry of its own.
"""

import functools
import tomllib
from collections.abc import Mapping

from piadesk.forms import definition as d
from piadesk.places import RESOURCES
from piadesk.words import say


def guidance_for(form: d.Form, item_id: str) -> str | None:
    """The help for an item of ``form``: a few plain sentences, one a line; None where none is.

    Behind an item with ※ it is said what a change of it means.
    """
    own, common = _texts(form.id.partition("-")[0]), _texts("common")
    ending = f"*.{item_id.rpartition('.')[2]}"
    found = own.get(item_id) or common.get(item_id) or own.get(ending) or common.get(ending)
    important = form.by_id[item_id].important != "no"
    told = [found or "", say("guidance.important") if important else ""]
    return "\n".join(part for part in told if part) or None


def blank_reason(form: d.Form, conditions: tuple[d.Condition, ...]) -> str:
    """Why an item is greyed, for the conditions that blank it: one sentence, "" for none."""
    if not conditions:
        return ""
    causes = [_cause(form.by_id[one.item], one) for one in conditions]
    return say("blank.reason", causes=say("blank.and").join(causes))


def _cause(item: d.AnyItem, condition: d.Condition) -> str:
    if isinstance(condition.equals, bool):
        key = "blank.marked" if condition.equals else "blank.not_marked"
        return say(key, item=item.label)
    key = "blank.option" if isinstance(item, d.Marks) else "blank.chosen"
    return say(key, item=item.title, value=condition.equals)


@functools.cache
def _texts(name: str) -> Mapping[str, str]:
    """Item id to help, as one file has it; empty where there is no such file."""
    path = RESOURCES / "guidance" / f"{name}.toml"
    if not path.exists():
        return {}
    return {
        item_id: text.strip()
        for item_id, text in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }
