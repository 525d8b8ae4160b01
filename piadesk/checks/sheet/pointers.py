"""Checks of what texts refer to: entries, 別添, 別紙 and places of the form that are not there."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_OTHER_PAPER: Final = re.compile(
    r"(?:全項目|重点項目|基礎項目)評価書|他の評価書|契約|協定|仕様書|規程|規則|要綱|マニュアル|計画|ガイドライン"
)
"""What may have entries, attachments and chapters of its own."""

_OF_OTHER_FORMS: Final = ("委託事項", "提供先", "移転先")
"""Entries that some forms have, and that a text copied from one of these still names."""

_ATTACHMENT: Final = re.compile(r"別添\s*([0-9０-９]{1,2}|[一二三四五六七八九])(?![0-9０-９])")
_ENTRIES: Final = re.compile("委託事項|提供先|移転先|一覧")
_TITLE: Final = re.compile(r"^[（(]別添([0-9０-９]+)[）)](.+)$")
_BEHIND: Final = re.compile(r"[）)」】\s]{0,3}[「（(【]?\s*")
_REFERRED: Final = re.compile(
    r"[）)」】\s]{0,2}(?:のとおり|の通り|を参照|参照|に記載|に示す|による|に掲げる)"
)
_SEPARATE: Final = re.compile(
    r"(?:別紙|別表|別図)\s*[0-9０-９]{0,2}\s*(?:のとおり|を参照|参照|に記載|に示す)"
)
_PLACE: Final = re.compile(
    r"(?<![0-9０-９一-鿿A-Za-zァ-ヶー])([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])"
    r"[\s　]*[-－―‐.．・の]?[\s　]*([0-9０-９]{1,2})(?![0-9０-９])"
)
_CHINESE: Final = "〇一二三四五六七八九"
_COUNTED: Final = r"(?!\s*(?:件|か所|箇所|社|機関|者|課|つ|個|台|[,，.．]?[0-9０-９]))"


@sheet_rule(Asked.WITH_SHEET, entry_not_there=Severity.WARNING, refers_to_itself=Severity.WARNING)
def entries(case: Case) -> Iterator[Finding]:
    """``委託事項７`` of six; ``移転先１と同じ`` inside 移転先1. Source: 様式3・様式4 Ⅰ2, Ⅱ4, Ⅱ5."""
    repeats = {rows.row_name.partition("{n}")[0]: rows for rows in _named_repeats(case)}
    names = "|".join(sorted({*map(re.escape, repeats), *_OF_OTHER_FORMS}, key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![一-鿿ァ-ヶーA-Za-z])({names})\s*([0-9]{{1,2}}){_COUNTED}(と同じ|に同じ|と同様|に準)?"
    )
    for place in case.each(prose(case).get((), ())):
        for match in pattern.finditer(place.text):
            rows, number = repeats.get(match[1]), int(match[2])
            if _OTHER_PAPER.search(place.text[max(0, match.start() - 20) : match.start()]):
                continue
            path = place.address.path
            count = _highest_number(case, rows, path) if rows else 0
            if number > count or not number:
                name = f"{match[1]}{number}"
                yield finding("entry_not_there", place.address, found=name, count=count)
                break
            if rows and match[3] and _own_number(case, rows, path) == number:
                yield finding("refers_to_itself", place.address, found=match[0])
                break


@sheet_rule(
    Asked.WITH_SHEET,
    attachment_not_there=Severity.WARNING,
    attachment_misnumbered=Severity.WARNING,
    separate_paper=Severity.HINT,
)
def attachments(case: Case) -> Iterator[Finding]:
    """別添n that the form does not have, or has for something else; a 別紙 that goes with it.

    Source: 項目一覧 (様式2 has no 別添, 様式3 two, 様式4 three; others are the body's own).
    """
    titles = dict(_attachments(case))
    own: set[int] = set()
    is_asked = False
    for place in case.each(prose(case).get((), ())):
        for match in _ATTACHMENT.finditer(place.text):
            number = _number(match[1])
            before = place.text[max(0, match.start() - 20) : match.start()]
            if _OTHER_PAPER.search(before):
                continue
            around = before + place.text[match.start() : match.end() + 20]
            if number not in titles and titles and _ENTRIES.search(around):
                continue  # What the form has no room for goes into one of the body's own.
            if number not in titles and number not in own:
                own.add(number)
                code = "attachment_not_there"
                count = len(titles)
                severity = Severity.HINT if titles else None
                yield finding(code, place.address, severity, found=f"別添{number}", count=count)
            elif meant := _meant(titles, number, place.text[match.end() :]) or _meant_by_words(
                titles, number, place.text, match
            ):
                yield finding(
                    "attachment_misnumbered",
                    place.address,
                    found=f"別添{number}",
                    meant=f"別添{meant}",
                    title=titles[meant],
                )
        papers = _SEPARATE.search(place.text)
        if papers and not is_asked:
            is_asked = True
            yield finding("separate_paper", place.address, found=papers[0])


@sheet_rule(Asked.WITH_SHEET, place_not_there=Severity.WARNING)
def places(case: Case) -> Iterator[Finding]:
    """``Ⅳ９`` where the form has no such chapter, or no such number in it.

    Source: 様式の項目番号.
    """
    known = case.shared(_numbers)
    for place in case.each(prose(case).get((), ())):
        for match in _PLACE.finditer(place.raw):
            number = int(unicodedata.normalize("NFKC", match[2]))
            if number in known.get(match[1], ()) or (match[1] in known and not known[match[1]]):
                continue
            around = place.raw[max(0, match.start() - 30) : match.end() + 10]
            if not _OTHER_PAPER.search(unicodedata.normalize("NFKC", around)):
                yield finding("place_not_there", place.address, found=match[0].strip())
                break


def _named_repeats(case: Case) -> Iterator[d.Repeat]:
    return (
        rows
        for role in (Role.SYSTEMS, Role.CONTRACTS, Role.RECIPIENTS, Role.TRANSFEREES)
        if isinstance(rows := case.form.by_id.get(case.role(role) or ""), d.Repeat)
    )


def _highest_number(case: Case, rows: d.Repeat, path: EntryPath) -> int:
    """The highest number of an entry that a text at ``path`` may mean: of its own file, else of
    any; entries beyond the form's room are counted too."""
    return case.shared(_highest).get(
        (rows.id, path[:1]), case.shared(_highest).get((rows.id, ()), 0)
    )


def _highest(case: Case) -> Mapping[tuple[str, EntryPath], int]:
    highest: dict[tuple[str, EntryPath], int] = {}
    for rows in _named_repeats(case):
        inside = case.form.chain(rows)
        for path in case.entries(Role.FILES) if inside else [()]:
            number = max(len(case.entries(rows.id, path)), _typed(case, rows, path))
            highest[rows.id, path] = number
            highest[rows.id, ()] = max(number, highest.get((rows.id, ()), 0))
    return highest


def _typed(case: Case, rows: d.Repeat, path: EntryPath) -> int:
    """The number of entries that （ ）件 tells, for those in an attachment of the body's own."""
    typed = 0
    for item in case.form.items:
        value = case.answer(item.id, path) if isinstance(item, d.Count | d.Marks) else None
        if isinstance(item, d.Count) and item.counts == rows.id and value is not None:
            typed = max(typed, _digits(str(value)))
        if isinstance(item, d.Marks):
            texts = ChosenMarks.of(value).texts
            counts = (option.label for option in item.options if option.counts == rows.id)
            typed = max([typed, *(_digits(texts.get(label, "")) for label in counts)])
    return typed


def _digits(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if plain.isdigit() else 0


def _own_number(case: Case, rows: d.Repeat, path: EntryPath) -> int:
    """The number of the entry that a text stands in; 0 for none of these."""
    depth = len(case.form.chain(rows))
    ways = case.entries(rows.id, path[:depth]) if len(path) > depth else []
    return next((n for n, way in enumerate(ways, start=1) if path[: depth + 1] == way), 0)


def _attachments(case: Case) -> Iterator[tuple[int, str]]:
    for section in case.form.sections:
        if match := _TITLE.match(section.title):
            yield _number(match[1]), match[2]


def _meant(titles: Mapping[int, str], number: int, rest: str) -> int:
    """The number of the attachment whose title follows the number of another; 0 for none."""
    words = _BEHIND.sub("", rest, count=1)
    meant = [one for one, title in titles.items() if words.startswith((title, title[-4:]))]
    return meant[0] if meant and number not in meant else 0


def _meant_by_words(titles: Mapping[int, str], number: int, text: str, match: re.Match[str]) -> int:
    """The number of the attachment that the words before a reference speak of; 0 for none."""
    before = re.split("[。、\n・]", text[max(0, match.start() - 30) : match.start()])
    behind = text[match.end() : match.end() + 8]
    if not _REFERRED.match(behind) or number not in titles:
        return 0
    near = "".join(before[-2:])
    if "別添" in near:
        return 0  # The words are about that one.
    numbers = {
        one
        for one, title in titles.items()
        for name, words in _words_of_attachments().items()
        if name in title and re.search(words, near)
    }
    return min(numbers) if numbers and number not in numbers else 0


@functools.cache
def _words_of_attachments() -> Mapping[str, str]:
    words: dict[str, str] = scheme_table("attachments")
    return words


def _number(digits: str) -> int:
    return _CHINESE.index(digits) if digits in _CHINESE else int(digits)


def _numbers(case: Case) -> Mapping[str, set[int]]:
    """By the number of a chapter, the numbers of its headings; where none has any, of its items."""
    numbers: dict[str, set[int]] = {}
    for section in case.form.sections:
        if section.number:
            own = [item.number.strip() for item in section.items]
            heads = [number for number in own if number.endswith(("．", "."))]
            folded = (unicodedata.normalize("NFKC", number) for number in heads or own)
            digits = (number.rstrip(".") for number in folded)
            known = numbers.setdefault(section.number, set())
            known |= {int(number) for number in digits if number.isdigit()}
    return numbers
