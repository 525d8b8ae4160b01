"""The parts of a form: plain frozen objects, which pydantic checks where a file is first read.

They are data classes and no models of pydantic, which to load takes longer than to print a sheet;
what it must know of a field stands in the field's metadata.
"""

from dataclasses import dataclass, field
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    NamedTuple,
    NoReturn,
    dataclass_transform,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass_transform(
    eq_default=False, kw_only_default=True, frozen_default=True, field_specifiers=(field,)
)
class Part:
    """A piece of a form definition: frozen, and no key may be misspelt.

    Each class of them is a data class of its own accord; two parts are the same only when they are
    one.
    """

    __pydantic_config__: Final = {"extra": "forbid"}

    def __init__(self, **values: object) -> None:
        """``values`` are right already; what is left out has its default."""
        self.__dict__.update(values)

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} of a form is fixed")


class Limit(NamedTuple):
    """Beside a type: what pydantic holds its values to, as ``pattern`` or ``ge``."""

    name: str
    value: object

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        return {**schema, self.name: self.value}


class Discriminator(NamedTuple):
    """Beside a union: which of its types it is, the value of this field says."""

    name: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator=self.name)])
