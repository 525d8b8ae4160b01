"""What a form says of its paper and cannot be laid out so: sections, columns, marks and bands."""

from collections.abc import Iterator

from piadesk.forms import definition as d


def paper_faults(form: d.Form) -> Iterator[str]:
    """Each fault names the section or item and the key, in the order of the file."""
    yield from _section_faults(form)
    for item in form.items:
        if isinstance(item, d.Repeat):
            yield from _repeat_faults(form, item)
        elif isinstance(item, d.Marks) and item.lines and sum(item.lines) != len(item.options):
            places, options = sum(item.lines), len(item.options)
            yield f"{item.id}: lines: they hold {places} options, and it has {options}"
        elif isinstance(item, d.Number) and _has_no_room(item):
            yield f"{item.id}: minimum: it is above the maximum"
        if item.beside and not _tells_itself(item) and form.section_of[item.id].layout != "cover":
            yield f"{item.id}: beside: its label is not printed there, and nothing else tells of it"
        if item.parent and _is_part(item):
            yield f"{item.id}: in: a table or a picture stands in no entry of {item.parent}"
        if "\n" in item.label and not isinstance(item, d.Band):
            yield f"{item.id}: label: only a band has several lines"


def _is_part(item: d.AnyItem) -> bool:
    """Whether it is a part of paper of its own, and no row among others."""
    is_table = isinstance(item, d.Repeat) and item.layout != "blocks"
    return is_table or isinstance(item, d.Picture)


def _tells_itself(item: d.AnyItem) -> bool:
    """Whether its look on paper says which item it is, without its label."""
    has_unit = isinstance(item, d.Bracketed) and bool(item.unit)
    return has_unit or isinstance(item, d.Mark | d.Marks | d.Constant)


def _section_faults(form: d.Form) -> Iterator[str]:
    for place, section in enumerate(form.sections):
        where = f"section {section.id}"
        if section.layout == "cover" and place > 0:
            yield f"{where}: layout: a cover stands first"
        if section.layout == "contents" and not _is_fixed(section):
            yield f"{where}: layout: contents have nothing but constants"
        if not section.items:
            yield f"{where}: item: it has none"
        repeat = form.by_id.get(section.each)
        if isinstance(repeat, d.Repeat) and repeat.layout != "sections":
            yield f"{where}: each: {repeat.id} is printed by its own layout, {repeat.layout}"


def _is_fixed(section: d.Section) -> bool:
    return all(isinstance(item, d.Constant) for item in section.items)


def _repeat_faults(form: d.Form, item: d.Repeat) -> Iterator[str]:
    if not form.children(item.id):
        yield f"{item.id}: no item stands in its entries"
    if item.layout == "sections" and all(section.each != item.id for section in form.sections):
        yield f"{item.id}: layout: no section is printed for each of its entries"
    for column in form.children(item.id) if item.layout == "table" else ():
        if isinstance(column, d.Repeat | d.Heading | d.Band):
            yield f"{column.id}: in: a {column.kind} is no column of {item.id}"
    if item.widths and item.layout != "table":
        yield f"{item.id}: widths: only a table has columns"
    elif item.widths and len(item.widths) != len(form.children(item.id)):
        columns = len(form.children(item.id))
        yield f"{item.id}: widths: they are of {len(item.widths)} columns, and it has {columns}"
    if item.title_in_band and not item.title_item:
        yield f"{item.id}: title_in_band: it has no title_item"
    if list(item.bands) != sorted(set(item.bands)):
        yield f"{item.id}: bands: each ends behind the one before"


def _has_no_room(item: d.Number) -> bool:
    if item.minimum is None or item.maximum is None:
        return False
    return item.minimum > item.maximum
