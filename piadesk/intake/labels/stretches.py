"""The labels of a text in order, each with the words that follow it."""

from dataclasses import dataclass

from piadesk.intake.labels.candidates import Finder, Found
from piadesk.intake.labels.chain import best_chain
from piadesk.intake.labels.steps import Course
from piadesk.intake.passages import Passages, Source
from piadesk.texts.folding import outside


@dataclass(frozen=True)
class Stretch:
    """A label as it stood, and the words from its end to the next label."""

    found: Found
    label: str
    between: str
    """The words with what parts cells (`folding.outside` gives them as they were typed)."""

    beyond: str
    """What stands behind a break, where no answer goes."""

    start: int
    stop: int
    end: int
    """Where the label begins in the text and where it ends, and where its words end."""

    @property
    def words(self) -> str:
        """The words as they were typed."""
        return outside(self.between)


def stretches(
    course: Course, source: Source, passages: Passages
) -> tuple[list[Stretch], str, float]:
    """The labels in text order with what follows each, the words before the first, and how well
    the text fits the form (more is better)."""
    folded = passages.folded()
    chain, worth = best_chain(Finder(passages.text, folded).find(course.steps), course)
    spans = [folded.span(found.start, found.end) for found in chain]
    starts = [*(start for start, _ in spans), len(passages.text)]
    told = [
        Stretch(
            found,
            outside(passages.words(start, stop)),
            passages.words(stop, end := source.end(stop, following)),
            outside(passages.words(end, following)),
            start,
            stop,
            end,
        )
        for found, (start, stop), following in zip(chain, spans, starts[1:], strict=True)
    ]
    return told, outside(passages.words(0, starts[0])), worth
