"""Check that what a system does is told of that system, and not of another one of the sheet.

What systems of a name do is data: ``resources/scheme/system_functions.toml``.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, plain_text
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.texts.entry_names import plain_name

_MIN_LETTERS: Final = 12
"""Letters of a text that tells what a system does."""


class _Kind(NamedTuple):
    """Systems of one name; see the data file."""

    name: re.Pattern[str]
    does: re.Pattern[str]


@sheet_rule(functions_of_other=Severity.HINT)
def functions(case: Case) -> Iterator[Finding]:
    """住民票の記載 as what 印鑑登録システム does: words of another system of the sheet, and none of
    its own kind: asked.

    Source: 様式3・様式4 Ⅰ2②.
    """
    item = next(iter(items_labelled(case.form, "システムの機能$")), None)
    names = {path: case.text(Role.SYSTEM_NAME, path) for path in case.entries(Role.SYSTEMS)}
    kinds = {path: _kinds_of(plain_name(name)) for path, name in names.items() if item}
    for path, own in kinds.items():
        raw = case.text(item, path)
        text = plain_text(raw)
        if not own or len(text) < _MIN_LETTERS or any(kind.does.search(text) for kind in own):
            continue
        others = (
            name
            for name, known in zip(names.values(), kinds.values(), strict=True)
            if any(kind not in own and kind.does.search(text) for kind in known)
        )
        if other := next(others, ""):
            address = case.at(item, path)
            yield finding(
                "functions_of_other", address, text=brief(raw), name=names[path], other=other
            )


def _kinds_of(name: str) -> list[_Kind]:
    return [kind for kind in _kinds() if kind.name.search(name)]


@functools.cache
def _kinds() -> tuple[_Kind, ...]:
    known = scheme_table("system_functions")["system"]
    return tuple(_Kind(re.compile(one["name"]), re.compile(one["does"])) for one in known)
