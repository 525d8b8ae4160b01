"""Checks of an answer against its question: one that only says it again, or points to another.

Which words tell nothing is data: ``resources/scheme/questions.toml``.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import folded_sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.lexicon import words_of
from piadesk.texts.stand_ins import is_stand_in, says_nothing

_WORD: Final = re.compile("[一-龠々]+|[ァ-ヶー]{2,}|[A-Za-z0-9]+")
_SENTENCE_END: Final = re.compile("(?:[うくすつぬむるただい]|こと|ため|もの|から)。?$")
_HEADING: Final = re.compile(
    r"^[ 　]*(?:[<＜【〔≪《](.{4,60}?リスク[^<>＜＞】〕]{0,12})[>＞】〕≫》]"
    r"|[0-9０-９]{1,2}[.．] ?(.{4,60}?リスク)[ 　]*$)",
    re.MULTILINE,
)
"""A line that heads what follows with a risk."""

_KEPT_FORMS: Final = 16
_MIN_LETTERS: Final = 7
_MAX_LETTERS: Final = 90
"""Letters of an answer that may be but its question said again."""

_DENIED: Final = re.compile("(?:ない|ません|なし|なかった)(?:ため|から|こと|もの)?。?$")
"""What is not done tells something, in few words."""


@text_rule(restates_question=Severity.WARNING, same_as_above=Severity.WARNING)
def restated(case: Case, visit: Visit) -> Iterator[Finding]:
    """「適切な取扱いを確保するための措置を行っている。」 where it is asked how; 「同上」.

    Source: 指針 第10 (審査の観点: 具体的に記載されているか).
    """
    if not isinstance(visit.item, d.LongText):
        return
    is_of_time = visit.item.id in items_labelled(case.form, _data()["asks_when"])
    for text in current_texts(case, visit):
        plain = plain_text(text)
        if _same_as_above().fullmatch(plain):
            yield finding("same_as_above", visit.address, text=plain)
        elif is_of_time and _data()["any_time"] in plain:
            continue
        elif _MIN_LETTERS <= len(plain) <= _MAX_LETTERS and _SENTENCE_END.search(plain):
            asked = _questions(case.form)[visit.item.id]
            rest = [word for word in _words(plain) if word not in asked]
            if _DENIED.search(plain) or not _abstract_words().issuperset(rest):
                continue
            if not rest:
                yield finding("restates_question", visit.address, text=brief(text))
            elif re.search(_data()["abstract_asked"], asked):
                yield finding("restates_question", visit.address, Severity.HINT, text=brief(text))


@text_rule(off_question=Severity.HINT, measure_of_other=Severity.WARNING)
def off_question(case: Case, visit: Visit) -> Iterator[Finding]:
    """保管場所 without a place; in 目的外の入手 nothing but how data is erased.

    Source: 様式の記載要領; 指針 第10 (審査の観点: リスクに応じた措置か).
    """
    if not isinstance(visit.item, d.LongText | d.Text) or case.is_in_log(visit.item):
        return
    asked = _asked(case.form).get(visit.item.id)
    if asked is None:
        return
    for text in current_texts(case, visit):
        if says_nothing(text) or not text.strip():
            continue
        if _is_about_other(text, asked):
            yield finding("measure_of_other", visit.address, text=brief(text))
        elif _is_off(plain_text(text), asked) and not _points_away(text):
            yield finding("off_question", visit.address, text=brief(text), label=visit.item.label)


def _lacks_all(plain: str, asked: "_Asked") -> bool:
    """Whether a text has none of what every answer has, and does not say that nothing is done."""
    return asked.has is not None and not asked.has.search(plain) and not _DENIED.search(plain)


def _is_off(plain: str, asked: "_Asked") -> bool:
    """Whether a text answers another question, or lacks what every answer to this one has."""
    is_long = asked.always and len(plain) >= _MIN_LETTERS
    return _answers_other(plain, asked) or (is_long and _lacks_all(plain, asked))


def _answers_other(plain: str, asked: "_Asked") -> bool:
    """Whether a text that lacks all has words that belong to another question: a short right
    answer may well lack all."""
    return _lacks_all(plain, asked) and any(sign.search(plain) for sign in asked.signs)


def _is_about_other(text: str, asked: "_Asked") -> bool:
    """Whether every topic of a text is one that does not answer the question."""
    topics = _topics(text)
    is_off = bool(topics) and all(name in asked.off for name in topics)
    return (
        is_off
        and not any(word in text for word in asked.own)
        and not _DENIED.search(plain_text(text))
    )


@text_rule(heading_of_other=Severity.HINT)
def under_headings(case: Case, visit: Visit) -> Iterator[Finding]:
    """＜消去されずいつまでも存在するリスク＞ over nothing but how the 本人 is checked: asked.

    Source: 指針 第10 (審査の観点: リスクに応じた措置か).
    """
    if not isinstance(visit.item, d.LongText) or case.is_in_log(visit.item):
        return
    for text in current_texts(case, visit):
        if "リスク" in text:
            for heading, part in _misplaced(text):
                yield finding("heading_of_other", visit.address, heading=heading, text=brief(part))


@functools.lru_cache(KEPT_TEXTS)
def _misplaced(text: str) -> tuple[tuple[str, str], ...]:
    """The headings of a text about a risk with what stands below them and is about another."""
    misplaced = []
    places = list(_HEADING.finditer(text))
    for place, after in itertools.zip_longest(places, places[1:]):
        part = text[place.end() : after.start() if after else len(text)].strip()
        question = plain_text(place[1] or place[2]) + "/リスクに対する措置の内容"
        asked = _asked_by(question, (), anything=False)
        plain = plain_text(part)
        if not plain or says_nothing(part) or len(plain) < _MIN_LETTERS:
            continue
        if _is_about_other(part, asked) or _lacks_all(plain, asked):
            misplaced.append((place[1] or place[2], part))
    return tuple(misplaced)


class _Asked(NamedTuple):
    """What is known of the answer that an item asks for."""

    has: re.Pattern[str] | None
    """What every answer has."""

    always: bool
    """Whether a text that has none of it is surely no answer."""

    off: frozenset[str]
    """Topics that do not answer it."""

    own: tuple[str, ...]
    """The words of its own label, and of the risk it is about."""

    signs: tuple[re.Pattern[str], ...]
    """Words that belong to other questions."""


@functools.lru_cache(_KEPT_FORMS)
def _asked(form: d.Form) -> dict[str, _Asked]:
    asked_of: dict[str, _Asked] = {}
    for item in form.items:
        if not isinstance(item, d.LongText | d.Text):
            continue
        heads = [label for one in (*form.heads[item.id], item) if (label := label_of(one))]
        question = "/".join(heads)
        own = tuple(word for head in heads[-2:] for word in _words(head))
        anything = re.search(_data()["asks_anything"], question) is not None
        asked = _asked_by(question, own, anything=anything)
        if asked.has or asked.off:
            asked_of[item.id] = asked
    return asked_of


def _asked_by(question: str, own: tuple[str, ...], *, anything: bool) -> _Asked:
    expected = (one for one in _expected() if one[0].search(question))
    _, has, always = next(expected, (None, None, False))
    off = frozenset(
        name
        for name, topic in _topic_patterns().items()
        if topic.off.search(question) and not topic.at_home.search(question) and not anything
    )
    signs = tuple(words for words, at_home in _signs() if not at_home.search(question))
    return _Asked(has, always, off, own, signs)


def label_of(item: d.AnyItem) -> str:
    """The label of an item in NFKC, without blanks."""
    return _without_blanks(getattr(item, "label", ""))


@functools.lru_cache(KEPT_TEXTS)
def _without_blanks(label: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", label))


@functools.lru_cache(64)
def items_labelled(form: d.Form, pattern: str) -> frozenset[str]:
    """The long texts of a form whose label has such words."""
    asks = re.compile(pattern)
    texts = (item for item in form.items if isinstance(item, d.LongText))
    return frozenset(item.id for item in texts if asks.search(label_of(item)))


@functools.lru_cache(KEPT_TEXTS)
def _topics(text: str) -> tuple[str, ...]:
    """The topics of a text of which every sentence has one; () where one has none."""
    topics: dict[str, None] = {}
    for sentence in folded_sentences(text):
        here = [
            name for name, topic in _topic_patterns().items() if topic.sentence.search(sentence)
        ]
        if not here:
            return ()
        topics.update(dict.fromkeys(here))
    return tuple(topics)


def _points_away(text: str) -> bool:
    """Whether an answer stands elsewhere: 別紙参照, 別添のとおり."""
    return is_stand_in(text) or "別" in text[:12]


@functools.lru_cache(_KEPT_FORMS)
def _questions(form: d.Form) -> dict[str, str]:
    """What each item asks: its label, what stands above it, and the choices under that heading."""
    choices: dict[str, str] = {}
    for item in form.items:
        if isinstance(item, d.Choice):
            head = _innermost(form, item)
            choices[head] = choices.get(head, "") + "|" + item.label
    asked: dict[str, str] = {}
    for item in form.items:
        labels = [getattr(one, "label", "") for one in (*form.heads[item.id], item)]
        text = "|".join([*labels, choices.get(_innermost(form, item), "")])
        asked[item.id] = unicodedata.normalize("NFKC", text)
    return asked


def _innermost(form: d.Form, item: d.AnyItem) -> str:
    """The id of the innermost heading over an item; "" where none is."""
    heads = [head for head in form.heads[item.id] if not isinstance(head, d.Answer)]
    return heads[-1].id if heads else ""


@functools.lru_cache(KEPT_TEXTS)
def _words(text: str) -> frozenset[str]:
    """The words of a text that may tell something."""
    parts = (
        word for run in _WORD.findall(text) for word in (words_of(run)[1] if run > "一" else (run,))
    )
    return frozenset(parts) - _empty_words()


@functools.lru_cache(KEPT_TEXTS)
def plain_text(text: str) -> str:
    """A text in NFKC, without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("questions")


class _Topic(NamedTuple):
    """Measures of one kind; see the data file."""

    sentence: re.Pattern[str]
    off: re.Pattern[str]
    at_home: re.Pattern[str]


@functools.cache
def _topic_patterns() -> dict[str, _Topic]:
    return {
        name: _Topic(*(re.compile(topic[part]) for part in _Topic._fields))
        for name, topic in _data()["topics"].items()
    }


@functools.cache
def _expected() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    return tuple(
        (re.compile(one["asks"]), re.compile(one["has"]), one.get("always", False))
        for one in _data()["expects"]
    )


@functools.cache
def _signs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(sign["words"]), re.compile(sign["at_home"])) for sign in _data()["signs"]
    )


@functools.cache
def _empty_words() -> frozenset[str]:
    return frozenset(_data()["empty_words"])


@functools.cache
def _abstract_words() -> frozenset[str]:
    return frozenset(_data()["abstract_words"])


@functools.cache
def _same_as_above() -> re.Pattern[str]:
    return re.compile(_data()["same_as_above"])
