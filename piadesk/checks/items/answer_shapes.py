"""Checks of an answer that is what another item asks: a citation under 用途, a text of elsewhere.

How such answers look is data: ``resources/scheme/answer_shapes.toml``.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of, plain_text
from piadesk.checks.registry import Asked, sheet_rule, text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit

_KEPT_FORMS: Final = 16
_MAX_LETTERS: Final = 300
"""Letters beyond which a text says more than one thing."""

_MANY_FILES: Final = 3
"""Files of one text that are more than two of one kind."""

_MIN_SAME: Final = 10
"""Letters from which a text stands twice by no chance."""


class _Shape(NamedTuple):
    """One shape; see the data file."""

    name: str
    is_: re.Pattern[str]
    not_: re.Pattern[str]
    fits: re.Pattern[str]


@text_rule(answer_to_other=Severity.HINT)
def answer_to_other(case: Case, visit: Visit) -> Iterator[Finding]:
    """「番号法第9条第1項　別表の24の項」 under 用途, 「福祉課」 under 時期・頻度: asked.

    Source: 様式の記載要領 (what each item asks for).
    """
    if not isinstance(visit.item, d.LongText | d.Text) or case.is_in_log(visit.item):
        return
    kind = "shape" if isinstance(visit.item, d.LongText) else "name"
    asked = _off(case.form)[visit.item.id]
    for text in current_texts(case, visit) if asked else ():
        if name := next((one for one in _shapes_of(text, kind) if one in asked), ""):
            label = visit.item.label
            yield finding(
                "answer_to_other", visit.address, text=brief(text), kind=name, label=label
            )


@sheet_rule(Asked.WITH_SHEET, text_of_other_item=Severity.HINT)
def text_of_other_item(case: Case) -> Iterator[Finding]:
    """使用目的 once more under 情報の突合: asked at the latter. Source: 様式の記載要領."""
    groups = _groups(case.form)
    first: dict[str, Visit] = {}
    for visit in case.each(case.visits):
        group = groups.get(visit.item.id)
        for text in current_texts(case, visit) if group else ():
            plain = plain_text(text)
            if len(plain) < _MIN_SAME:
                continue
            other = first.setdefault(plain, visit)
            if groups[other.item.id] != group and other.address.path[:1] == visit.address.path[:1]:
                both = (other.address, visit.address)
                yield _same_text(both, brief(text), other.item.label, visit.item.label)


@sheet_rule(Asked.WITH_SHEET, text_of_other_file=Severity.HINT)
def text_of_other_file(case: Case) -> Iterator[Finding]:
    """使用方法 of one file once more as that of two others, or of one whose name it tells of: asked
    at the last, once for each item.

    Source: 様式3・様式4 Ⅱ3 (what each file is for).
    """
    for role in (Role.PURPOSE, Role.USES):
        same: dict[str, list[EntryPath]] = {}
        for path in case.paths(role) if case.has(role) else ():
            plain = plain_text(case.text(role, path))
            paths = same.setdefault(plain, [])
            paths.append(path)
            if len(plain) < _MIN_SAME or len(paths) < 2:
                continue
            names = [case.text(Role.FILE_NAME, one) for one in (paths[0], path)]
            odd = _odd_file(plain, names[0], names[1], case.text(Role.AFFAIR))
            if odd is not None or len(paths) == _MANY_FILES:
                item = case.form.by_id[case.role(role) or ""]
                address, label = case.at(role, paths[0] if odd == 0 else path), label_of(item)
                file = names[1 if odd == 0 else 0]
                yield finding("text_of_other_file", address, label=label, file=file)
                break


def _odd_file(text: str, one: str, other: str, affair: str) -> int | None:
    """Which of two files a text tells nothing of, by their names, while it tells of the other;
    words of the affair tell of both."""
    of_both = _pairs(plain_text(affair))
    of_one, of_other = (_pairs(plain_text(name)) - of_both for name in (one, other))
    tells = [
        any(pair in text for pair in pairs) for pairs in (of_one - of_other, of_other - of_one)
    ]
    return tells.index(False) if tells[0] != tells[1] else None


def _pairs(name: str) -> frozenset[str]:
    """The pairs of letters of the words of a name that not every file has."""
    words = re.findall("[一-龠]{2,}|[ァ-ヶー]{3,}", re.sub(_data()["of_any_file"], " ", name))
    return frozenset(word[index : index + 2] for word in words for index in range(len(word) - 1))


def _same_text(both: tuple[Address, Address], text: str, other: str, label: str) -> Finding:
    """One finding with two places: which of them was copied, nobody can know."""
    parts = tuple(
        finding("text_of_other_item", address, text=text, other=other, label=label)
        for address in both
    )
    return replace(parts[1], parts=parts)


@functools.lru_cache(_KEPT_FORMS)
def _groups(form: d.Form) -> dict[str, str]:
    """For items that ask for something of their own, the name of it."""
    patterns = {name: re.compile(pattern) for name, pattern in _data()["groups"].items()}
    return {
        item.id: name
        for item in form.items
        if isinstance(item, d.LongText)
        for name, pattern in patterns.items()
        if pattern.search(label_of(item))
    }


@functools.lru_cache(_KEPT_FORMS)
def _off(form: d.Form) -> dict[str, frozenset[str]]:
    """For each item the shapes that do not answer it."""
    off: dict[str, frozenset[str]] = {}
    for item in form.items:
        shapes = _shapes("name" if isinstance(item, d.Text) else "shape")
        names = (shape.name for shape in shapes if not shape.fits.search(label_of(item)))
        off[item.id] = frozenset(names)
    return off


@functools.lru_cache(4_096)
def _shapes_of(text: str, kind: str) -> tuple[str, ...]:
    """The names of the shapes of a text: the first of an answer, all that a name may look like."""
    plain = plain_text(text)
    if not 2 <= len(plain) <= _MAX_LETTERS:
        return ()
    shapes = (
        shape.name
        for shape in _shapes(kind)
        if shape.is_.fullmatch(plain) and not shape.not_.search(plain)
    )
    return tuple(shapes) if kind == "name" else tuple(itertools.islice(shapes, 1))


@functools.cache
def _shapes(kind: str) -> tuple[_Shape, ...]:
    return tuple(
        _Shape(one["name"], *(re.compile(one[key]) for key in ("is", "not", "fits")))
        for one in _data()[kind]
    )


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("answer_shapes")
