"""様式2 and 様式3・4 of one 事務: what both say of one thing, told at 様式2."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk import kinds
from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import together_rule
from piadesk.checks.together.groups import Disagreement, Group
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.entry_names import bare_name, names_in, plain_name
from piadesk.texts.stand_ins import plain, says_nothing

Found = tuple[Finding, Address]
"""A finding at 様式2, and the place in the other sheet."""

_HANDLERS: Final = 500
"""取扱者数 from which 様式2 Ⅱ2 says 500人以上."""

_MAX_SHOWN: Final = 3

_ANNEX_ITEMS: Final = re.compile(
    r"別表(?:第[1一])?[のに]?[ ]*((?:第?[0-9]+(?:の[0-9]+)?(?:の?項)?(?:、|,|・|及び|並びに)?)+)"
)
_ANNEX_ITEM: Final = re.compile(r"[0-9]+(?:の[0-9]+)?")
_PHONE: Final = re.compile(r"(?<![0-9-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![0-9])")


@together_rule(
    pair_size=Severity.ERROR,
    pair_result=Severity.ERROR,
    pair_number=Severity.WARNING,
    pair_affair=Severity.WARNING,
    pair_author=Severity.WARNING,
    pair_basis=Severity.WARNING,
    pair_phone=Severity.HINT,
    pair_link=Severity.WARNING,
    pair_office=Severity.WARNING,
    pair_head=Severity.WARNING,
    pair_files=Severity.WARNING,
    pair_systems=Severity.WARNING,
    pair_denied=Severity.WARNING,
    pair_not_denied=Severity.WARNING,
    pair_handlers=Severity.WARNING,
    pair_accident=Severity.WARNING,
)
def pairs(group: Group) -> Iterator[Disagreement]:
    """様式2 and the 様式3 or 様式4 of the same 事務: what both say of one thing.

    Source: 様式3・様式4 Ⅰ1③, Ⅴ1・Ⅵ1 (taken over from the 基礎項目評価書); 指針 第5の2.
    """
    for basic, detailed in group.pairs:
        one, other, name = group.cases[basic], group.cases[detailed], group.names[detailed]
        for compare in (_choices, _texts, _numbers, _lists, _denials, _figures):
            for difference, there in compare(one, other, name):
                yield Disagreement(difference, ((basic, difference.address), (detailed, there)))


def _choices(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """対象人数, しきい値判断結果 and 情報連携, by the keys of their 選択肢."""
    pairs = (
        ("pair_size", Role.THRESHOLD_SIZE, Role.AFFAIR_SIZE),
        ("pair_result", Role.THRESHOLD_RESULT, Role.ASSESSED_RESULT),
        ("pair_link", Role.INFO_LINK, Role.INFO_LINK),
    )
    for code, role, other in pairs:
        here, there = basic.chosen(role), detailed.chosen(other)
        if here and there and here != there:
            yield _differ(code, basic, role, detailed, other, name)


def _texts(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """Names and 評価書番号, whatever their width and signs."""
    pairs = (
        ("pair_number", Role.NUMBER, _digits),
        ("pair_affair", Role.AFFAIR, plain),
        ("pair_author", Role.AUTHOR, plain),
        ("pair_office", Role.DEPARTMENT, plain),
        ("pair_head", Role.DEPARTMENT_HEAD, plain),
    )
    for code, role, key in pairs:
        here, there = key(basic.text(role)), key(detailed.text(role))
        is_shortened = role is not Role.NUMBER and (here in there or there in here)
        if here and there and here != there and not is_shortened:
            yield _differ(code, basic, role, detailed, role, name)


def _numbers(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """The 項 of 別表 by which 個人番号 is used; the telephones of the offices: other ones."""
    pairs = (
        ("pair_basis", Role.NUMBER_USE_BASIS, _annex_items),
        ("pair_phone", Role.REQUEST_OFFICE, _phones),
        ("pair_phone", Role.CONTACT_OFFICE, _phones),
    )
    for code, role, read in pairs:
        here, there = read(basic.text(role)), read(detailed.text(role))
        if here and there and not here & there:
            shown = {"here": "、".join(sorted(here)), "there": "、".join(sorted(there))}
            yield finding(code, basic.at(role), **shown, other=name), detailed.at(role)


def _lists(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """The names of the files, and of the systems as far as 様式2 names them."""
    files = _named(basic.text(Role.FILE_NAMES)), _named(detailed.text(Role.FILE_NAMES))
    systems = (
        _named(basic.text(Role.SYSTEM_NAMES)),
        {
            plain_name(system): bare_name(system)
            for path in detailed.paths(Role.SYSTEM_NAME)
            if (system := detailed.text(Role.SYSTEM_NAME, path))
        },
    )
    pairs = (
        ("pair_files", Role.FILE_NAMES, Role.FILE_NAMES, *files),
        ("pair_systems", Role.SYSTEM_NAMES, Role.SYSTEMS, *systems),
    )
    for code, role, other, here, there in pairs:
        only_here = [here[one] for one in here if not _is_among(one, there)]
        only_there = [there[one] for one in there if not _is_among(one, here)]
        if here and there and (only_here or only_there):
            shown = {"here": _shown(only_here), "there": _shown(only_there)}
            # 様式2 may leave out a system that does not hold the file.
            lesser = None if only_here or role is Role.FILE_NAMES else Severity.HINT
            yield finding(code, basic.at(role), lesser, **shown, other=name), detailed.at(other)


def _denials(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """委託しない, 提供・移転しない and 接続しない of 様式2 against those of every file."""
    marks = (
        Role.NOT_ENTRUSTING,
        Role.NOT_PROVIDING,
        Role.NOT_ACQUIRING_BY_NETWORK,
        Role.NOT_PROVIDING_BY_NETWORK,
    )
    for role in marks:
        ways = _answered(detailed, role)
        if not basic.has(role) or not ways:
            continue
        apart = [path for path in ways if detailed.is_marked(role, path)]
        label = basic.form.by_id[basic.role(role) or ""].title
        address = basic.at(role)
        if basic.is_marked(role) and len(apart) < len(ways):
            first = next(path for path in ways if path not in apart)
            yield (
                finding("pair_denied", address, answer=label, other=name),
                detailed.at(role, first),
            )
        elif not basic.is_marked(role) and len(apart) == len(ways):
            there = detailed.at(role, apart[0])
            yield finding("pair_not_denied", address, answer=label, other=name), there


def _figures(basic: Case, detailed: Case, name: str) -> Iterator[Found]:
    """取扱者数 under 500 against the least that the files' users and contractors are; 重大事故."""
    handlers, place = _least_handlers(detailed)
    if basic.chosen(Role.THRESHOLD_HANDLERS) == "under" and handlers >= _HANDLERS and place:
        address = basic.at(Role.THRESHOLD_HANDLERS)
        yield finding("pair_handlers", address, least=handlers, other=name), place
    if basic.chosen(Role.THRESHOLD_ACCIDENT) == "occurred":
        for path in detailed.paths(Role.PAST_ACCIDENT):
            if detailed.chosen(Role.PAST_ACCIDENT, path) == "none":
                address, there = (
                    basic.at(Role.THRESHOLD_ACCIDENT),
                    detailed.at(Role.PAST_ACCIDENT, path),
                )
                yield finding("pair_accident", address, other=name), there
                break


def _differ(code: str, basic: Case, role: Role, detailed: Case, other: Role, name: str) -> Found:
    here, there = _answer(basic, role), _answer(detailed, other)
    address = basic.at(role)
    return finding(code, address, here=here, there=there, other=name), detailed.at(other)


def _answer(case: Case, role: Role) -> str:
    item = case.form.by_id[case.role(role) or ""]
    return kinds.shown(item, case.answer(role))


def _named(text: str) -> dict[str, str]:
    return {plain_name(name): bare_name(name) for name in names_in(text) if not says_nothing(name)}


def _is_among(name: str, others: dict[str, str]) -> bool:
    """Whether a list has a name, be it with more words or fewer around it."""
    return any(name in other or other in name for other in others)


def _shown(names: list[str]) -> str:
    rest = len(names) - _MAX_SHOWN
    shown = "」「".join(names[:_MAX_SHOWN])
    return f"「{shown}」" + (f"ほか{rest}件" if rest > 0 else "") if names else "なし"


def _answered(case: Case, role: Role) -> list[EntryPath]:
    """The files of which enough is written that a missing ○ means something."""
    if not case.has(role, Role.FILE_SUBJECTS):
        return []
    return [path for path in case.paths(role) if case.answer(Role.FILE_SUBJECTS, path)]


def _least_handlers(case: Case) -> tuple[int, Address | None]:
    """The least number of people who handle the file that most do, and where they are told."""
    largest, place = 0, None
    for path in case.entries(Role.FILES) if case.has(Role.USER_COUNT) else ():
        users = case.lower_bound(Role.USER_COUNT, path) or 0
        contracts = case.entries(Role.CONTRACTS, path)
        entrusted = [
            case.lower_bound(Role.CONTRACT_HANDLERS, contract) or 0 for contract in contracts
        ]
        if users + sum(entrusted) > largest:
            largest, place = users + sum(entrusted), case.at(Role.USER_COUNT, path)
    return largest, place


def _annex_items(text: str) -> set[str]:
    listed = _ANNEX_ITEMS.findall(unicodedata.normalize("NFKC", text))
    return {number for numbers in listed for number in _ANNEX_ITEM.findall(numbers)}


def _phones(text: str) -> set[str]:
    return set(_PHONE.findall(re.sub("[‐‑‒–—―−－]", "-", unicodedata.normalize("NFKC", text))))


def _digits(text: str) -> str:
    return plain(text).lstrip("0")
