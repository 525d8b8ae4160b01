"""Files of ours in JSON, damaged outside and wrong inside: each value in turn is another one."""

import copy
import json
import random

from piadesk.storage.sheet_json import CHECKSUM, checksum
from tests.faults.damage import damaged

ODD = (
    None,
    True,
    -1,
    10**400,
    1e308,
    "",
    "\ud800",
    "\0\x1b[2J\u202e\r\x07",
    "\\\\server\\share\\a",
    "/".join("あ" * 9),
    "長" * 200_000,
    [],
    {},
    [[]],
    [None],
    {"": None},
    ["\ud800", 1, {}],
)
"""What no field expects, or what is no word."""

STRUCTURES = {
    "nothing": lambda good: b"",
    "blanks": lambda good: b" \n",
    "zeros": lambda good: b"\0" * len(good),
    "deep lists": lambda good: b"[" * 200_000 + b"]" * 200_000,
    "deep objects": lambda good: b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "deep inside": lambda good: good.replace(b"{", b'{"a": ' + b"[" * 90 + b"]" * 90 + b",", 1),
    "too deep inside": lambda good: good.replace(
        b"{", b'{"a": ' + b"[" * 900 + b"]" * 900 + b",", 1
    ),
    "no number": lambda good: good.replace(b"{", b'{"a": NaN,', 1),
    "no end": lambda good: good.replace(b"{", b'{"a": -Infinity,', 1),
    "a number beyond measure": lambda good: good.replace(b"{", b'{"a": 1e999,', 1),
    "digits without end": lambda good: good.replace(b"{", b'{"a": ' + b"9" * 100_000 + b",", 1),
    "all twice": lambda good: good + good,
    "a key twice": lambda good: good.replace(b"{", b'{"format": "a",', 1),
    "a mark of order": lambda good: b"\xef\xbb\xbf" + good,
    "UTF-16": lambda good: good.decode().encode("utf-16"),
    "Shift_JIS": lambda good: good.decode().encode("cp932", "replace"),
    "a comment": lambda good: b"/* */" + good,
    "an archive": lambda good: b"PK\x03\x04" + good,
    "a list": lambda good: b"[" + good + b"]",
    "a word": lambda good: b'"a"',
    "keys without end": lambda good: b"{" + b'"":0,' * 3_000_000 + b'"":0}',
    "items without end": lambda good: b"[" + b"0," * 9_000_000 + b"0]",
}

NAMES = [
    *STRUCTURES,
    *(f"cut {n}" for n in range(1, 30, 3)),
    *(f"flip {n}" for n in range(20)),
    *(f"value {n}" for n in range(80)),
    *(f"gone {n}" for n in range(20)),
]


def content(good, name):
    """``good`` is the content of a right file; what it says of its own content stays true where
    only values are other ones: who makes such a file can reckon that too."""
    if name in STRUCTURES:
        return STRUCTURES[name](good)
    way, _, digits = name.partition(" ")
    number = int(digits)
    if way in ("cut", "flip"):
        return damaged(way, good, number)
    document = json.loads(good)
    has_checksum = document.pop(CHECKSUM, None) is not None
    places = list(_places(document))
    holder, key = places[random.Random(number).randrange(len(places))]
    if way == "gone":
        del holder[key]
    else:
        holder[key] = copy.deepcopy(ODD[number % len(ODD)])
    if has_checksum:
        document[CHECKSUM] = checksum(document)
    return json.dumps(document).encode()


def _places(value):
    """Where a value stands: what holds it and under which key."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])
