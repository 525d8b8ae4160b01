"""Pictures (別添１ 事務の内容): kept whole beside their names."""

from collections.abc import Iterator

from piadesk.forms.definition import Form
from piadesk.forms.items import Picture
from piadesk.json_values import JsonValue
from piadesk.kinds.answer_boxes import AnswerLook, PicturesBox
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.printed import as_left_over


class PictureKind(Kind[Picture]):
    """Stored as a list of objects, see `acts.pictures`. No words make a picture."""

    is_prose = False
    is_quoted_whole = False
    is_pastable = False
    is_one_line = False
    says_when = False

    def found_by(self, item: Picture) -> FoundBy:
        return "label"

    def fits(self, value: JsonValue) -> bool:
        return isinstance(value, list) and all(isinstance(picture, dict) for picture in value)

    def stored(self, form: Form, item: Picture, words: str) -> JsonValue:
        return None

    def faults(self, form: Form, item: Picture, value: JsonValue) -> Iterator[Fault]:
        return iter(())

    def free_words(self, value: JsonValue) -> tuple[str, ...]:
        return ()

    def shown(self, item: Picture, value: JsonValue) -> str:
        pictures = value if isinstance(value, list) else []
        names = (str(each.get("name", "")) for each in pictures if isinstance(each, dict))
        return "、".join(names)

    def quoted(self, item: Picture, value: JsonValue) -> str:
        return self.shown(item, value)

    def look(self, form: Form, item: Picture, value: JsonValue) -> AnswerLook:
        return PicturesBox(tuple(value) if isinstance(value, list) else ())

    def read(self, form: Form, item: Picture, words: str) -> Read:
        return Read(None, as_left_over(words))

    def pasted(self, form: Form, item: Picture, cell: str) -> Pasted:
        return Pasted(None, stays_out=True)
