"""``piadesk forms``: the forms that PIAdesk knows, or every item of one in form order."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from piadesk.commands.output import json_lines, line, table_row
from piadesk.forms import definition as d
from piadesk.forms.catalogue import form, form_ids


def run(asked: argparse.Namespace) -> int:
    """List the forms, the items of the one asked for, or a JSON Schema: of sheet or form files."""
    if asked.schema:
        from piadesk.storage.sheet_schema import SheetFile  # loads pydantic

        json_lines(SheetFile.model_json_schema())
    elif asked.form_schema:
        from piadesk.forms.written import schema  # loads pydantic

        json_lines(schema())
    elif asked.form is None:
        _list_forms(as_json=asked.json)
    else:
        _list_items(form(asked.form), as_json=asked.json)
    return 0


def _list_forms(*, as_json: bool) -> None:
    forms = [form(form_id) for form_id in form_ids()]
    if as_json:
        keys = ("id", "number", "name", "revision", "mark")
        json_lines([{key: getattr(head, key) for key in keys} for head in forms])
        return
    for head in forms:
        table_row(head.id, head.number, head.name, head.revision)


def _list_items(asked: d.Form, *, as_json: bool) -> None:
    if as_json:
        json_lines([_item_json(asked, item) for item in asked.items])
        return
    for section in asked.sections:
        line(f"# {section.heading}")
        for item in section.items:
            important = "" if item.important == "no" else "※"
            choices = "／".join(asked.choices_of(item))
            blanks = "、".join(_conditions(asked, item.blank_when))
            table_row(item.id, item.title, item.kind, choices, important, blanks)


def _item_json(asked: d.Form, item: d.AnyItem) -> dict[str, object]:
    optional = item.optional_when if isinstance(item, d.Answer) else ()
    return {
        "id": item.id,
        "section": asked.section_of[item.id].id,
        "in": asked.parent_of(item),
        "number": item.number,
        "label": item.label,
        "kind": item.kind,
        "choices": list(asked.choices_of(item)),
        "important": item.important,
        "required": isinstance(item, d.Answer) and item.required,
        "blank_when": [asdict(condition) for condition in item.blank_when],
        "optional_when": [asdict(condition) for condition in optional],
        "unverified": item.unverified,
    }


def _conditions(asked: d.Form, conditions: Iterable[d.Condition]) -> Iterable[str]:
    """``③委託先への提供＝提供しない``."""
    for condition in conditions:
        equals = condition.equals
        if isinstance(equals, bool):
            value = "○" if equals else "○なし"
        else:
            value = asked.choice(condition.item, equals) or equals
        yield f"{asked.by_id[condition.item].title}＝{value}"
