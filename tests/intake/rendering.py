"""A sheet written out as text, in the ways that readings of published PDFs come in."""

import unicodedata
from dataclasses import dataclass

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.sheets.walk import section_rows, walk_section


@dataclass(frozen=True)
class Style:
    """How a text is set: what parts label and answer, rows, and marks."""

    between: str = "\t"
    after: str = "\n"
    half_width: bool = False
    numbers: bool = True
    list_first: bool = False
    list_lines: bool = False
    bracket: tuple[str, str] = ("[○]", "[]")
    label_width: int = 0
    pages: int = 0


def rendered(form, sheet, style):
    pieces = []
    for section in form.sections:
        for rows in section_rows(sheet, section) or [None]:
            if rows is None:
                continue
            pieces += section_pieces(form, sheet, section, rows, style)
    return with_pages("".join(pieces), style)


def section_pieces(form, sheet, section, rows, style):
    if section.layout != "cover":
        yield f"\n\n{printed(section.heading, style)}\n\n"
    entries = list(walk_section(form, sheet, section, rows))
    for place, entry in enumerate(entries):
        item = entry.item
        if isinstance(form.by_id.get(form.parent_of(item)), d.Repeat) and in_table(form, item):
            continue
        if isinstance(item, d.Repeat):
            yield from entry_pieces(form, entry, entries[place + 1 :], style)
        elif not form.names_entry(item) and item.title != section.title:
            yield from item_pieces(form, entry, style)
        elif item.title == section.title:
            yield entry.shown + "\n"


def in_table(form, item):
    rows = form.by_id.get(form.parent_of(item))
    return isinstance(rows, d.Repeat) and rows.layout == "table"


def entry_pieces(form, entry, following, style):
    item = entry.item
    if item.layout == "sections":
        return
    if item.layout == "table" and entry.number:
        cells = [one.shown for one in following[: len(form.children(item.id))]]
        yield "\t".join(cells) + "\n"
    elif item.layout == "table":
        yield "\t".join(column.label for column in form.children(item.id)) + "\n"
    elif entry.number:
        name = printed(item.row_name.format(n=entry.number), style)
        title = next((one.shown for one in following if form.names_entry(one.item)), "")
        yield f"{name}{style.between}{title if item.title_in_band else ''}{style.after}"


def item_pieces(form, entry, style):
    item = entry.item
    if isinstance(item, d.Constant):
        if item.place == "row" and entry.section.layout == "table":
            yield label(item, style) + style.between
        yield item.text + style.after
    elif isinstance(item, d.Heading | d.Band):
        yield label(item, style) + style.after
    elif isinstance(item, d.Mark):
        yield style.bracket[entry.value is not True] + " " + item.label + style.after
    elif kind_of(item).found_by(item) == "unit":
        yield in_brackets(entry) + style.after
    elif isinstance(item, d.Answer | d.Mirror):
        yield label(item, style) + style.between + value(form, entry, style) + style.after


def in_brackets(entry):
    """（ 3 ）件: the unit is the form's own, so it stands behind the brackets."""
    return f"（ {entry.shown.removesuffix(entry.item.unit)} ）{entry.item.unit}"


def label(item, style):
    words = printed((item.number if style.numbers else "") + item.label, style)
    words += " ※" if item.important == "printed" else ""
    if style.label_width and len(words) > style.label_width:
        return words[: style.label_width] + "\n" + words[style.label_width :]
    return words


def value(form, entry, style):
    item = entry.item
    if isinstance(item, d.Choice):
        choices = form.choices_of(item)
        gap = "\n" if style.list_lines else " "
        listed = gap.join(f"{n}) {choice}" for n, choice in enumerate(choices, start=1))
        chosen, title = f"[ {entry.shown} ]", "＜選択肢＞"
        parts = [title, chosen, listed] if style.list_first else [chosen, title, listed]
        return printed(gap.join(parts), style)
    if isinstance(item, d.Marks):
        return marks(item, entry.value, style)
    if isinstance(item, d.Date) and item.as_of:
        return f"{entry.shown} 時点"
    if isinstance(item, d.Number):
        return in_brackets(entry)
    return entry.shown


def marks(item, stored, style):
    chosen = kinds.ChosenMarks.of(stored)
    told = []
    for option in item.options:
        words = style.bracket[option.label not in chosen.marked] + " " + option.label
        text = chosen.texts.get(option.label, "")
        words += f"（{text}）" if option.blank else ""
        told.append(words + ("件" if option.blank == "count" else ""))
    return " ".join(told)


def printed(words, style):
    return unicodedata.normalize("NFKC", words).replace("　", " ") if style.half_width else words


def with_pages(text, style):
    if not style.pages:
        return text
    lines = text.split("\n")
    step = style.pages
    pages = [lines[at : at + step] for at in range(0, len(lines), step)]
    told = ["\n".join(["評価書（架空市）", *page, f"- {n} -"]) for n, page in enumerate(pages, 1)]
    return "\f".join(told)
