"""A sample with other answers: ``file[1].use.how``, as the command line calls an item."""

import functools
import re
from copy import deepcopy

from piadesk.checks import Case
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address
from piadesk.storage import store


@functools.cache
def _sample(form_id):
    return store.load(RESOURCES / "samples" / f"{form_id}.json")


def opened_sample(form_id):
    """The sample of that form as it is opened, to be changed at will: read once, copied often."""
    opened = _sample(form_id)
    return opened._replace(sheet=deepcopy(opened.sheet))


def sheet_of(form_id, changes):
    """The sample of that form with other answers, its 変更箇所 left out."""
    sheet = opened_sample(form_id).sheet
    sheet.rows.pop("log", None)
    for path, value in changes.items():
        put(catalogue.form(form_id), sheet, path, value)
    return sheet


def shortened(sheet):
    """The sheet with the first entry alone of everything that repeats: a third of the work."""
    for entries in sheet.rows.values():
        del entries[1:]
        for entry in entries:
            shortened(entry)
    return sheet


def put(form, sheet, path, value):
    """Give the item at that path another answer."""
    plain = re.sub(r"\[\d+\]", "", path)
    item = form.by_id.get(plain) or form.by_id[plain.removeprefix("file.")]
    way = ()
    for rows_id, number in zip(form.chain(item), re.findall(r"\[(\d+)\]", path), strict=True):
        way = (*way, sheet.block(way).rows[rows_id][int(number) - 1].id)
    sheet.put(Address(way, item.id), value)


def case_of(form_id, changes):
    """That sheet under check."""
    return Case(catalogue.form(form_id), sheet_of(form_id, changes))


def marks(*labels, **texts):
    """The answer in which these options bear ○."""
    return {"marked": list(labels), "texts": texts} if texts else {"marked": list(labels)}
