"""Check of the numbers of headings in 変更箇所: Ⅳ－５－従業者に対する教育・啓発 is Ⅳ２."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.change_log.label_numbers import misnumbered_label
from piadesk.checks.change_log.named_items import Named, file_key, items_named
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.form_steps import earlier_forms, renamed_choices
from piadesk.revision.published import last_published
from piadesk.sheets.sheet import Address
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import is_stand_in, plain

_BETWEEN: Final = r"\s\-－―ー.．、"
_NAMED: Final = re.compile(
    rf"([ⅠⅡⅢⅣⅤⅥ])[{_BETWEEN}]*([0-9]{{1,2}})[{_BETWEEN}]+([^{_BETWEEN}①-⑳(（]{{2,40}})"
)
_CHOSEN: Final = re.compile(r"[\[［]\s*([^\[\]［］○]{2,40}?)\s*[\]］]")
_MIN_END: Final = 6
"""Letters of a name that is another one without its beginning."""

_WIDE: Final = str.maketrans("０１２３４５６７８９", "0123456789")


@sheet_rule(Asked.WITH_LOG, log_misnumbered=Severity.HINT)
def misnumbered(case: Case) -> Iterator[Finding]:
    """A heading of the form named with another number than the form's, in rows of this revision.

    Source: 様式の項目番号.
    """
    log = case.log
    if log is None:
        return
    headings = case.shared(_headings)
    version = last_published(case.sheet)
    known = {row.id for row in version.rows.get(log.items.rows, [])} if version else set()
    for path in case.entries(log.items.rows):
        if path[-1] in known:
            continue
        text = case.text(log.items.item, path)
        if slip := misnumbered_label(case.form, text):
            address = case.at(log.items.item, path)
            yield finding("log_misnumbered", address, found=slip[0], meant=slip[1])
            continue
        for chapter, number, label in _named(text):
            meant = headings.get(plain(label))
            if not meant or (chapter, number) in meant:
                continue
            if (chapter, number) not in case.shared(_earlier_headings).get(plain(label), ()):
                right = f"{meant[0][0]}{meant[0][1]}．{label}"
                yield finding(
                    "log_misnumbered",
                    case.at(log.items.item, path),
                    found=f"{chapter}{number}．{label}",
                    meant=right,
                )


@sheet_rule(Asked.WITH_LOG, log_file_unknown=Severity.HINT)
def unknown_file(case: Case) -> Iterator[Finding]:
    """A newest row that names a file nearly as one of the sheet is called, and not quite.

    Source: 様式 特定個人情報ファイル名. Older rows may name files as they were called then.
    """
    log = case.log
    names = {file_key(case.text(Role.FILE_NAME, path)): path for path in case.paths(Role.FILE_NAME)}
    if log is None or not any(names):
        return
    rows = case.entries(log.items.rows)
    newest = max((case.text(log.items.date, path) for path in rows), default="")
    for path in rows if newest else ():
        if case.text(log.items.date, path) != newest:
            continue
        for named in items_named(case.form, case.text(log.items.item, path)):
            near = next((one for one in names if one and _is_near(named.file, one)), "")
            if named.file and near and named.file not in names:
                name = case.text(Role.FILE_NAME, names[near])
                address = case.at(log.items.item, path)
                yield finding("log_file_unknown", address, found=named.file, meant=name)
    yield from _files_of_others(case, names)


def _files_of_others(case: Case, names: Mapping[str, EntryPath]) -> Iterator[Finding]:
    """One row on a file that neither the sheet has nor any other row speaks of; one nearly called
    as a file that rows before and behind it call rightly."""
    assert case.log is not None
    items = case.log.items
    rows = case.entries(items.rows)
    cells = (items.item, items.before, items.after)
    whole = [file_key("".join(case.text(cell, path) for cell in cells)) for path in rows]
    of_rows = [
        {one.file for one in items_named(case.form, case.text(items.item, path)) if one.file}
        for path in rows
    ]
    for place, path in enumerate(rows):
        for file in of_rows[place] - names.keys():
            near = [one for one in names if one and _is_near(file, one)]
            around = (of_rows[:place], of_rows[place + 1 :])
            if near:
                is_slip = all(any(near[0] in some for some in side) for side in around)
                is_slip = is_slip and not any(file in some for side in around for some in side)
            else:
                is_slip = sum(file in text for text in whole) == 1
            if is_slip:
                known = [names[one] for one in near] or names.values()
                meant = "」「".join(case.text(Role.FILE_NAME, way) for way in known)
                yield finding(
                    "log_file_unknown", case.at(items.item, path), found=file, meant=meant
                )


@sheet_rule(
    Asked.WITH_LOG, log_choice_unknown=Severity.WARNING, log_entry_not_there=Severity.WARNING
)
def newest_rows(case: Case) -> Iterator[Finding]:
    """A newest row with none of the 選択肢 of its item, or on an entry that is not there.

    Source: 様式の＜選択肢＞. Older rows may quote a form and entries that were.
    """
    log = case.log
    rows = case.entries(log.items.rows) if log else []
    newest = max((case.text(log.items.date, path) for path in rows), default="") if log else ""
    for path in rows if newest else ():
        assert log is not None
        if case.text(log.items.date, path) != newest:
            continue
        for named in items_named(case.form, case.text(log.items.item, path)):
            after = case.text(log.items.after, path)
            item = case.form.by_id.get(named.item)
            quoted = _CHOSEN.fullmatch(after.strip())
            if isinstance(item, d.Choice) and quoted:
                renamed = renamed_choices(case.form).get(item.id, {})
                options = {plain(option) for option in (*case.form.choices_of(item), *renamed)}
                if plain(quoted[1]) and plain(quoted[1]) not in options:
                    address = case.at(log.items.after, path)
                    yield finding("log_choice_unknown", address, found=quoted[1])
            yield from _entries_beyond(case, named, after, case.at(log.items.item, path))


def _entries_beyond(case: Case, named: Named, after: str, address: Address) -> Iterator[Finding]:
    """The entry that a row names, where no file has so many; one that is deleted may be gone."""
    item = case.form.by_id.get(named.item)
    if item is None or len(named.numbers) != 1 or is_stand_in(after):
        return
    chain = (*case.form.chain(item), *((item.id,) if isinstance(item, d.Repeat) else ()))
    repeat = next((one for one in reversed(chain) if one != case.role(Role.FILES)), None)
    if repeat is None:
        return
    count = max((len(case.entries(repeat, path)) for path in _around(case, repeat)), default=0)
    if 0 < count < named.numbers[0]:
        yield finding("log_entry_not_there", address, number=named.numbers[0], most=count)


def _around(case: Case, repeat: str) -> list[EntryPath]:
    """The entries in which a repeat stands: the files, or the sheet itself."""
    outer = case.form.chain(case.form.by_id[repeat])
    return case.entries(outer[-1]) if outer else [()]


def _is_near(one: str, other: str) -> bool:
    is_end = len(one) >= _MIN_END and other.endswith(one)
    return is_end or distance(one, other, max(2, len(other) // 3)) is not None


def _headings(case: Case) -> dict[str, list[tuple[str, str]]]:
    """By plain label the chapter and the number of each heading of the form."""
    return _headings_of(case.form)


def _earlier_headings(case: Case) -> dict[str, list[tuple[str, str]]]:
    """The same of the revisions before: a row that was written on one of them names its numbers."""
    headings: dict[str, list[tuple[str, str]]] = {}
    for form_id in earlier_forms(case.form.id):
        for label, numbers in _headings_of(catalogue.form(form_id)).items():
            headings.setdefault(label, []).extend(numbers)
    return headings


def _headings_of(form: d.Form) -> dict[str, list[tuple[str, str]]]:
    headings: dict[str, list[tuple[str, str]]] = {}
    for section in form.sections:
        for item in section.items:
            number = unicodedata.normalize("NFKC", item.number).rstrip(".")
            if isinstance(item, d.Heading) and number.isdigit() and section.number:
                headings.setdefault(plain(item.label), []).append((section.number, number))
    return headings


def _named(text: str) -> Iterator[tuple[str, str, str]]:
    """Chapter, number and label where a text names a heading by all three: Ⅳ－２－従業者…."""
    if match := _NAMED.search(text.translate(_WIDE)):
        yield match[1], match[2], match[3]
