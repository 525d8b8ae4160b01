"""A number of entries in brackets before its unit: ``（　　）件``."""

from collections.abc import Iterator

from piadesk.forms.definition import Form
from piadesk.forms.items import Count
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, CountBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.printed import as_left_over, number_before
from piadesk.texts.folding import fold


class CountKind(Kind[Count]):
    """Stored as the words in the brackets: sheets write 3件以上 and the like there."""

    is_prose = False
    is_quoted_whole = True
    is_pastable = True
    is_one_line = True
    says_when = False

    def found_by(self, item: Count) -> FoundBy:
        return "unit"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, str)

    def stored(self, form: Form, item: Count, words: str) -> JsonValue:
        return words

    def faults(self, form: Form, item: Count, value: JsonValue) -> Iterator[Fault]:
        """None: it is compared with the entries, see `checks.items.counts`."""
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return ()

    def shown(self, item: Count, value: JsonValue) -> str:
        return value if isinstance(value, str) else ""

    def quoted(self, item: Count, value: JsonValue) -> str:
        shown = self.shown(item, value)
        return f"（{shown}）{item.unit}" if shown else ""

    def look(self, form: Form, item: Count, value: JsonValue) -> AnswerLook:
        return CountBox(self.shown(item, value), item.unit)

    def read(self, form: Form, item: Count, words: str) -> Read:
        number, rest = number_before(words, item.unit)
        plain = fold(number).removesuffix(item.unit)  # some write the unit into the brackets too
        return Read(plain if plain.isdecimal() else number, as_left_over(rest))

    def pasted(self, form: Form, item: Count, cell: str) -> Pasted:
        return Pasted(cell)
