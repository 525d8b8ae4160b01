"""Names that every terminal takes for a file; Windows bars some letters, ends and devices."""

import re
from typing import Final

SHEET_SUFFIX: Final = ".piadesk"
"""Of the files that hold a sheet: JSON inside, and opened by a double click."""

SHEET_SUFFIXES: Final = (SHEET_SUFFIX, ".json")
"""All those that sheets may have; ``.json`` is what first versions gave them."""

SHEET_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SHEET_SUFFIXES)
"""As a file dialog wants them."""

SOURCE_SUFFIXES: Final = (".xlsx", ".xlsm", ".pdf", ".docx", ".html", ".htm", ".txt")
"""What a published sheet that is taken in may come as."""

SOURCE_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SOURCE_SUFFIXES)

TOLD_SUFFIXES: Final = (".xls", ".doc", ".rtf", ".ods", ".odt", ".jtd", ".xdw")
"""What one may be kept in that cannot be read: who has such a file is told what to do, and not left
to wonder where it is."""

IMPORT_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in (*SOURCE_SUFFIXES, *TOLD_SUFFIXES))

TEMPLATE_SUFFIX: Final = ".piadesk-template"
"""Of a 自庁ひな形 that is handed over: no sheet, and so not opened as one."""

_BARRED: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICE: Final = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *(\.|$)", re.I)


def is_allowed(name: str) -> bool:
    """Whether a file may be called so."""
    return bool(name) and name == allowed(name)


def allowed(name: str) -> str:
    """The name nearest to ``name`` that a file may have; "" for blanks and dots alone."""
    bare = _BARRED.sub("＿", name).rstrip(" .")
    return f"＿{bare}" if _DEVICE.match(bare) else bare
