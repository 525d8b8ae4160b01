"""Random sheets and random edits of any form, as hypothesis strategies."""

import datetime

from hypothesis import strategies as st

from piadesk.forms import definition as d
from piadesk.kinds import KINDS, ChosenMarks, is_blank, require_every_kind
from piadesk.sheets.edits import AddEntry, MoveEntry, RemoveEntry, SetValue
from piadesk.sheets.sheet import Address, Entry, new_sheet

TEXTS = st.text(
    st.sampled_from("あ亜字、。（）「」①※○ＡA1ｱ\n\t 　<b>&\\\"'{}😀\u3000\u200b") | st.characters(),
    max_size=40,
)
"""Words that a clerk may type or paste: markup, control characters, emoji, anything."""


def values(form, item, texts=TEXTS):
    """A stored value that fits the kind of ``item``, blank ones among them."""
    return VALUES[item.kind](form, item, texts)


def plain_words(form, item, texts):
    return texts


def dates(form, item, texts):
    return st.dates(max_value=datetime.date(2999, 12, 31)).map(str) | texts


def numbers(form, item, texts):
    typed = st.integers(-(10**9), 10**9).map(str) | texts
    return typed.map(lambda words: KINDS["number"].stored(form, item, words))


def choices(form, item, texts):
    return st.sampled_from(form.choices_of(item))


def marks(form, item, texts):
    labels = form.choices_of(item)
    blanks = [option.label for option in item.options if option.blank]
    marked = st.sets(st.sampled_from(labels)).map(lambda some: [x for x in labels if x in some])
    words = st.dictionaries(st.sampled_from(blanks), texts) if blanks else st.just({})
    return st.builds(lambda *parts: ChosenMarks(*parts).value(), marked.map(tuple), words)


VALUES = {
    "text": plain_words,
    "long_text": plain_words,
    "count": plain_words,
    "date": dates,
    "number": numbers,
    "choice": choices,
    "computed": choices,
    "mark": lambda form, item, texts: st.booleans(),
    "marks": marks,
    "picture": lambda form, item, texts: st.just([]),
}
UNANSWERED = ("heading", "band", "repeat", "constant", "mirror")
require_every_kind("tests.sheets", VALUES, without=UNANSWERED)


def answers(form, parent="", texts=TEXTS):
    """Answers to some of the items of one entry (of the sheet itself for "")."""
    items = [item for item in form.children(parent) if isinstance(item, d.Answer)]
    some = st.fixed_dictionaries({}, optional={i.id: values(form, i, texts) for i in items})
    return some.map(lambda all_: {key: one for key, one in all_.items() if not is_blank(one)})


@st.composite
def sheets(draw, form, texts=TEXTS, most_rows=2):
    """A sheet on ``form`` with some of its items answered and a few entries in each repeat."""
    sheet = new_sheet(form)
    fill(draw, form, sheet, "", texts, most_rows)
    return sheet


def fill(draw, form, block, parent, texts, most_rows):
    block.answers.update(draw(answers(form, parent, texts)))
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            entries = [
                row(draw, form, item, texts, most_rows)
                for _ in range(draw(st.integers(0, most_rows)))
            ]
            if entries:
                block.rows[item.id] = entries


def row(draw, form, item, texts=TEXTS, most_rows=1):
    entry = Entry(id=draw(st.uuids(version=4)).hex[:12])
    fill(draw, form, entry, item.id, texts, most_rows)
    return entry


@st.composite
def edits(draw, form, sheet, texts=TEXTS):
    """One edit that ``sheet`` can take as it stands."""
    rows = draw(st.sampled_from(list(blocks(form, sheet))))
    items = form.children(parent_of(form, sheet, rows))
    item = draw(st.sampled_from([i for i in items if isinstance(i, d.Answer | d.Repeat)]))
    address = Address(rows, item.id)
    if isinstance(item, d.Answer):
        return SetValue(address, draw(values(form, item, texts)))
    entries = sheet.entries(address)
    if not entries or draw(st.booleans()):
        place = draw(st.integers(0, len(entries)))
        return AddEntry(address, place, row(draw, form, item, texts, 0))
    chosen = draw(st.sampled_from(entries)).id
    if draw(st.booleans()):
        return RemoveEntry(address, chosen)
    return MoveEntry(address, chosen, draw(st.integers(0, len(entries) - 1)))


def blocks(form, sheet):
    """The rows that lead to every block of the sheet, () for the sheet itself first."""
    waiting = [((), sheet)]
    while waiting:
        rows, block = waiting.pop(0)
        yield rows
        for entries in block.rows.values():
            waiting += [((*rows, entry.id), entry) for entry in entries]


def parent_of(form, sheet, rows):
    """The id of the repeat whose entry ``rows`` lead to, "" for the sheet itself."""
    if not rows:
        return ""
    around = sheet.block(rows[:-1]).rows
    return next(key for key, entries in around.items() if rows[-1] in [e.id for e in entries])
