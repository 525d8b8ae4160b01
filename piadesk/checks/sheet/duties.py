"""Checks of the duties: しきい値判断結果, the kind of 評価書 handed in, 最も優先度が高い対策."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.scheme.threshold import ACCIDENT, HANDLERS, LEVELS, SIZES, judge
from piadesk.words import say

PRIORITY_REPEATS: Final = (
    "risk.acquire.unintended.sufficiency",
    "risk.use.linkage.sufficiency",
    "risk.use.unauthorized.sufficiency",
    "risk.entrust.misuse.sufficiency",
    "risk.provide.improper.sufficiency",
    "risk.network.unintended.sufficiency",
    "risk.network.improper_provide.sufficiency",
    "risk.storage.leak.sufficiency",
    "risk.training.level",
)
"""様式2 令和6年10月版 Ⅳ11: the item above that the measure 1), 2), … 9) repeats."""


def threshold_result(case: Case) -> Iterator[Finding]:
    """The stored しきい値判断結果 against 対象人数, 取扱者数 and 重大事故.

    Source: 特定個人情報保護評価に関する規則 第4条〜第7条; 様式2 Ⅱ and Ⅲ.
    """
    stored = case.sheet.answers.get("threshold.result")
    judged = judge(case.answer)
    if not case.has("threshold.result") or not stored or judged is None:
        return
    if stored != judged.result:
        yield case.found(
            "threshold_result",
            Severity.ERROR,
            case.at("threshold.result"),
            stored=stored,
            result=judged.result,
            reason=say(judged.reason),
        )


def result_against_population(case: Case) -> Iterator[Finding]:
    """様式3・様式4: the しきい値判断結果 that was taken over, against ③対象人数.

    Source: 規則 第4条〜第7条. 取扱者数 and 重大事故 stand in the 基礎項目評価書 alone, so only
    results that no such figures could give are told.
    """
    size, value = case.answer("basic.affair.population"), case.answer("procedure.basic.result")
    if not isinstance(size, str) or not isinstance(value, str):
        return
    # 「（任意に…）」 follows a result; 様式2 says 「（任意実施）」 behind the smallest size.
    sizes = [known for known in SIZES if known.startswith(size)]
    results = [level for level in LEVELS if value.startswith(level)]
    if len(sizes) == 1 and results and results[0] not in _possible(sizes[0]):
        yield case.found(
            "result_against_population",
            Severity.ERROR,
            case.at("procedure.basic.result"),
            size=size,
            population=case.told("basic.affair.population"),
            result=value,
        )


def report_kind(case: Case) -> Iterator[Finding]:
    """Ⅳ1 提出する評価書の種類: at least what Ⅲ makes due; more is of one's own will.

    Source: 様式2 Ⅲ and Ⅳ1; 指針 第5の2.
    """
    rank, judged = case.rank("risk.report_kind"), judge(case.answer)
    result = judged.result if judged else case.answer("threshold.result")
    if rank is None or result not in LEVELS:
        return
    # 1) is the 基礎項目評価書 alone, as LEVELS[1] is; nothing less can be handed in.
    handed_in, due = rank + 1, LEVELS.index(result)
    address = case.at("risk.report_kind")
    if handed_in < due:
        yield case.found("report_kind_below", Severity.ERROR, address, result=result)
    elif handed_in > max(due, 1):
        yield case.found("report_kind_above", Severity.HINT, address, result=result)


def priority_repeated(case: Case) -> Iterator[Finding]:
    """Ⅳ11 当該対策は十分か【再掲】 against the answer above for the same measure.

    Source: 様式2 令和6年10月版 Ⅳ11. How 9) 従業者に対する教育・啓発 is repeated, on another scale,
    is not laid down: nothing is said of it.
    """
    measure = case.rank("risk.priority.measure")
    if measure is None or measure >= len(PRIORITY_REPEATS):
        return
    above = PRIORITY_REPEATS[measure]
    if not case.has(above):
        return
    if case.blanked(above):
        address = case.at("risk.priority.measure")
        yield case.found("priority_exempt", Severity.WARNING, address, above=case.told(above))
        return
    known = case.form.choices_of(case.form.by_id[above])
    repeated, first = case.answer("risk.priority.sufficiency"), case.answer(above)
    if repeated in known and first in known and repeated != first:
        yield case.found(
            "priority_repeated",
            Severity.ERROR,
            case.at("risk.priority.sufficiency"),
            above=case.told(above),
            first=first,
            repeated=repeated,
        )


def priority_without_report(case: Case) -> Iterator[Finding]:
    """Ⅳ11 全項目評価又は重点項目評価を実施する ○ while Ⅳ1 hands in the 基礎項目評価書 alone.

    Source: 様式2 令和6年10月版 Ⅳ1 and Ⅳ11.
    """
    if case.answer("risk.priority.exempt") is True and case.rank("risk.report_kind") == 0:
        yield case.found(
            "priority_without_report",
            Severity.ERROR,
            case.at("risk.priority.exempt"),
            report=case.told("risk.report_kind"),
            kind=case.answer("risk.report_kind"),
        )


def _possible(size: str) -> set[str]:
    """The results that some 取扱者数 and 重大事故 give for this 対象人数."""
    figures = (
        {
            "threshold.population.size": size,
            "threshold.handlers.over500": handlers,
            "threshold.accident.occurred": accident,
        }
        for handlers, accident in product(HANDLERS, ACCIDENT)
    )
    return {judged.result for known in figures if (judged := judge(known.get))}
