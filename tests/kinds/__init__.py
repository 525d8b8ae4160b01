"""Members of every kind of fault, and the right texts like them, as data: ``tests/kinds/*.toml``.

A file is of one kind. Each ``[[code]]`` says what must be found in its ``faults``, and not in its
``right``; a member is what is put into an empty sheet on ``form`` (or into a sample):

- a text, which is put at ``at``;
- a table of answers by item id; an item of a repeat is put into one entry, made for it;
- with ``rows`` a list of rows of 変更箇所: 変更日, 項目, 変更前, 変更後, 提出時期, 説明.

``also`` is put in with every member.
"""

import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from piadesk.checks import Case, registry, rule_files
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.sheets.sheet import Address, Entry, new_sheet

assert rule_files.RULE_FILES  # They register their rules.

FOLDER = Path(__file__).parent


class Member(NamedTuple):
    """One fault, or one right text that looks like it."""

    kind: str
    code: str
    is_fault: bool
    given: Any
    """A text, or a table."""

    form: str
    at: str
    also: dict[str, Any]

    def case(self) -> Case:
        """The sheet with this member."""
        form = catalogue.form(self.form)
        sheet = new_sheet(form)
        given = self.given if isinstance(self.given, dict) else {self.at: self.given}
        answers = {**self.also, **given}
        rows = answers.pop("rows", [])
        for item, value in answers.items():
            chain = form.chain(form.by_id[item])
            block: Any = sheet
            for rows_id in chain:
                entries = block.rows.setdefault(rows_id, [])
                if not entries:
                    entries.append(Entry(id=rows_id))
                block = entries[0]
            sheet.put(Address(tuple(chain), item), value)
        if rows:
            log = ChangeLog.needed(form)
            sheet.rows[log.items.rows] = [
                log.new_entry(LogRow(item, before, after, timing, why), date)
                for date, item, before, after, timing, why in rows
            ]
        return Case(form, sheet)

    def is_found(self) -> bool:
        """Whether a rule that may find its code finds it; other rules are not asked, for speed."""
        case = self.case()
        rules = [rule for rule, codes in registry.CODES.items() if self.code in codes or not codes]
        of_items: Any = [rule for rule in registry.ITEM_RULES if rule in rules]
        of_sheet: Any = [one for some in registry.SHEET_RULES.values() for one in some]
        found = chain(
            chain.from_iterable(rule(case, visit) for rule in of_items for visit in case.visits),
            chain.from_iterable(rule(case) for rule in of_sheet if rule in rules),
        )
        return any(one.code == self.code for one in found)


def members() -> Iterator[Member]:
    """Every member of every kind."""
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for table in data["code"]:
            for is_fault, key in ((True, "faults"), (False, "right")):
                for given in table[key]:
                    yield Member(
                        data["kind"],
                        table["code"],
                        is_fault,
                        given,
                        table.get("form", "form2-r06"),
                        table.get("at", "basic.affair.description"),
                        table.get("also", {}),
                    )
