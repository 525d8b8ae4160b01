"""The faces as they are embedded in the PDF. Imports ReportLab: only for those who draw."""

import re
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from piadesk.printing.fonts import Face

rl_config.useA85 = 0  # streams need not be text: a fifth smaller, and quicker


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab is untyped
    """A TrueType font whose text can be copied from the PDF, 𠮟 and other rare 漢字 too.

    WORKAROUND: ReportLab writes the code points of its ToUnicode table as they are, but the table
    is UTF-16 (ISO 32000-1 9.10.3), so that those over U+FFFF came out as other characters.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802, D102 - as ReportLab calls it
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if str(name).startswith("toUnicodeCMap:"):
                stream.content = re.sub("<([0-9A-F]{5,6})>$", _utf16, stream.content, flags=re.M)


def register(*faces: Face) -> None:
    """Make the faces known to ReportLab by their names; once is enough."""
    for face in faces:
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(EmbeddedFont(face.name, str(face.path)))


def _utf16(code_point: re.Match[str]) -> str:
    return f"<{chr(int(code_point[1], 16)).encode('utf-16-be').hex().upper()}>"
