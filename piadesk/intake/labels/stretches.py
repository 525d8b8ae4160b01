"""The labels of a text in order, each with the words that follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piadesk.errors import SourceError
from piadesk.forms import definition as d
from piadesk.intake.labels.candidates import Candidate, LabelFinder
from piadesk.intake.labels.chain import best_chain
from piadesk.intake.labels.course import Course, PrintedLabel
from piadesk.intake.labels.drawn_again import joined
from piadesk.intake.labels.seams import seams
from piadesk.intake.passages import Passages, Source
from piadesk.texts.folding import is_empty, outside

_MOST_LABELS: Final = 80_000
"""So often the words of labels may stand in a text: the densest sheet known has 5,000 in 65,000
characters."""


_LONG: Final = 500_000
"""Characters; no sheet is as long: there the words of labels are counted first of all."""


def refuse_too_many(course: Course, source: Source) -> None:
    """Raise `SourceError` ``source.too_many_labels`` for a very long text that cannot be one sheet:
    to find that out in the course of its reading takes minutes."""
    if len(source.text) < _LONG:
        return
    text = source.folded
    count = sum(text.count(words) for words in {w for x in course.labels for w in x.words})
    if count > _MOST_LABELS:
        raise SourceError("source.too_many_labels", path=source.name)


@dataclass(frozen=True)
class Stretch:
    """A label as it stood, and the words from its end to the next label."""

    candidate: Candidate
    label_words: str
    """The label as it stands in the text."""

    between: str
    """The words with what parts cells (`folding.outside` gives them as they were typed)."""

    beyond: str
    """What stands behind a break, where no answer goes."""

    start: int
    stop: int
    end: int
    """Where the label begins in the text and where it ends, and where its words end."""

    @property
    def label(self) -> PrintedLabel:
        """The label that it was taken for."""
        return self.candidate.label

    @property
    def words(self) -> str:
        """The words as they were typed."""
        return outside(self.between)


def stretches(
    course: Course, source: Source, passages: Passages
) -> tuple[list[Stretch], str, float]:
    """The labels in text order with what follows each, the words before the first, and how well
    the text fits the form (more is better).

    Raises `SourceError` ``source.too_many_labels`` for a text that cannot be one sheet.
    """
    folded = passages.folded()
    together = seams(passages.text, folded, course.cover_words)
    finder = LabelFinder(passages.text, folded, together, course.choice_words)
    if finder.count(course.labels) > _MOST_LABELS:
        raise SourceError("source.too_many_labels", path=source.name)
    chain, worth = best_chain(finder.find(course.labels), course)
    spans = [folded.span(candidate.start, candidate.end) for candidate in chain]
    starts = [*(start for start, _ in spans), len(passages.text)]
    in_order = [
        Stretch(
            candidate,
            outside(passages.words(start, stop)),
            passages.words(stop, end := source.end(stop, following)),
            outside(passages.words(end, following)),
            start,
            stop,
            end,
        )
        for candidate, (start, stop), following in zip(chain, spans, starts[1:], strict=True)
    ]
    whole = list(_with_repeated_labels_joined(in_order, passages))
    return whole, outside(passages.words(0, starts[0])), worth


def _with_repeated_labels_joined(
    in_order: Sequence[Stretch], passages: Passages
) -> Iterator[Stretch]:
    """The stretches with those as one whose label is printed again on the page where they go on."""
    last: Stretch | None = None
    for stretch in in_order:
        if last and _goes_on(last, stretch, passages):
            between = joined((last.between, last.beyond, stretch.between))
            last = replace(last, between=between, beyond=stretch.beyond, end=stretch.end)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last


def _goes_on(before: Stretch, stretch: Stretch, passages: Passages) -> bool:
    """Whether a label is printed again for the answer before it: at the beginning of a page, for
    the same label may belong to the item of a row between."""
    label = stretch.label
    is_same = label is before.label and label.role == "item" and label.found_by == "label"
    is_read_alike = not stretch.candidate.slip or stretch.label_words == before.label_words
    is_bare = is_same and isinstance(label.item, d.Answer) and is_read_alike
    if not is_bare:
        return False
    # Not every tool keeps page breaks; one of two labels drawn for a row has nothing beside it.
    is_blank = is_empty(before.between) or is_empty(stretch.between)
    page = passages.text.rfind("\f", before.stop, stretch.start) + 1
    return is_blank or bool(page and is_empty(passages.words(page, stretch.start)))
