"""What a cell holds, kind by kind: the answer as it is stored, and words that are no part of it.

Values are cut from the original and kept letter for letter; only what a form itself prints there
(＜選択肢＞, brackets, 時点) is taken away.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.intake.filling.choosing import choose
from piadesk.intake.labels.candidates import MARK
from piadesk.kinds import ChosenMarks
from piadesk.scheme.era import parse_date, stored_date
from piadesk.texts.folding import OUTER, Folded, fold, folded

_NOT_MARKED: Final = frozenset(["", "-", "□", "☐", "・", "_"])
"""What stands in a bracket, or for one, that bears no ○."""

_ENTRIES: Final = "件"

_AS_OF: Final = re.compile(r"[\s\u3000]*(?:時点|現在)[\s\u3000]*$")


@dataclass(frozen=True)
class Read:
    """An answer read off a cell: its value, the words left over, the notes (`report.Note` codes
    with their blanks)."""

    value: JsonValue
    left_over: tuple[str, ...] = ()
    notes: tuple[tuple[str, Mapping[str, str]], ...] = field(default=())


def read_value(form: d.Form, item: d.AnyItem, words: str) -> Read:
    """The answer that ``words`` hold, as the item's kind has it."""
    return _READERS.get(type(item), _nothing)(form, item, words)


def is_marked(bracket: str) -> bool:
    """Whether what stands in a mark's bracket (folded) is a ○ or stands for one."""
    return bracket not in _NOT_MARKED


_Reader = Callable[[d.Form, d.AnyItem, str], Read]


def _nothing(form: d.Form, item: d.AnyItem, words: str) -> Read:
    return Read(None, _kept(words))


def _text(form: d.Form, item: d.AnyItem, words: str) -> Read:
    return Read(words.strip(OUTER))


def _constant(form: d.Form, item: d.AnyItem, words: str) -> Read:
    assert isinstance(item, d.Constant)
    return Read(None, () if fold(words) in fold(item.text) else _kept(words))


def _date(form: d.Form, item: d.AnyItem, words: str) -> Read:
    assert isinstance(item, d.Date)
    words = words.strip(OUTER)
    day = _AS_OF.sub("", words) if item.as_of else words
    if not fold(day) or parse_date(day):
        return Read(stored_date(day))
    first, *others = re.split(r"[\t\n]+", day, maxsplit=1)
    if others and parse_date(_AS_OF.sub("", first)):
        return Read(stored_date(_AS_OF.sub("", first)), tuple(map(_trimmed, others)))
    note = () if item.words_allowed else (("not_a_date", {"words": day}),)
    return Read(day, (), note)


def _count(form: d.Form, item: d.AnyItem, words: str) -> Read:
    assert isinstance(item, d.Count)
    number, rest = _bracketed(words, item.unit)
    return Read(number, _kept(rest))


def _bracketed(words: str, unit: str) -> tuple[str, str]:
    """A number in brackets before its unit, as plain digits, and what stands behind; other words
    stay as they are."""
    words = words.strip(OUTER)
    last = max(words.rfind(")"), words.rfind("）"))
    if words[:1] in tuple("(（") and last > 0:
        number, rest = words[1:last].strip(OUTER), words[last + 1 :].strip(OUTER)
    else:
        number, unit_at, rest = words.partition(unit)
        rest = unit_at + rest
    plain = fold(number)
    return plain if plain.isdecimal() else number.strip(OUTER), rest.removeprefix(unit)


def _choice(form: d.Form, item: d.AnyItem, words: str) -> Read:
    chosen = choose(words, form.choices_of(item))
    notes: tuple[tuple[str, Mapping[str, str]], ...] = ()
    if chosen.note:
        notes = ((chosen.note, {"read": chosen.read, "choice": chosen.value}),)
    return Read(chosen.value, chosen.left_over, notes)


def _mark(form: d.Form, item: d.AnyItem, words: str) -> Read:
    bracket = re.match(MARK, fold(words))
    if bracket is None:
        return Read(None, _kept(words))
    content = bracket[1] if bracket[1] is not None else bracket[2]
    rest = folded(words)
    return Read(is_marked(content), _kept(words[rest.span(0, bracket.end())[1] :]))


@dataclass
class _Option:
    """An option found in a cell: its bracket, and where the words behind its label stand."""

    option: d.Option
    bracket: str | None
    start: int
    after: int
    end: int = 0


def _marks(form: d.Form, item: d.AnyItem, words: str) -> Read:
    assert isinstance(item, d.Marks)
    text = folded(words)
    found = list(_options(item, text))
    for one, following in zip_longest(found, found[1:]):
        one.end = following.start if following else len(text.text)
    marked = {one.option.label for one in found if one.bracket and is_marked(one.bracket)}
    texts: dict[str, str] = {}
    left = _kept(words[: text.span(0, found[0].start)[1]] if found else words, _headings(item))
    for one in found:
        behind = words[slice(*text.span(one.after, one.end))] if one.after < one.end else ""
        told, rest = _blank(one.option, behind)
        if told:
            texts[one.option.label] = told
        left += _kept(rest, _headings(item))
    official = tuple(o.label for o in item.options if o.label in marked)
    lost = [one.option.label for one in found if one.bracket is None]
    notes = (("marks_lost", {"options": "、".join(lost)}),) if lost else ()
    return Read(ChosenMarks(official, texts).value(), left, notes)


def _options(item: d.Marks, text: Folded) -> Iterator[_Option]:
    """The options with a bracket before their label; without brackets, the bare labels."""
    by_words = {fold(option.label): option for option in item.options}
    labels = "|".join(map(re.escape, sorted(by_words, key=len, reverse=True)))
    found = list(re.finditer(rf"{MARK}({labels})", text.text))
    if not found:
        for match in re.finditer(f"({labels})", text.text):
            yield _Option(by_words[match[1]], None, match.start(), match.end())
        return
    seen: set[str] = set()
    for match in found:
        if match[3] in seen:
            continue
        seen.add(match[3])
        content = match[1] if match[1] is not None else match[2]
        yield _Option(by_words[match[3]], content, match.start(), match.end())


def _blank(option: d.Option, words: str) -> tuple[str, str]:
    """The words in the brackets behind an option, and what else stands there."""
    words = words.strip(OUTER)
    if option.blank == "count":
        return _bracketed(words, _ENTRIES)
    last = max(words.rfind(")"), words.rfind("）"))
    if words[:1] in tuple("(（") and last > 0:
        return words[1:last].strip(OUTER), words[last + 1 :]
    return (words, "") if option.blank else ("", words)


def _headings(item: d.Marks) -> tuple[str, ...]:
    return tuple(fold(option.heading).lstrip("・") for option in item.options if option.heading)


def _kept(words: str, printed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What is left of ``words`` for the report: nothing where the form itself prints them."""
    words = _trimmed(words)
    bare = fold(words).lstrip("・")
    return () if not bare or bare in printed else (words,)


def _trimmed(words: str) -> str:
    return words.strip(OUTER)


_READERS: Final[Mapping[type[d.AnyItem], _Reader]] = {
    d.Text: _text,
    d.LongText: _text,
    d.Mirror: _text,
    d.Constant: _constant,
    d.Date: _date,
    d.Count: _count,
    d.Choice: _choice,
    d.Computed: _choice,
    d.Mark: _mark,
    d.Marks: _marks,
}
