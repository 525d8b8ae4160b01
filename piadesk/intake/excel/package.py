"""The parts that an ``.xlsx`` file is packed from, refused where no workbook is like that.

Nothing outside the file is read: no links, no macros, no external entities.
"""

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from piadesk.digests import sha256
from piadesk.errors import SourceError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Excel before 2007 begin; those with a password too, until today."""

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MAX_BYTES: Final = 60_000_000
"""Bytes of all parts unpacked; a 評価書 of 90 pages has some 10 million."""

_MOST_PARTS: Final = 5_000


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name on the tab, its part of the file, whether it is shown."""

    title: str
    path: str
    is_visible: bool


class Package:
    """A workbook as a package of parts."""

    def __init__(self, content: bytes, name: str) -> None:
        """Raises `SourceError` (``source.old_workbook``, ``source.locked_workbook``,
        ``source.large_workbook``, ``source.broken_workbook``), `zipfile.BadZipFile`.
        """
        if content.startswith(_OLE) and _ENCRYPTED in content:
            raise SourceError("source.locked_workbook", path=name)
        if content.startswith(_OLE):
            raise SourceError("source.old_workbook", path=name)
        self._archive = zipfile.ZipFile(BytesIO(content))
        parts = self._archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MAX_BYTES:
            raise SourceError("source.large_workbook", path=name)
        for part in parts:
            # An entity needs a DOCTYPE, and in a workbook only pictures have one.
            is_picture = part.filename.endswith(".svg")
            if not is_picture and b"<!DOCTYPE" in self._archive.read(part).replace(b"\0", b""):
                raise SourceError("source.broken_workbook", path=name)

    def sheets(self) -> list[SheetPart]:
        """The worksheets in the order of their tabs."""
        workbook, *_ = self.related("", "officeDocument")
        targets = self._relations(workbook, "/worksheet")
        return [
            SheetPart(
                sheet.get("name", ""), targets[number], sheet.get("state") in (None, "visible")
            )
            for sheet in self.tree(workbook).iter()
            if local(sheet.tag) == "sheet" and (number := _relation(sheet)) in targets
        ]

    def shared(self) -> bytes:
        """What says how the cells of all worksheets read: words and looks."""
        workbook, *_ = self.related("", "officeDocument")
        kinds = ("sharedStrings", "styles", "theme")
        paths = [path for kind in kinds for path in self.related(workbook, kind)]
        return sha256(b"".join(self.content(p) for p in paths if self.has(p))).digest()

    def related(self, path: str, kind: str) -> list[str]:
        """The parts of a kind (``drawing``, ``comments``) that belong to the part ``path``; ""
        is the whole file."""
        return list(self._relations(path, f"/{kind}").values())

    def related_by_id(self, path: str, kind: str) -> dict[str, str]:
        """The same by the ids that ``path`` calls them by."""
        return self._relations(path, f"/{kind}")

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return path in self._archive.namelist()

    def tree(self, path: str) -> ElementTree.Element:
        """A part, parsed."""
        return ElementTree.fromstring(self.content(path))

    def content(self, path: str) -> bytes:
        """A part as it is."""
        return self._archive.read(path)

    def _relations(self, path: str, kind: str) -> dict[str, str]:
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._archive.namelist():
            return {}
        return {
            relation.get("Id", ""): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            )[1:]
            for relation in self.tree(relations)
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
        }


def local(tag: str) -> str:
    """A tag without its namespace, of which there are two for the same."""
    return tag.rpartition("}")[2]


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.items() if local(key) == "id"), "")
