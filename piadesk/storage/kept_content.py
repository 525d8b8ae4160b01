"""How an earlier save keeps the bytes of a sheet file: the text packed, each picture once.

A picture is some megabytes in one string of base64, and the same in every save: it is cut out and
stands, under the name of its SHA-256, in a folder that the saves of one sheet file share.
"""

import base64
import gzip
import json
import os
import re
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.digests import sha256
from piadesk.places import private_folder
from piadesk.storage.writing import LEFT_SECONDS, write_whole

_BASE64: Final = re.compile(rb'"([A-Za-z0-9+/]{4096,}={0,2})"')
"""Long enough to be worth a file of its own."""


class _Cut(NamedTuple):
    """A picture that was cut out: where in the text it stood, and its name."""

    position: int
    name: str


def pack(content: bytes, fingerprint: str, pictures: Path) -> bytes:
    """What keeps ``content``; its pictures go to the folder ``pictures``. Raises `OSError`."""
    text, cuts = bytearray(), []
    end = 0
    for match in _BASE64.finditer(content):
        if len(match[1]) % 4 or base64.b64encode(base64.b64decode(match[1][-4:])) != match[1][-4:]:
            continue  # spelt in another way than ours: it stays in the text
        picture = base64.b64decode(match[1])
        text += content[end : match.start(1)]
        end = match.end(1)
        cuts.append(_Cut(len(text), _keep_picture(picture, pictures)))
    text += content[end:]
    head = {"fingerprint": fingerprint, "pictures": [[cut.position, cut.name] for cut in cuts]}
    return gzip.compress(json.dumps(head).encode("ascii") + b"\n" + text, mtime=0)


def unpack(packed: bytes, pictures: Path) -> bytes:
    """The bytes that `pack` was given. Raises `OSError` where they are not whole."""
    stated, cuts, text = _read(packed)
    parts, end = [], 0
    for cut in cuts:
        parts += [text[end : cut.position], base64.b64encode(_picture(pictures / cut.name))]
        end = cut.position
    content = b"".join([*parts, text[end:]])
    if sha256(content).hexdigest() != stated:
        raise OSError("an earlier save is damaged")
    return content


def stated_fingerprint(packed: bytes) -> str:
    """The fingerprint that the content had. Raises `OSError`."""
    return _read(packed)[0]


def remove_unused(saves: Iterator[Path], pictures: Path) -> None:
    """Take away the pictures that none of the ``saves`` holds.

    One that was just laid there may belong to a save that another window is about to write. Raises
    `OSError` where a save cannot be read: then nothing is taken away.
    """
    files = [*pictures.glob("*")]
    if not files:
        return
    used = {cut.name for save in saves for cut in _read(save.read_bytes())[1]}
    for file in files:
        if file.name not in used and time.time() - file.stat().st_mtime > LEFT_SECONDS:
            file.unlink(missing_ok=True)


def _keep_picture(picture: bytes, pictures: Path) -> str:
    name = sha256(picture).hexdigest()
    file = private_folder(pictures) / name
    try:
        os.utime(file)  # so that nobody takes it for unused before this save stands there
        if file.read_bytes() == picture:
            return name
    except OSError:
        pass  # not there yet, or damaged
    write_whole(file, picture, private=True)
    return name


def _picture(file: Path) -> bytes:
    picture = file.read_bytes()
    if sha256(picture).hexdigest() != file.name:
        raise OSError("a kept picture is damaged")
    return picture


def _read(packed: bytes) -> tuple[str, list[_Cut], bytes]:
    """The fingerprint, the pictures and the text. Raises `OSError` where they are damaged."""
    try:
        head, _, text = gzip.decompress(packed).partition(b"\n")
        stated = json.loads(head)
        cuts = [_Cut(int(position), str(name)) for position, name in stated["pictures"]]
        return str(stated["fingerprint"]), cuts, text
    except (EOFError, zlib.error, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise OSError(str(fault)) from fault
