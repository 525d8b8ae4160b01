"""Every kind of item with its `Kind`: complete, or the program does not start."""

from collections.abc import Mapping
from typing import Any, Final, TypedDict

from piadesk.forms import items as i
from piadesk.kinds.choice import ChoiceKind, ComputedKind
from piadesk.kinds.count import CountKind
from piadesk.kinds.date import DateKind
from piadesk.kinds.kind import Kind
from piadesk.kinds.mark import MarkKind
from piadesk.kinds.marks import MarksKind
from piadesk.kinds.number import NumberKind
from piadesk.kinds.picture import PictureKind
from piadesk.kinds.text import LongTextKind, TextKind
from piadesk.kinds.unanswered import ConstantKind, HeadingKind, MirrorKind


class Kinds(TypedDict):
    """One `Kind` for each word that an item's ``kind`` may be: mypy wants every one of them."""

    heading: HeadingKind
    band: HeadingKind
    constant: ConstantKind
    text: TextKind
    long_text: LongTextKind
    date: DateKind
    choice: ChoiceKind
    mark: MarkKind
    marks: MarksKind
    count: CountKind
    number: NumberKind
    computed: ComputedKind
    mirror: MirrorKind
    picture: PictureKind
    repeat: HeadingKind


KINDS: Final[Kinds] = {
    "heading": HeadingKind(),
    "band": HeadingKind(),
    "constant": ConstantKind(),
    "text": TextKind(),
    "long_text": LongTextKind(),
    "date": DateKind(),
    "choice": ChoiceKind(),
    "mark": MarkKind(),
    "marks": MarksKind(),
    "count": CountKind(),
    "number": NumberKind(),
    "computed": ComputedKind(),
    "mirror": MirrorKind(),
    "picture": PictureKind(),
    "repeat": HeadingKind(),
}


def kind_of(item: i.AnyItem) -> Kind[Any]:
    """The kind of an item, with all its faces."""
    return KINDS[item.kind]


class LackingKindError(TypeError):
    """A kind of item that a part of the program does not know, or a face that a kind lacks."""


def require_every_kind(
    part: str, table: Mapping[str, object], *, without: tuple[str, ...] = ()
) -> None:
    """Raises `LackingKindError` unless ``table`` has just the kinds of item, save ``without``.

    Called as the module of such a table is imported, so that no kind is left out in silence.
    """
    known = i.item_classes().keys() - set(without)
    if lacking := sorted(known - table.keys()):
        raise LackingKindError(f"{part} lacks {', '.join(lacking)}")
    if unknown := sorted(table.keys() - known):
        raise LackingKindError(f"{part} has what is no kind of item: {', '.join(unknown)}")


def require_every_face(kinds: Mapping[str, object]) -> None:
    """Raises `LackingKindError` for a face that is a word and lacks.

    Methods that lack are refused by Python itself, for they are abstract.
    """
    for name, kind in kinds.items():
        for face in Kind.__annotations__:
            if not hasattr(kind, face):
                raise LackingKindError(f"{type(kind).__name__} ({name}) lacks {face}")


require_every_kind("piadesk.kinds", KINDS)
require_every_face(KINDS)
