"""The parts of an ``.xlsx`` file, of which some are changed: all others stay byte for byte."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

CONTENT_TYPES: Final = "[Content_Types].xml"
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_NO_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*("[^"]*"|'[^']*')""")


class Relation(NamedTuple):
    """That a part belongs to another: its id there, its kind (a URL), the part, whether it is one
    of this file."""

    id: str
    kind: str
    path: str
    is_inside: bool


class Parts:
    """A workbook as the parts that it is packed from, in their order."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._contents = {name: archive.read(name) for name in self._infos}

    def __contains__(self, path: str) -> bool:
        return path in self._contents

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def text(self, path: str) -> str:
        """A part as text. Raises `KeyError`, `UnicodeDecodeError`."""
        content = self._contents[path]
        is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")

    def put(self, path: str, text: str) -> None:
        """Write a part, a new one behind the others."""
        text = re.sub(r"(<\?xml[^>]*encoding=)([\"'])[^\"']*\2", r"\1\2UTF-8\2", text, count=1)
        self._contents[path] = text.encode("utf-8")

    def put_bytes(self, path: str, content: bytes) -> None:
        """Write a part that is no text."""
        self._contents[path] = content

    def new_path(self, stem: str, suffix: str) -> str:
        """``xl/media/image3.png``: what no part is called."""
        numbers = range(1, 1_000_000)
        return next(f"{stem}{n}.{suffix}" for n in numbers if f"{stem}{n}.{suffix}" not in self)

    def relate(self, path: str, kind: str, target: str) -> str:
        """Let another part belong to the part ``path``; the id of the relation."""
        own = relations_path(path)
        if own not in self:
            self.put(own, _NO_RELATIONS)
        text = self.text(own)
        used = {relation.id for relation in self.relations(path)}
        relation_id = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        closing = re.search(r"</((?:\w+:)?)Relationships>", text)
        prefix = closing[1] if closing else ""
        added = f'<{prefix}Relationship Id="{relation_id}" Type="{kind}" Target="/{target}"/>'
        if closing:
            self.put(own, text.replace(closing[0], added + closing[0]))
        else:  # one that has none yet, in one tag
            self.put(
                own, re.sub(r"<(Relationships\b[^>]*)/>", rf"<\1>{added}</Relationships>", text)
            )
        return relation_id

    def copy(self, path: str) -> str:
        """A second part of the same content and type; its path."""
        stem, dot, suffix = path.rpartition(".")
        stem = stem.rstrip("0123456789")
        number = next(n for n in range(1, 1_000_000) if f"{stem}{n}{dot}{suffix}" not in self)
        copy = f"{stem}{number}{dot}{suffix}"
        self._contents[copy] = self._contents[path]
        types = self.text(CONTENT_TYPES)
        for override in re.findall(r"<(?:\w+:)?Override\b[^>]*>", types):
            if attributes(override).get("PartName") == f"/{path}":
                added = override.replace(f"/{path}", f"/{copy}")
                self.put(CONTENT_TYPES, types.replace(override, override + added))
        return copy

    def relations(self, path: str) -> Iterator[Relation]:
        """What belongs to the part ``path``."""
        folder = posixpath.dirname(path)
        if relations_path(path) not in self:
            return
        for words in _RELATION.findall(self.text(relations_path(path))):
            named = attributes(words)
            inside = named.get("TargetMode") != "External"
            target = posixpath.normpath(posixpath.join("/", folder, named.get("Target", "")))[1:]
            yield Relation(named.get("Id", ""), named.get("Type", ""), target, inside)

    def redirect(self, path: str, relation: Relation, target: str) -> None:
        """Let a relation of the part ``path`` lead to another part."""
        own = self.text(relations_path(path))
        for words in _RELATION.findall(own):
            if attributes(words).get("Id") == relation.id:
                changed = re.sub(
                    r"""Target\s*=\s*("[^"]*"|'[^']*')""",
                    f"Target={quoteattr('/' + target)}",
                    words,
                )
                own = own.replace(words, changed)
        self.put(relations_path(path), own)

    def packed(self) -> bytes:
        """The file."""
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._contents.items():
                old = self._infos.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else _NO_DAY)
                info.external_attr = old.external_attr if old else 0
                info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return packed.getvalue()


def relations_path(path: str) -> str:
    """Where the relations of a part stand."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, as they are written."""
    return {name: value[1:-1] for name, value in _ATTRIBUTE.findall(tag)}
