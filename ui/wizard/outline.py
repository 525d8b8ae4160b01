"""What stands inside one page of the wizard: headings, and the entries under the one in work."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from piadesk.acts.tally import Sort, tally
from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.sheets.entries import distinctions
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.desk.page_places import PagePlace

_MAX_NAME: Final = 40
"""Letters of what an entry or a file is called: a sentence in its place would fill the list."""

_MAX_APART: Final = 12
"""Letters of what tells entries of one name apart: the list has room for a line of them."""


class OutlineLine(NamedTuple):
    """A heading, or an entry below it; ``address`` is that of the heading or of the entry."""

    title: str
    address: Address
    level: int
    state: str
    """What is found inside, in signs and numbers; "" for nothing."""


def outline(
    form: d.Form, sheet: Sheet, place: PagePlace, findings: Iterable[Finding], focus: Address | None
) -> list[OutlineLine]:
    """The outline of a page; the entries of a repeat stand under the heading that holds ``focus``.

    Empty for a page with fewer than two headings.
    """
    section = next(section for section in form.sections if section.id == place.section)
    top = [item for item in section.items if form.parent_of(item) == section.each]
    headings = [item for item in top if _is_heading(form, item)]
    if len(headings) < 2:
        return []
    by_heading: dict[str, list[Finding]] = {}
    for finding in findings:
        by_heading.setdefault(heading_of(form, finding.address.item), []).append(finding)
    here = heading_of(form, focus.item) if focus is not None else ""
    names = Names(form, sheet)
    lines: list[OutlineLine] = []
    for heading in headings:
        state = state_words(by_heading.get(heading.id, ()))
        lines.append(OutlineLine(heading.title, Address(place.rows, heading.id), 0, state))
        if heading.id == here:
            headed = by_heading.get(heading.id, [])
            for item in top:
                if isinstance(item, d.Repeat) and heading_of(form, item.id) == heading.id:
                    lines += _entries(form, sheet, names, Address(place.rows, item.id), headed)
    return lines


def heading_of(form: d.Form, item_id: str) -> str:
    """The id of the outermost heading over an item, its own where it is one; "" for none."""
    heads = [head for head in form.heads[item_id] if _is_heading(form, head)]
    if heads:
        return heads[0].id
    return item_id if _is_heading(form, form.by_id[item_id]) else ""


def first_below(form: d.Form, heading: Address) -> Address | None:
    """What can be answered first under a heading of a page."""
    section = form.section_of[heading.item]
    for item in section.items:
        is_here = form.parent_of(item) == section.each
        if is_here and heading_of(form, item.id) == heading.item and _takes_keyboard(item):
            return Address(heading.path, item.id)
    return None


def state_words(findings: Iterable[Finding]) -> str:
    """``●1 ○3 ▲1``: errors, what is empty, warnings; "" for none of them."""
    counts = tally(findings)
    sorts = (Sort.ERROR, Sort.MISSING, Sort.WARNING)
    return " ".join(say(f"outline.{sort}", count=counts[sort]) for sort in sorts if counts[sort])


def _entries(
    form: d.Form, sheet: Sheet, names: Names, repeat: Address, findings: Iterable[Finding]
) -> Iterator[OutlineLine]:
    item = form.repeat(repeat.item)
    if item.layout != "blocks":
        return
    depth = len(repeat.path)
    inside: dict[str, list[Finding]] = {}
    for finding in findings:
        if len(finding.address.path) > depth:
            inside.setdefault(finding.address.path[depth], []).append(finding)
    entries = sheet.entries(repeat)
    apart = distinctions(form, item, entries)
    for number, entry in enumerate(entries, start=1):
        address = Address((*repeat.path, entry.id), repeat.item)
        called, title = item.row_name.format(n=number), names.row_title(address)
        words = called if title == called else f"{called}　{cut(title)}"
        if entry.id in apart:
            words += f"（{cut(apart[entry.id], _MAX_APART)}）"
        yield OutlineLine(words, address, 1, state_words(inside.get(entry.id, ())))


def cut(words: str, max_length: int = _MAX_NAME) -> str:
    """No more letters than the list of sections has room for."""
    return words if len(words) <= max_length else words[: max_length - 1] + "…"


def _is_heading(form: d.Form, item: d.AnyItem) -> bool:
    """Whether it stands over a part of the page: a heading, or an answer printed as one (２．…)."""
    is_numbered_answer = item.place == "under" and bool(item.number)
    return (isinstance(item, d.Heading) or is_numbered_answer) and not form.heads[item.id]


def _takes_keyboard(item: d.AnyItem) -> bool:
    return isinstance(item, d.Answer | d.Repeat) and not isinstance(item, d.Mirror | d.Computed)
