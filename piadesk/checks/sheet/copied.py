"""Checks for what was copied from another file or entry and still names it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around, each_text
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks, kind_of
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.texts.entry_names import bare_name

PARTS: Final = (Role.FILES, Role.RECIPIENTS, Role.TRANSFEREES)
"""特定個人情報ファイル, 提供先 and 移転先: entries of which one seldom speaks of another."""

_HEAD_LENGTH: Final = 3
"""Letters by which a name is looked up; shorter names are left aside."""

_GOES_ON: Final = re.compile("(?![長等分側内用及並又])[一-龠々ァ-ヶー]")
"""Behind a name where it only begins a longer word: 都道府県知事保存本人確認情報ファイル."""

_HELD_AGAINST: Final = re.compile(
    "(?:の(?:情報|記録|データ|内容))?(?:"
    "(?:と(?:の)?(?:間で)?|を)(?:毎[日週月年]|定期的に)?(?:突合|突き合わせ|照合|連携|整合|紐付|ひも付|同期|比較)"
    "|(?:を|の)作成|へ(?:の)?(?:反映|転送|連携|登録)|に(?:反映|転送|連携))"
)
"""Behind the name of another file with which this one is compared, or for which it is used."""

_WORD: Final = re.compile(r"(?<![一-龠々ァ-ヶー])[^\s、。（）()「」・]")


@sheet_rule(Asked.WITH_SHEET, names_another=Severity.WARNING)
def other_names(case: Case) -> Iterator[Finding]:
    """A part about one file, 提供先 or 移転先 that names another: once for each name.

    Source: 様式3・様式4 Ⅱ and Ⅲ (one part for each file, one entry for each 提供先・移転先).
    """
    names = {rows_id: _names(case, rows_id) for rows_id in filter(None, map(case.role, PARTS))}
    beside = {rows_id: _by_head(known) for rows_id, known in names.items()}
    counted: Counter[tuple[str, EntryPath, str]] = Counter()
    first: dict[tuple[str, EntryPath, str], tuple[Address, str]] = {}
    sources: dict[EntryPath, str] = {}
    for visit, text in each_text(case) if names else ():
        for rows_id, path in _parts_around(case, visit):
            own = names[rows_id].get(path)
            if own is None:
                continue
            if path not in sources:
                sources[path] = f"{own}\n{_sources(case, path)}"
            own = sources[path]
            for name, position in _named_in(text, beside[rows_id].get(path[:-1], {})):
                if name not in own and own not in name:
                    counted[rows_id, path, name] += 1
                    place = visit.address, around(text, position)
                    first.setdefault((rows_id, path, name), place)
    for (rows_id, path, name), (address, shown) in first.items():
        yield finding(
            "names_another",
            address,
            own=names[rows_id][path],
            other=name,
            count=counted[rows_id, path, name],
            around=shown,
        )


def _names(case: Case, rows_id: str) -> dict[EntryPath, str]:
    """The name of each entry by the way to it, a number before it left aside."""
    title = case.form.repeat(rows_id).title_item
    names = {path: case.answer(title, path) for path in case.paths(title)}
    return {path: bare_name(name) for path, name in names.items() if isinstance(name, str)}


def _sources(case: Case, path: EntryPath) -> str:
    """What 入手元 and 入手方法 of a file say in brackets: it may be made of another file."""
    roles = [one for one in (Role.SOURCES, Role.ACQUIRING_METHODS) if case.has(one)]
    answers = (ChosenMarks.of(case.answer(role, path[:1])) for role in roles)
    return "\n".join(words for answer in answers for words in answer.texts.values())


def _by_head(names: dict[EntryPath, str]) -> dict[EntryPath, dict[str, set[str]]]:
    """The names that stand side by side, by their first letters."""
    beside: dict[EntryPath, dict[str, set[str]]] = {}
    for way, name in names.items():
        if len(name.strip()) >= _HEAD_LENGTH:
            beside.setdefault(way[:-1], {}).setdefault(name[:_HEAD_LENGTH], set()).add(name)
    return beside


def _parts_around(case: Case, visit: Visit) -> Iterator[tuple[str, EntryPath]]:
    """The file, and the 提供先 or 移転先, that a text is about; none for the name itself.

    Marks may well say in their brackets from which file something comes.
    """
    path = visit.address.path
    if not path or not kind_of(visit.item).is_prose:
        return
    for depth, rows_id in enumerate(case.form.chain(visit.item), start=1):
        title = case.form.repeat(rows_id).title_item
        if rows_id in map(case.role, PARTS) and title != visit.item.id:
            yield rows_id, path[:depth]


def _named_in(text: str, names: dict[str, set[str]]) -> Iterator[tuple[str, int]]:
    """Each of the names that stands in a text, not as the end of a longer word, and where."""
    met: set[str] = set()
    for word in _WORD.finditer(text) if names else ():
        position = word.start()
        for name in names.get(text[position : position + _HEAD_LENGTH], ()):
            is_here, end = text.startswith(name, position), position + len(name)
            is_beside = _GOES_ON.match(text, end) or _HELD_AGAINST.match(text, end)
            if name not in met and is_here and not is_beside:
                met.add(name)
                yield name, position
