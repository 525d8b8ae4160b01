"""Check of measures that are lax by their own words: 平文で保存する, 鍵のかからない棚に置く.

The words are data: ``resources/scheme/lax.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit


class _Lax(NamedTuple):
    may: tuple[str, ...]
    """Words of which a text must have one: to look for them is quick."""

    says: re.Pattern[str]
    unless: re.Pattern[str]
    """Of a sentence that is sound after all; beside what holds for all kinds."""

    def is_in(self, sentence: str) -> bool:
        return bool(self.says.search(sentence)) and not self.unless.search(sentence)

    def without(self, sentence: str) -> str:
        """A sentence without the words that are lax: 施錠できない書架 is nothing that cannot be."""
        return self.says.sub("", sentence)


@text_rule(measure_lax=Severity.WARNING)
def measure_lax(case: Case, visit: Visit) -> Iterator[Finding]:
    """「共用フォルダーに置き、だれでも開ける。」 as a measure, unless 課題が残されている is chosen.

    Source: 指針 第10 (審査の観点: リスクを軽減するための措置が具体的に記載されているか).
    """
    if visit.item.id not in _asking(case.form):
        return
    for text in current_texts(case, visit):
        if (sentence := _lax_in(text)) and not _is_admitted(case, visit):
            yield finding("measure_lax", visit.address, text=brief(sentence))
            return


@functools.lru_cache(KEPT_TEXTS)
def _lax_in(text: str) -> str:
    """The first sentence of a text that is lax; "" for none."""
    unless, kinds = _words()
    folded = unicodedata.normalize("NFKC", text)
    meant = [one for one in kinds if any(word in folded for word in one.may)]
    for shown, sentence in sentences(folded) if meant else ():
        lax = (one for one in meant if one.is_in(sentence))
        if any(not unless.search(one.without(sentence)) for one in lax):
            return shown
    return ""


def _is_admitted(case: Case, visit: Visit) -> bool:
    """Whether a judgement on the same risk says that something lacks."""
    path = visit.address.path
    return any(case.chosen(one, path) == "lacking" for one in _asking(case.form)[visit.item.id])


@functools.lru_cache(16)
def _asking(form: d.Form) -> dict[str, tuple[str, ...]]:
    """The long texts that ask for measures, each with the choices below a heading over it."""
    label = re.compile(scheme_table("lax")["label"])
    choices = [item for item in form.items if isinstance(item, d.Choice)]
    asking: dict[str, tuple[str, ...]] = {}
    for item in form.items:
        heads = form.heads[item.id]
        question = "/".join(map(label_of, (*heads, item)))
        if isinstance(item, d.LongText) and label.search(question):
            near = {one.id for one in heads[1:] or heads}
            beside = (
                one for one in choices if near & {head.id for head in (*form.heads[one.id], one)}
            )
            asking[item.id] = tuple(one.id for one in beside)
    return asking


@functools.cache
def _words() -> tuple[re.Pattern[str], tuple[_Lax, ...]]:
    data = scheme_table("lax")
    kinds = (
        _Lax(tuple(one["may"]), *(re.compile(one.get(key, "(?!)")) for key in ("says", "unless")))
        for one in data["kind"]
    )
    return re.compile(data["unless"]), tuple(kinds)
