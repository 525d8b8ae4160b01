"""Checks between the parts of 様式3 and 様式4 that are written for one file: Ⅱ and Ⅲ."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.sheet.network import NETWORK
from piadesk.kinds import ChosenMarks
from piadesk.scheme.era import as_day, shown_date

ENTRUSTING: Final = "file.entrust.exists"
NOT_ENTRUSTING: Final = "risk.entrust.none"
SUBCONTRACTING: Final = "file.entrust.items.sub.exists"
SUBCONTRACTOR: Final = "risk.entrust.subcontract"
PROVIDING: Final = "file.provide.exists"
NOT_PROVIDING: Final = "risk.provide.none"


@sheet_rule(entrusted_in_risks=Severity.ERROR, not_entrusted_in_risks=Severity.ERROR)
def entrusting(case: Case) -> Iterator[Finding]:
    """Ⅱ4 委託しない and Ⅲ4 委託しない go together. Source: 様式3・様式4 Ⅱ4 and Ⅲ4."""
    if not case.has(ENTRUSTING, NOT_ENTRUSTING):
        return
    for path in case.entries("file"):
        exists = case.answer(ENTRUSTING, path)
        none = case.answer(NOT_ENTRUSTING, path) is True
        if (exists == "委託しない" and not none) or (exists == "委託する" and none):
            code = "entrusted_in_risks" if none else "not_entrusted_in_risks"
            yield finding(code, case.at(NOT_ENTRUSTING, path))


@sheet_rule(subcontracted=Severity.ERROR, not_subcontracted=Severity.ERROR)
def subcontracting(case: Case) -> Iterator[Finding]:
    """再委託の有無 of every 委託事項 against Ⅲ4 再委託先による…適切な取扱い.

    Source: 様式3・様式4 Ⅱ4 再委託 and Ⅲ4 (選択肢 再委託していない).
    """
    if not case.has(SUBCONTRACTING, SUBCONTRACTOR):
        return
    for path in case.entries("file"):
        level = case.answer(SUBCONTRACTOR, path)
        told = [case.answer(SUBCONTRACTING, e) for e in case.entries("file.entrust.items", path)]
        if level is None or not told:
            continue
        address = case.at(SUBCONTRACTOR, path)
        if level == "再委託していない" and "再委託する" in told:
            number = told.index("再委託する") + 1
            yield finding("subcontracted", address, number=number)
        elif level != "再委託していない" and set(told) == {"再委託しない"}:
            yield finding("not_subcontracted", address)


@sheet_rule(not_provided_in_risks=Severity.ERROR, provided_in_risks=Severity.ERROR)
def providing(case: Case) -> Iterator[Finding]:
    """Ⅱ5 行っていない and Ⅲ5 提供・移転しない.

    Ⅲ5 leaves aside what goes through the network, so 提供 by the network alone does not count.
    Source: 様式3・様式4 Ⅱ5 and Ⅲ5.
    """
    if not case.has(PROVIDING, NOT_PROVIDING):
        return
    for path in case.entries("file"):
        marked = ChosenMarks.of(case.answer(PROVIDING, path)).marked
        none = case.answer(NOT_PROVIDING, path) is True
        address = case.at(NOT_PROVIDING, path)
        if "行っていない" in marked and not none:
            yield finding("not_provided_in_risks", address)
        elif none and _goes_beside_network(case, path):
            yield finding("provided_in_risks", address)


def _goes_beside_network(case: Case, path: EntryPath) -> bool:
    if case.entries("file.provide.move", path):
        return True
    methods = (
        ChosenMarks.of(case.answer("file.provide.to.methods", to)).marked
        for to in case.entries("file.provide.to", path)
    )
    return any(set(marked) - {NETWORK} for marked in methods)


@sheet_rule(used_before_held=Severity.ERROR)
def held_before_used(case: Case) -> Iterator[Finding]:
    """保有開始日 is not after 使用開始日. Source: 様式3・様式4 Ⅱ2⑤ and Ⅱ3⑥・⑨."""
    for path in case.entries("file"):
        held = as_day(str(case.answer("file.info.held_since", path)))
        used = as_day(str(case.answer("file.use.started_on", path)))
        if held and used and held > used:
            yield finding(
                "used_before_held",
                case.at("file.use.started_on", path),
                held=shown_date(held.isoformat()),
                used=shown_date(used.isoformat()),
            )


@sheet_rule(part_above_whole=Severity.ERROR)
def part_above_whole(case: Case) -> Iterator[Finding]:
    """本人の数 that is provided, moved or entrusted, against ②対象となる本人の数 of the file.

    Source: 様式3・様式4 Ⅱ2②, Ⅱ4② and Ⅱ5④.
    """
    parts = (
        ("file.provide.to", "file.provide.to.subjects"),
        ("file.provide.move", "file.provide.move.subjects"),
        ("file.entrust.items", "file.entrust.items.range.subjects"),
    )
    for path in case.entries("file"):
        whole = case.rank("file.info.subjects", path)
        if whole is None:
            continue
        told = case.answer("file.info.subjects", path)
        for rows_id, item_id in parts:
            for entry in case.entries(rows_id, path):
                part = case.rank(item_id, entry)
                if part is not None and part > whole:
                    address = case.at(item_id, entry)
                    yield finding("part_above_whole", address, whole=told)


@sheet_rule(file_above_affair=Severity.WARNING)
def file_above_affair(case: Case) -> Iterator[Finding]:
    """②対象となる本人の数 of a file against ③対象人数 of the whole 事務.

    Source: 様式3・様式4 Ⅰ1③ and Ⅱ2② (対象人数 counts the people of all files).
    """
    affair = case.answer("basic.affair.population")
    if not isinstance(affair, str) or (most := _bound(affair, "未満")) is None:
        return
    for path in case.entries("file"):
        subjects = case.answer("file.info.subjects", path)
        least = _bound(subjects, "以上") if isinstance(subjects, str) else None
        if least is not None and least >= most:
            yield finding(
                "file_above_affair",
                case.at("file.info.subjects", path),
                population=case.position("basic.affair.population"),
                size=affair,
            )


def _bound(words: str, side: str) -> int | None:
    """The number before 以上 or 未満 in a 選択肢: 100000 of ``10万人以上30万人未満``."""
    found = re.search(rf"([\d,]+)(万?)人{side}", words)
    return int(found[1].replace(",", "")) * (10_000 if found[2] else 1) if found else None


@sheet_rule(whole_is_less=Severity.WARNING)
def whole_file_entrusted(case: Case) -> Iterator[Finding]:
    """特定個人情報ファイルの全体 is entrusted, yet fewer 本人 than the file has.

    Source: 様式4 Ⅱ4② and Ⅱ2②.
    """
    subjects = "file.entrust.items.range.subjects"
    for path in case.entries("file"):
        whole = case.rank("file.info.subjects", path)
        for entry in case.entries("file.entrust.items", path):
            part = case.rank(subjects, entry)
            is_whole = case.rank("file.entrust.items.range", entry) == 0
            if is_whole and whole is not None and part is not None and part < whole:
                told = case.answer("file.info.subjects", path)
                address = case.at(subjects, entry)
                yield finding("whole_is_less", address, whole=told)
