"""``piadesk show``: each item with its answer, in print order, and what is left over."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from piadesk.acts.memo_findings import author_line
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import json_lines, table_row
from piadesk.forms import definition as d
from piadesk.sheets.memos import Memo, memos_of
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.unknown_answers import UnknownAnswer, unknown_answers
from piadesk.sheets.walk import Visit, walk
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Tell the answers of a sheet file: path, printed position, value."""
    opened = open_sheet(Path(asked.file))
    form, sheet = opened.form, opened.sheet
    names = Names(form, sheet)
    left_over = list(unknown_answers(form, sheet))
    if asked.json:
        items = [_answer_json(names, entry) for entry in _answers(form, sheet)]
        others = [{"address": str(one.address), "value": one.value} for one in left_over]
        memos = [_memo_json(names, memo) for memo in memos_of(sheet)]
        json_lines({"form": form.id, "items": items, "left_over": others, "memos": memos})
        return 0
    for entry in _answers(form, sheet):
        table_row(names.path(entry.address), names.position(entry.address), entry.shown)
    for one in left_over:
        table_row(str(one.address), say("command.show.left_over"), _plain(one))
    for memo in memos_of(sheet):
        record = _memo_json(names, memo)
        kind = say(f"command.show.{memo.sort}{'_done' if memo.is_done else ''}")
        table_row(str(record["path"]), f"{kind}{author_line(memo)}", memo.text)
    return 0


def _answers(form: d.Form, sheet: Sheet) -> Iterator[Visit]:
    for entry in walk(form, sheet):
        if entry.is_answer or isinstance(entry.item, d.Mirror):
            yield entry


def _answer_json(names: Names, entry: Visit) -> dict[str, object]:
    return {
        "path": names.path(entry.address),
        "address": str(entry.address),
        "position": names.position(entry.address),
        "label": entry.item.title,
        "kind": entry.item.kind,
        "blanked": bool(entry.blanked_by),
        "value": entry.value,
        "shown": entry.shown,
    }


def _memo_json(names: Names, memo: Memo) -> dict[str, object]:
    """Of a memo whose item is gone the address stands for the path."""
    try:
        path = names.path(memo.address)
    except KeyError:
        path = str(memo.address)
    return {
        "id": memo.id,
        "path": path,
        "address": str(memo.address),
        "sort": memo.sort,
        "text": memo.text,
        "by": memo.author,
        "on": memo.day,
        "done": memo.is_done,
    }


def _plain(unknown: UnknownAnswer) -> str:
    return unknown.value if isinstance(unknown.value, str) else str(unknown.value)
