"""Picture files taken in by a reading process: PNG and JPEG only, decided by their bytes."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piadesk.acts.pictures import (
    LARGEST_FILE,
    Picture,
    PictureError,
    read_picture,
    read_picture_file,
    stored_pictures,
    too_large,
)
from piadesk.errors import PiadeskError
from piadesk.foreign.reading import Reading, known
from piadesk.json_values import JsonValue
from piadesk.storage.long_paths import reachable

if TYPE_CHECKING:
    from piadesk.intake.progress import Tell


@dataclass(frozen=True)
class Copied:
    """A picture that was copied, not read from a file: its bytes, and what it is to be called."""

    content: bytes
    name: str


def take_in_apart(sources: Sequence[Path | Copied]) -> Reading[list[Picture | PiadeskError]]:
    """Begin to read pictures; the result has for each source the picture, or why it is refused."""
    asked = [_asked(source) for source in sources]
    name = sources[0].name if sources else ""
    return Reading("pictures", {"sources": asked}, name, _taken)


def _asked(source: Path | Copied) -> dict[str, str | int]:
    if isinstance(source, Path):
        return {"path": str(source.absolute())}
    if (size := len(source.content)) > LARGEST_FILE:  # the window would be held up by sending it
        return {"name": source.name, "size": size}
    return {"name": source.name, "data": base64.b64encode(source.content).decode("ascii")}


def work(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    """What the reading process does."""
    answers: list[JsonValue] = []
    for number, source in enumerate(asked["sources"], start=1):
        answers.append(_read(source))
        tell("pictures", number, len(asked["sources"]))
    return answers


def _read(source: dict[str, Any]) -> JsonValue:
    try:
        if "size" in source:
            raise too_large(source["size"], source["name"])
        if "path" in source:
            return {"picture": read_picture_file(reachable(Path(source["path"]))).value()}
        return {"picture": read_picture(base64.b64decode(source["data"]), source["name"]).value()}
    except PictureError as fault:
        return {"error": [fault.code, {key: str(value) for key, value in fault.places.items()}]}


def _taken(answers: Any) -> list[Picture | PiadeskError]:  # noqa: ANN401 - from outside
    return [_picture_or_fault(answer) for answer in answers]


def _picture_or_fault(answer: Any) -> Picture | PiadeskError:  # noqa: ANN401
    if "error" in answer:
        code, places = known(answer["error"])
        return PictureError(code, **places)
    [picture] = stored_pictures([answer["picture"]])
    if not picture.data:
        raise ValueError("a picture without its data")
    return picture
