"""Revisions of the official forms as data alone: copies under a new id, changed in one respect."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from piadesk.forms import catalogue, examples, guidance, heads
from piadesk.forms import definition as d
from piadesk.revision import form_steps

REWORDED = "（改）"
"""What every 選択肢 bears behind it on the reworded revision."""

NEW_ITEM = """
[[section.item]]
id = "added.by_revision"
kind = "long_text"
label = "改正で加わった項目"
required = false
"""


@dataclass(frozen=True)
class Change:
    """What a revision changes: the form file, and what its migration file has to say."""

    file: Callable[[d.Form, str], str]
    migration: Callable[[d.Form], str] = lambda form: ""


def twins(form: d.Form) -> tuple[str, str]:
    """Two texts of one kind at the top of the sheet, whose ids are to be swapped."""
    texts = [item for item in form.items if isinstance(item, d.Text) and not form.parent_of(item)]
    return texts[-2].id, texts[-1].id


def removed(form: d.Form) -> str:
    """An item that nothing hangs on."""
    spare = ("basic.other_organizations", "cover.department")
    return next(item_id for item_id in spare if item_id in form.by_id)


def reworded(_: d.Form, text: str) -> str:
    start = text.index("[choices.") if "[choices." in text else 0
    end = text.index("[[section]]")
    sets = re.sub(r'(?m)^(\w+ = ".*)"$', rf'\1{REWORDED}"', text[start:end])
    marks = re.sub(r'(\{ key = "\w+", label = "[^"]*)"', rf'\1{REWORDED}"', text[end:])
    return text[:start] + sets + marks


def renumbered(form: d.Form, text: str) -> str:
    """Every number one higher, and two ids swapped."""
    next_of = {one: chr(ord(one) + 1) for one in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"}

    def higher(found: re.Match[str]) -> str:
        wide = found[2].removesuffix("．")
        if wide.isdecimal():
            digits = str(int(wide) + 1).translate(
                str.maketrans("0123456789", "０１２３４５６７８９")
            )
            return f'{found[1]}{digits}．"'
        return f'{found[1]}{next_of.get(found[2], found[2])}"'

    head, _, items = text.partition("[[section]]")
    items = re.sub(r'(?m)^(number = ")([①-⑮]|[０-９]+．)"$', higher, items)
    one, other = twins(form)
    text = f"{head}[[section]]{items}".replace(f'"{one}"', '"<one>"')
    return text.replace(f'"{other}"', f'"{one}"').replace('"<one>"', f'"{other}"')


def swapped(form: d.Form) -> str:
    one, other = twins(form)
    return f'[moved]\n"{one}" = "{other}"\n"{other}" = "{one}"\n'


def added_and_removed(form: d.Form, text: str) -> str:
    block = rf'\[\[section\.item\]\]\nid = "{re.escape(removed(form))}"\n(?:(?!\[\[|#).*\n)+'
    return re.sub(block, NEW_ITEM.lstrip() + "\n", text, count=1)


def second_half(form: d.Form, text: str) -> str:
    """An item more, which has become of one of the `twins`."""
    return text.replace("[[section.item]]\n", NEW_ITEM.lstrip() + "\n[[section.item]]\n", 1)


def split(form: d.Form) -> str:
    return f'[split]\n"{removed(form)}" = ["{removed(form)}", "added.by_revision"]\n'


def joined(form: d.Form) -> str:
    one = twins(form)[0]
    return f'[joined]\n"added.by_revision" = ["{removed(form)}", "{one}"]\n'


CHANGES = {
    "nothing": Change(lambda form, text: text),
    "choices reworded": Change(reworded),
    "items renumbered, ids swapped": Change(renumbered, swapped),
    "an item added, one removed": Change(added_and_removed),
}


def install(folder: Path, form_id: str, change: Change) -> str:
    """Write all forms and the revised one with its migration file; the id of the revised form.

    The catalogue must be told by `use`.
    """
    form, new_id = catalogue.form(form_id), f"{form_id.partition('-')[0]}-r99"
    (folder / "migrations").mkdir(parents=True)
    for path in catalogue.FORMS.glob("form*.toml"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text, encoding="utf-8")
        if path.stem == form_id:
            text = change.file(form, text).replace(f'id = "{form_id}"', f'id = "{new_id}"', 1)
            text = text.replace(form.revision, "令和9年4月")
            (folder / f"{new_id}.toml").write_text(text, encoding="utf-8")
    words = f'from = "{form_id}"\nto = "{new_id}"\n{change.migration(form)}'
    (folder / "migrations" / f"{form_id}--{new_id}.toml").write_text(words, encoding="utf-8")
    return new_id


def use(monkeypatch, folder: Path) -> None:
    """Let the forms of that folder be the installed ones, until ``monkeypatch`` is undone."""
    monkeypatch.setattr(catalogue, "FORMS", folder)
    monkeypatch.setattr(form_steps, "MIGRATIONS", folder / "migrations")
    forget()


def forget() -> None:
    """What was read of the forms that were installed before: a folder of the same name, as pytest
    gives it to one test after another, may hold others now."""
    for module in (catalogue, examples, form_steps, guidance, heads):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()
