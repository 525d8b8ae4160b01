"""What a screen reader is told of a field: its name with the entry and the heading around it, and
in words all that is seen by marks, colours and notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

_twice: Final[dict[int, tuple[d.Form, frozenset[str]]]] = {}
_KEPT: Final = 8


class _Page(Protocol):
    @property
    def form(self) -> d.Form: ...

    @property
    def sheet(self) -> Sheet: ...


class _Note(Protocol):
    def text(self) -> str: ...


class Described(Protocol):
    """What is asked of a field (`ui.fields.base.Field`)."""

    @property
    def page(self) -> _Page: ...

    @property
    def item(self) -> d.AnyItem: ...

    @property
    def address(self) -> Address: ...

    @property
    def notes(self) -> Sequence[_Note]: ...

    @property
    def is_changed(self) -> bool: ...

    @property
    def origin(self) -> str: ...

    def heard(self) -> Mapping[QWidget, str]: ...


def tell_reader(field: Described) -> None:
    """Name what takes the keyboard in ``field``, and describe how it stands now."""
    context, words = _context(field), "\n".join(_state(field))
    for widget, name in field.heard().items():
        widget.setAccessibleName(f"{context}　{name}" if context else name)
        widget.setAccessibleDescription(words)


def _context(field: Described) -> str:
    """``委託事項3　リスク1：…``: as far as it tells the field from others of the page."""
    form, item, path = field.page.form, field.item, field.address.path
    parts = []
    for depth, repeat_id in enumerate(form.chain(item)):
        is_page = depth == 0 and form.section_of[item.id].each == repeat_id
        is_name = form.repeat(repeat_id).title_item == item.id
        if depth < len(path) and (not is_page or is_name):
            parts.append(entry_words(field, Address(path[:depth], repeat_id), path[depth]))
    if item.id in _with_twin(form):
        parts += [head.title for head in form.heads[item.id]] + [item.group]
    return "　".join(filter(None, parts))


def entry_words(field: Described, repeat: Address, entry_id: str) -> str:
    """``移転先3``: what the entry is called by its number; "" for one that is gone."""
    ids = [entry.id for entry in field.page.sheet.entries(repeat)]
    name = field.page.form.repeat(repeat.item).row_name
    return name.format(n=ids.index(entry_id) + 1) if entry_id in ids else ""


def _state(field: Described) -> list[str]:
    item = field.item
    required = isinstance(item, d.Answer) and item.required
    parts = [say("field.required")] if required else []
    parts += [note.text() for note in field.notes if note.text()]
    parts += [say("field.changed")] if field.is_changed else []
    return [*parts, say(f"field.origin.{field.origin}")] if field.origin else parts


def _with_twin(form: d.Form) -> frozenset[str]:
    """The items whose title another item of the same page has, too."""
    if id(form) not in _twice:
        if len(_twice) >= _KEPT:
            _twice.clear()
        titles = Counter((form.section_of[item.id].id, item.title) for item in form.by_id.values())
        twins = (
            item.id
            for item in form.by_id.values()
            if titles[form.section_of[item.id].id, item.title] > 1
        )
        _twice[id(form)] = form, frozenset(twins)
    return _twice[id(form)][1]
