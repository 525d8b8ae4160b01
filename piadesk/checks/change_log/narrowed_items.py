"""Which item a row of 変更箇所 means that names the heading over it: the one with such 選択肢."""

import functools
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from piadesk.checks.change_log.named_items import Named
from piadesk.forms import definition as d
from piadesk.revision.change_log import LogRow
from piadesk.texts.stand_ins import is_stand_in, plain

_BRACKETS: Final = re.compile(r"[\[［\]］]")
_AS_OF: Final = re.compile("(?:平成|令和)[0-9元]{1,2}年[0-9]{1,2}月[0-9]{1,2}日(?:時点)?")
_DAY: Final = "時点"
"""What stands for any day among the answers below a heading."""

_KEPT_FORMS: Final = 16


def narrowed(form: d.Form, named: Named, row: LogRow) -> Named:
    """「１．対象人数」 as the choice below it where 変更後 is one of its 選択肢, as いつ時点
    where it is a day, and nothing else there can be meant; else as it is named."""
    below = _choices_below(form).get(named.item)
    if not below:
        return named
    after, before = (
        _DAY if _AS_OF.fullmatch(plain(cell)) else plain(_BRACKETS.sub("", cell))
        for cell in (row.after, row.before)
    )
    item = below.get(after, "")
    is_of_it = not before or is_stand_in(row.before) or below.get(before) == item
    return replace(named, item=item) if item and is_of_it else named


@functools.lru_cache(_KEPT_FORMS)
def _choices_below(form: d.Form) -> Mapping[str, Mapping[str, str]]:
    """By the id of a heading and by plain 選択肢, the item that offers it, and the one day that
    a count there is of; "" for several."""
    below: dict[str, dict[str, str]] = {}
    for item in form.items:
        answers: list[str] = []
        if isinstance(item, d.Choice):
            answers = [plain(option) for option in form.choices_of(item)]
        elif isinstance(item, d.Date) and item.as_of:
            answers = [_DAY]
        for head in form.heads[item.id] if answers else ():
            options = below.setdefault(head.id, {})
            for answer in answers:
                options[answer] = "" if answer in options else item.id
    return {
        head: options for head, options in below.items() if isinstance(form.by_id[head], d.Heading)
    }
