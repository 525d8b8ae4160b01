"""A single ○: ``［　］委託しない``. Not marked is an answer too."""

import re
from collections.abc import Iterator

from piadesk.forms.definition import Form
from piadesk.forms.items import Mark
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, MarkBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.printed import (
    HIDDEN,
    MARK,
    MARKED,
    as_left_over,
    is_marked,
    is_unreadable,
    mark_bracket,
    mark_content,
    mark_in_cell,
)
from piadesk.texts.blackened import is_blackened, mark_of
from piadesk.texts.folding import fold, folded


class MarkKind(Kind[Mark]):
    """Stored as ``true``; a mark that is not set is not stored."""

    is_prose = False
    is_quoted_whole = True
    is_pastable = True
    is_one_line = False
    says_when = False

    def found_by(self, item: Mark) -> FoundBy:
        return "mark"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, bool)

    def stored(self, form: Form, item: Mark, words: str) -> JsonValue:
        return self.pasted(form, item, words).value

    def faults(self, form: Form, item: Mark, value: JsonValue) -> Iterator[Fault]:
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return ()

    def shown(self, item: Mark, value: JsonValue) -> str:
        return MARKED if value is True else ""

    def quoted(self, item: Mark, value: JsonValue) -> str:
        return mark_bracket(marked=value is True) + item.label

    def look(self, form: Form, item: Mark, value: JsonValue) -> AnswerLook:
        if isinstance(value, str) and is_blackened(value):
            return MarkBox(item.label + mark_of(value), marked=False, is_withheld=True)
        return MarkBox(item.label, value is True)

    def read(self, form: Form, item: Mark, words: str) -> Read:
        bracket = re.match(MARK, fold(words))
        if bracket is None:
            return Read(None, as_left_over(words))
        content = mark_content(bracket)
        behind = words[folded(words).span(0, bracket.end())[1] :]
        read = Read(is_marked(content), as_left_over(behind))
        code = "marks_hidden" if content == HIDDEN else "mark_lost"
        is_odd = content == HIDDEN or is_unreadable(content)
        return read._replace(notes=((code, {}),)) if is_odd else read

    def pasted(self, form: Form, item: Mark, cell: str) -> Pasted:
        marked = mark_in_cell(cell)
        return Pasted(marked) if marked is not None else Pasted(None, "not_a_mark", stays_out=True)
