"""Answers that an eye has to look at, each with what is odd about it."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.intake.filling.exempt import exempt_answers
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.oddities import Oddity, is_entry, oddities
from piadesk.intake.filling.strays_beside import strays_beside
from piadesk.intake.filling.tails import tails_of_the_above
from piadesk.intake.passages import Source
from piadesk.intake.report import Note, Passage, note
from piadesk.intake.where import Where
from piadesk.kinds import ChosenMarks
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk
from piadesk.texts.folding import CIRCLED, OUTER, fold

Path = tuple[str, ...]

_MIN_TITLE: Final = 4
"""Letters of a running title."""

_MIN_PIECE: Final = 4
"""Letters of the piece of a label, its number among them."""

_IN_BRACKETS: Final = re.compile(r"\[([^\[\]]{2,60})\]")

_MANY: Final = 4
_RARE: Final = 10
"""Of so many entries, and for each one unlike them so many like each other, that one is odd."""


def doubts(
    form: d.Form,
    source: Source,
    gathered: Gathered,
    passages: Sequence[Passage],
    lacking: Collection[str],
) -> Iterator[Note]:
    """The notes on answers that look odd, each with the passage of the line that does.

    A cell of a workbook holds what its writer wrote, and nothing of the page; it can stand in the
    wrong item all the same. ``lacking`` are the sections and items that the paper's revision does
    not have.
    """
    if source.is_ours:
        return
    where = {each.address: each.where for each in gathered.placed}
    every = list(walk(form, gathered.sheet))
    yield from exempt_answers(form, every, where)
    lines = _lines(passages)
    visits = [visit for visit in every if _is_text(visit)]
    if source.kind == "workbook":
        skipped = dict(_before_what_lacks(every, gathered, lacking, is_text=False))
        yield from _beyond_their_cells(visits, skipped, passages, where)
        return
    titles = _titles(form)
    running = titles | _running(form, gathered.sheet)
    unlike = _unlike_their_like(visits)
    is_text = source.kind == "text"
    skipped = dict(_before_what_lacks(every, gathered, lacking, is_text=is_text))
    yield from _open_marks(every, where)
    yield from tails_of_the_above(every, gathered.labelled, where, passages)
    if source.is_laid_out:
        yield from strays_beside(form, passages, where)
    for visit in visits:
        row = _row(form, visit)
        in_table = row is not visit.address
        if row not in where:
            continue
        here = lines.get(visit.address, ())
        words = [passage.text for passage in here] or str(visit.value).split("\n")
        is_long = isinstance(visit.item, d.LongText) and not in_table
        looks = oddities(words, running, titles=titles, is_quoted=in_table, is_long=is_long)
        odd = next(looks, None)
        if in_table and not (form.log and form.log.rows == row.item):
            is_page = odd and odd.code == "furniture_inside" and not fold(odd.words).isdigit()
            odd = odd if is_page else None
        else:
            odd = odd or unlike.get(visit.address) or _second_line(form, visit, words)
            odd = odd or (None if in_table else _of_other_items(form, words))
        if odd:
            doubt = note(odd.code, where[row], item=visit.item.title, words=odd.words)
            ids = (here[odd.line].id,) if 0 <= odd.line < len(here) else ()
            yield replace(doubt.on(row, doubt=True), passages=ids)
        has_boxes = in_table and not is_text  # a blank cell is one
        if visit.address in skipped and _has_lines(visit, words) and not has_boxes:
            code, following = skipped[visit.address]
            places = {"item": visit.item.title, "next": following}
            yield note(code, where[row], **places).on(row, doubt=True)


def _beyond_their_cells(
    visits: Iterable[Visit],
    skipped: Mapping[Address, tuple[str, str]],
    passages: Iterable[Passage],
    where: Mapping[Address, Where],
) -> Iterator[Note]:
    """The notes on answers of several cells before an item whose label was not seen: one of the
    cells is that label, read wrongly."""
    cells = Counter(passage.address for passage in passages if passage.use == "answer")
    for visit in visits:
        if visit.address in skipped and visit.address in where and cells[visit.address] > 1:
            code, following = skipped[visit.address]
            doubt = note(code, where[visit.address], item=visit.item.title, next=following)
            yield doubt.on(visit.address, doubt=True)


def _before_what_lacks(
    visits: Iterable[Visit], gathered: Gathered, lacking: Collection[str], *, is_text: bool
) -> Iterator[tuple[Address, tuple[str, str]]]:
    """The items right before one whose label was not seen, with what to tell: it may have swallowed
    the other's answer; so may the one before that bears the same label. In a text, whose lines no
    box parts, so may one before a required item that is blank."""
    before: Visit | None = None
    alike: dict[tuple[Path, str], Visit] = {}
    for visit in visits:
        if (
            not visit.is_answer
            or visit.blanked_by
            or {visit.section.id, visit.item.id} & {*lacking}
        ):
            continue
        is_unseen = visit.value is None and visit.address not in gathered.labelled
        place = (visit.section, visit.address.path)
        is_blank = is_text and visit.value is None and visit.required
        if before and (is_unseen or is_blank) and (before.section, before.address.path) == place:
            code = "label_skipped" if is_unseen else "next_blank"
            yield before.address, (code, visit.item.title)
        label = (visit.address.path, fold(visit.item.label))
        if is_unseen and label in alike:
            yield alike[label].address, ("label_skipped", visit.item.title)
        alike[label] = visit
        before = visit


def _open_marks(visits: Iterable[Visit], where: Mapping[Address, Where]) -> Iterator[Note]:
    """The notes on words beside a ○ of which half a bracket shows that a piece lacks."""
    for visit in visits:
        if not isinstance(visit.item, d.Marks) or visit.address not in where:
            continue
        for words in ChosenMarks.of(visit.value).texts.values():
            look = fold(words)
            if look.count("(") != look.count(")"):
                places = {"item": visit.item.title, "words": words}
                doubt = note("bracket_open", where[visit.address], **places)
                yield doubt.on(visit.address, doubt=True)
                break


def _is_text(visit: Visit) -> bool:
    """Whether an answer is words; a day with others on lines beside it, where words may be, is."""
    has_words = isinstance(visit.item, d.Date) and visit.item.words_allowed
    is_text = isinstance(visit.item, d.Text | d.LongText) or (
        has_words and "\n" in str(visit.value)
    )
    return is_text and isinstance(visit.value, str)


def _has_lines(visit: Visit, words: Sequence[str]) -> bool:
    """Whether an answer has room for another's: several lines, on paper or in it."""
    return len(words) > 1 if isinstance(visit.item, d.LongText) else "\n" in str(visit.value)


def _second_line(form: d.Form, visit: Visit, words: Sequence[str]) -> Oddity | None:
    """A second line of what has but one; a title is long, and is cut by the paper."""
    in_table = _row(form, visit) is not visit.address
    if len(words) < 2 or not isinstance(visit.item, d.Text) or in_table:
        return None
    if visit.item.id in (form.title_item, form.roles.get(Role.AFFAIR)) or is_entry(words[-1]):
        return None
    return Oddity("odd_line", words[-1][:40], len(words) - 1)


def _of_other_items(form: d.Form, words: Sequence[str]) -> Oddity | None:
    """A line that is the beginning of a label with its number, which the paper cut in two; else
    one with a 選択肢 in its brackets, which is the answer to another item."""
    looks = [fold(line) for line in words]
    for place, look in enumerate(looks):
        if len(look) < _MIN_PIECE or look[0] not in CIRCLED:
            continue
        if any(label.startswith(look) for label in _numbered_labels(form)):
            return Oddity("odd_line", words[place].strip(OUTER)[:40], place)
    for place, look in enumerate(looks):
        if any(chosen in _choices(form) for chosen in _IN_BRACKETS.findall(look)):
            return Oddity("odd_line", words[place].strip(OUTER)[-40:], place)
    return None


@functools.cache
def _choices(form: d.Form) -> AbstractSet[str]:
    choices = (form.choices_of(item) for item in form.items if isinstance(item, d.Choice))
    return {fold(choice) for each in choices for choice in each}


@functools.cache
def _numbered_labels(form: d.Form) -> AbstractSet[str]:
    groups = {fold(item.group) for item in form.items if item.group}
    return groups | {fold(item.number + item.label) for item in form.items if item.number}


def _lines(passages: Iterable[Passage]) -> Mapping[Address, Sequence[Passage]]:
    """The passages of each answer that are lines of its own."""
    by_address: defaultdict[Address, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.use == "answer" and passage.address:
            by_address[passage.address].append(passage)
    return {
        address: here
        for address, here in by_address.items()
        if not any("\n" in passage.text for passage in here)
    }


def _row(form: d.Form, visit: Visit) -> Address:
    """The address that tells of an answer: the row's, where it stands in a table."""
    parent = form.by_id.get(form.parent_of(visit.item))
    if isinstance(parent, d.Repeat) and parent.layout == "table":
        return Address(visit.address.path, parent.id)
    return visit.address


def _running(form: d.Form, sheet: Sheet) -> frozenset[str]:
    """What pages repeat, folded: what the sheet is called, whose it is."""
    roles = (Role.TITLE, Role.AUTHOR, Role.AFFAIR)
    answers = (sheet.answers.get(form.roles[role]) for role in roles if role in form.roles)
    folded = (fold(str(words)) for words in answers if words)
    return frozenset(words for words in folded if len(words) >= _MIN_TITLE)


def _titles(form: d.Form) -> frozenset[str]:
    """What the form is called, folded, as pages repeat it."""
    texts = (item.text for item in form.sections[0].items if isinstance(item, d.Constant))
    return frozenset(
        words for text in (*texts, form.name) if len(words := fold(text)) >= _MIN_TITLE
    )


def _unlike_their_like(visits: Iterable[Visit]) -> Mapping[Address, Oddity]:
    """Answers of two lines where the same item of hardly any other entry has more than one."""
    by_item: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.address.path:
            by_item[visit.item.id].append(visit)
    odd: dict[Address, Oddity] = {}
    for alike in by_item.values():
        several = [visit for visit in alike if "\n" in str(visit.value)]
        if len(alike) > _MANY and (len(several) == 1 or len(several) * _RARE <= len(alike)):
            for visit in several:
                lines = str(visit.value).split("\n")
                last = len(lines) - 1
                if not is_entry(lines[last]):
                    odd[visit.address] = Oddity("odd_line", lines[last][:40], last)
    return odd
