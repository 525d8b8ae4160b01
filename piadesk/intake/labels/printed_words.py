"""Words that a form prints on lines of their own: what is no furniture and no stray line."""

import functools

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.texts.folding import fold


def printed_words(form: d.Form) -> frozenset[str]:
    """Headings, labels and names of entries (their number 0), folded as they stand on lines."""
    sections = {fold(section.heading) for section in form.sections}
    entries = {fold(item.row_name.format(n=0)) for item in form.items if isinstance(item, d.Repeat)}
    labels = {fold(words) for item in form.items for words in (item.title, item.label)}
    return frozenset(sections | entries | labels)


@functools.cache
def all_printed_words() -> frozenset[str]:
    """Those of all forms, for a text of which nobody knows yet which form it is on."""
    return frozenset().union(*(printed_words(catalogue.form(id_)) for id_ in catalogue.form_ids()))


@functools.cache
def titles() -> frozenset[str]:
    """What the first pages of all forms bear as a title, folded; other pages may repeat it."""
    firsts = (catalogue.form(id_).sections[0] for id_ in catalogue.form_ids())
    return frozenset(
        fold(item.text) for first in firsts for item in first.items if isinstance(item, d.Constant)
    )


@functools.cache
def headings() -> frozenset[str]:
    """The headings of the numbered sections of all forms, folded."""
    forms = (catalogue.form(id_) for id_ in catalogue.form_ids())
    return frozenset(fold(part.heading) for form in forms for part in form.sections if part.number)


@functools.cache
def lines_of_contents() -> frozenset[str]:
    """The folded lines of 項目一覧 of all forms, with its title: some read like labels."""
    forms = map(catalogue.form, catalogue.form_ids())
    contents = [part for form in forms for part in form.sections if part.layout == "contents"]
    lines = {i.text for part in contents for i in part.items if isinstance(i, d.Constant)}
    return frozenset(map(fold, lines | {part.title for part in contents}))
