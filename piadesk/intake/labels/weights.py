"""The weights by which labels are found in a text: what speaks for a place, what a way costs.

All were chosen by trial on published sheets. A point is what a label's own number is worth. They
are many, and few decide alone: moved by itself from nothing to four times its value, a weight loses
no answer on the papers of ``tests/published`` nor on four real sheets, save where "holds" tells how
far it may be moved. The others decide where readings have slips (``tests/intake/filling``), or
together. ``python tests/bench/weights.py`` measures it anew.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

SetOff = Literal["cell", "blank", ""]
"""What parts a place from the words beside it: a line end or tab, a blank, nothing."""

NumberFit = Literal["right", "none", "lost", "other"]
"""Whether a label's number stands before it: the right one; none, and the form has none; none where
the form has one; another one."""


@dataclass(frozen=True)
class LabelWeights:
    """What speaks for a place being a label; added up, the place's score."""

    any_place: float = 1.0
    each_letter: float = 0.2
    """The longer the words, the less likely by chance; of at most ``letters_counted``. Holds to
    twice."""

    letters_counted: int = 20

    before: dict[SetOff, float] = field(
        default_factory=lambda: {"cell": 1.0, "blank": 0.0, "": -1.5}
    )
    """By what parts the label from the words before it; cell holds from a half, blank to 0.5."""

    behind: dict[SetOff, float] = field(
        default_factory=lambda: {"cell": 0.5, "blank": 0.2, "": -1.0}
    )
    """By what parts it from the words behind it; a value often begins right behind its label. A
    cell holds to twice."""

    number: dict[NumberFit, float] = field(
        default_factory=lambda: {"right": 1.0, "none": 0.3, "lost": -0.3, "other": -1.0}
    )

    section: float = 0.5
    """A section's title: it stands on a line of its own, and a wrong one costs most."""

    lost_letters: float = -5.0
    """A label of which all letters were misread; in proportion to those that were."""

    least: float = 0.4
    """A misread place of so low a score is no label."""

    mark_in_bracket: float = 4.0
    """A ○-mark's label behind its bracket: no sentence looks like that."""

    mark_alone: float = 1.6
    """The same without a bracket: likely, and told as a slip."""

    entry_name: float = 4.0
    """システム3 at the beginning of a cell, by itself. Holds from a quarter."""

    before_unit: float = 2.0
    """Brackets before a unit on one line; they bear no words of the form's own. Holds to twice."""

    sure_amid_words: int = 24
    """So many letters are a label even where nothing parts them from the words before."""

    sure_behind_blank: int = 12
    """So many even where only a blank does, and nothing parts them from the words behind."""

    unsure_before_words: int = 5
    """So few are none where nothing parts them from the words behind, unless numbered."""


@dataclass(frozen=True)
class CoursePrices:
    """What it costs a reading to go from one label to another; the odder a way, the dearer."""

    next_entry: float = 0.2
    """To the next entry of a repeat, by its name."""

    next_entry_unnamed: float = 1.2
    """To its first item, its name unseen."""

    next_entry_inside: float = 2.5
    """To a later item of it."""

    swapped: float = 1.6
    """Back to a cell under the same heading: readings swap neighbours. Holds from a quarter."""

    back: float = 6.0
    """Back to anything else that stood before. Holds from a half; at a quarter some 130
    answers of a long sheet go astray."""

    section_again: float = 0.3
    """To the same section, printed for the next file."""

    section_back: float = 1.6
    """To a section before: 平塚市 has Ⅲ behind Ⅴ."""

    section_skipped: float = 0.4
    sections_skipped_most: float = 1.2
    """Over sections: for each, and at most."""

    section_unseen: float = 1.5
    """Into a section whose heading was not seen."""

    missed: float = 0.15
    """Over an item whose label was not seen."""

    missed_in_entry: float = 0.03
    """The same in an entry of a repeat, which publishers leave out whole."""

    missed_most: float = 2.4
    """At most for all that is passed over: a page may be lost."""


LABELS: Final = LabelWeights()
PRICES: Final = CoursePrices()

LETTERS_PER_SLIP: Final = 6
"""One letter in so many may be misread."""

SHORTEST_MISREAD: Final = 6
"""Shorter labels are taken letter for letter: with one wrong they are other words."""
