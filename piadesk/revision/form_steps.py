"""What a revision of a form renames: the migration files, and the way from one form to another.

What is renamed is data, ``resources/forms/migrations/OLD--NEW.toml``: ``moved`` (old item id = new
item id, in any order, also two ids for one another) and ``choices`` (by choice set of the new form,
or by item for marks: old 選択肢 = new 選択肢); ``split`` (old item id = the new ones),
``joined`` (new item id = the old ones). A 選択肢 that keeps its key needs no line there.
"""

import functools
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any, Final

from piadesk import __version__
from piadesk.errors import FormError, MigrationError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.part import Part
from piadesk.parsed import kept
from piadesk.places import RESOURCES
from piadesk.words import say

MIGRATIONS: Final = RESOURCES / "forms" / "migrations"


class FormStep(Part):
    """One migration file: from which form to which, and what has got another name."""

    origin: str = field(metadata={"alias": "from"})
    to: str
    moved: dict[str, str] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    split: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By old item id, the items that it became; the answer goes to the first."""

    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By new item id, the old items that became one; their texts follow one another in it."""

    def item(self, item_id: str) -> str:
        """What an item of the old form is called on the new one."""
        if item_id in self.split:
            return self.split[item_id][0]
        into = (new for new, olds in self.joined.items() if item_id in olds)
        return self.moved.get(item_id) or next(into, item_id)

    def choice(self, item_id: str, text: str) -> str:
        """What a 選択肢 of the old form's item is called on the new one; itself for any other text.

        As the file says, else by its key. Wording that the new form still has is never changed.
        """
        old, new = catalogue.form(self.origin), catalogue.form(self.to)
        new_id = self.item(item_id)
        item = new.by_id.get(new_id)
        choice_set = item.choices if isinstance(item, d.Choice | d.Computed) else ""
        renamed = self.choices.get(new_id) or self.choices.get(choice_set) or {}
        if text in renamed:
            return renamed[text]
        key = old.key_of(item_id, text)
        if key is None or new.key_of(new_id, text) is not None:
            return text
        return new.choice(new_id, key) or text


def steps(origin: str, to: str) -> tuple[FormStep, ...]:
    """The shortest way from one form to another. Raises `MigrationError` ``migration.no_way``."""
    way = _ways(origin).get(to)
    if way is None:
        raise MigrationError("migration.no_way", origin=_name(origin), to=_name(to))
    return way


def newest(form_id: str) -> str:
    """The form that lies furthest along the way from ``form_id``; itself where there is none."""
    here = form_id
    while onward := [step.to for step in all_steps(MIGRATIONS) if step.origin == here]:
        here = onward[-1]
    return here


def earlier_forms(form_id: str) -> tuple[str, ...]:
    """The forms from which there is a way to this one, the nearest first."""
    return _earlier_forms(form_id, MIGRATIONS)


@functools.cache
def _earlier_forms(form_id: str, folder: Path) -> tuple[str, ...]:
    ways = {step.origin: _ways(step.origin).get(form_id, ()) for step in all_steps(folder)}
    return tuple(sorted((origin for origin in ways if ways[origin]), key=lambda o: len(ways[o])))


def new_items(origin: str, to: str) -> frozenset[str]:
    """Ids of the items that ``to`` asks and ``origin`` did not."""
    known = {moved(steps(origin, to), item.id) for item in catalogue.form(origin).items}
    return frozenset(item.id for item in catalogue.form(to).items if item.id not in known)


def moved(way: tuple[FormStep, ...], item_id: str) -> str:
    """What an item is called at the end of the way."""
    for step in way:
        item_id = step.item(item_id)
    return item_id


def parted_from(origin: str, to: str) -> Mapping[str, str]:
    """By new item id, the item of ``origin`` of which it is a part, for all items that were split
    on the way."""
    way, parts = steps(origin, to), dict[str, str]()
    for item in catalogue.form(origin).items:
        for index, step in enumerate(way):
            for piece in step.split.get(moved(way[:index], item.id), ()):
                parts[moved(way[index + 1 :], piece)] = item.id
    return parts


def joined_from(origin: str, to: str) -> Mapping[str, list[str]]:
    """By new item id, the items of ``origin`` that became it, for those that became one."""
    way, sources = steps(origin, to), dict[str, list[str]]()
    for item in catalogue.form(origin).items:
        for index, step in enumerate(way):
            here = moved(way[:index], item.id)
            if any(here in olds for olds in step.joined.values()):
                sources.setdefault(moved(way, item.id), []).append(item.id)
    return sources


def renamed_choices(form: d.Form) -> Mapping[str, Mapping[str, str]]:
    """By item id, the 選択肢 of earlier revisions that ``form`` words otherwise: old to new."""
    return _renamed_choices(form.id, MIGRATIONS)


@functools.cache
def _renamed_choices(form_id: str, folder: Path) -> Mapping[str, Mapping[str, str]]:
    renamed: dict[str, dict[str, str]] = {}
    for origin in _earlier_forms(form_id, folder):
        way, old = _ways(origin)[form_id], catalogue.form(origin)
        for item in old.items:
            for text in old.choices_of(item):
                here, words = item.id, text
                for step in way:
                    here, words = step.item(here), step.choice(here, words)
                if words != text:
                    renamed.setdefault(here, {})[text] = words
    return renamed


@functools.cache
def all_steps(folder: Path) -> tuple[FormStep, ...]:
    """Every migration file of a folder, by name."""
    return tuple(map(_step, sorted(folder.glob("*.toml"))))


def _step(path: Path) -> FormStep:
    content = path.read_bytes()
    # As forms are: checked by pydantic when they are met first, and kept.
    name = f"step-{path.stem}"
    return FormStep(
        **kept(name, content + __version__.encode(), lambda: _checked(path.name, content))
    )


def _checked(name: str, content: bytes) -> dict[str, Any]:
    """What the file says. Raises `FormError` ``form.wrong`` for what is no migration file."""
    import tomllib

    from pydantic import TypeAdapter, ValidationError

    try:
        return asdict(TypeAdapter(FormStep).validate_python(tomllib.loads(content.decode("utf-8"))))
    except ValidationError as fault:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in fault.errors())
        raise FormError("form.wrong", file=name, faults="; ".join(faults)) from fault
    except ValueError as fault:
        raise FormError("form.wrong", file=name, faults=str(fault)) from fault


def _ways(origin: str) -> Mapping[str, tuple[FormStep, ...]]:
    """The shortest way to every form that can be reached from one."""
    ways: dict[str, tuple[FormStep, ...]] = {origin: ()}
    waiting = [origin]
    while waiting:
        here = waiting.pop(0)
        for step in all_steps(MIGRATIONS):
            if step.origin == here and step.to not in ways:
                ways[step.to] = (*ways[here], step)
                waiting.append(step.to)
    return ways


def _name(form_id: str) -> str:
    form = catalogue.form(form_id)
    return say("changes.form.text", revision=form.revision, number=form.number)
