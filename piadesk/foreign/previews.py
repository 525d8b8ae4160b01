"""The pictures of a sheet file made small by a reading process: plain points, nothing to decode.

So no picture of a file that came from outside is decoded where the window is.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from piadesk.acts.pictures import opened_picture
from piadesk.errors import PiadeskError
from piadesk.foreign.reading import Reading
from piadesk.json_values import JsonValue

if TYPE_CHECKING:
    from PIL.Image import Image

    from piadesk.intake.progress import Tell


@dataclass(frozen=True)
class Preview:
    """A small picture: 3 bytes (red, green, blue) for each point, line by line."""

    width: int
    height: int
    points: bytes


def previews_apart(
    pictures: Sequence[bytes], width: int, height: int
) -> Reading[list[Preview | None]]:
    """Begin to make pictures no larger than that; None for one that cannot be decoded."""
    encoded = [base64.b64encode(picture).decode("ascii") for picture in pictures]
    asked = {"pictures": encoded, "width": width, "height": height}
    return Reading("previews", asked, "", _taken)


def work(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    """What the reading process does."""
    size = asked["width"], asked["height"]
    return [_preview(base64.b64decode(picture), size) for picture in asked["pictures"]]


def _preview(content: bytes, size: tuple[int, int]) -> JsonValue:
    try:
        with opened_picture(content, "") as image:
            image.thumbnail(size)
            points = _on_white(image).convert("RGB")
    except PiadeskError:
        return None
    return [*points.size, base64.b64encode(points.tobytes()).decode("ascii")]


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground


def _taken(answers: Any) -> list[Preview | None]:  # noqa: ANN401 - from outside
    return [_preview_of(answer) if answer else None for answer in answers]


def _preview_of(answer: Any) -> Preview:  # noqa: ANN401
    width, height, encoded = answer
    points = base64.b64decode(encoded)
    if not 0 < width <= 10_000 or not 0 < height <= 10_000 or len(points) != 3 * width * height:
        raise ValueError("points that are no picture")
    return Preview(width, height, points)
