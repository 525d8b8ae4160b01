"""Checks that every file is called the same wherever it is named.

The names stand in the list of Ⅰ, at the heads of Ⅱ and of Ⅲ (one answer, printed twice), in the
attachment 特定個人情報ファイル記録項目, and in the texts.
"""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import texts
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.entry_names import bare_name, names_in, plain_name

_CALLED_FILE: Final = re.compile(r"(?<![一-龠々ァ-ヶー])[一-龠々ァ-ヶー]+ファイル")
_QUOTED_FILE: Final = re.compile(r"「([一-龠々ァ-ヶー・]{2,24}ファイル)」")
_NO_FILE: Final = re.compile(
    "^(?:特定)?個人情報|システム用|電子ファイル|ログ|添付|バックアップ|中間|副本|設定|連携用|データファイル$|^その他"
)
"""What may be called a file and is none of the list."""

_MOST_LEFT_OUT: Final = 3


@sheet_rule(name_not_listed=Severity.ERROR, name_without_file=Severity.ERROR)
def listed_names(case: Case) -> Iterator[Finding]:
    """The list of Ⅰ against the names that head Ⅱ and Ⅲ, both ways.

    Source: 様式3・様式4 Ⅰ3, Ⅱ1 and Ⅲ1.
    """
    text = case.answer(Role.FILE_NAMES)
    if not case.has(Role.FILE_NAME) or not isinstance(text, str):
        return
    listed = {plain_name(name): name for name in names_in(text)}
    named = named_files(case)
    apart: list[Address] = []
    for path, name in named.items():
        if plain_name(name) not in listed:
            address = case.at(Role.FILE_NAME, path)
            apart.append(address)
            yield finding("name_not_listed", address, name=name, cause=address)
    known = {plain_name(name) for name in named.values()}
    lacking = [name for plain, name in listed.items() if named and plain not in known]
    for name in lacking:
        # One name here and one there: the same file, called otherwise.
        cause = apart[0] if len(apart) == len(lacking) == 1 else None
        yield finding("name_without_file", case.at(Role.FILE_NAMES), name=name, cause=cause)


@sheet_rule(name_twice=Severity.ERROR)
def names_twice(case: Case) -> Iterator[Finding]:
    """Two files of one name. Source: 様式3・様式4 Ⅱ1 (one part for each file)."""
    seen: set[str] = set()
    for path, name in named_files(case).items():
        if plain_name(name) in seen:
            yield finding("name_twice", case.at(Role.FILE_NAME, path), name=name)
        seen.add(plain_name(name))


@sheet_rule(Asked.WITH_SHEET, name_shortened=Severity.HINT)
def names_shortened(case: Case) -> Iterator[Finding]:
    """``送付先ファイル`` where the list says 送付先情報ファイル: told once, at the first place.

    変更箇所 is read too, for its rows name files. Source: 様式3・様式4 Ⅰ3 (one name for a file).
    """
    known = {bare_name(name) for name in named_files(case).values()}
    reported: set[str] = set()
    listed = case.role(Role.FILE_NAMES)  # Held against the names by `file_names`.
    for visit in case.each(case.visits if known else ()):
        for text in texts(visit) if visit.item.id != listed else ():
            for called in _CALLED_FILE.findall(text):
                meant = next((name for name in known if _is_shortened(called, name)), "")
                if meant and called not in reported | known:
                    address = visit.address
                    yield finding("name_shortened", address, found=called, name=meant)
                    reported.add(called)


@sheet_rule(Asked.WITH_SHEET, file_not_listed=Severity.HINT)
def files_not_listed(case: Case) -> Iterator[Finding]:
    """A file that a text names in 「 」 and the list lacks: asked. Source: 様式2 Ⅰ2, 様式3 Ⅰ3."""
    known = [plain_name(name) for name in names_in(case.text(Role.FILE_NAMES))]
    named: set[str] = set()
    for place in prose(case).get((), ()) if known else ():
        if place.address.item == case.role(Role.FILE_NAMES):
            continue
        for quoted in _QUOTED_FILE.findall(place.text):
            name = plain_name(quoted)
            is_known = any(name in one or one in name for one in known)
            if not is_known and name not in named and not _NO_FILE.search(name):
                named.add(name)
                yield finding("file_not_listed", place.address, found=quoted)


def named_files(case: Case) -> dict[EntryPath, str]:
    """The name of each file by the way to it."""
    ways = case.entries(Role.FILES)
    names = {path: case.answer(Role.FILE_NAME, path) for path in ways}
    return {
        path: name for path, name in names.items() if isinstance(name, str) and plain_name(name)
    }


def _is_shortened(called: str, name: str) -> bool:
    """Whether ``called`` is ``name`` with a few letters left out of its midst."""
    missing = len(name) - len(called)
    if not 0 < missing <= _MOST_LEFT_OUT:
        return False
    return any(
        called == name[:index] + name[index + missing :]
        for index in range(2, len(name) - len("ファイル"))
    )
