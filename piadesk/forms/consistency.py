"""What a schema cannot say of a form: that its parts refer to parts which are there.

Each fault names the item or table and the key, for whoever writes the form file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.paper_faults import paper_faults
from piadesk.forms.role_kinds import (
    ENTRY_ROLES,
    EVERYWHERE,
    KEYS,
    KINDS,
    ONLY_KEYS,
    RANGES,
    TOGETHER,
)
from piadesk.forms.roles import REQUIRED, Role

_REPEAT_OF: Final = {role: repeat for repeat, roles in ENTRY_ROLES.items() for role in roles}


def faults(form: d.Form) -> Iterator[str]:
    """Everything in the form that contradicts itself, in the order of the file."""
    yield from _role_faults(form)
    yield from _choice_faults(form)
    wrong = list(_item_faults(form))
    yield from wrong
    if not wrong:  # What stands in what must be known before it can be laid out.
        yield from _scope_faults(form)
        yield from paper_faults(form)
    known = {section.id for section in form.sections} | set(form.by_id)
    for older in form.older:
        for lacking in set(older.lacks) - known:
            yield f"older: {older.revision}: there is no {lacking}"


def _role_faults(form: d.Form) -> Iterator[str]:
    for role, item_id in form.roles.items():
        if role not in set(Role):
            yield f"roles: {role}: there is no such role"
        elif item_id not in form.by_id:
            yield f"roles: {role}: there is no item {item_id}"
        else:
            yield from _player_faults(form, Role(role), form.by_id[item_id])
    for missing in REQUIRED:
        if missing not in form.roles:
            yield f"roles: {missing}: every form needs it"
    for roles in TOGETHER:
        having = [role for role in roles if role in form.roles]
        for missing in roles if having else ():
            if missing not in form.roles:
                yield f"roles: {missing}: {having[0]} needs it"


def _player_faults(form: d.Form, role: Role, item: d.AnyItem) -> Iterator[str]:
    """What the item that plays a role lacks."""
    kinds = KINDS.get(role, ("choice",))
    if item.kind not in kinds:
        yield f"roles: {role}: {item.id} is no {' or '.join(kinds)}"
        return
    keys = _keys(form, item)
    for key in KEYS.get(role, ()):
        if key not in keys:
            yield f"{item.id}: it plays {role} and has no choice of the key {key}"
    for key in set(keys) - set(ONLY_KEYS.get(role, keys)):
        known = ", ".join(ONLY_KEYS[role])
        yield f"{item.id}: it plays {role}, and its key {key} is none of {known}"
    for key in keys if role in RANGES else ():
        if lower_bound(key) is None:
            yield f"{item.id}: it plays {role}, and {key} is no lower bound (from_1000)"


def _scope_faults(form: d.Form) -> Iterator[str]:
    """What stands in entries that the one who asks for it does not stand in."""
    for role, item_id in form.roles.items():
        item = form.by_id.get(item_id)
        if item is None or role in EVERYWHERE or role not in set(Role):
            continue
        repeat = _REPEAT_OF.get(Role(role))
        if repeat is None and form.chain(item):
            yield f"roles: {role}: {item_id} stands in entries of {form.parent_of(item)}"
        elif repeat in form.roles and form.parent_of(item) != form.roles[repeat]:
            yield f"roles: {role}: {item_id} stands in no entry of {form.roles[repeat]}"
    for item in form.items:
        for asked in _asked(item):
            chain = form.chain(form.by_id[asked])
            if chain != form.chain(item)[: len(chain)]:
                yield f"{item.id}: {asked} stands in entries that it does not stand in"


def _asked(item: d.AnyItem) -> tuple[str, ...]:
    """The items whose answers this one shows or hangs on."""
    optional = item.optional_when if isinstance(item, d.Answer) else ()
    mirrored = (item.of,) if isinstance(item, d.Mirror) else ()
    return (*mirrored, *(condition.item for condition in item.blank_when + optional))


def _choice_faults(form: d.Form) -> Iterator[str]:
    for name, choices in form.choices.items():
        if not choices:
            yield f"choices: {name}: it has none"
        for text in _twice(choices.values()):
            yield f"choices: {name}: two keys have {text}"
    for item in form.items:
        if isinstance(item, d.Choice | d.Computed) and item.choices not in form.choices:
            yield f"{item.id}: choices: there is no set {item.choices}"
        if isinstance(item, d.Marks):
            for key in _twice(option.key for option in item.options):
                yield f"{item.id}: options: two have the key {key}"


def _item_faults(form: d.Form) -> Iterator[str]:
    known: dict[str, d.AnyItem] = {}
    for section_id in _twice(section.id for section in form.sections):
        yield f"section {section_id}: id: two sections have it"
    for section in form.sections:
        if section.each and not isinstance(form.by_id.get(section.each), d.Repeat):
            yield f"section {section.id}: each: there are no rows {section.each}"
        for item in section.items:
            if item.id in known:
                yield f"{item.id}: id: two items have it"
            known[item.id] = item
            yield from _reference_faults(form, known, item)
    for item in form.items:
        yield from _repeat_faults(form, item)


def _reference_faults(form: d.Form, known: dict[str, d.AnyItem], item: d.AnyItem) -> Iterator[str]:
    """What ``item`` names of the items before it, which are ``known``."""
    parent = form.parent_of(item)
    if parent and not isinstance(known.get(parent), d.Repeat):
        yield f"{item.id}: in: no rows {parent} stand before it"
    if isinstance(item, d.Mirror) and item.of not in known:
        yield f"{item.id}: of: no item {item.of} stands before it"
    elif isinstance(item, d.Mirror) and not isinstance(known[item.of], d.Text | d.LongText):
        yield f"{item.id}: of: only a text can be repeated"
    optional = item.optional_when if isinstance(item, d.Answer) else ()
    for condition in item.blank_when + optional:
        on = known.get(condition.item)
        if on is None or on.id == item.id:
            yield f"{item.id}: condition: no item {condition.item} stands before it"
        elif isinstance(condition.equals, bool):
            if not isinstance(on, d.Mark):
                yield f"{item.id}: condition: {on.id} is not a ○-mark"
        elif condition.equals not in _keys(form, on):
            yield f"{item.id}: condition: {on.id} has no {condition.equals}"


def _repeat_faults(form: d.Form, item: d.AnyItem) -> Iterator[str]:
    """What ``item`` says of repeats: of its own entries, and of others that it counts or names."""
    if isinstance(item, d.Repeat) and _entry_name(item) is None:
        yield f"{item.id}: row_name: its only blank is {{n}}, the number of the entry"
    if isinstance(item, d.Repeat) and item.title_item:
        title = form.by_id.get(item.title_item)
        if title is None or form.parent_of(title) != item.id:
            yield f"{item.id}: title_item: its entries have no item {item.title_item}"
    if isinstance(item, d.LongText) and item.names_entries_of:
        rows = form.by_id.get(item.names_entries_of)
        if not isinstance(rows, d.Repeat) or not rows.title_item:
            yield f"{item.id}: names_entries_of: {item.names_entries_of} names no entries"
        elif form.parent_of(rows) != form.parent_of(item):
            yield f"{item.id}: names_entries_of: {rows.id} does not stand beside it"
    counted = [item.counts] if isinstance(item, d.Count) else []
    if isinstance(item, d.Marks):
        counted += [option.counts for option in item.options]
    for rows_id in filter(None, counted):
        if not isinstance(form.by_id.get(rows_id), d.Repeat):
            yield f"{item.id}: counts: there are no rows {rows_id}"


def _entry_name(item: d.Repeat) -> str | None:
    """What its first entry is called; None where the name has other blanks than its number."""
    try:
        return item.row_name.format(n=1)
    except (LookupError, ValueError, AttributeError):
        return None


def _keys(form: d.Form, item: d.AnyItem) -> tuple[str, ...]:
    if isinstance(item, d.Choice | d.Computed):
        return tuple(form.choices.get(item.choices, ()))
    if isinstance(item, d.Marks):
        return tuple(option.key for option in item.options)
    return ()


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
