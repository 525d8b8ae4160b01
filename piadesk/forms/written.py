"""Forms as their files write them: checked by pydantic, and told so again.

To load pydantic takes longer than most commands take; so only `piadesk.forms.catalogue` comes here,
when it meets a file for the first time, and who asks for the schema.
"""

from typing import Any, Final

from pydantic import TypeAdapter

from piadesk.forms.definition import Form

_FORM: Final = TypeAdapter(Form)


def checked(written: dict[str, Any]) -> Form:
    """The form of a parsed file. Raises pydantic's `ValidationError`."""
    return _FORM.validate_python(written)


def written(form: Form) -> dict[str, Any]:
    """The form as its file has it."""
    tables: dict[str, Any] = _FORM.dump_python(form, by_alias=True)
    return tables


def values(form: Form) -> dict[str, Any]:
    """What its parts hold by the names of their fields, where it is not the default, as JSON."""
    tables: dict[str, Any] = _FORM.dump_python(form, mode="json", exclude_defaults=True)
    return tables | {"choices": form.choices}


def schema() -> dict[str, Any]:
    """The JSON Schema of form files."""
    return _FORM.json_schema()
