"""SHA-256, and ids by chance.

`hashlib` and `secrets` load OpenSSL, which takes 3 MB and a thirtieth of a start; the standard
library's own `random` avoids them in this way.
"""

import os
from typing import Protocol

try:
    from _sha2 import sha256 as _sha256  # Python 3.12 and newer
except ImportError:
    try:
        from _sha256 import sha256 as _sha256
    except ImportError:
        from hashlib import sha256 as _sha256


class Digest(Protocol):
    """What of a hash object is used."""

    def digest(self) -> bytes:
        """32 bytes."""

    def hexdigest(self) -> str:
        """The same as 64 digits."""


def sha256(content: bytes | bytearray | memoryview) -> Digest:
    """The SHA-256 of bytes, or of what holds bytes."""
    digest: Digest = _sha256(content)
    return digest


def random_id(length: int) -> str:
    """So many hexadecimal digits by chance, two a byte."""
    return os.urandom(length // 2).hex()
