"""Check of names that a sheet writes nearly alike: 株式会社日立システム beside …システムズ.

No list of names is needed: what a sheet writes often, it knows. A rare name that is one letter away
from a frequent one, and is made of less usual words, is likely the same name with a slip.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.misconverted import misconverted_in
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.language.slips import misspelt_in
from piadesk.checks.language.spellings import same_word
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import each_text
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.lexicon import lexicon, words_of
from piadesk.texts.likeness import distance

_NAME: Final = re.compile(r"(?:(?![及又並若](?:び|は|しく)|等)[一-龠々ァ-ヶー]){5,20}")
"""A name; neither a conjunction nor 等 is part of it."""
_KIND: Final = "(?:株式会社|有限会社|合同会社|財団法人|社団法人)"
_COMPANY_KIND: Final = re.compile(_KIND)
_COMPANY_BARE: Final = re.compile(rf"{_KIND}[ぁ-ん]*|{_KIND}$")
"""Behind a name its kind stands alone, and kana in front of it may belong to the sentence."""

COMPANY: Final = re.compile(
    rf"{_KIND}[ぁ-ん]{{0,8}}[一-龠々ァ-ヶーA-Za-z]{{2,20}}|[一-龠々ァ-ヶーA-Za-z]{{2,20}}{_KIND}"
)
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Za-z][A-Za-z-]{3,15}(?![A-Za-z0-9@./_-])")
_KANJI: Final = re.compile("[一-龠々]+")
_OFFICE: Final = re.compile("[課室係]長?$")
_PAIRS: Final = frozenset(
    map(
        frozenset,
        (
            "前後",
            "新旧",
            "上下",
            "男女",
            "入出",
            "内外",
            "先元",
            "者書",
            "大小",
            "正副",
            "甲乙",
            "左右",
            "市県",
            "市町",
            "市村",
            "区市",
            "都道",
            "名号",
            "者先",
            "日月",
            "月年",
            "日年",
            "受発",
            "転廃",
            "増減",
            "課係",
            "部課",
            "部局",
            "課室",
            "父母",
            "子親",
        ),
    )
)
"""Letters that make two right names of one."""

_MIN_FREQUENT: Final = 3
"""How often the usual name must stand there."""


@sheet_rule(Asked.WITH_SHEET, company_alike=Severity.HINT, name_alike=Severity.HINT)
def near_names(case: Case) -> Iterator[Finding]:
    """Names of companies and terms that differ from others of the sheet by one letter.

    Source: 用語の統一 (one thing has one name throughout a 評価書).
    """
    names: Counter[str] = Counter()
    companies: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    first: dict[str, Address] = {}
    wrong_names: dict[Address, set[str]] = {}
    fields = case.role(Role.RECORD_ITEMS)
    for visit, text in each_text(case):
        if visit.item.id == fields:
            continue
        named = _names_in(text)
        for name in named.names + named.companies + named.latin:
            first.setdefault(name, visit.address)
        names.update(named.names)
        companies.update(named.companies)
        latin.update(named.latin)
        wrong_names.setdefault(visit.address, set()).update(named.wrong)
    for rare, usual in _near(companies):
        if same_word(rare) == same_word(usual):
            continue  # `spellings` tells of it.
        yield finding("company_alike", first[rare], found=rare, usual=usual)
    for rare, usual in _same_company(companies):
        yield finding("company_alike", first[rare], found=rare, usual=usual)
    for rare, usual in _turned(latin):
        yield finding("name_alike", first[rare], found=rare, usual=usual)
    for rare, usual in _near(names):
        is_told = any(one in rare for one in wrong_names.get(first[rare], ()))
        if (
            not is_told
            and names[rare] == 1
            and (
                (names[usual] >= _MIN_FREQUENT and _is_slip(rare, usual))
                or _sound_alike(rare, usual)
            )
        ):
            yield finding("name_alike", first[rare], found=rare, usual=usual)


class _Found(NamedTuple):
    names: tuple[str, ...]
    companies: tuple[str, ...]
    latin: tuple[str, ...]
    wrong: tuple[str, ...]
    """Words of which other rules tell."""


@functools.lru_cache(KEPT_TEXTS)
def _names_in(text: str) -> _Found:
    folded = unicodedata.normalize("NFKC", text)
    wrong = tuple(pair[0] for pair in (*misspelt_in(text), *misconverted_in(text)))
    return _Found(
        tuple(_NAME.findall(folded)),
        tuple(COMPANY.findall(folded)),
        tuple(_LATIN.findall(folded)),
        wrong,
    )


def _near(counted: Counter[str]) -> Iterator[tuple[str, str]]:
    """(the rarer, the more frequent) of names that are one letter apart."""
    buckets: dict[str, list[str]] = {}
    for name in counted:
        for key in _ends(name):
            buckets.setdefault(key, []).append(name)
    seen = set()
    for names in buckets.values():
        for index, one in enumerate(names if len(names) < 200 else ()):
            for other in names[:index]:
                rare, usual = sorted((one, other), key=lambda name: (counted[name], len(name)))
                if (rare, usual) not in seen and distance(rare, usual, 1) == 1:
                    seen.add((rare, usual))
                    yield rare, usual


def _same_company(counted: Counter[str]) -> Iterator[tuple[str, str]]:
    """(the rarer, the more frequent) of 株式会社みほん and みほん株式会社."""
    by_name: dict[str, list[str]] = {}
    for name in counted:
        by_name.setdefault(_COMPANY_BARE.sub("", name), []).append(name)
    for names in by_name.values():
        *others, usual = sorted(names, key=lambda name: counted[name])
        is_in_front = _COMPANY_KIND.match(usual) is not None
        for rare in others:
            if (_COMPANY_KIND.match(rare) is not None) != is_in_front:
                yield rare, usual


def _turned(counted: Counter[str]) -> Iterator[tuple[str, str]]:
    """(the rarer, the more frequent) of Latin words of the same letters in another order: eLATX."""
    by_letters: dict[str, list[str]] = {}
    for name in counted:
        by_letters.setdefault("".join(sorted(name)), []).append(name)
    for names in by_letters.values():
        if len(names) > 1:
            *others, usual = sorted(names, key=lambda name: counted[name])
            yield from ((rare, usual) for rare in others if counted[rare] == 1)


def _ends(name: str) -> Iterator[str]:
    """The beginning and the end of a name: a letter away, one of them is the same."""
    for length in (2, 4):
        if length * 2 - 1 <= len(name) <= length * 4:
            yield f"<{name[:length]}"
            yield f">{name[-length:]}"
    if len(name) > 16:
        yield f"<{name[:8]}"
        yield f">{name[-8:]}"


def _is_slip(rare: str, usual: str) -> bool:
    """Whether the rare name is no right name of its own: made of more, or of looser words."""
    same = next(
        (index for index in range(min(len(rare), len(usual))) if rare[index] != usual[index]), None
    )
    if same is None or rare[1:] == usual:  # a letter at an end: another word may meet it
        return False
    if len(rare) == len(usual):
        if frozenset((rare[same], usual[same])) in _PAIRS or rare[same].isdigit():
            return False
        if not _KANJI.fullmatch(rare[same] + usual[same]):
            return True
    elif same == 0 or same >= min(len(rare), len(usual)) - 1:
        return False
    return _cost(rare) - _cost(usual) >= 1.0


def _sound_alike(one: str, other: str) -> bool:
    """Whether two names of an office differ by a kanji of the same reading: 保健年金課."""
    if len(one) != len(other) or not _OFFICE.search(one):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return all(right in lexicon().same_sound.get(wrong, "") for wrong, right in differing)


def _cost(name: str) -> float:
    return sum(words_of(run)[0] for run in _KANJI.findall(name))
