"""What the rest of a sheet already says that an answer should be: counts, what is repeated."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.kinds import ChosenMarks, is_blank
from piadesk.scheme.threshold import LEVELS, judge
from piadesk.sheets.edits import Edit, SetValue
from piadesk.sheets.origins import note_origins
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import answer, holds, reach

_BY_ROLE: Final = (Role.PRIORITY_SUFFICIENCY, Role.REPORT_KIND, Role.FILE_FIELDS)


def can_be_known(form: d.Form, item: d.AnyItem) -> bool:
    """Whether an item asks for something that other answers may give."""
    if isinstance(item, d.Marks):
        return any(option.counts for option in item.options)
    if isinstance(item, d.Count):
        return bool(item.counts)
    return any(form.role(role) == item.id for role in _BY_ROLE)


def known_value(form: d.Form, sheet: Sheet, address: Address) -> JsonValue:
    """The value that the other answers give for the item at ``address``; None where they give
    none, or nothing that speaks against the answer that is there."""
    item = form.by_id[address.item]
    if isinstance(item, d.Count):
        count = _entries(form, sheet, address, item.counts) if item.counts else 0
        stored = sheet.get(address)
        return str(count) if count or not is_blank(stored) else None
    if isinstance(item, d.Marks):
        return _counted_marks(form, sheet, address, item)
    if item.id == form.role(Role.PRIORITY_SUFFICIENCY):
        return _repeated(form, sheet)
    if item.id == form.role(Role.REPORT_KIND):
        return _due_kind(form, sheet, address)
    return _recorded(form, sheet, address) if item.id == form.role(Role.FILE_FIELDS) else None


def following_edits(form: d.Form, sheet: Sheet, edit: Edit) -> Iterator[Edit]:
    """What ``edit`` makes known of an answer that is still empty: 【再掲】 of a measure."""
    target = form.role(Role.PRIORITY_SUFFICIENCY)
    if target is None or not isinstance(edit, SetValue) or edit.address.path:
        return
    if not is_blank(sheet.answers.get(target)) or edit.address.item == target:
        return
    after = replace(sheet, answers={**sheet.answers, edit.address.item: edit.value})
    value, conditions = _repeated(form, after), form.by_id[target].blank_when
    blanked = conditions and all(holds(form, after, (), condition) for condition in conditions)
    if value is not None and not blanked:
        yield SetValue(Address((), target), value)
        yield note_origins(sheet, "computed", [(Address((), target), value)])


def _entries(form: d.Form, sheet: Sheet, address: Address, repeat: str) -> int:
    return len(sheet.entries(reach(form, address.path, repeat)))


def _counted_marks(form: d.Form, sheet: Sheet, address: Address, item: d.Marks) -> JsonValue:
    """The marks with ○ and the number of the entries at every option that counts some."""
    stored = sheet.get(address)
    chosen = ChosenMarks.of(stored)
    for option in item.options:
        count = _entries(form, sheet, address, option.counts) if option.counts else 0
        if count:
            chosen = chosen.with_mark(item, option.label, True)
            chosen = chosen.with_text(option.label, str(count))
    return chosen.value()


def _repeated(form: d.Form, sheet: Sheet) -> JsonValue:
    """The answer given above to the measure that is called 最も優先度が高い."""
    measure, target = form.role(Role.PRIORITY_MEASURE), form.role(Role.PRIORITY_SUFFICIENCY)
    if measure is None or target is None:
        return None
    key = form.key_of(measure, sheet.answers.get(measure))
    above = form.role(Role(key)) if key in set(Role) else None
    if above is None:
        return None
    value = answer(form, sheet, Address((), above))
    return value if value in form.choices_of(form.by_id[target]) else None


def _due_kind(form: d.Form, sheet: Sheet, address: Address) -> JsonValue:
    """The least 評価書 that しきい値判断 makes due; what is more of one's own will stays."""
    judged = judge(form, sheet.answers.get)
    if judged is None:
        return None
    due = max(1, LEVELS.index(judged.result))
    kind = form.key_of(address.item, sheet.get(address))
    is_enough = kind in LEVELS and LEVELS.index(kind) >= due
    return None if is_enough else form.choice(address.item, LEVELS[due])


def _recorded(form: d.Form, sheet: Sheet, address: Address) -> JsonValue:
    """The range that holds as many 記録項目 as the attachment lists for this file."""
    from piadesk.checks.case import Case
    from piadesk.checks.sheet.records import recorded_counts

    count = dict(recorded_counts(Case(form, sheet))).get(address.path, 0)
    bounds = [
        (bound, text)
        for text in form.choices_of(form.by_id[address.item])
        if (bound := lower_bound(form.key_of(address.item, text) or "")) is not None
    ]
    fitting = [text for bound, text in bounds if bound <= count]
    return fitting[-1] if count > 1 and fitting else None
