"""The exact figures behind しきい値判断, kept beside the sheet, and what they lead to.

The form asks for ranges only. Who knows the number may note it: it is kept in the notes of the
sheet as it was typed, is never printed on the form, and tells when a border of the rule is near.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.revision.published import last_published
from piadesk.scheme.threshold import HANDLERS_BORDER, LEVELS, Judgement, judge
from piadesk.sheets.edits import SetNote, SetValue, Several
from piadesk.sheets.sheet import Address, Published, Sheet

NOTE: Final = "figures"

FIGURES: Final = (Role.THRESHOLD_SIZE, Role.THRESHOLD_HANDLERS)
"""What stands for a number: 対象人数 and 取扱者数."""

_NEAR_SHARE: Final = 0.05
"""How near a border is near: 5 % of it."""

_NUMBER: Final = re.compile(r"(?:約)?(\d+)(?:人)?")
_TEN_THOUSANDS: Final = re.compile(r"(?:約)?(\d+(?:\.\d+)?)万(\d*)(?:人)?")


@dataclass(frozen=True)
class Misfit:
    """A figure that does not fit the answer on the sheet ("" while there is none)."""

    item: str
    number: int
    answer: str
    fitting: str


@dataclass(frozen=True)
class Near:
    """A figure near a border: were it on the other side, the result would be ``beyond``."""

    item: str
    number: int
    border: int
    beyond: Judgement | None


@dataclass(frozen=True)
class Advice:
    """What the figures of a sheet lead to, beside what was published last."""

    now: Judgement | None
    published: Judgement | None
    """None before the first publication, and where nothing was judged then."""

    misfits: tuple[Misfit, ...]
    near: tuple[Near, ...]

    @property
    def step(self) -> int:
        """By how many levels the duty is higher than published; lower is negative."""
        if self.now is None or self.published is None:
            return 0
        return LEVELS.index(self.now.result) - LEVELS.index(self.published.result)


def figures(form: d.Form) -> dict[Role, str]:
    """The items that stand for a number, by their roles; none on a form without しきい値判断."""
    items = ((role, form.role(role)) for role in FIGURES)
    return {role: item for role, item in items if item is not None}


def asked_in(form: d.Form, section: d.Section) -> bool:
    """Whether that section asks for the figures."""
    asked = set(figures(form).values())
    return any(item.id in asked for item in section.items)


def noted(sheet: Sheet, item: str) -> str:
    """The figure noted for that item, as it was typed; "" for none."""
    note = sheet.notes.get(NOTE)
    return str(note.get(item, "")) if isinstance(note, dict) else ""


def note_figure(form: d.Form, sheet: Sheet, item: str, text: str) -> SetNote:
    """The edit that notes a figure as typed; "" takes it away."""
    kept = {known: noted(sheet, known) for known in figures(form).values()} | {item: text}
    note: dict[str, JsonValue] = {known: figure for known, figure in kept.items() if figure}
    return SetNote(NOTE, note or None)


def number_of(text: str) -> int | None:
    """12,345 / １２３４５人 / 1.2万: the number; None for any other words."""
    folded = re.sub(r"[\s,、]", "", unicodedata.normalize("NFKC", text))
    if match := _NUMBER.fullmatch(folded):
        return int(match[1])
    if match := _TEN_THOUSANDS.fullmatch(folded):
        return round(float(match[1]) * 10_000) + int(match[2] or 0)
    return None


def fitting(form: d.Form, item: str, number: int) -> str:
    """The 選択肢 that holds for a number."""
    if item == form.role(Role.THRESHOLD_HANDLERS):
        key = "over" if number >= HANDLERS_BORDER else "under"
    else:
        key = f"from_{max(bound for bound in (0, *_borders(form, item)) if bound <= number)}"
    return form.choice(item, key) or ""


def advise(form: d.Form, sheet: Sheet) -> Advice:
    """What しきい値判断 comes to, what it came to when last published, and how sure that is."""
    version = last_published(sheet)
    numbers = {
        item: number
        for item in figures(form).values()
        if (number := number_of(noted(sheet, item))) is not None
    }
    return Advice(
        judge(form, sheet.answers.get),
        _published(version) if version else None,
        tuple(_misfits(form, sheet, numbers)),
        tuple(_near(form, sheet, numbers)),
    )


def fit_answers(advice: Advice) -> Several:
    """The edit that puts the 選択肢 that fit the figures onto the sheet."""
    misfits = advice.misfits
    return Several(tuple(SetValue(Address((), misfit.item), misfit.fitting) for misfit in misfits))


def _published(version: Published) -> Judgement | None:
    """What a frozen version came to, on its own form; None where that form is not installed."""
    known = version.form in catalogue.form_ids()
    return judge(catalogue.form(version.form), version.answers.get) if known else None


def _borders(form: d.Form, item: str) -> tuple[int, ...]:
    """From which number on the next 選択肢 holds, the lowest first."""
    if item == form.role(Role.THRESHOLD_HANDLERS):
        return (HANDLERS_BORDER,)
    texts = form.choices_of(form.by_id[item])
    bounds = (lower_bound(form.key_of(item, text) or "") for text in texts)
    return tuple(sorted(filter(None, bounds)))


def _misfits(form: d.Form, sheet: Sheet, numbers: dict[str, int]) -> Iterator[Misfit]:
    for item, number in numbers.items():
        answer, fits = str(sheet.answers.get(item) or ""), fitting(form, item, number)
        if answer != fits:
            yield Misfit(item, number, answer, fits)


def _near(form: d.Form, sheet: Sheet, numbers: dict[str, int]) -> Iterator[Near]:
    for item, number in numbers.items():
        for border in _borders(form, item):
            if abs(number - border) <= border * _NEAR_SHARE:
                beyond = fitting(form, item, border - 1 if number >= border else border)
                judgement = judge(form, {**sheet.answers, item: beyond}.get)
                yield Near(item, number, border, judgement)
