"""Checks between the parts of 様式3 and 様式4 that are written for one file: Ⅱ and Ⅲ."""

import datetime
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.sheet.network import NETWORK
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.era import shown_date

_SCHEME_BEGAN: Final = datetime.date(2013, 5, 31)
_NUMBERS_PREPARED: Final = datetime.date(2015, 6, 1)
"""個人番号 are since 平成27年10月5日; systems took them in some months before."""
"""番号法の公布: no file of My Number data was before it."""

_FAR_AHEAD: Final = 3 * 366
"""Days."""


@sheet_rule(entrusted_in_risks=Severity.ERROR, not_entrusted_in_risks=Severity.ERROR)
def entrusting(case: Case) -> Iterator[Finding]:
    """Ⅱ4 委託しない and Ⅲ4 委託しない go together. Source: 様式3・様式4 Ⅱ4 and Ⅲ4."""
    if not case.has(Role.ENTRUSTING, Role.NOT_ENTRUSTING):
        return
    for path in case.entries(Role.FILES):
        exists = case.chosen(Role.ENTRUSTING, path)
        none = case.is_marked(Role.NOT_ENTRUSTING, path)
        if (exists == "no" and not none) or (exists == "yes" and none):
            code = "entrusted_in_risks" if none else "not_entrusted_in_risks"
            mark = case.at(Role.NOT_ENTRUSTING, path)
            cause = mark if none else case.at(Role.ENTRUSTING, path)
            yield finding(code, mark, cause=cause)


@sheet_rule(subcontracted=Severity.ERROR, not_subcontracted=Severity.ERROR)
def subcontracting(case: Case) -> Iterator[Finding]:
    """再委託の有無 of every 委託事項 against Ⅲ4 再委託先による…適切な取扱い.

    Source: 様式3・様式4 Ⅱ4 再委託 and Ⅲ4 (選択肢 再委託していない).
    """
    if not case.has(Role.SUBCONTRACTING, Role.SUBCONTRACTOR_EFFORT):
        return
    for path in case.entries(Role.FILES):
        answered = case.answer(Role.SUBCONTRACTOR_EFFORT, path) is not None
        denied = case.chosen(Role.SUBCONTRACTOR_EFFORT, path) == "no_subcontracting"
        contracts = case.entries(Role.CONTRACTS, path)
        answers = [case.chosen(Role.SUBCONTRACTING, contract) for contract in contracts]
        address = case.at(Role.SUBCONTRACTOR_EFFORT, path)
        if denied and "yes" in answers:
            yield finding("subcontracted", address, number=answers.index("yes") + 1)
        elif answered and not denied and set(answers) == {"no"}:
            yield finding("not_subcontracted", address)


@sheet_rule(not_provided_in_risks=Severity.ERROR, provided_in_risks=Severity.ERROR)
def providing(case: Case) -> Iterator[Finding]:
    """Ⅱ5 行っていない and Ⅲ5 提供・移転しない.

    Ⅲ5 leaves aside what goes through the network, so 提供 by the network alone does not count.
    Source: 様式3・様式4 Ⅱ5 and Ⅲ5.
    """
    if not case.has(Role.PROVIDING, Role.NOT_PROVIDING):
        return
    for path in case.entries(Role.FILES):
        none = case.is_marked(Role.NOT_PROVIDING, path)
        address = case.at(Role.NOT_PROVIDING, path)
        if "neither" in case.marked(Role.PROVIDING, path) and not none:
            yield finding("not_provided_in_risks", address, cause=case.at(Role.PROVIDING, path))
        elif none and _goes_beside_network(case, path):
            yield finding("provided_in_risks", address)


def _goes_beside_network(case: Case, path: EntryPath) -> bool:
    if case.entries(Role.TRANSFEREES, path):
        return True
    item = case.role(Role.RECIPIENT_METHODS)
    network = case.form.choice(item, NETWORK) if item else None
    methods = (
        ChosenMarks.of(case.answer(item, recipient)).marked
        for recipient in case.entries(Role.RECIPIENTS, path)
    )
    return any(set(marked) - {network} for marked in methods)


@sheet_rule(
    start_far_ahead=Severity.HINT,
    start_too_early=Severity.WARNING,
    start_before_numbers=Severity.HINT,
)
def starts(case: Case) -> Iterator[Finding]:
    """保有開始日 or 使用開始日 more than three years after 公表日, before there was a scheme, or
    long before there were numbers.

    Source: 規則第9条第1項 (a file is assessed before it is held; not long before), 番号法の施行日.
    """
    for role in (Role.HELD_SINCE, Role.USED_SINCE):
        for path in case.paths(role):
            day = case.day(role, path)
            if day and day < _SCHEME_BEGAN:
                value = shown_date(day.isoformat())
                yield finding("start_too_early", case.at(role, path), value=value)
            elif day and day < _NUMBERS_PREPARED:
                value = shown_date(day.isoformat())
                yield finding("start_before_numbers", case.at(role, path), value=value)
            if day and case.published_on and (day - case.published_on).days > _FAR_AHEAD:
                value = shown_date(day.isoformat())
                cause = case.at(Role.PUBLISHED_ON)
                yield finding("start_far_ahead", case.at(role, path), value=value, cause=cause)


@sheet_rule(used_before_held=Severity.ERROR)
def held_before_used(case: Case) -> Iterator[Finding]:
    """保有開始日 is not after 使用開始日. Source: 様式3・様式4 Ⅱ2⑤ and Ⅱ3⑥・⑨."""
    for path in case.entries(Role.FILES):
        held = case.day(Role.HELD_SINCE, path)
        used = case.day(Role.USED_SINCE, path)
        if held and used and held > used:
            yield finding(
                "used_before_held",
                case.at(Role.USED_SINCE, path),
                held=shown_date(held.isoformat()),
                used=shown_date(used.isoformat()),
            )


@sheet_rule(part_above_whole=Severity.ERROR)
def part_above_whole(case: Case) -> Iterator[Finding]:
    """本人の数 that is provided, moved or entrusted, against ②対象となる本人の数 of the file.

    Source: 様式3・様式4 Ⅱ2②, Ⅱ4② and Ⅱ5④.
    """
    parts = (
        (Role.RECIPIENTS, Role.RECIPIENT_SUBJECTS),
        (Role.TRANSFEREES, Role.TRANSFEREE_SUBJECTS),
        (Role.CONTRACTS, Role.CONTRACT_SUBJECTS),
    )
    for path in case.entries(Role.FILES):
        upper = case.upper_bound(Role.FILE_SUBJECTS, path)
        if upper is None:
            continue
        whole = case.answer(Role.FILE_SUBJECTS, path)
        for repeat, subjects in parts:
            for entry in case.entries(repeat, path):
                lower = case.lower_bound(subjects, entry)
                if lower is not None and lower >= upper:
                    cause = case.at(Role.FILE_SUBJECTS, path)
                    address = case.at(subjects, entry)
                    yield finding("part_above_whole", address, whole=whole, cause=cause)


@sheet_rule(file_above_affair=Severity.WARNING)
def file_above_affair(case: Case) -> Iterator[Finding]:
    """②対象となる本人の数 of a file against ③対象人数 of the whole 事務.

    Source: 様式3・様式4 Ⅰ1③ and Ⅱ2② (対象人数 counts the people of all files).
    """
    upper = case.upper_bound(Role.AFFAIR_SIZE)
    for path in case.entries(Role.FILES) if upper is not None else ():
        lower = case.lower_bound(Role.FILE_SUBJECTS, path)
        if lower is not None and upper is not None and lower >= upper:
            yield finding(
                "file_above_affair",
                case.at(Role.FILE_SUBJECTS, path),
                population=case.position(Role.AFFAIR_SIZE),
                size=case.answer(Role.AFFAIR_SIZE),
                cause=case.at(Role.AFFAIR_SIZE),
            )


@sheet_rule(files_below_affair=Severity.HINT)
def files_below_affair(case: Case) -> Iterator[Finding]:
    """③対象人数 of the 事務 that none of its files comes near to: asked.

    Source: 様式3・様式4 Ⅰ1③ and Ⅱ2②.
    """
    lower = case.lower_bound(Role.AFFAIR_SIZE)
    files = case.entries(Role.FILES)
    uppers = [case.upper_bound(Role.FILE_SUBJECTS, path) for path in files]
    if lower and files and all(upper is not None and upper <= lower for upper in uppers):
        address = case.at(Role.AFFAIR_SIZE)
        yield finding("files_below_affair", address, size=case.answer(Role.AFFAIR_SIZE))


@sheet_rule(whole_is_less=Severity.WARNING)
def whole_file_entrusted(case: Case) -> Iterator[Finding]:
    """特定個人情報ファイルの全体 is entrusted, yet fewer 本人 than the file has.

    Source: 様式4 Ⅱ4② and Ⅱ2②.
    """
    for path in case.entries(Role.FILES):
        lower = case.lower_bound(Role.FILE_SUBJECTS, path)
        for contract in case.entries(Role.CONTRACTS, path):
            upper = case.upper_bound(Role.CONTRACT_SUBJECTS, contract)
            is_whole = case.chosen(Role.CONTRACT_RANGE, contract) == "whole"
            if is_whole and lower is not None and upper is not None and upper <= lower:
                address = case.at(Role.CONTRACT_SUBJECTS, contract)
                yield finding("whole_is_less", address, whole=case.answer(Role.FILE_SUBJECTS, path))
