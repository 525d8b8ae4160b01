"""Checks of a choice against the prose beside it: what is denied and described, and the reverse."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.slip_data import KEPT_TEXTS, slip_data
from piadesk.checks.prose import sentences
from piadesk.checks.registry import item_rule, text_rule
from piadesk.checks.sheet.reasons import made_void
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import kind_of
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing

_DONE: Final = frozenset({"yes", "strong", "sufficient", "occurred"})
"""Keys of 選択肢 that say that something is done, or happened."""

_NOT_DONE: Final = frozenset({"no", "none"})
"""Keys that say that it is not, or did not."""

_MEASURES: Final = frozenset({"doing", "record", "limit", "rule"})
"""Sets of 選択肢 that ask whether a measure is taken: 行っている, 定めている …"""

_ENOUGH: Final = frozenset({"strong", "sufficient"})
"""Keys of 選択肢 that say that the measures are enough."""

_JUDGED: Final = _ENOUGH | {"lacking"}
"""Keys of 選択肢 that judge how far the measures go."""

_MIN_MEASURE: Final = 11
"""Letters that a measure needs to say what is done, and how."""

_MIN_STRONG: Final = 15
"""Letters that all measures against a risk need together, where they are said to be strong."""

_BASES: Final = (Role.NUMBER_USE_BASIS, Role.RECIPIENT_BASIS, Role.TRANSFEREE_BASIS)
"""法令上の根拠, without which nothing may be used, provided or moved."""

_MAX_EMPTY_REASON: Final = 60
"""Letters from which a reason says something, whatever it is made of."""

_MIN_DESCRIBED: Final = 10
"""Letters that a description needs."""


@text_rule(
    denied_but_described=Severity.WARNING,
    done_but_denied=Severity.WARNING,
    done_without_detail=Severity.WARNING,
    lacking_but_done=Severity.HINT,
    done_once=Severity.HINT,
)
def described(case: Case, visit: Visit) -> Iterator[Finding]:
    """定めていない with a description; 十分に行っている over 「実施していない」 or 「―」.

    A text that says why not is right below such a choice. Source: 様式3・様式4 Ⅲ and Ⅳ.
    """
    choice, text = _choice_above(case, visit), _text(visit)
    if choice is None or not text:
        return
    key = case.chosen(choice.id, visit.address.path)
    answer = case.text(choice.id, visit.address.path)
    if says_nothing(text) or statements()["left_out"].fullmatch(text):
        if key in _DONE:
            yield finding("done_without_detail", visit.address, answer=answer, text=text)
        return
    if key in _NOT_DONE and len(text) >= _MIN_DESCRIBED and not _says("explains_why_not", text):
        cause = case.at(choice.id, visit.address.path)
        yield finding("denied_but_described", cause, answer=answer, text=brief(text))
    elif key == "lacking" and len(text) >= _MIN_DESCRIBED and not _says("tells_lack", text):
        cause = case.at(choice.id, visit.address.path)
        yield finding("lacking_but_done", cause, answer=answer, text=brief(text))
    elif key in _DONE and _denies(visit):
        yield finding("done_but_denied", visit.address, answer=answer, text=brief(text))
    elif key in _DONE and (sentence := made_void(text, label_of(choice))):
        yield finding("done_but_denied", visit.address, answer=answer, text=brief(sentence))
    elif key in _DONE and choice.choices == "effort" and _is_once(text):
        yield finding("done_once", visit.address, answer=answer, text=brief(text))


@text_rule(needed_but_nothing=Severity.WARNING)
def needed(case: Case, visit: Visit) -> Iterator[Finding]:
    """「―」 in an item that the form asks for because of an answer (再委託する and no 許諾方法), or
    that there always is: 時期・頻度, 用途.

    Source: 様式の記入要領 (an item is left blank where that answer is another).
    """
    item = visit.item
    if not visit.required or visit.blanked_by or not isinstance(item, d.Text | d.LongText):
        return
    text = _text(visit)
    if not text or not says_nothing(text):
        return
    conditions = (*item.blank_when, *item.optional_when)
    is_basis = item.id in map(case.role, _BASES)
    asked_by = (case.form.by_id[condition.item] for condition in conditions)
    by_choice = is_basis or any(isinstance(one, d.Choice) for one in asked_by)
    if by_choice or _says("never_nothing", label_of(item)):
        yield finding("needed_but_nothing", visit.address, text=text)


@text_rule(free_but_charged=Severity.WARNING, charged_but_free=Severity.WARNING)
def fee(case: Case, visit: Visit) -> Iterator[Finding]:
    """無料 with an amount in 円, 有料 over 「無料」. Source: 様式4 Ⅴ1③."""
    choice, text = _choice_above(case, visit), _text(visit)
    if choice is None or not text:
        return
    key = case.chosen(choice.id, visit.address.path)
    is_free, costs = _says("costs_nothing", text), _says("costs_something", text)
    if key == "free" and costs and not is_free and not _says("costs_of_copies", text):
        yield finding("free_but_charged", visit.address, text=brief(text))
    elif key == "charged" and is_free and not costs:
        yield finding("charged_but_free", visit.address, text=brief(text))


@item_rule(
    sufficient_without_measure=Severity.WARNING,
    strong_but_generic=Severity.WARNING,
    lacking_without_plan=Severity.WARNING,
    measure_brief=Severity.HINT,
    enough_without_text=Severity.WARNING,
    sufficient_but_lacking=Severity.WARNING,
)
def sufficiency(case: Case, visit: Visit) -> Iterator[Finding]:
    """リスクへの対策は十分か against the measures told for the same risk.

    Source: 指針 第10 (審査の観点: リスクを軽減するための措置が具体的に記載されているか).
    """
    item, path = visit.item, visit.address.path
    is_repeated = item.id == case.role(Role.PRIORITY_SUFFICIENCY)
    if not isinstance(item, d.Choice) or visit.blanked_by or is_repeated:
        return
    key = case.chosen(item.id, path)
    if key == "lacking" and _choice_has_detail(case, item):
        below = [one for one in case.form.items if item in case.form.heads[one.id]]
        texts = [_plain(case.text(one.id, path)) for one in below if kind_of(one).is_prose]
        if any(texts) and not any(_says("plans", text) for text in texts):
            yield finding("lacking_without_plan", visit.address, answer=case.text(item.id, path))
    if key not in _JUDGED or _choice_has_detail(case, item):
        return
    beside = _same_risk(case, item)
    texts = [_plain(case.text(one.id, path)) for one in beside if kind_of(one).is_prose]
    if not beside:
        return
    is_of_all = item is _last_choice(beside)
    denied = [one for one in beside if one is not item and _is_not_done(case, one, path)]
    if key in _ENOUGH and denied and is_of_all:
        measure = case.text(denied[0].id, path)
        answer = case.text(item.id, path)
        yield finding("sufficient_without_measure", visit.address, answer=answer, measure=measure)
    written = [text for text in texts if text and not says_nothing(text)]
    is_little = sum(map(len, written)) < _MIN_STRONG
    are_generic = all(map(statements()["generic"].fullmatch, written))
    if key == "strong" and written and (are_generic or (is_little and not _by_choices(beside))):
        yield finding("strong_but_generic", visit.address, text=brief(written[0]))
    elif key in _ENOUGH and any(texts) and not written and not _by_choices(beside):
        answer = case.text(item.id, path)
        yield finding("enough_without_text", visit.address, answer=answer)
    elif key in _ENOUGH and written and all(map(_is_brief, written)):
        answer = case.text(item.id, path)
        yield finding("measure_brief", visit.address, answer=answer, text=brief(written[0]))
    lack = next((sentence for text in written for sentence in _lacks(text)), "")
    if key in _ENOUGH and lack and is_of_all:
        answer = case.text(item.id, path)
        yield finding("sufficient_but_lacking", visit.address, answer=answer, text=brief(lack))
    is_planned = any(_says("plans", text) for text in written)
    if key == "lacking" and is_of_all and written and not is_planned:
        yield finding("lacking_without_plan", visit.address, answer=case.text(item.id, path))


@text_rule(none_but_told=Severity.WARNING, reason_says_nothing=Severity.HINT)
def empty_words(case: Case, visit: Visit) -> Iterator[Finding]:
    """「該当なし。ただし、…を行う。」; a reason that is only 「必要であるため。」.

    Source: 指針 第10 (審査の観点: 具体的に記載されているか).
    """
    if not (text := _text(visit)) or case.is_in_log(visit.item):
        return
    first, _, rest = unicodedata.normalize("NFKC", text).partition("。")
    if statements()["begins_with_none"].fullmatch(first) and rest:
        further = [one for one in rest.split("。") if statements()["goes_on"].fullmatch(one)]
        if further and not any(_says("explains_why_not", one) for one in further):
            yield finding("none_but_told", visit.address, text=brief(text))
    if statements()["none_in_brackets"].search(text):
        yield finding("none_but_told", visit.address, text=brief(text))
    says_no_reason = slip_data()["says_no_reason"]
    asks = len(text) < _MAX_EMPTY_REASON and re.search(says_no_reason["label"], visit.item.label)
    if asks and re.fullmatch(says_no_reason["text"], text):
        yield finding("reason_says_nothing", visit.address, text=text)


def _is_once(text: str) -> bool:
    """Whether a text tells of a measure that was taken in one year, and of none that goes on."""
    return _says("once", text) and not _says("always", text)


def _by_choices(items: tuple[d.AnyItem, ...]) -> bool:
    """Whether choices about single measures stand beside the judgement of a risk."""
    return sum(isinstance(item, d.Choice) for item in items) > 1


def _last_choice(items: tuple[d.AnyItem, ...]) -> d.AnyItem | None:
    """The judgement of a whole risk: it stands behind the choices about single measures."""
    return next((item for item in reversed(items) if isinstance(item, d.Choice)), None)


@functools.lru_cache(KEPT_TEXTS)
def _lacks(text: str) -> tuple[str, ...]:
    """The sentences of a text in which a measure is admitted to lack, or is but planned."""
    return tuple(_lacks_in(text))


def _lacks_in(text: str) -> Iterator[str]:
    """The sentences of a text in which a measure is admitted to lack."""
    for sentence in re.split("[。・①-⑳]", text):
        lack = statements()["lacks"].search(sentence)
        if lack is None or _says("lacks_not", sentence[lack.end() :]):
            continue
        if not (_says("ends_denied", lack[0]) and _says("forbids", sentence)):
            yield sentence
    if all(map(statements()["planned"].fullmatch, filter(None, text.split("。")))):
        yield text


def _denies(visit: Visit) -> bool:
    """Whether all that a text says is that nothing is done, or not yet."""
    denies = statements()["denies"]
    parts = [plain for _, plain in sentences(unicodedata.normalize("NFKC", str(visit.value)))]
    return bool(parts) and all(map(denies.fullmatch, parts))


def _is_brief(text: str) -> bool:
    generic = statements()["generic"].fullmatch(text)
    return len(text) < _MIN_MEASURE or generic is not None


def _text(visit: Visit) -> str:
    is_open = not visit.blanked_by and kind_of(visit.item).is_prose
    return _plain(visit.value) if is_open and isinstance(visit.value, str) else ""


@functools.lru_cache(KEPT_TEXTS)
def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _choice_above(case: Case, visit: Visit) -> d.Choice | None:
    """The choice that a text gives the details of."""
    above = next(reversed(case.form.heads[visit.item.id]), None)
    return above if isinstance(above, d.Choice) else None


def _same_risk(case: Case, choice: d.Choice) -> tuple[d.AnyItem, ...]:
    """What the form asks about the same risk: all that stands below the same band."""
    return _by_band(case.form).get(_band(case.form, choice), ())


@functools.lru_cache(16)
def _by_band(form: d.Form) -> Mapping[str, tuple[d.AnyItem, ...]]:
    by_band: dict[str, list[d.AnyItem]] = {}
    for item in form.items:
        if band := _band(form, item):
            by_band.setdefault(band, []).append(item)
    return {band: tuple(items) for band, items in by_band.items()}


def _band(form: d.Form, item: d.AnyItem) -> str:
    """The id of the innermost band or heading over an item; "" where none is."""
    heads = [head for head in form.heads[item.id] if not isinstance(head, d.Answer)]
    return heads[-1].id if heads else ""


def _choice_has_detail(case: Case, choice: d.Choice) -> bool:
    """Whether a choice asks for details of its own: it is no judgement of a whole risk."""
    return choice.id in _with_details(case.form)


@functools.lru_cache(16)
def _with_details(form: d.Form) -> frozenset[str]:
    heads = (head for item in form.items for head in form.heads[item.id])
    return frozenset(head.id for head in heads if isinstance(head, d.Choice))


def _is_not_done(case: Case, item: d.AnyItem, path: EntryPath) -> bool:
    """Whether a choice beside a judgement says that its measure is not taken, or not enough."""
    key = case.chosen(item.id, path) if isinstance(item, d.Choice) else None
    return key == "lacking" or (key == "no" and _is_measure(item))


def _is_measure(item: d.AnyItem) -> bool:
    return isinstance(item, d.Choice) and item.choices in _MEASURES


def _says(name: str, text: str) -> bool:
    return statements()[name].search(text) is not None


@functools.cache
def statements() -> Mapping[str, re.Pattern[str]]:
    """What texts say of themselves, by its name in the data file."""
    return {name: re.compile(pattern) for name, pattern in scheme_table("statements").items()}
