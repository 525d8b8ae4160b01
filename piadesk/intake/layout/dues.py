"""Which labels of a page have an answer: a form says of many by which 選択肢 or mark above them
they stay blank."""

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.layout.labels import bare
from piadesk.intake.layout.pass_pieces import Piece
from piadesk.intake.layout.printed import name_of_mark
from piadesk.texts.folding import fold

_HEADING: Final = re.compile(r"\d{1,2}\.")


@dataclass
class _Causes:
    """What blanks a label: folded 選択肢 by the bare label that they stand beside, and marks."""

    choices: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    marks: set[str] = field(default_factory=set)


def dues_of(pieces: Sequence[Piece]) -> dict[int, str]:
    """By the id of a label ``blank`` or ``filled``, as the pieces before it say, in their order."""
    dues: dict[int, str] = {}
    values: dict[str, str] = {}
    marks: dict[str, bool] = {}
    label = ""
    for piece in pieces:
        if piece.label:
            label = bare(piece.label)
            if _HEADING.match(fold(piece.label)):
                marks = {}
            values.pop(label, None)
            if due := _due(label, values, marks):
                dues[id(piece)] = due
        elif piece.kind in ("choice", "value") and label:
            values.setdefault(label, piece.words.strip("[]"))
        elif piece.kind == "mark":
            marks |= {name_of_mark(line.raw): "○" in line.raw for line in piece.lines}
    return dues


def _due(label: str, values: dict[str, str], marks: dict[str, bool]) -> str:
    causes = _causes().get(label)
    if causes is None:
        return ""
    known = [marks[name] for name in causes.marks if name in marks]
    known += [values[each] in causes.choices[each] for each in causes.choices if each in values]
    if not known or any(known) != all(known):
        return ""
    return "blank" if all(known) else "filled"


@functools.cache
def _causes() -> dict[str, _Causes]:
    causes: defaultdict[str, _Causes] = defaultdict(_Causes)
    for form in map(catalogue.form, catalogue.form_ids()):
        for item in form.items:
            if not isinstance(item, d.Answer) or isinstance(item, d.Mark):
                continue
            for condition in (*item.blank_when, *item.optional_when):
                for label in (item.label, *item.older_labels):
                    _note(causes[bare(label)], form, condition)
    return dict(causes)


def _note(causes: _Causes, form: d.Form, condition: d.Condition) -> None:
    item = form.by_id[condition.item]
    if isinstance(item, d.Mark) and condition.equals is True:
        causes.marks.add(fold(item.label))
    elif isinstance(item, d.Choice) and isinstance(condition.equals, str):
        causes.choices[bare(item.label)].add(fold(form.choices[item.choices][condition.equals]))
