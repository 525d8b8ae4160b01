"""Free text, of one line or of any length: what is typed is what is kept."""

from collections.abc import Iterator

from piadesk.forms.definition import Form
from piadesk.forms.items import LongText, Text
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, TextBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.texts.folding import OUTER


class TextKind(Kind[Text | LongText]):
    """Stored as the words themselves."""

    is_prose = True
    is_quoted_whole = False
    is_pastable = True
    is_one_line = True
    says_when = False

    def found_by(self, item: Text | LongText) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, str)

    def stored(self, form: Form, item: Text | LongText, words: str) -> JsonValue:
        return words

    def faults(self, form: Form, item: Text | LongText, value: JsonValue) -> Iterator[Fault]:
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else ()

    def shown(self, item: Text | LongText, value: JsonValue) -> str:
        return value if isinstance(value, str) else ""

    def quoted(self, item: Text | LongText, value: JsonValue) -> str:
        return self.shown(item, value)

    def look(self, form: Form, item: Text | LongText, value: JsonValue) -> AnswerLook:
        return TextBox(self.shown(item, value), is_long=isinstance(item, LongText))

    def read(self, form: Form, item: Text | LongText, words: str) -> Read:
        return Read(words.strip(OUTER))

    def pasted(self, form: Form, item: Text | LongText, cell: str) -> Pasted:
        return Pasted(cell)


class LongTextKind(TextKind):
    """As that, of any length."""

    is_one_line = False
