"""A form's lines as the window shows them, as text: labels, groups, what stands beside what."""

from piadesk.forms import definition as d
from ui.wizard.item_lines import lines_of


def lines_as_text(form):
    lines = []
    for section in form.sections:
        if section.wizard:
            items = [item for item in section.items if form.parent_of(item) == section.each]
            lines += [f"section {section.id}", *_lines(form, items)]
    for item in form.items:
        if isinstance(item, d.Repeat) and item.layout != "table":
            lines += [f"entry of {item.id}", *_lines(form, form.children(item.id))]
    return "\n".join(lines) + "\n"


def _lines(form, items):
    group = ""
    for line in lines_of(form, items):
        if line.group and line.group != group:
            yield f"  group 「{line.group}」"
        group = line.group
        depth = "  " * (1 + bool(group) + line.level)
        title = f"「{line.title}」" if line.title else ""
        fields = " | ".join(item.id for item in line.items)
        yield depth + " ".join(filter(None, (line.look, title, fields)))
