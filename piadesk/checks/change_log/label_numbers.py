"""Whether a 項目 of 変更箇所 gives a label of the form another number: Ⅱ－３－③使用の主体 is ④."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from piadesk.checks.change_log.named_items import file_in
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.form_steps import earlier_forms
from piadesk.texts.stand_ins import plain

_BETWEEN: Final = r"\s\-－—–‐.．、"
_FILE: Final = re.compile(r"^\s*[（(\[][^（()）\[\]]*[)）\]]\s*")
_EMPTY: Final = re.compile(r"\[\s*\]")
_CHAPTER: Final = re.compile(r"(VI|IV|V|I{1,3})(?![A-Za-z])")
_NUMBER: Final = re.compile(rf"[{_BETWEEN}]*([0-9]{{1,2}})(?![0-9件])[{_BETWEEN}]*")
_CIRCLED: Final = re.compile(rf"([①-⑳])\s*([^{_BETWEEN}（(①-⑳]+)")
_STEP: Final = re.compile(rf"[{_BETWEEN}]+")
_CIRCLES: Final = {chr(ord("①") + index): chr(ord("①") + index) for index in range(20)}
_ENTRY_NUMBER: Final = re.compile("(?<=[一-龠])[0-9]{1,2}$")
_MIN_LABEL: Final = 2
_MIN_SHORT: Final = 3


class LabelPlace(NamedTuple):
    """Where a form prints a label: chapter, number of the heading, circled number; "" for none."""

    chapter: str
    number: str
    circle: str = ""

    def shown(self, label: str) -> str:
        """The label with its numbers: ``Ⅱ３．④使用の主体``."""
        chapter = "ⅠⅡⅢⅣⅤⅥ"[("I", "II", "III", "IV", "V", "VI").index(self.chapter)]
        return f"{chapter}{self.number}．{self.circle}{label}"


@functools.lru_cache(4096)
def misnumbered_label(form: d.Form, text: str) -> tuple[str, str] | None:
    """What a 項目 says and what the form has; None where they agree, or it names no label of it."""
    named = _named(form, text)
    if named is None:
        return None
    place, label = named
    label = _whole_label(form, place, label)
    forms = [form, *(catalogue.form(form_id) for form_id in earlier_forms(form.id))]
    if any(_stands(place, _labels(one).get(plain(label), ())) for one in forms):
        return None
    known = _labels(form).get(plain(label), ())

    def is_far(other: LabelPlace) -> tuple[bool, bool]:
        return other.chapter != place.chapter, other.number != place.number

    near = sorted(known, key=is_far)
    return (place.shown(label), near[0].shown(label)) if near else None


def _whole_label(form: d.Form, place: LabelPlace, label: str) -> str:
    """The label as the form has it now, where it had a shorter one: 所属長 for 所属長の役職名."""
    known = _labels(form)
    if plain(label) in known or len(plain(label)) < _MIN_SHORT:
        return label
    longer = [
        name
        for name, places in known.items()
        if name.startswith(plain(label)) and any(place[:2] == one[:2] for one in places)
    ]
    return longer[0] if len(longer) == 1 else label


def _named(form: d.Form, text: str) -> tuple[LabelPlace, str] | None:
    """The numbers that a 項目 gives, and the label behind the last of them; None for no such."""
    rest = _FILE.sub("", _EMPTY.sub("", _unrolled(file_in(text)[1]))).lstrip()
    chapter = _CHAPTER.match(rest)
    if not chapter or "\n" in text:
        return None
    rest = _without_title(form, chapter[1], rest[chapter.end() :])
    number = _NUMBER.match(rest)
    if not number:
        return None
    rest = rest[number.end() :]
    circles = _CIRCLED.findall(rest)
    if len(circles) > 1 or "、" in rest:
        return None
    if circles:
        circle, label = circles[0]
        return LabelPlace(chapter[1], number[1], circle), label
    labels = _labels(form)
    steps = (_ENTRY_NUMBER.sub("", step) for step in _STEP.split(rest))
    label = next((step for step in steps if len(step) >= _MIN_LABEL), "")
    return (LabelPlace(chapter[1], number[1]), label) if plain(label) in labels else None


def _without_title(form: d.Form, chapter: str, rest: str) -> str:
    for section in form.sections:
        title = unicodedata.normalize("NFKC", section.title)
        if _unrolled(section.number) == chapter and rest.strip(" -－—").startswith(title):
            return rest[rest.index(title) + len(title) :]
    return rest


def _stands(place: LabelPlace, known: Iterable[LabelPlace]) -> bool:
    return any(
        place[:2] == one[:2] and (not place.circle or one.circle in ("", place.circle))
        for one in known
    )


def _unrolled(text: str) -> str:
    """In NFKC, but for the circled numbers, which it would make plain ones."""
    return "".join(_CIRCLES.get(one) or unicodedata.normalize("NFKC", one) for one in text)


@functools.lru_cache(16)
def _labels(form: d.Form) -> dict[str, tuple[LabelPlace, ...]]:
    """By plain label, every place where the form prints it."""
    places: dict[str, list[LabelPlace]] = {}
    for label, place in _printed(form):
        places.setdefault(label, []).append(place)
    return {label: tuple(some) for label, some in places.items() if label}


def _printed(form: d.Form) -> Iterator[tuple[str, LabelPlace]]:
    for section in form.sections:
        chapter = _unrolled(section.number)
        if not _CHAPTER.fullmatch(chapter):
            continue
        for item in section.items:
            over = [*form.heads[item.id], item]
            numbers = [_unrolled(one.number).strip() for one in over]
            heading = [one.rstrip(".") for one in numbers if one.rstrip(".").isdigit()]
            if heading:
                circle = item.number if item.number in _CIRCLES else ""
                yield plain(item.label), LabelPlace(chapter, heading[0], circle)
                if item.group[:1] in _CIRCLES:
                    yield plain(item.group[1:]), LabelPlace(chapter, heading[0], item.group[0])
