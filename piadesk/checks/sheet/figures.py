"""Check of 図n in a text against the figures that a sheet has."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d

_FIGURE: Final = re.compile(r"(?<![一-龠])図\s?([0-9]{1,2})(?![0-9]|表|[-.][0-9])")


@sheet_rule(Asked.WITH_SHEET, figure_not_there=Severity.HINT)
def figures(case: Case) -> Iterator[Finding]:
    """「図４のとおり」 where the form has no place for a figure, or the sheet has three.

    Source: 様式4 別添1 (the only figure of a form).
    """
    pictures = [item for item in case.form.items if isinstance(item, d.Picture)]
    sections = {case.form.section_of[item.id].id for item in pictures}
    named: set[int] = set()
    pointers: list[tuple[int, Finding]] = []
    for place in prose(case).get((), ()):
        if "図" not in place.text:
            continue
        numbers = [int(match[1]) for match in _FIGURE.finditer(place.text)]
        if case.form.section_of[place.address.item].id in sections:
            named.update(numbers)
        else:
            pointers += [
                (number, finding("figure_not_there", place.address, found=f"図{number}"))
                for number in dict.fromkeys(numbers)
            ]
    for number, pointer in pointers:
        if not pictures or (named and number > max(named)):
            yield pointer
