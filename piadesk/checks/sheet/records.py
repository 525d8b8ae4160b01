"""Checks of the attachment 特定個人情報ファイル記録項目: which items each file records."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.file_names import named_files
from piadesk.forms.roles import Role
from piadesk.texts.entry_names import bare_name, plain_name

_RECORD: Final = re.compile(
    r"(?:^|(?<=[\s、,。）)】]))(\d{1,4})\.(?!\d)\s*([^、\n]*)", re.MULTILINE
)
_HEAD: Final = re.compile(
    r"^([^一-龠々ぁ-んァ-ヶ\n]{0,8})([一-龠々ぁ-んァ-ヶー・()]{2,28}ファイル)([^一-龠々ぁ-んァ-ヶ\n]{0,4})$",
    re.MULTILINE,
)
"""A line that only names a file, with the signs around it: 【2. 送付先情報ファイル】."""

_CIRCLED: Final = re.compile("([①-⑳])(?![-の及])")
_MAX_SHOWN: Final = 5
_BETWEEN_NAMES: Final = re.compile(r"[、,\n\s・]+(?![^(]*\))")
_MIN_LISTED: Final = 4
_MAX_GAP: Final = 3
_MIN_COUNTED: Final = 5
_MAX_NAME: Final = 16


@sheet_rule(Asked.WITH_SHEET, name_not_recorded=Severity.WARNING)
def recorded_names(case: Case) -> Iterator[Finding]:
    """A file that the attachment of 記録項目 does not name. Source: 様式3 別添１, 様式4 別添２."""
    text = case.answer(Role.RECORD_ITEMS)
    if not isinstance(text, str):
        return
    plain = plain_name(text)
    for path, name in named_files(case).items():
        if plain_name(name) not in plain:
            cause = case.at(Role.FILE_NAME, path)
            yield finding("name_not_recorded", case.at(Role.RECORD_ITEMS), name=name, cause=cause)


@sheet_rule(Asked.WITH_SHEET, recorded_number=Severity.HINT)
def recorded_number(case: Case) -> Iterator[Finding]:
    """④記録される項目 against the numbered entries of the attachment for that file.

    Source: 様式3・様式4 Ⅱ2④. The attachment is free text, so it is only a hint.
    """
    for path, entries in recorded_counts(case) if case.has(Role.FILE_FIELDS) else ():
        lower = case.lower_bound(Role.FILE_FIELDS, path)
        upper = case.upper_bound(Role.FILE_FIELDS, path)
        is_below = lower is not None and entries < lower
        if entries > 1 and (is_below or (upper is not None and entries >= upper)):
            address = case.at(Role.FILE_FIELDS, path)
            yield finding("recorded_number", address, entries=entries)


def recorded_counts(case: Case) -> Iterator[tuple[EntryPath, int]]:
    """How many numbered 記録項目 the attachment lists for each file that it names."""
    text = case.answer(Role.RECORD_ITEMS)
    if isinstance(text, str):
        for path, part in _parts(case, unicodedata.normalize("NFKC", text)):
            yield path, len(_RECORD.findall(part)) or _listed(part)


def _listed(part: str) -> int:
    """The entries of a list without numbers; 0 where it is no plain list."""
    names = [name for name in _BETWEEN_NAMES.split(part) if name and not name.isdigit()]
    is_plain = len(names) >= _MIN_LISTED and all(len(name) <= _MAX_NAME for name in names)
    return len(names) if is_plain else 0


@sheet_rule(Asked.WITH_SHEET, recorded_twice=Severity.HINT, recorded_gap=Severity.HINT)
def recorded_twice(case: Case) -> Iterator[Finding]:
    """Two entries of one numbered list that are called the same.

    Source: 様式3 別添１, 様式4 別添２ (as a rule a stretch of the list was copied twice).
    """
    text = case.answer(Role.RECORD_ITEMS)
    if not isinstance(text, str):
        return
    repeated: list[str] = []
    numbers: dict[str, str] = {}
    last = 0
    for number, name in _RECORD.findall(unicodedata.normalize("NFKC", text)):
        if int(number) <= last:
            numbers = {}  # Another list begins.
        last = int(number)
        key = re.sub(r"\s", "", name)
        if key and key in numbers:
            repeated.append(f"{numbers[key]}と{number}「{name.strip()}」")
        numbers.setdefault(key, number)
    yield from _gaps(case, text)
    if repeated:
        shown = "、".join(repeated[:_MAX_SHOWN]) + "など" * (len(repeated) > _MAX_SHOWN)
        yield finding("recorded_twice", case.at(Role.RECORD_ITEMS), found=shown)


@sheet_rule(Asked.WITH_SHEET, list_of_no_file=Severity.HINT)
def listed_files(case: Case) -> Iterator[Finding]:
    """A list of 記録項目 headed like those of the files, and by the name of none: asked.

    Source: 様式3 別添１, 様式4 別添２ (one list for each file).
    """
    text = case.answer(Role.RECORD_ITEMS)
    names = [plain_name(name) for name in named_files(case).values()]
    if not isinstance(text, str) or not names:
        return
    heads = [
        (re.sub("[0-9]+", "0", f"{match[1]}…{match[3]}"), match[2])
        for match in _HEAD.finditer(unicodedata.normalize("NFKC", text))
    ]
    shapes = {shape for shape, name in heads if plain_name(name) in names}
    for shape, name in heads:
        is_known = any(plain_name(name) in one or one in plain_name(name) for one in names)
        if shape in shapes and shape != "…" and not is_known:
            yield finding("list_of_no_file", case.at(Role.RECORD_ITEMS), name=name)


def _gaps(case: Case, text: str) -> Iterator[Finding]:
    """A number left out in a list that counts on before and after it."""
    numbers = [int(number) for number, _ in _RECORD.findall(unicodedata.normalize("NFKC", text))]
    steps = list(itertools.pairwise(numbers))
    skipped = [(one, two) for one, two in steps if one + 1 < two <= one + _MAX_GAP]
    counted = sum(one + 1 == two for one, two in steps)
    if len(skipped) == 1 and counted >= _MIN_COUNTED:
        before, after = skipped[0]
        yield finding("recorded_gap", case.at(Role.RECORD_ITEMS), before=before, after=after)
    for one, two in _circled_gaps(text):
        yield finding("recorded_gap", case.at(Role.RECORD_ITEMS), before=one, after=two)


def _circled_gaps(text: str) -> list[tuple[str, str]]:
    """Where circled numbers, which begin anew with ① for each list, do not count on."""
    marks = [match[1] for match in _CIRCLED.finditer(text)]
    values = [ord(mark) for mark in marks]
    steps = [
        index
        for index in range(1, len(values))
        if values[index] != values[index - 1] + 1 and marks[index] != "①"
    ]
    is_list = len(marks) >= _MIN_COUNTED and marks[0] == "①"
    return (
        [(marks[index - 1], marks[index]) for index in steps] if is_list and len(steps) <= 2 else []
    )


def recorded_parts(case: Case) -> Iterator[tuple[EntryPath, list[str]]]:
    """The numbered entries that the attachment lists for each file."""
    text = case.answer(Role.RECORD_ITEMS)
    if isinstance(text, str):
        for path, part in _parts(case, unicodedata.normalize("NFKC", text)):
            yield path, [name for _, name in _RECORD.findall(part)]


def _parts(case: Case, text: str) -> Iterator[tuple[EntryPath, str]]:
    """The stretch of the attachment from each file's name to the next file's."""
    starts = sorted(
        (match.start(), match.end(), path)
        for path, name in named_files(case).items()
        if (match := re.search(re.escape(unicodedata.normalize("NFKC", bare_name(name))), text))
    )
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    for (_, begin, path), end in zip(starts, ends, strict=False):
        # The number before the next file's name is that name's own.
        yield path, re.sub(r"\(?\d{1,2}[).]?\s*$", "", text[begin:end])
