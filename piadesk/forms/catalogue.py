"""The forms that PIAdesk knows: finds the form files and loads each once."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from piadesk import __version__
from piadesk.errors import FormError
from piadesk.forms.heads import FormHead, read_head
from piadesk.parsed import kept
from piadesk.places import RESOURCES

if TYPE_CHECKING:
    from pydantic import ValidationError

    from piadesk.forms.definition import Form

FORMS: Final = RESOURCES / "forms"


@functools.cache
def form_ids() -> tuple[str, ...]:
    """The ids of all known forms, in order."""
    return tuple(sorted(path.stem for path in FORMS.glob("form*.toml")))


@functools.cache
def form(form_id: str) -> "Form":
    """The form of that id. Raises `FormError` (``form.unknown``, ``form.wrong``)."""
    if form_id not in form_ids():
        raise FormError("form.unknown", form=form_id, known="、".join(form_ids()))
    return load_form(FORMS / f"{form_id}.toml")


def head(form_id: str) -> FormHead:
    """The names of a form that is installed. Raises `FormError` ``form.wrong``."""
    return read_head(FORMS / f"{form_id}.toml")


def load_form(path: Path) -> "Form":
    """Read and check one form file.

    Raises `FormError` ``form.wrong`` telling the file, the item, the key and what is wrong.
    """
    from piadesk.forms.building import build_form  # which forms there are is asked at the start

    content = path.read_bytes()
    values = kept(f"form-{path.stem}", content + _known_by().encode(), lambda: _values(path))
    return build_form(values)


@functools.cache
def _known_by() -> str:
    """What a form was checked by: another version may know other fields, as may a line that a
    developer has just written here."""
    written = (entry.stat().st_mtime_ns for entry in Path(__file__).parent.glob("*.py"))
    return f"{__version__} {max(written, default=0)}"


def _values(path: Path) -> dict[str, Any]:
    """What the form's parts hold, once the file is checked."""
    import tomllib

    from pydantic import ValidationError

    from piadesk.forms import written
    from piadesk.forms.consistency import faults

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise FormError("form.wrong", file=path.name, faults=str(fault)) from fault
    try:
        read = written.checked(tables)
    except ValidationError as fault:
        raise FormError("form.wrong", file=path.name, faults=_sentence(fault, tables)) from fault
    wrong = list(faults(read))
    if read.id != path.stem:
        wrong.insert(0, f"id: {read.id} is not the file name")
    wrong += _lacking_files(read)
    if wrong:
        raise FormError("form.wrong", file=path.name, faults="; ".join(wrong))
    return written.values(read)


def _lacking_files(form: "Form") -> list[str]:
    """The files that the form names and that are not there."""
    guidance = {f"guidance: {name}": f"guidance/{name}.toml" for name in form.guidance}
    sample = {f"sample: {form.sample}": f"samples/{form.sample}"} if form.sample else {}
    files = {**guidance, **sample}
    return [
        f"{key}: no such file" for key, file in files.items() if not (RESOURCES / file).is_file()
    ]


def _sentence(fault: "ValidationError", written: dict[str, Any]) -> str:
    """Each thing that the schema refuses: the item, the key in it, and what is wrong."""
    return "; ".join(f"{_place(written, error['loc'])}: {error['msg']}" for error in fault.errors())


def _place(written: dict[str, Any], way: tuple[int | str, ...]) -> str:
    """The id of the section or item that ``way`` leads to, and the key in it."""
    place: list[str] = []
    part: Any = written
    for step in way:
        if isinstance(part, list):
            part = part[int(step)]
        elif isinstance(part, dict):
            part = part.get(str(step), part)
        named = isinstance(step, int) and isinstance(part, dict) and "id" in part
        place = [str(part["id"])] if named else [*place, str(step)]
    return ": ".join(place)


def newest_first(form_ids: tuple[str, ...]) -> list[str]:
    """The forms of the newest revision first, by number inside each revision."""
    return sorted(sorted(form_ids), key=lambda form_id: form_id.partition("-")[2], reverse=True)
