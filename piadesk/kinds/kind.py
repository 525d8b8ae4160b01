"""The faces of a kind of item: all that the program must know of a value, one method or word each.

A kind is a small class with every face that `Kind` names; the registry refuses one that lacks any.
What a clerk types, what is stored, what is shown and what 変更箇所 quotes are four things, and each
is asked for here and nowhere else. Faces are pure: words in, a value and what is left over out.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, Literal, NamedTuple, TypeVar

from piadesk.forms.definition import Form
from piadesk.forms.items import Item
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook

FoundBy = Literal["label", "mark", "unit"]
"""What stands on paper by which a reader finds the answer: the label before it, the label behind
its bracket for ○, or brackets before its unit (``（　　）件``, whose label is not printed)."""

ItemT = TypeVar("ItemT", bound=Item)


class Read(NamedTuple):
    """An answer read off the words of a published sheet: its value, the words that are no part of
    it, and notes (codes of ``import.notes`` with their blanks)."""

    value: JsonValue
    left_over: tuple[str, ...] = ()
    notes: tuple[tuple[str, Mapping[str, str]], ...] = ()


class Pasted(NamedTuple):
    """What a cell of a spreadsheet becomes.

    ``note`` (a code of ``paste.notes``) is "" where the cell went in as it stands; ``stays_out`` is
    true where it does not fit, and the clerk must be told that it goes nowhere.
    """

    value: JsonValue
    note: str = ""
    stays_out: bool = False


@dataclass(frozen=True)
class Fault:
    """Why a stored value is no proper answer: the code of a finding, and its blanks."""

    code: str
    blanks: Mapping[str, str] = field(default_factory=dict)


class Kind(ABC, Generic[ItemT]):
    """One kind of item."""

    is_prose: ClassVar[bool]
    """Free words: a change of them is shown word by word, and 変更箇所 may quote a passage."""

    is_quoted_whole: ClassVar[bool]
    """変更箇所 quotes the value as a whole, never a passage of it."""

    is_pastable: ClassVar[bool]
    """A column of a spreadsheet can fill such items."""

    is_one_line: ClassVar[bool]
    """Its answer is a few words or a figure, and the form prints no list beside it: a summary tells
    it, and one line of a laid-out paper holds it."""

    says_when: ClassVar[bool]
    """A day or a span of days: every sheet has its own, so 自庁ひな形 leave it out."""

    # ---- the value

    @abstractmethod
    def fits(self, value: JsonValue) -> bool:
        """Whether a stored value has the JSON shape of this kind; others are not for it to show."""

    @abstractmethod
    def stored(self, form: Form, item: ItemT, words: str) -> JsonValue:
        """What is kept of words as a clerk types them; words that it cannot read stay words."""

    @abstractmethod
    def faults(self, form: Form, item: ItemT, value: JsonValue) -> Iterator[Fault]:
        """What is wrong with a stored value that is not blank, by the kind and the form alone."""

    @abstractmethod
    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        """The words in a value that the clerk chose freely: they are checked for slips."""

    # ---- the value as text

    @abstractmethod
    def shown(self, item: ItemT, value: JsonValue) -> str:
        """The value as plain text; "" for none."""

    @abstractmethod
    def quoted(self, item: ItemT, value: JsonValue) -> str:
        """The value as 変更箇所 quotes it; "" for none."""

    def quoted_change(self, item: ItemT, before: JsonValue, after: JsonValue) -> tuple[str, str]:
        """Both values as 変更箇所 quotes a change; a kind of many parts quotes what differs."""
        return self.quoted(item, before), self.quoted(item, after)

    def prints_alike(self, item: ItemT, one: JsonValue, other: JsonValue) -> bool:
        """Whether two values look the same on paper, and so are no change."""
        return one == other

    # ---- the value on paper

    @abstractmethod
    def look(self, form: Form, item: ItemT, value: JsonValue) -> AnswerLook:
        """What stands on paper, in texts and without points; of None what an empty form has."""

    # ---- the value from elsewhere

    @abstractmethod
    def found_by(self, item: ItemT) -> FoundBy:
        """By what on paper an answer of such an item is found."""

    @abstractmethod
    def read(self, form: Form, item: ItemT, words: str) -> Read:
        """The answer that the words of a published sheet hold, letter for letter; only what the
        form itself prints there (＜選択肢＞, brackets, 時点, units) is taken away."""

    @abstractmethod
    def pasted(self, form: Form, item: ItemT, cell: str) -> Pasted:
        """What a cell that is not blank becomes."""
