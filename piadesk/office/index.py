"""The index of a folder's sheets on this terminal: what was read off each file, and when.

An SQLite file in the platform's folder for caches, one for each folder of sheets; nothing is ever
written on the shared drive. It holds nothing that is not in the sheets, so whatever is wrong with
it, it is thrown away and made anew.
"""

import contextlib
import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from piadesk import __version__
from piadesk.digests import sha256
from piadesk.office.stages import Stage, Standing
from piadesk.office.summary import Read, Review, Summary, Texts, Trouble
from piadesk.places import cache_folder

_log: Final = logging.getLogger(__name__)

_SHAPE: Final = f"{__version__} 6"
"""Of another program, or of another shape, an index is made anew."""

_DAMAGE: Final = (sqlite3.Error, ValueError)
"""What SQLite raises on a damaged file: ValueError, where it cannot even spell what is wrong."""

_CHECK_LENGTH: Final = 12

_ANEW: Final = (
    "drop table if exists shape",
    "drop table if exists sheet",
    "create table shape (shape text)",
    "create table sheet (name text primary key, size integer, changed integer,"
    " summary text, words text, checked text, texts text)",
)


class Seen(NamedTuple):
    """By what a file is known again: its size, and when it was changed (nanoseconds)."""

    size: int
    changed: int


class Checked(NamedTuple):
    """What the checker and the walk said of a file: how many findings of each sort, how many
    answers are wanted, how many of these are given."""

    when: str
    """The day of the check (ISO), for rules look at the calendar, and which rules were switched."""
    counts: dict[str, int]
    wanted: int
    answered: int


class Kept(NamedTuple):
    """What the index knows of one file."""

    seen: Seen
    summary: Summary
    checked: Checked | None


class Index:
    """The index of one folder; falls back to memory where no file can be had."""

    def __init__(self, folder: Path) -> None:
        digest = sha256(str(folder.absolute()).encode("utf-8", "surrogatepass"))
        self._name: Final = f"{digest.hexdigest()[:24]}.sqlite"
        self._base = self._opened()

    def known(self) -> dict[str, Kept]:
        """What is known of every file, by its name relative to the folder."""
        try:
            rows = self._base.execute("select name, size, changed, summary, checked from sheet")
            return {name: _kept(name, *rest) for name, *rest in rows}
        except (*_DAMAGE, TypeError, KeyError, AttributeError):
            _log.warning("index made anew", exc_info=True)
            self._begin_anew()
            return {}

    def keep(self, files: Iterable[tuple[str, Seen, Read]]) -> None:
        """Note what was read off files; what their check said is void."""
        rows = [
            (
                *(name, *seen, _signed(read.summary, name, seen), read.words, None),
                _signed(dict(read.texts), name, seen),
            )
            for name, seen, read in files
        ]
        if rows:
            self._write("insert or replace into sheet values (?, ?, ?, ?, ?, ?, ?)", rows)

    def keep_checked(self, name: str, seen: Seen, checked: Checked) -> None:
        """Note what the check of a file said, unless it has changed meanwhile."""
        row = _signed(checked, name, seen), name, *seen
        self._write(
            "update sheet set checked = ? where name = ? and size = ? and changed = ?", [row]
        )

    def forget(self, names: Iterable[str]) -> None:
        """Files that are gone."""
        self._write("delete from sheet where name = ?", [(name,) for name in names])

    def search(self, wanted: str) -> set[str]:
        """The names of the files whose answers have these words (`searchable`) in them."""
        try:
            rows = self._base.execute("select name from sheet where instr(words, ?)", [wanted])
            return {name for (name,) in rows}
        except _DAMAGE:
            _log.warning("no search", exc_info=True)
            return set()

    def texts(self) -> Iterator[tuple[str, Texts]]:
        """The texts of every file by its name; what is damaged is left out."""
        try:
            rows = self._base.execute("select name, size, changed, texts from sheet").fetchall()
        except _DAMAGE:
            _log.warning("no texts", exc_info=True)
            return
        for name, size, changed, texts in rows:
            with contextlib.suppress(*_DAMAGE, TypeError):
                yield name, _unsigned(texts, name, Seen(size, changed))

    def close(self) -> None:
        """Give the file back."""
        self._base.close()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            with self._base:
                self._base.executemany(statement, rows)
        except _DAMAGE:
            _log.warning("index not written", exc_info=True)
            self._begin_anew()
            with contextlib.suppress(sqlite3.Error), self._base:
                self._base.executemany(statement, rows)

    def _begin_anew(self) -> None:
        with contextlib.suppress(sqlite3.Error, OSError):
            self._base.close()
            (cache_folder() / self._name).unlink(missing_ok=True)
        self._base = self._opened()

    def _opened(self) -> sqlite3.Connection:
        for place in self._places():
            with contextlib.suppress(*_DAMAGE, OSError):
                return _connected(place)
        return _connected(":memory:")

    def _places(self) -> Iterator[str]:
        """The file; the file once more after it was thrown away."""
        try:
            file = cache_folder() / self._name
        except OSError:
            return
        yield str(file)
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
        yield str(file)


def _connected(place: str) -> sqlite3.Connection:
    # Read by the window's worker and by the window, one after the other.
    base = sqlite3.connect(place, timeout=2, check_same_thread=False)
    try:
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        # Another one who opens it at the same time waits, and then finds it made.
        base.execute("begin immediate")
        with base:
            if _shape(base) != _SHAPE:
                for statement in _ANEW:
                    base.execute(statement)
                base.execute("insert into shape values (?)", [_SHAPE])
    except _DAMAGE:
        base.close()
        raise
    return base


def _shape(base: sqlite3.Connection) -> str:
    try:
        row = base.execute("select shape from shape").fetchone()
        base.execute(
            "select name, size, changed, summary, words, checked, texts from sheet limit 1"
        )
    except sqlite3.OperationalError:
        return ""
    return str(row[0]) if row else ""


def _signed(said: Summary | Checked | Texts, name: str, seen: Seen) -> str:
    """As JSON, behind a check of it and of the file that it is about."""
    return _with_check(json.dumps(said, ensure_ascii=True), name, seen)


def _with_check(text: str, name: str, seen: Seen) -> str:
    whole = json.dumps([text, name, *seen], ensure_ascii=True)
    return sha256(whole.encode("ascii")).hexdigest()[:_CHECK_LENGTH] + text


def _unsigned(signed: str, name: str, seen: Seen) -> Any:  # noqa: ANN401 - JSON
    """What `_signed` was given. Raises `ValueError` where a byte of it is another."""
    text = signed[_CHECK_LENGTH:]
    if signed != _with_check(text, name, seen):
        raise ValueError("a row of the index is damaged")
    return json.loads(text)


def _standing(said: Sequence[str]) -> Standing:
    stage, *rest = said
    return Standing(Stage(stage), *rest)


def _kept(name: str, size: int, changed: int, summary: str, checked: str | None) -> Kept:
    seen = Seen(size, changed)
    said = dict(zip(Summary._fields, _unsigned(summary, name, seen), strict=True))
    read = Summary(**said)._replace(
        trouble=Trouble(said["trouble"]),
        standing=_standing(said["standing"]),
        history=tuple(map(_standing, said["history"])),
        reviews=tuple(Review(*one) for one in said["reviews"]),
    )
    return Kept(seen, read, Checked(*_unsigned(checked, name, seen)) if checked else None)
