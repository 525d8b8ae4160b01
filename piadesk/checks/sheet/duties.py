"""Checks of the duties: しきい値判断結果, the kind of 評価書 handed in, 最も優先度が高い対策."""

from collections.abc import Iterator, Sequence
from itertools import product

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.choices import lower_bound
from piadesk.forms.roles import Role
from piadesk.scheme.threshold import LEVELS, judge, judge_keys
from piadesk.words import say


@sheet_rule(threshold_result=Severity.ERROR)
def threshold_result(case: Case) -> Iterator[Finding]:
    """The stored しきい値判断結果 against 対象人数, 取扱者数 and 重大事故.

    Source: 特定個人情報保護評価に関する規則 第4条〜第7条; 様式2 Ⅱ and Ⅲ.
    """
    item = case.role(Role.THRESHOLD_RESULT)
    judged = judge(case.form, case.answer)
    stored = case.sheet.answers.get(item) if item else None
    if item is None or not stored or judged is None:
        return
    result = case.form.choice(item, judged.result)
    if stored != result:
        yield finding(
            "threshold_result",
            case.at(item),
            stored=stored,
            result=result,
            reason=say(judged.reason),
        )


@sheet_rule(result_against_population=Severity.ERROR)
def result_against_population(case: Case) -> Iterator[Finding]:
    """様式3・様式4: the しきい値判断結果 that was taken over, against ③対象人数.

    Source: 規則 第4条〜第7条. 取扱者数 and 重大事故 stand in the 基礎項目評価書 alone, so only
    results that no such figures could give are told.
    """
    item, population = case.role(Role.ASSESSED_RESULT), case.role(Role.AFFAIR_SIZE)
    if item is None or population is None:
        return
    size, result = lower_bound(case.chosen(population) or ""), case.chosen(item)
    if size is not None and result is not None and result not in _possible(size):
        yield finding(
            "result_against_population",
            case.at(item),
            size=case.answer(population),
            population=case.position(population),
            result=case.answer(item),
            cause=case.at(population),
        )


@sheet_rule(report_kind_below=Severity.ERROR, report_kind_above=Severity.HINT)
def report_kind(case: Case) -> Iterator[Finding]:
    """Ⅳ1 提出する評価書の種類: at least what Ⅲ makes due; more is of one's own will.

    Source: 様式2 Ⅲ and Ⅳ1; 指針 第5の2.
    """
    item, result_item = case.role(Role.REPORT_KIND), case.role(Role.THRESHOLD_RESULT)
    judged, kind = judge(case.form, case.answer), case.chosen(item)
    level = judged.result if judged else case.chosen(result_item)
    if item is None or result_item is None or kind is None or level is None:
        return
    # Nothing less than the 基礎項目評価書 can be handed in.
    levels: Sequence[str] = LEVELS
    handed_in, due = levels.index(kind), levels.index(level)
    address, result = case.at(item), case.form.choice(result_item, level)
    if handed_in < due:
        yield finding("report_kind_below", address, result=result)
    elif handed_in > max(due, 1):
        yield finding("report_kind_above", address, result=result)


@sheet_rule(priority_exempt=Severity.WARNING, priority_repeated=Severity.ERROR)
def priority_repeated(case: Case) -> Iterator[Finding]:
    """Ⅳ11 当該対策は十分か【再掲】 against the answer above for the same measure.

    Source: 様式2 令和6年10月版 Ⅳ11. How 9) 従業者に対する教育・啓発 is repeated, on another scale,
    is not laid down: it is asked, where the steps of the scales are not the same.
    """
    key = case.chosen(Role.PRIORITY_MEASURE)
    above = case.role(Role(key)) if key in set(Role) else None
    if key is None or above is None:
        return
    if case.blanked(above):
        address = case.at(Role.PRIORITY_MEASURE)
        yield finding("priority_exempt", address, above=case.position(above))
        return
    known = case.form.choices_of(case.form.by_id[above])
    repeated, first = case.answer(Role.PRIORITY_SUFFICIENCY), case.answer(above)
    is_same_scale = repeated in known and first in known
    steps = (case.chosen(above), case.chosen(Role.PRIORITY_SUFFICIENCY))
    if repeated != first and (is_same_scale or (all(steps) and steps[0] != steps[1])):
        yield finding(
            "priority_repeated",
            case.at(Role.PRIORITY_SUFFICIENCY),
            None if is_same_scale else Severity.HINT,
            above=case.position(above),
            first=first,
            repeated=repeated,
        )


@sheet_rule(priority_without_report=Severity.ERROR)
def priority_without_report(case: Case) -> Iterator[Finding]:
    """Ⅳ11 全項目評価又は重点項目評価を実施する ○ while Ⅳ1 hands in the 基礎項目評価書 alone.

    Source: 様式2 令和6年10月版 Ⅳ1 and Ⅳ11.
    """
    if case.is_marked(Role.PRIORITY_EXEMPT) and case.chosen(Role.REPORT_KIND) == "basic":
        yield finding(
            "priority_without_report",
            case.at(Role.PRIORITY_EXEMPT),
            report=case.position(Role.REPORT_KIND),
            kind=case.answer(Role.REPORT_KIND),
        )


def _possible(size: int) -> set[str]:
    """The results that some 取扱者数 and 重大事故 give for this 対象人数."""
    figures = product(("over", "under"), ("occurred", "none"))
    judged = (judge_keys(size, handlers, accident) for handlers, accident in figures)
    return {judgement.result for judgement in judged if judgement}
