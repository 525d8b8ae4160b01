"""The report of a reading: what was gathered, with the passages that each piece came from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from piadesk.forms import definition as d
from piadesk.intake.filling.doubting import doubts
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.tables import is_table
from piadesk.intake.ledger import in_order
from piadesk.intake.passages import Source
from piadesk.intake.report import FormMark, LeftOver, Note, Open, Passage, Report
from piadesk.intake.where import Where
from piadesk.kinds import is_blank
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import fold

_Ids = tuple[int, ...]


def report_on(form: d.Form, source: Source, gathered: Gathered, mark: FormMark | None) -> Report:
    """All that there is to tell of what was gathered from the source."""
    strays = [left for left in source.left_over if not _is_printed(form, left.text)]
    beside = [
        Passage(0, left.text, left.where, "left_over" if left in strays else "form")
        for left in source.left_over
    ]
    passages = in_order(gathered.ledger.passages(), beside)
    of_item = _by_address(passages)
    odd = doubts(form, source, gathered, passages, _lacking(form, mark))
    return Report(
        placed=tuple(replace(p, passages=of_item.get(p.address, ())) for p in gathered.placed),
        open=tuple(_open(form, gathered, of_item, _lacking(form, mark))),
        left_over=tuple(_left_over([*gathered.left_over, *strays], passages)),
        notes=tuple(_notes([*gathered.notes, *source.notes, *odd], of_item)),
        passages=passages,
        name=source.name,
        kind=source.kind,
        mark=mark,
    )


def _is_printed(form: d.Form, words: str) -> bool:
    """Whether all lines of a text box are the form's own: 項目一覧 is often drawn in boxes."""
    own = {fold(section.heading) for section in form.sections}
    own |= {fold(item.text) for item in form.items if isinstance(item, d.Constant)}
    return all(fold(line) in own for line in words.split("\n") if fold(line))


def _by_address(passages: Sequence[Passage]) -> Mapping[Address, _Ids]:
    by_address: defaultdict[Address, list[int]] = defaultdict(list)
    for passage in passages:
        if passage.address:
            by_address[passage.address].append(passage.id)
    return {address: tuple(ids) for address, ids in by_address.items()}


def _lacking(form: d.Form, mark: FormMark | None) -> frozenset[str]:
    """The sections and items that the paper's revision does not have."""
    lacks = (set(o.lacks) for o in form.older if mark and fold(o.revision) == mark.revision)
    return frozenset().union(*lacks)


def _open(
    form: d.Form, gathered: Gathered, of_item: Mapping[Address, _Ids], lacking: frozenset[str]
) -> Iterator[Open]:
    """The items without an answer, in form order; what is blanked need not have one."""
    for visit in walk.walk(form, gathered.sheet):
        in_table = is_table(form.by_id.get(form.parent_of(visit.item)))
        if not visit.is_answer or visit.blanked_by or in_table:
            continue
        seen = visit.address in gathered.labelled
        if not seen or (is_blank(visit.value) and not isinstance(visit.item, d.Mark)):
            is_new = bool({visit.section.id, visit.item.id} & lacking)
            ids = of_item.get(visit.address, ())
            yield Open(visit.address, visit.required, seen, ids, is_new)


def _left_over(pieces: Sequence[LeftOver], passages: Sequence[Passage]) -> Iterator[LeftOver]:
    """The pieces in the order of the source, each with its passages."""
    unused = [passage for passage in passages if passage.use == "left_over"]
    begun: defaultdict[Where, list[int]] = defaultdict(list)
    for index, passage in enumerate(unused):
        begun[passage.where].append(index)
    first_at = {passage.where: passage.id for passage in reversed(passages)}
    taken: set[int] = set()
    for piece in sorted(pieces, key=_where):
        wanted = fold(piece.text)
        ids: list[int] = []
        here = (index for index in begun[piece.where] if index not in taken)
        first = next((n for n in here if wanted.startswith(fold(unused[n].text))), len(unused))
        for index in range(first, len(unused)):
            if index in taken or not wanted.startswith(words := fold(unused[index].text)):
                break
            wanted = wanted.removeprefix(words)
            taken.add(index)
            ids.append(unused[index].id)
        yield replace(piece, passages=tuple(ids) or _place_of(piece, first_at, passages))


def _place_of(piece: LeftOver, first_at: Mapping[Where, int], passages: Sequence[Passage]) -> _Ids:
    """Where words stand that a kind read out of its answer, in another order than the source has
    them: at the first passage of that place, whatever it was used for."""
    if piece.where in first_at:
        return (first_at[piece.where],)
    words = [fold(line) for line in piece.text.split("\n") if fold(line)]
    near = (
        each.id
        for each in passages
        if each.where.number >= piece.where.number and any(w in fold(each.text) for w in words)
    )
    return tuple(islice(near, 1))


def _notes(notes: Sequence[Note], of_item: Mapping[Address, _Ids]) -> Iterator[Note]:
    for note in sorted(notes, key=_where):
        ids = of_item.get(note.address, ()) if note.address else ()
        yield replace(note, passages=note.passages or ids)


def _where(reported: LeftOver | Note) -> Where:
    return reported.where
