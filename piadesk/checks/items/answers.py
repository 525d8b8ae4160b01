"""Checks of any item by its kind: empty, blanked, not among the 選択肢, marks and their words."""

import re
import unicodedata
from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import item_rule
from piadesk.forms import definition as d
from piadesk.forms.guidance import blank_reason
from piadesk.kinds import ChosenMarks, is_blank, kind_of
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing
from piadesk.words import say


@item_rule(empty=Severity.ERROR)
def empty(case: Case, visit: Visit) -> Iterator[Finding]:
    """A required item without an answer, or with nothing but blanks.

    Source: 様式の各項目 (what the form does not blank must be answered).
    """
    if not visit.required:
        return
    if is_blank(visit.value) or (isinstance(visit.value, str) and not visit.value.strip()):
        yield finding("empty", visit.address, instead=_instead(case, visit))


@item_rule(
    unknown_choice=Severity.ERROR,
    not_a_number=Severity.ERROR,
    too_many_decimals=Severity.ERROR,
    number_below=Severity.ERROR,
    number_above=Severity.ERROR,
)
def faults_of_kind(case: Case, visit: Visit) -> Iterator[Finding]:
    """What the item's kind says is wrong: none of the 選択肢, letter for letter; no such number.

    Source: 様式の＜選択肢＞ and the units that it prints.
    """
    if visit.blanked_by or is_blank(visit.value):
        return
    for fault in kind_of(visit.item).faults(case.form, visit.item, visit.value):
        yield finding(fault.code, visit.address, **fault.blanks)


@item_rule(blanked=Severity.WARNING)
def blanked(case: Case, visit: Visit) -> Iterator[Finding]:
    """An answer where a mark or a choice elsewhere says that the item is left blank.

    「―」 says that there is nothing, 「再委託しない」 no more than that. Such words are kept in the
    file and not printed, so the clerk is told. Source: 様式の記入要領.
    """
    if not visit.blanked_by or is_blank(visit.value) or isinstance(visit.item, d.Mirror):
        return
    if isinstance(visit.value, str) and _says_only_that(visit.value):
        return
    reason = blank_reason(case.form, visit.blanked_by)
    condition = visit.blanked_by[0]
    cause = case.at(condition.item, visit.address.path)
    yield finding("blanked", visit.address, reason=reason, cause=cause)


@item_rule(words_without_mark=Severity.WARNING, mark_without_words=Severity.ERROR)
def words_in_brackets(case: Case, visit: Visit) -> Iterator[Finding]:
    """Words or a number in the brackets of an option without ○; ○ with empty brackets.

    A number whose entries are there is left to `counts.entries_without_mark`.
    Source: 様式の（　　） beside the options; その他 asks to say what.
    """
    if visit.blanked_by or not isinstance(visit.item, d.Marks):
        return
    chosen = ChosenMarks.of(visit.value)
    for option in visit.item.options:
        words, marked = chosen.texts.get(option.label, ""), option.label in chosen.marked
        counted = bool(option.counts and case.entries(option.counts, visit.address.path))
        if words.strip() and not marked and not counted and not says_nothing(words):
            code = "words_without_mark"
        elif marked and option.blank == "text" and not words.strip():
            code = "mark_without_words"
        else:
            continue
        yield finding(code, visit.address, option=option.label, words=words)


@item_rule(not_beside_others=Severity.ERROR)
def not_beside_others(case: Case, visit: Visit) -> Iterator[Finding]:
    """``行っていない`` and the like marked beside what it denies. Source: 様式の選択肢."""
    if visit.blanked_by or not isinstance(visit.item, d.Marks):
        return
    marked = ChosenMarks.of(visit.value).marked
    alone = [option.label for option in visit.item.options if option.excludes_others]
    for label in alone:
        if label in marked and len(marked) > 1:
            yield finding("not_beside_others", visit.address, option=label)


def _says_only_that(text: str) -> bool:
    """Whether an answer says no more than what blanks it: 「再委託しないため、該当なし。」."""
    pattern: str = scheme_table("statements")["nothing_there"]
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return says_nothing(text) or re.fullmatch(pattern, folded) is not None


def _instead(case: Case, visit: Visit) -> str:
    """The ○ that would blank the item, as a way out; "" where no mark does."""
    conditions = visit.item.blank_when
    marks = [condition.item for condition in conditions if condition.equals is True]
    if not marks or len(marks) < len(conditions):
        return ""
    labels = "」「".join(case.form.by_id[mark].label for mark in marks)
    return say("finding_words.instead_mark", marks=labels)
