"""A sheet as the checks read it: what a text says without end it says only some times."""

from dataclasses import replace

from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import BlockT, Sheet
from piadesk.texts.endless_runs import without_endless_runs


def readable(sheet: Sheet) -> Sheet:
    """The sheet itself, or where a text of it has an endless run, one like it without."""
    short = _block(sheet)
    published = [_block(version) for version in sheet.published]
    if all(new is old for new, old in zip(published, sheet.published, strict=True)):
        return short
    return replace(short, published=published)


def _block(block: BlockT) -> BlockT:
    answers = {item: _value(value) for item, value in block.answers.items()}
    rows = {item: [_block(entry) for entry in some] for item, some in block.rows.items()}
    if all(answers[item] is value for item, value in block.answers.items()) and all(
        new is old
        for item, some in block.rows.items()
        for new, old in zip(rows[item], some, strict=True)
    ):
        return block
    return replace(block, answers=answers, rows=rows)


def _value(value: JsonValue) -> JsonValue:
    return without_endless_runs(value) if isinstance(value, str) else value
