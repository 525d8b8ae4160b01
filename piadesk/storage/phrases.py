"""文例: texts that the office keeps for items, in one file of the user's data folder.

::

    {"format": "piadesk-phrases", "version": 1,
     "phrases": [{"id": …, "item": …, "form": …, "roles": […], "name": …, "text": …, "on": day}]}

The same file is handed over to others. Each change reads the file anew, so that a second window
loses nothing; keys that this version does not know stay. A damaged file is put aside.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from piadesk.digests import random_id
from piadesk.errors import PhrasesError, SheetFileError
from piadesk.places import data_folder
from piadesk.storage.bounded import bounded_bytes
from piadesk.storage.strict_json import strict_json
from piadesk.storage.writing import write_whole
from piadesk.words import reason

FORMAT: Final = "piadesk-phrases"
SUFFIX: Final = ".json"

_VERSION: Final = 1
_MOST_BYTES: Final = 20_000_000

MAX_PHRASES: Final = 5_000
"""So many may be kept: with ten times as many the window would be held at every item."""
"""A larger file is none of ours."""


class Phrase(NamedTuple):
    """One 文例; ``form`` and ``roles`` say of which item ``item`` was, for other forms."""

    id: str
    item: str
    form: str
    roles: tuple[str, ...]
    name: str
    text: str
    day: str = ""
    others: Mapping[str, Any] = {}
    """What other versions keep of it."""


class Phrases(NamedTuple):
    """All of them, and what else the file holds."""

    phrases: tuple[Phrase, ...] = ()
    others: Mapping[str, Any] = {}


def new_id() -> str:
    """An id of its own for a 文例."""
    return random_id(16)


def file() -> Path:
    """Where they are kept. Raises `OSError`."""
    return data_folder() / "phrases.json"


def load() -> Phrases:
    """The kept ones; none before the first.

    Raises `PhrasesError` ``phrases.unreadable`` where the system refuses, and ``phrases.put_aside``
    once for a damaged file, which then has another name.
    """
    path = file()
    try:
        return parse(_bytes(path), path.name)
    except FileNotFoundError:
        return Phrases()
    except OSError as fault:
        raise PhrasesError("phrases.unreadable", path=path.name, reason=reason(fault)) from fault
    except PhrasesError as fault:
        kept = path.with_name(f"phrases-{time.strftime('%Y%m%d-%H%M%S')}-{new_id()[:4]}.damaged")
        with contextlib.suppress(OSError):
            path.replace(kept)
        raise PhrasesError("phrases.put_aside", path=kept.name) from fault


def change(edit: Callable[[tuple[Phrase, ...]], Iterable[Phrase]]) -> Phrases:
    """Put what ``edit`` makes of the kept ones in their place, and give it.

    Raises `PhrasesError` as `load` does, ``phrases.too_many`` and ``phrases.not_kept``.
    """
    before = load()
    now = before._replace(phrases=tuple(edit(before.phrases)))
    if len(now.phrases) > max(MAX_PHRASES, len(before.phrases)):
        raise PhrasesError("phrases.too_many", count=len(now.phrases), most=MAX_PHRASES)
    write(now, file(), private=True)
    return now


def write(phrases: Phrases, path: Path, *, private: bool = False) -> None:
    """Write them to ``path``. Raises `PhrasesError` ``phrases.not_kept``."""
    document = {
        **phrases.others,
        "format": FORMAT,
        "version": max(_VERSION, phrases.others.get("version", 0)),
        "phrases": [_record(phrase) for phrase in phrases.phrases],
    }
    content = json.dumps(document, indent=1).encode("ascii")
    try:
        write_whole(path, content, lambda written: parse(written, path.name), private=private)
    except OSError as fault:
        raise PhrasesError("phrases.not_kept", path=path.name, reason=reason(fault)) from fault


def read(path: Path) -> Phrases:
    """Those that somebody handed over. Raises `PhrasesError` (``phrases.unreadable``,
    ``phrases.not_phrases``)."""
    try:
        content = _bytes(path)
    except OSError as fault:
        raise PhrasesError("phrases.unreadable", path=path.name, reason=reason(fault)) from fault
    return parse(content, path.name)


def parse(content: bytes, name: str) -> Phrases:
    """What a file of that content holds. Raises `PhrasesError` ``phrases.not_phrases``."""
    try:
        document = strict_json(content, name)
        if not isinstance(document, dict) or document.pop("format", None) != FORMAT:
            raise ValueError("not of this format")
        records = document.pop("phrases")
        if type(document.get("version")) is not int or not isinstance(records, list):
            raise ValueError("version, phrases")
        return Phrases(tuple(map(_phrase, records)), document)
    except (SheetFileError, ValueError, KeyError) as fault:
        raise PhrasesError("phrases.not_phrases", path=name) from fault


def merged(mine: Iterable[Phrase], theirs: Iterable[Phrase], mark: str) -> list[Phrase]:
    """Both without loss: what both have alike stands once; where they differ under one id, theirs
    stands beside mine as another one, ``mark`` behind its name."""
    result = list(mine)
    by_id = {phrase.id: phrase for phrase in result}
    said = {_said(phrase) for phrase in result}
    for phrase in theirs:
        if _said(phrase) in said:
            continue
        if phrase.id in by_id:
            phrase = phrase._replace(id=new_id(), name=f"{phrase.name}{mark}")
        result.append(phrase)
        by_id[phrase.id] = phrase
        said.add(_said(phrase))
    return result


def _said(phrase: Phrase) -> tuple[str, str]:
    """By what two are the same to the clerk, whatever they are called."""
    return phrase.item, phrase.text


def _bytes(path: Path) -> bytes:
    content = bounded_bytes(path, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise PhrasesError("phrases.not_phrases", path=path.name)
    return content


def _record(phrase: Phrase) -> dict[str, Any]:
    return {
        **phrase.others,
        "id": phrase.id,
        "item": phrase.item,
        "form": phrase.form,
        "roles": list(phrase.roles),
        "name": phrase.name,
        "text": phrase.text,
        "on": phrase.day,
    }


def _phrase(record: object) -> Phrase:
    """Raises `ValueError` for a record without what each must have."""
    if not isinstance(record, dict):
        raise ValueError("no record")
    texts = [record.pop(key, "") for key in ("id", "item", "form", "name", "text", "on")]
    roles = record.pop("roles", [])
    if not all(isinstance(text, str) for text in texts) or not isinstance(roles, list):
        raise ValueError("words were expected")
    phrase_id, item, form, name, text, day = texts
    if not (phrase_id and item and text):
        raise ValueError("id, item and text")
    return Phrase(phrase_id, item, form, tuple(map(str, roles)), name, text, day, record)
