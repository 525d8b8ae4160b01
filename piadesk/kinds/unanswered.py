"""What no clerk answers: headings, bands, repeats, fixed words, and repetitions of an answer."""

from collections.abc import Iterator

from piadesk.forms.definition import Form
from piadesk.forms.items import Band, Constant, Heading, Mirror, Repeat
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, FixedTextBox, TextBox
from piadesk.kinds.kind import Fault, FoundBy, ItemT, Kind, Pasted, Read
from piadesk.kinds.printed import as_left_over
from piadesk.texts.folding import OUTER, fold


class _Unanswered(Kind[ItemT]):
    """Nothing is stored, so there is nothing to show; words found there are left over."""

    is_prose = False
    is_quoted_whole = False
    is_pastable = False
    is_one_line = False
    says_when = False

    def found_by(self, item: ItemT) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        return False

    def stored(self, form: Form, item: ItemT, words: str) -> JsonValue:
        return None

    def faults(self, form: Form, item: ItemT, value: JsonValue) -> Iterator[Fault]:
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return ()

    def shown(self, item: ItemT, value: JsonValue) -> str:
        return ""

    def quoted(self, item: ItemT, value: JsonValue) -> str:
        return ""

    def look(self, form: Form, item: ItemT, value: JsonValue) -> AnswerLook:
        return FixedTextBox(item.title)

    def read(self, form: Form, item: ItemT, words: str) -> Read:
        return Read(None, as_left_over(words))

    def pasted(self, form: Form, item: ItemT, cell: str) -> Pasted:
        return Pasted(None, stays_out=True)


class HeadingKind(_Unanswered[Heading | Band | Repeat]):
    """What stands over other items: a heading, a band, a repeat."""


class ConstantKind(_Unanswered[Constant]):
    """Fixed words of the form; only other words than its own are left over."""

    def look(self, form: Form, item: Constant, value: JsonValue) -> AnswerLook:
        return FixedTextBox(item.text)

    def read(self, form: Form, item: Constant, words: str) -> Read:
        return Read(None, () if fold(words) in fold(item.text) else as_left_over(words))


class MirrorKind(_Unanswered[Mirror]):
    """The answer of another item, a text, printed again."""

    def shown(self, item: Mirror, value: JsonValue) -> str:
        return value if isinstance(value, str) else ""

    def quoted(self, item: Mirror, value: JsonValue) -> str:
        return self.shown(item, value)

    def look(self, form: Form, item: Mirror, value: JsonValue) -> AnswerLook:
        return TextBox(self.shown(item, value))

    def read(self, form: Form, item: Mirror, words: str) -> Read:
        return Read(words.strip(OUTER))
