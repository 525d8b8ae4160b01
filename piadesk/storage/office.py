"""What the office presets for everybody: ``office.toml``, written by its IT department.

It only gives first values: what the clerk or a sheet says is never changed by it.
"""

import logging
import tomllib
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from piadesk.places import office_files

_log: Final = logging.getLogger(__name__)


class Office(BaseModel):
    """The presets; a key that is not known is passed over, for newer versions may know it."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    body: str = ""
    """評価実施機関名 of new sheets."""

    stamps: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """The titles over the boxes of 決裁欄, the highest first."""

    folder: Annotated[Path | None, Field(strict=False)] = None
    """Where the dialogs for files begin."""

    font_size: Annotated[int, Field(ge=12, le=24)] = 14
    """Height of the letters on the screen in pixels at 100 %."""


def load_office() -> Office:
    """The presets of the first file there is; those of the program where none can be read.

    A mistake in the file is logged and troubles no clerk.
    """
    for file in office_files():
        try:
            return Office.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, ValidationError):
            _log.warning("%s cannot be used", file, exc_info=True)
            return Office()
    return Office()
