"""The exact figures behind しきい値判断, kept beside the sheet, and what they lead to.

The form asks for ranges only. Who knows the number may note it: it is kept in the notes of the
sheet as it was typed, is never printed on the form, and tells when a border of the rule is near.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.revision.published import last_published
from piadesk.scheme.threshold import HANDLERS, LEVELS, SIZES, Answers, Judgement, judge
from piadesk.sheets.edits import SetNote, SetValue, Several
from piadesk.sheets.sheet import Address, Sheet

NOTE: Final = "figures"

POPULATION: Final = "threshold.population.size"
STAFF: Final = "threshold.handlers.over500"
FIGURES: Final = (POPULATION, STAFF)
"""The items of 様式2 Ⅱ that stand for a number: 対象人数 and 取扱者数."""

_BORDERS: Final = {
    POPULATION: ((1_000, 10_000, 100_000, 300_000), SIZES),
    STAFF: ((500,), tuple(reversed(HANDLERS))),
}
"""From which number on the next 選択肢 holds; the smallest 選択肢 first."""

_NEAR: Final = 0.05
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


def asked_in(section: d.Section) -> bool:
    """Whether that section asks for the figures."""
    return any(item.id in FIGURES for item in section.items)


def noted(sheet: Sheet, item: str) -> str:
    """The figure noted for that item, as it was typed; "" for none."""
    note = sheet.notes.get(NOTE)
    return str(note.get(item, "")) if isinstance(note, dict) else ""


def note_figure(sheet: Sheet, item: str, text: str) -> SetNote:
    """The edit that notes a figure as typed; "" takes it away."""
    kept: dict[str, JsonValue] = {one: noted(sheet, one) for one in FIGURES}
    kept[item] = text
    noted_figures: dict[str, JsonValue] = {one: figure for one, figure in kept.items() if figure}
    return SetNote(NOTE, noted_figures or None)


def number_of(text: str) -> int | None:
    """12,345 / １２３４５人 / 1.2万: the number; None for any other words."""
    folded = re.sub(r"[\s,、]", "", unicodedata.normalize("NFKC", text))
    if found := _NUMBER.fullmatch(folded):
        return int(found[1])
    if found := _TEN_THOUSANDS.fullmatch(folded):
        return round(float(found[1]) * 10_000) + int(found[2] or 0)
    return None


def fitting(item: str, number: int) -> str:
    """The 選択肢 that holds for a number."""
    borders, choices = _BORDERS[item]
    return choices[sum(number >= border for border in borders)]


def advise(sheet: Sheet) -> Advice:
    """What しきい値判断 comes to, what it came to when last published, and how sure that is."""
    version = last_published(sheet)
    numbers = {
        item: number for item in FIGURES if (number := number_of(noted(sheet, item))) is not None
    }
    return Advice(
        judge(sheet.answers.get),
        judge(version.answers.get) if version else None,
        tuple(_misfits(sheet, numbers)),
        tuple(_near(sheet, numbers)),
    )


def fit_answers(advice: Advice) -> Several:
    """The edit that puts the 選択肢 that fit the figures onto the sheet."""
    return Several(tuple(SetValue(Address((), one.item), one.fitting) for one in advice.misfits))


def _misfits(sheet: Sheet, numbers: dict[str, int]) -> Iterator[Misfit]:
    for item, number in numbers.items():
        answer, fits = str(sheet.answers.get(item) or ""), fitting(item, number)
        if answer != fits:
            yield Misfit(item, number, answer, fits)


def _near(sheet: Sheet, numbers: dict[str, int]) -> Iterator[Near]:
    for item, number in numbers.items():
        for border in _BORDERS[item][0]:
            if abs(number - border) <= border * _NEAR:
                beyond = fitting(item, border - 1 if number >= border else border)
                yield Near(item, number, border, judge(_with(sheet, item, beyond)))


def _with(sheet: Sheet, item: str, answer: str) -> Answers:
    return {**sheet.answers, item: answer}.get
