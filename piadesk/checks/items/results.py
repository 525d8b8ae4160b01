"""Checks of answers that tell what came of a thing: 「審議中」, or how it was done once more.

How results look is data: ``resources/scheme/results.toml``.
"""

import functools
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.prose import folded_sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_KEPT_FORMS: Final = 16
_KEYS: Final = ("has", "method", "answers")


class _Result(NamedTuple):
    """What is known of one kind of result; see the data file."""

    has: re.Pattern[str]
    method: re.Pattern[str]
    answers: re.Pattern[str]


@text_rule(result_pending=Severity.WARNING, result_is_method=Severity.HINT)
def results(case: Case, visit: Visit) -> Iterator[Finding]:
    """「現在、審議中である。」 as 結果; 「審査会に諮問した。」, which is the 方法.

    Source: 規則 第7条; 様式3 Ⅴ, 様式4 Ⅵ.
    """
    if not isinstance(visit.item, d.LongText | d.Text):
        return
    asked = _results(case.form).get(visit.item.id)
    for text in current_texts(case, visit) if asked else ():
        parts = folded_sentences(text)
        pending = next((one for one in parts if asked and _is_pending(asked, one)), "")
        others = [one for one in parts if one != pending]
        if pending and not any(_pattern("past").search(one) for one in others):
            label = visit.item.label
            yield finding("result_pending", visit.address, text=brief(pending), label=label)
        elif asked and parts and all(_is_method(asked, one) for one in parts):
            label = visit.item.label
            yield finding("result_is_method", visit.address, text=brief(text), label=label)


def _is_pending(asked: _Result, sentence: str) -> bool:
    """Whether a sentence says that the result is to come: 「今後の検討課題とした」 is one."""
    return _pattern("pending").search(sentence) is not None and not asked.answers.search(sentence)


def _is_method(asked: _Result, sentence: str) -> bool:
    return asked.method.search(sentence) is not None and not asked.has.search(sentence)


@functools.lru_cache(_KEPT_FORMS)
def _results(form: d.Form) -> dict[str, _Result]:
    known = [
        (re.compile(one["asks"]), _Result(*(re.compile(one.get(key, "$^")) for key in _KEYS)))
        for one in _data()["result"]
    ]
    results: dict[str, _Result] = {}
    for item in form.items:
        if isinstance(item, d.LongText | d.Text):
            question = "/".join(map(label_of, (*form.heads[item.id], item)))
            fitting = (result for asks, result in known if asks.search(question))
            if (result := next(fitting, None)) is not None:
                results[item.id] = result
    return results


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name])


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("results")
