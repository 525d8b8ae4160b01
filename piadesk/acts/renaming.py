"""A renamed entry (特定個人情報ファイル) is renamed in the texts that name it; the rest is counted.

Which texts do is said by the form (``names_entries_of``). Where the new name stands already, or the
old one is still that of another entry, the text is left as it is.
"""

from collections.abc import Iterator
from typing import Final

from piadesk.acts.replacing import Hit, hits
from piadesk.forms import definition as d
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.texts.entry_names import bare_name, places_of, plain_name, with_name_added

_MIN_NAME: Final = 3
"""Characters; a shorter name stands in other words by chance."""


def renaming(form: d.Form, sheet: Sheet, name: Address, old: str, new: str) -> tuple[SetValue, ...]:
    """What follows when the answer at ``name`` becomes ``new``; that answer itself is not in it.

    The new name takes the place of the old one, its number kept. A name that was not given before
    is written behind the others where a list holds exactly those.
    """
    others = _other_names(form, sheet, name)
    edits = []
    for address, item, text in _texts(form, sheet, name):
        renamed = _renamed(item, text, old, new, others)
        if renamed != text:
            edits.append(SetValue(address, renamed))
    return tuple(edits)


def left_over(form: d.Form, sheet: Sheet, name: Address, old: str) -> list[Hit]:
    """Where ``old`` still stands, once the entry has another name; not inside longer names."""
    bare = bare_name(old)
    names = [*_other_names(form, sheet, name), str(sheet.get(name) or "")]
    if len(bare) < _MIN_NAME or plain_name(old) in map(plain_name, names):
        return []
    longer = [other for other in map(bare_name, names) if bare in other]
    around = max(map(len, longer), default=1)
    places = hits(form, sheet, bare, whole=True, around=around)
    return [hit for hit in places if not any(_is_inside(hit, other) for other in longer)]


def is_in_doubt(hit: Hit) -> bool:
    """Whether a name that is left over may be the end of a longer one that no entry has: kanji,
    katakana or letters stand right before it (機構保存本人確認情報ファイル)."""
    before = hit.before[-1:]
    return before.isalpha() and not "ぁ" <= before <= "ゖ"


def texts_naming(form: d.Form, sheet: Sheet, name: Address) -> list[Address]:
    """The texts that would still name the entry at ``name`` if it went."""
    current, others = str(sheet.get(name) or ""), _other_names(form, sheet, name)
    if plain_name(current) in map(plain_name, others):
        return []
    return [
        address
        for address, _, text in _texts(form, sheet, name)
        if places_of(current, text, others)
    ]


def _renamed(item: d.LongText, text: str, old: str, new: str, others: list[str]) -> str:
    to, was = plain_name(new), plain_name(old)
    is_first = not was or was in map(plain_name, others)
    stands_already = (is_first or to != was) and places_of(new, text, [*others, old])
    if not to or stands_already:
        return text
    if is_first:
        return with_name_added(text, new, others) if item.names_only else text
    for start, end in reversed(places_of(old, text, others)):
        text = text[:start] + bare_name(new) + text[end:]
    return text


def _texts(form: d.Form, sheet: Sheet, name: Address) -> Iterator[tuple[Address, d.LongText, str]]:
    for item in form.texts_with_names.get(name.item, ()):
        address = Address(name.path[:-1], item.id)
        yield address, item, str(sheet.get(address) or "")


def _other_names(form: d.Form, sheet: Sheet, name: Address) -> list[str]:
    """What the other entries of the same repeat are called, those that have a name."""
    rows = Address(name.path[:-1], form.parent_of(form.by_id[name.item]))
    entries = (row for row in sheet.entries(rows) if row.id != name.path[-1])
    names = (str(row.answers.get(name.item) or "") for row in entries)
    return [name for name in names if plain_name(name)]


def _is_inside(hit: Hit, longer: str) -> bool:
    """Whether the words stand there as a part of ``longer``."""
    position = longer.find(hit.found)
    while position >= 0:
        end = position + len(hit.found)
        if hit.before.endswith(longer[:position]) and hit.after.startswith(longer[end:]):
            return True
        position = longer.find(hit.found, position + 1)
    return False
