"""What lists and buttons say of a form, read from the head of its file alone.

The start of the window shows every form and opens none: to read them all would take longer than
all else that is done then.
"""

import functools
import re
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import FormError
from piadesk.parsed import parsed_toml

_WIDE_DIGITS: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_KEYS: Final = ("number", "name", "revision", "short_name", "about")
_OPTIONAL: Final = ("level", "sample")
_HEAD_END: Final = re.compile(rb"^\[", re.MULTILINE)


class FormHead(NamedTuple):
    """The names of a form; each is explained at `piadesk.forms.definition.Form`."""

    number: str
    name: str
    revision: str
    short_name: str
    about: str
    level: str = ""
    sample: str = ""

    @property
    def full_name(self) -> str:
        """``様式２　基礎項目評価書（令和6年10月版）``."""
        return f"{self._wide_number}　{self.name}（{self.revision}版）"

    @property
    def button(self) -> str:
        """``様式２ 基礎項目（令和6年10月版）``: short enough for a button beside others."""
        return f"{self.short}（{self.revision}版）"

    @property
    def short(self) -> str:
        """``様式２ 基礎項目``: where the revision goes without saying."""
        return f"{self._wide_number} {self.short_name}"

    @property
    def _wide_number(self) -> str:
        return self.number.translate(_WIDE_DIGITS)


@functools.cache
def read_head(path: Path) -> FormHead:
    """The head of a form file: what stands before its first table.

    Raises `FormError` ``form.wrong`` telling the file and what is wrong.
    """
    try:
        head = parsed_toml(f"head-{path.stem}", _HEAD_END.split(path.read_bytes(), maxsplit=1)[0])
        named = {key: str(head[key]) for key in _KEYS}
        more = {key: str(head.get(key, "")) for key in _OPTIONAL}
        return FormHead(**named, **more)
    except ValueError as fault:
        raise FormError("form.wrong", file=path.name, faults=str(fault)) from fault
    except KeyError as fault:
        missing = f"{fault.args[0]}: it must stand before the first table"
        raise FormError("form.wrong", file=path.name, faults=missing) from fault
