"""The lines of a section or an entry as the form prints them, before any widget is made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from piadesk.forms import definition as d
from piadesk.words import say

Look = Literal["section", "heading", "band", "label", "row", "whole"]


@dataclass
class Line:
    """One line of the page.

    ``section``, ``heading``, ``band`` and ``label`` are titles over the whole width, with ○-marks
    in ``items`` at their right end; ``row`` has a label column and one or more fields; ``whole``
    is one field over the whole width. ``group`` names the merged left cell of neighbouring rows.
    """

    look: Look
    title: str = ""
    level: int = 0
    group: str = ""
    items: list[d.AnyItem] = field(default_factory=list)


def lines_of(form: d.Form, items: Iterable[d.AnyItem]) -> list[Line]:
    """The lines that ``items`` stand on, in order."""
    lines: list[Line] = []
    for item in items:
        last = lines[-1] if lines else None
        if isinstance(item, d.Heading):
            lines.append(Line("heading", title_of(item)))
        elif isinstance(item, d.Band):
            lines.append(Line("band", title_of(item)))
        elif item.place == "in_heading" and last and last.look in ("heading", "band", "label"):
            last.items.append(item)
        elif isinstance(item, d.Repeat):
            lines.append(Line("whole", items=[item]))
        elif item.place == "under":
            # Fixed words speak for themselves; an item that is its section is not named twice.
            if not isinstance(item, d.Constant) and item.title != form.section_of[item.id].title:
                look: Look = "heading" if item.number and not item.level else "label"
                lines.append(Line(look, title_of(item)))
            lines.append(Line("whole", items=[item]))
        elif item.beside and last and last.look == "row":
            last.items.append(item)
        else:
            lines.append(Line("row", title_of(item), item.level, item.group, [item]))
    return lines


def title_of(item: d.AnyItem) -> str:
    """Number and label as printed, ※ behind it, and 任意 where nothing need be written."""
    title = item.title + (f" {say('item.important')}" if item.important == "printed" else "")
    optional = isinstance(item, d.Answer) and not item.required
    if optional and not isinstance(item, d.Mark):
        title += f" {say('item.optional')}"
    return title
