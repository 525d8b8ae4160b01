"""Checks of any item by its kind: empty, blanked, not among the 選択肢, marks and their words."""

from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.forms import definition as d
from piadesk.forms.guidance import blank_reason
from piadesk.kinds import ChosenMarks, is_blank, kind_of
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing
from piadesk.words import say


def empty(case: Case, entry: Visit) -> Iterator[Finding]:
    """A required item without an answer, or with nothing but blanks.

    Source: 様式の各項目 (what the form does not blank must be answered).
    """
    if not entry.required:
        return
    if is_blank(entry.value) or (isinstance(entry.value, str) and not entry.value.strip()):
        yield case.found("empty", Severity.ERROR, entry.address, instead=_instead(case, entry))


def faults_of_kind(case: Case, entry: Visit) -> Iterator[Finding]:
    """What the item's kind says is wrong: none of the 選択肢, letter for letter; no such number.

    Source: 様式の＜選択肢＞ and the units that it prints.
    """
    if entry.blanked_by or is_blank(entry.value):
        return
    for fault in kind_of(entry.item).faults(case.form, entry.item, entry.value):
        yield case.found(fault.code, Severity.ERROR, entry.address, **fault.blanks)


def blanked(case: Case, entry: Visit) -> Iterator[Finding]:
    """An answer where a mark or a choice elsewhere says that the item is left blank.

    Source: 様式の記入要領. Such words are kept in the file and not printed, so the clerk is told.
    """
    if not entry.blanked_by or is_blank(entry.value) or isinstance(entry.item, d.Mirror):
        return
    words = isinstance(entry.value, str) and not says_nothing(entry.value)
    grave = Severity.WARNING if words or not isinstance(entry.value, str) else Severity.HINT
    reason = blank_reason(case.form, entry.blanked_by)
    yield case.found("blanked", grave, entry.address, reason=reason)


def words_in_brackets(case: Case, entry: Visit) -> Iterator[Finding]:
    """Words or a number in the brackets of an option without ○; ○ with empty brackets.

    A number whose entries are there is left to `counts.entries_without_mark`.
    Source: 様式の（　　） beside the options; その他 asks to say what.
    """
    if entry.blanked_by or not isinstance(entry.item, d.Marks):
        return
    chosen = ChosenMarks.of(entry.value)
    for option in entry.item.options:
        words, marked = chosen.texts.get(option.label, ""), option.label in chosen.marked
        counted = bool(option.counts and case.entries(option.counts, entry.address.path))
        if words.strip() and not marked and not counted and not says_nothing(words):
            grave, code = Severity.WARNING, "words_without_mark"
        elif marked and option.blank == "text" and not words.strip():
            grave, code = Severity.ERROR, "mark_without_words"
        else:
            continue
        yield case.found(code, grave, entry.address, option=option.label, words=words)


def not_beside_others(case: Case, entry: Visit) -> Iterator[Finding]:
    """``行っていない`` and the like marked beside what it denies. Source: 様式の選択肢."""
    if entry.blanked_by or not isinstance(entry.item, d.Marks):
        return
    marked = ChosenMarks.of(entry.value).marked
    alone = [one.label for one in entry.item.options if one.excludes_others]
    for label in alone:
        if label in marked and len(marked) > 1:
            yield case.found("not_beside_others", Severity.ERROR, entry.address, option=label)


def _instead(case: Case, entry: Visit) -> str:
    """The ○ that would blank the item, as a way out; "" where no mark does."""
    conditions = entry.item.blank_when
    marks = [one.item for one in conditions if one.equals is True]
    if not marks or len(marks) < len(conditions):
        return ""
    told = "」「".join(case.form.by_id[mark].label for mark in marks)
    return say("finding_words.instead_mark", marks=told)
