"""What a reading process can be asked for, by name: JSON goes in, JSON comes out."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from piadesk.json_values import JsonValue

if TYPE_CHECKING:
    from piadesk.intake.progress import Tell

Task = Callable[[dict[str, Any], "Tell"], JsonValue]


def _import(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.sheets import work

    return work(asked, tell)


def _pictures(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.pictures import work

    return work(asked, tell)


def _previews(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.previews import work

    return work(asked, tell)


def _official(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.official import work

    return work(asked, tell)


def _pages(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.page_pictures import work

    return work(asked, tell)


def _request(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    from piadesk.foreign.requests import work

    return work(asked, tell)


TASKS: Final[Mapping[str, Task]] = {
    "sheet": _import,
    "official": _official,
    "request": _request,
    "pictures": _pictures,
    "previews": _previews,
    "pages": _pages,
}
