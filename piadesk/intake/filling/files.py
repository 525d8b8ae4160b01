"""The parts of a sheet that are printed once for each file, put together file by file (Ⅱ and Ⅲ)."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.whereabouts import FilePart
from piadesk.intake.report import note
from piadesk.sheets.sheet import Address, Entry
from piadesk.texts.folding import fold

_MOST_NAMES: Final = 200
"""Of so many files names are compared; a damaged source may have thousands."""

_LEADING: Final = re.compile(r"^(?:\(?\d{1,2}\)?[.,、)]?|[①-⑳])")

_MAX_NAME: Final = 120
"""Letters of the name of a file."""


def can_be_name(words: str) -> bool:
    """Whether words behind the label of a file's name can be one: no list of 選択肢, no bracket of
    an answer, no text."""
    bare = fold(words)
    return len(bare) <= _MAX_NAME and "<選択肢>" not in bare and "。" not in bare[:-1]


@dataclass
class _File:
    name: str
    entry: Entry
    parts: list[FilePart]


class _Files:
    """The files so far, in order, and which of them lack a section: asked in constant time, for a
    damaged source may have thousands."""

    def __init__(self) -> None:
        self.all: list[_File] = []
        self._named: defaultdict[str, list[_File]] = defaultdict(list)
        self._filled: defaultdict[tuple[str, str | None], int] = defaultdict(int)
        """By section and name, None for all files: so many of them, the first ones, have it."""

    def add(self, file: _File) -> None:
        """Put a file behind the others."""
        self.all.append(file)
        self._named[file.name].append(file)

    def call(self, file: _File, name: str) -> None:
        """Give a file that had no name one."""
        self._named[file.name].remove(file)
        self._filled.clear()
        file.name = name
        self._named[name].append(file)

    def known(self, name: str) -> str:
        """The name of a file so far that a name only goes on behind, or is the beginning of; else
        the name itself."""
        if not name or name in self._named or len(self._named) > _MOST_NAMES:
            return name
        alike = [n for n in self._named if n and (name.startswith(n) or n.startswith(name))]
        return alike[0] if len(alike) == 1 else name

    def free(self, section: d.Section, name: str | None) -> _File | None:
        """The first file that lacks the section, of those of that name or, for None, of all."""
        files = self.all if name is None else self._named[name]
        key = (section.id, name)
        while self._filled[key] < len(files):
            file = files[self._filled[key]]
            if all(part.section.id != section.id for part in file.parts):
                return file
            self._filled[key] += 1
        return None


def join_parts(form: d.Form, gathered: Gathered) -> None:
    """Put the parts into the sheet, those of one file into one entry.

    A part belongs to the file whose name it bears or repeats; without a name, to the next file in
    order that lacks it. The files stand in the order of the section that names most of them.
    """
    for each in dict.fromkeys(part.section.each for part in gathered.parts):
        begun = {address.path[0] for address in gathered.labelled if address.path}
        parts = [p for p in gathered.parts if p.section.each == each and _holds(p, begun)]
        repeat = form.repeat(each)
        files = _Files()
        moved: dict[str, str] = {}
        for part in _most_named_first(parts):
            _join(part, files, moved, repeat, gathered)
        for file in files.all:
            _keep_name(file, repeat, gathered)
            gathered.sheet.rows.setdefault(each, []).append(file.entry)
        _follow(gathered, moved)


def _follow(gathered: Gathered, moved: Mapping[str, str]) -> None:
    """All that was gathered follows the parts into the entries that they joined."""
    placed, notes, labelled = gathered.placed, gathered.notes, gathered.labelled
    gathered.placed = [replace(p, address=_moved(p.address, moved)) for p in placed]
    gathered.notes = [
        replace(n, address=_moved(n.address, moved)) if n.address else n for n in notes
    ]
    gathered.labelled = {_moved(address, moved) for address in labelled}
    gathered.ledger.move(lambda address: _moved(address, moved))


def _holds(part: FilePart, begun: Collection[str]) -> bool:
    """Whether the part has anything: a heading in a list of contents begins none. ``begun`` are
    the entries under which a label was found."""
    return bool(part.mirrored) or part.entry.id in begun


def _most_named_first(parts: Sequence[FilePart]) -> list[FilePart]:
    counts = Counter(part.section.id for part in parts)
    largest = max(counts.values(), default=0)
    first = next((id_ for id_, count in counts.items() if count == largest), "")
    return sorted(parts, key=lambda part: part.section.id != first)


def _join(
    part: FilePart, files: _Files, moved: dict[str, str], repeat: d.Repeat, gathered: Gathered
) -> None:
    name = files.known(_bare(_name(part, repeat)))
    file = files.free(part.section, name or None)
    if file is None and name and (file := files.free(part.section, "")):
        files.call(file, name)  # its own name was not read
    if file and not name and _is_filled(part):
        section = part.section.heading
        gathered.notes.append(note("file_guessed", part.where, section=section))
    if file is None:
        files.add(_File(name, part.entry, [part]))
        return
    moved[part.entry.id] = file.entry.id
    file.entry.answers |= part.entry.answers
    file.entry.rows |= part.entry.rows
    file.parts.append(part)


def _keep_name(file: _File, repeat: d.Repeat, gathered: Gathered) -> None:
    """No spelling of a file's name is lost: one is kept, the others are noted."""
    for part in file.parts:
        name = str(file.entry.answers.get(repeat.title_item) or "")
        if part.mirrored and not name:
            file.entry.answers[repeat.title_item] = part.mirrored
            address = Address((file.entry.id,), repeat.title_item)
            gathered.labelled.add(address)
            unnamed = next((p for p in file.parts if not p.mirrored and _is_filled(p)), None)
            remark = note("file_named", part.where, name=part.mirrored)
            if unnamed:
                remark = note("file_guessed", unnamed.where, section=unnamed.section.heading)
            gathered.notes.append(remark.on(address, doubt=True))
        elif part.mirrored and name != part.mirrored:
            remark = note("file_spelt", part.where, name=name, read=part.mirrored)
            address = Address((file.entry.id,), repeat.title_item)
            same = _bare(name) == _bare(part.mirrored)
            gathered.notes.append(remark if same else remark.on(address, doubt=True))


def _is_filled(part: FilePart) -> bool:
    return bool(part.entry.answers or part.entry.rows)


def _name(part: FilePart, repeat: d.Repeat) -> str:
    return str(part.entry.answers.get(repeat.title_item) or part.mirrored)


def _bare(name: str) -> str:
    return _LEADING.sub("", fold(name))


def _moved(address: Address, moved: Mapping[str, str]) -> Address:
    if not address.path or address.path[0] not in moved:
        return address
    return Address((moved[address.path[0]], *address.path[1:]), address.item)
