"""One of the 選択肢, and the result of a rule, whose sentences are 選択肢 too."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms.definition import Form
from piadesk.forms.items import Choice, Computed
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, ChoiceBox, ChoiceList, TextBox
from piadesk.kinds.choosing import choose
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.texts.blackened import is_blackened
from piadesk.texts.folding import fold

_LIST_NUMBER: Final = re.compile(r"\(?\d+[).．]")


class ChoiceKind(Kind[Choice | Computed]):
    """Stored as the official text; any other words are kept, and are a fault."""

    is_prose = False
    is_quoted_whole = True
    is_pastable = True
    is_one_line = False
    says_when = False

    def found_by(self, item: Choice | Computed) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, str)

    def stored(self, form: Form, item: Choice | Computed, words: str) -> JsonValue:
        official = (choice for choice in form.choices_of(item) if fold(choice) == fold(words))
        return next(official, words)

    def faults(self, form: Form, item: Choice | Computed, value: JsonValue) -> Iterator[Fault]:
        if value not in form.choices_of(item):
            yield Fault("unknown_choice", {"value": str(value)})

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return ()

    def shown(self, item: Choice | Computed, value: JsonValue) -> str:
        return value if isinstance(value, str) else ""

    def quoted(self, item: Choice | Computed, value: JsonValue) -> str:
        shown = self.shown(item, value)
        return f"[ {shown} ]" if shown else ""

    def look(self, form: Form, item: Choice | Computed, value: JsonValue) -> AnswerLook:
        chosen, choices = self.shown(item, value), form.choices_of(item)
        if isinstance(item, Computed):
            return TextBox(chosen)
        if chosen not in choices and not is_blackened(chosen):
            chosen = ""  # no answer that the form knows: the checks tell it, paper never does
        if item.numbered and chosen in choices:
            chosen = f"{choices.index(chosen) + 1}) {chosen}"
        return ChoiceBox(chosen, ChoiceList(choices, item.columns), 1 + item.covers_next)

    def read(self, form: Form, item: Choice | Computed, words: str) -> Read:
        chosen = choose(words, form.choices_of(item))
        blanks = {"read": chosen.read, "choice": chosen.value}
        return Read(chosen.value, chosen.left_over, ((chosen.note, blanks),) if chosen.note else ())

    def pasted(self, form: Form, item: Choice | Computed, cell: str) -> Pasted:
        choice = _choice_in_cell(form.choices_of(item), cell)
        return Pasted(choice) if choice else Pasted(cell, "not_a_choice")


class ComputedKind(ChoiceKind):
    """The result of a rule: stored only where a sheet says otherwise than the rule."""

    is_pastable = False


def _choice_in_cell(choices: Sequence[str], cell: str) -> str | None:
    """Excel sheets quote a choice with its number, or in brackets: ``１）事前``, ``[ 事前 ]``."""
    bare = fold(cell).strip("[]")
    number = _LIST_NUMBER.match(bare)
    spellings = {bare, bare[number.end() :] if number else bare}
    return next((choice for choice in choices if fold(choice) in spellings), None)
