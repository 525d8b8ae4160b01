"""The objects of a PDF of ours as plain values: what no reader of text tells of a file.

Names are `Name`, references `Ref`, strings bytes, streams `Stream`. Only what our own files have is
understood; anything else fails.
"""

import re
import zlib
from typing import NamedTuple

TOKEN = re.compile(
    rb"<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+",
    re.DOTALL,
)
NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)\Z")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Name(str):
    __slots__ = ()


class Ref(NamedTuple):
    number: int


class Stream(NamedTuple):
    words: dict
    content: bytes
    """Unpacked."""


class File:
    """The objects by their numbers."""

    def __init__(self, content):
        self.content = content
        self.objects = {}
        for match in re.finditer(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj$", content, re.DOTALL):
            self.objects[int(match[1])] = _top(match[2])
        for packed in [s for s in self.streams() if s.words.get("Type") == "ObjStm"]:
            self._unpack(packed)
        [self.trailer] = [s.words for s in self.streams() if s.words.get("Type") == "XRef"]
        self.root = self.of(self.trailer["Root"])

    def _unpack(self, packed):
        first = packed.words["First"]
        heads = list(map(int, packed.content[:first].split()))
        places = [*heads[1::2], len(packed.content) - first]
        for index, number in enumerate(heads[::2]):
            body = packed.content[first + places[index] : first + places[index + 1]]
            self.objects[number] = _value(body)

    def streams(self):
        return [one for one in self.objects.values() if isinstance(one, Stream)]

    def of(self, value):
        """What a reference leads to; any other value itself."""
        return self.objects[value.number] if isinstance(value, Ref) else value

    def pages(self):
        waiting, found = [self.root["Pages"]], []
        while waiting:
            node = self.of(waiting.pop(0))
            if node["Type"] == "Page":
                found.append(node)
            waiting[:0] = node.get("Kids", [])
        return found

    def dictionaries(self):
        """Every dictionary of the file, those inside others too."""
        waiting = list(self.objects.values())
        while waiting:
            one = waiting.pop()
            if isinstance(one, Stream):
                waiting.append(one.words)
            elif isinstance(one, dict):
                yield one
                waiting += one.values()
            elif isinstance(one, list):
                waiting += one


def _top(body):
    head, found, packed = body.partition(b">>\nstream\n")
    if not found:
        return _value(body)
    words = _value(head + b">>")
    content = packed[: words["Length"]]
    assert packed[words["Length"] :].strip() == b"endstream"
    return Stream(words, zlib.decompress(content) if words.get("Filter") else content)


def _value(body):
    [value] = _values((token[0] for token in TOKEN.finditer(body)), None)
    return value


def _values(tokens, end):
    values = []
    for token in tokens:
        if token == end:
            break
        if token == b"R":
            values[-2:] = [Ref(values[-2])]
        else:
            values.append(_one(token, tokens))
    return values


def _one(token, tokens):
    if token == b"<<":
        inner = _values(tokens, b">>")
        return dict(zip(inner[::2], inner[1::2], strict=True))
    if token == b"[":
        return _values(tokens, b"]")
    if token.startswith(b"/"):
        return Name(token[1:].decode("ascii"))
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode("ascii"))
    if token.startswith(b"("):
        return ESCAPE.sub(_unescaped, token[1:-1])
    if NUMBER.match(token):
        return float(token) if b"." in token else int(token)
    return {b"true": True, b"false": False, b"null": None}[token]


def _unescaped(match):
    code = match[1]
    return bytes([int(code, 8)]) if code.isdigit() else ESCAPED.get(code, code)


def text(value):
    """A string of the file as words."""
    return (
        value[2:].decode("utf-16-be") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
    )
