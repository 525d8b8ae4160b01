"""The forms that PIAdesk knows: finds the form files and loads each once."""

import functools
import tomllib
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from piadesk.definition import Form
from piadesk.errors import FormError
from piadesk.places import RESOURCES

FORMS: Final = RESOURCES / "forms"


@functools.cache
def form_ids() -> tuple[str, ...]:
    """The ids of all known forms, in order."""
    return tuple(sorted(path.stem for path in FORMS.glob("form*.toml")))


@functools.cache
def form(form_id: str) -> Form:
    """The form of that id. Raises `FormError` (``form.unknown``, ``form.wrong``)."""
    if form_id not in form_ids():
        raise FormError("form.unknown", form=form_id, known="、".join(form_ids()))
    return load_form(FORMS / f"{form_id}.toml")


def load_form(path: Path) -> Form:
    """Read and check one form file.

    Raises `FormError` ``form.wrong`` telling the file, the item, the key and what is wrong.
    """
    try:
        read = Form.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as fault:
        raise FormError("form.wrong", file=path.name, faults=str(fault)) from fault
    except ValidationError as fault:
        raise FormError("form.wrong", file=path.name, faults=_told(fault)) from fault
    if read.id != path.stem:
        raise FormError("form.wrong", file=path.name, faults=f"id: {read.id} is not the file name")
    return read


def _told(fault: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors()
    )
