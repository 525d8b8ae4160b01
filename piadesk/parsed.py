"""What is worked out of the bundled TOML files, kept as JSON: it is read twenty times faster.

As Python keeps its compiled modules. What is kept is known by check sums of the files that it comes
from, so a changed file is parsed anew; whatever is wrong with it, the files are there. The sums are
those of zlib, for to load the better ones of OpenSSL takes longer than to read what is kept.
"""

import contextlib
import json
import os
import zlib
from collections.abc import Callable
from typing import Any, Final

from piadesk.places import cache_folder

_DIGITS: Final = 16


def kept(name: str, content: bytes, parse: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What ``parse`` makes of ``content``, JSON all through; ``name`` tells it from others.

    Raises what ``parse`` raises.
    """
    digest = f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}"
    with contextlib.suppress(OSError, ValueError):
        check, _, body = (cache_folder() / f"{name}-{digest}.json").read_bytes().partition(b"\n")
        if int(check) == zlib.crc32(body):
            return json.loads(body)
    made = parse()
    # No room, no right, a date in a table: it is parsed again the next time.
    with contextlib.suppress(OSError, TypeError):
        _keep(name, digest, json.dumps(made, ensure_ascii=False).encode("utf-8"))
    return made


def parsed_toml(name: str, content: bytes) -> dict[str, Any]:
    """The tables of a TOML file, kept under ``name``; raises `ValueError` for what is none."""

    def parse() -> dict[str, Any]:
        import tomllib  # compiles its expressions, which take longer than to read what is kept

        return tomllib.loads(content.decode("utf-8"))

    tables: dict[str, Any] = kept(name, content, parse)
    return tables


def _keep(name: str, digest: str, body: bytes) -> None:
    folder = cache_folder()
    for old in folder.glob(f"{name}-{'?' * _DIGITS}.json"):
        old.unlink(missing_ok=True)
    file = folder / f"{name}-{digest}.json"
    fresh = folder / f"{name}-{os.getpid()}.new"
    fresh.write_bytes(b"%d\n%s" % (zlib.crc32(body), body))
    fresh.replace(file)
