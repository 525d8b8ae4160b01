"""Long work at one sheet by chance: every kind of edit, runs of the office, merges, 依頼."""

from copy import deepcopy

from piadesk.acts.hearing import Hearing, new_opinion
from piadesk.acts.hearing import keep_hearing as noted_hearing
from piadesk.exporting.request import request_workbook, whole_sheet
from piadesk.exporting.returned import Returned, read_request, returned_copies
from piadesk.forms import definition as d
from piadesk.kinds import ChosenMarks, is_blank
from piadesk.office.changing import change, review_edit, take_back
from piadesk.office.stages import Stage, stage_edit
from piadesk.revision.merge import divergences
from piadesk.revision.merge_edits import defaults, merge_edit
from piadesk.revision.published import freeze, take_up
from piadesk.sheets.drafting import Drafting, Signed, note_drafting
from piadesk.sheets.edits import (
    AddEntry,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetValue,
    apply,
)
from piadesk.sheets.memos import drop_memo, keep_memo, memos_of, new_memo
from piadesk.sheets.sheet import Address, new_entry
from piadesk.sheets.withheld import publish_again, withheld_of, withhold

WORDS = [
    "",
    "題",
    "　届出を受ける。\n",
    "長い文" * 40,
    "\ud800",
    "\x0b<b>",
    "１万人",
    "－",
    "か\u3099",
]
MOST_ENTRIES = 4
CHOICES = ("mine", "theirs", "both")


def blocks(form, block, parent="", path=()):
    """Every block of the sheet: its path, and the item whose entry it is."""
    yield path, parent, block
    for item in form.children(parent):
        for row in block.rows.get(item.id, ()):
            yield from blocks(form, row, item.id, (*path, row.id))


def value(form, item, chosen):
    """An answer that fits its item, or the words of a clerk."""
    if isinstance(item, d.Mark):
        return chosen.random() < 0.5
    if isinstance(item, d.Marks):
        labels = form.choices_of(item)
        return ChosenMarks(tuple(one for one in labels if chosen.random() < 0.4)).value()
    if isinstance(item, d.Choice):
        return chosen.choice(["", *form.choices_of(item)])
    return chosen.choice([*WORDS, "2025-04-01"]) if item.kind != "picture" else []


def answered(form, sheet, chosen):
    """Typing, anywhere."""
    path, parent, _ = chosen.choice([*blocks(form, sheet)])
    items = [item for item in form.children(parent) if isinstance(item, d.Answer)]
    items = [item for item in items if item.kind not in ("computed", "number", "count")]
    if not items:
        return None
    item = chosen.choice(items)
    return SetValue(Address(path, item.id), value(form, item, chosen))


def entry_edit(form, sheet, chosen):
    """An entry of any repeat comes, moves or goes."""
    path, parent, block = chosen.choice([*blocks(form, sheet)])
    repeats = [item for item in form.children(parent) if isinstance(item, d.Repeat)]
    if not repeats:
        return None
    address = Address(path, chosen.choice(repeats).id)
    rows = block.rows.get(address.item, [])
    kind = chosen.choice(["add", "move", "remove"]) if rows else "add"
    if kind == "add" and len(rows) < MOST_ENTRIES:
        return AddEntry(address, chosen.randint(0, len(rows)), new_entry())
    row = chosen.choice(rows)
    if kind == "move":
        return MoveEntry(address, row.id, chosen.randrange(len(rows)))
    return RemoveEntry(address, row.id)


def noted(form, sheet, chosen):
    """What stands beside the answers: 付箋, 起案, 非公表, 意見募集."""
    title, words = Address((), form.title_item), chosen.choice(WORDS)
    memos, withheld = memos_of(sheet), withheld_of(sheet)
    return chosen.choice(
        [
            lambda: keep_memo(sheet, new_memo(title, "slip", words, "甲", "2025-04-01")),
            lambda: drop_memo(sheet, chosen.choice(memos).id) if memos else None,
            lambda: note_drafting(sheet, Drafting(Signed("甲", "2025-04-01"), Signed(words))),
            lambda: withhold(sheet, title, "", words or "理由"),
            lambda: publish_again(sheet, title) if withheld else None,
            lambda: noted_hearing(Hearing(places=words, opinions=(new_opinion(),))),
            lambda: stage_edit(sheet, chosen.choice([*Stage]), "2025-04-01", "甲", words),
        ]
    )()


def version_edit(form, sheet, chosen):
    """公表版 made, taken away, and gone back to."""
    published = sheet.published
    if len(published) < 2:
        return freeze(form, sheet)
    version = chosen.choice(published)
    return chosen.choice([RemovePublished(version.id), take_up(sheet, version)])


def merged(form, sheet, chosen):
    """A colleague's copy taken in, which went its own way."""
    base = deepcopy(sheet)
    theirs = deepcopy(sheet)
    for make in [answered, entry_edit, answered, noted]:
        if (edit := make(form, theirs, chosen)) is not None:
            apply(theirs, edit)
    for one in [answered(form, base, chosen)]:
        if one is not None:
            apply(base, one)
    differing = divergences(form, base, sheet, theirs)
    if chosen.random() < 0.5:
        return merge_edit(base, sheet, theirs, defaults(differing))
    choices = [
        (one, chosen.choice(CHOICES[: 3 if one.kind == "answer" and one.both is not None else 2]))
        for one in differing
    ]
    return merge_edit(base, sheet, theirs, choices)


def returned(form, sheet, chosen):
    """依頼用のExcel that came back, filled in here and there."""
    _, lines = read_request(request_workbook(form, sheet, whole_sheet(form, sheet), "題")) or (
        0,
        [],
    )
    lines = [line._replace(words=chosen.choice(WORDS)) for line in lines if chosen.random() < 0.2]
    if not lines:
        path, _, block = next(blocks(form, sheet))
        title = Address(path, form.title_item)
        lines = [Returned(title, block.answers.get(title.item), "後")]
    base, theirs = returned_copies(form, sheet, lines)
    return merge_edit(base, sheet, theirs, defaults(divergences(form, base, sheet, theirs)))


def run_of_the_office(path, chosen):
    """A 見直し or a stage set from the list, now and then taken back."""
    stage = chosen.choice([*Stage])
    done = change(
        path,
        lambda _form, sheet: chosen.choice(
            [review_edit(sheet, "2026-04-01", "甲", "備考"), stage_edit(sheet, stage, "2026-04-01")]
        ),
    )
    if chosen.random() < 0.4:
        take_back(done)


EDITS = [*[answered] * 10, *[entry_edit] * 4, *[noted] * 3, version_edit, merged]


def some_edit(form, sheet, chosen):
    """One that changes something, or None."""
    make = returned if chosen.random() < 0.01 else chosen.choice(EDITS)
    edit = make(form, sheet, chosen)
    return None if is_blank(edit) else edit
