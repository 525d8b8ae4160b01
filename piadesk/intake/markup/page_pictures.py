"""The pictures of a page of HTML: those in the page itself, and files that lie beside it.

Nothing is fetched. Only what lies in the folder of the page or below it is opened: a page comes
from anybody, and Windows hands the clerk's credentials to whatever server a path names.
"""

import base64
import binascii
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from piadesk.acts.pictures import LARGEST_FILE

_EMBEDDED: Final = re.compile(r"data:image/[a-z+.-]+;base64,([a-z0-9+/=%\s]*)", re.IGNORECASE)
_TAKEN_OUT: Final = re.compile(r"data:(\d+)")
_LEADS_AWAY: Final = re.compile(r"[/\\]|[^/\\]*:|(?:.*[/\\])?\.\.(?:[/\\]|$)")
"""From the root, to a server, another drive or by some scheme, upward."""

_MOST_PICTURES: Final = 50
"""Pictures of one page that are taken in; the largest 別添 seen has a dozen."""


class PagePictures:
    """Those of one page, which lies in ``folder``; None where nobody knows."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._embedded: list[str] = []
        self._count = 0

    def taken_out(self, text: str) -> str:
        """The page with a short word in the place of each picture that stands in it as letters:
        these would count as its words."""
        return _EMBEDDED.sub(self._take_out, text)

    def content(self, source: str) -> bytes:
        """The file that ``<img src=…>`` names; empty for what is not there, or not to be opened."""
        if self._count == _MOST_PICTURES:
            return b""
        embedded = _TAKEN_OUT.fullmatch(source.strip())
        content = self._decoded(int(embedded[1])) if embedded else self._beside(source)
        self._count += bool(content)
        return content

    def _take_out(self, embedded: re.Match[str]) -> str:
        self._embedded.append(embedded[1])
        return f"data:{len(self._embedded) - 1}"

    def _decoded(self, number: int) -> bytes:
        letters = self._embedded[number] if number < len(self._embedded) else ""
        try:
            return base64.b64decode(re.sub(r"\s", "", unquote(letters)), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def _beside(self, source: str) -> bytes:
        name = unquote(source.strip().partition("?")[0].partition("#")[0])
        if self._folder is None or not name or _LEADS_AWAY.match(name):
            return b""
        try:
            folder = self._folder.resolve()
            path = (folder / name).resolve()
            is_there = path.is_relative_to(folder) and path.is_file()
            is_taken = is_there and path.stat().st_size <= LARGEST_FILE
            return path.read_bytes() if is_taken else b""
        except (OSError, ValueError):
            return b""
