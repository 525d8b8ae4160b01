"""Sheet files that are cut, flipped, emptied, or written by others: told or refused."""

import json
import random

import pytest

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import SCHEMA
from piadesk.sheets.unknown_answers import unknown_answers
from piadesk.storage import store
from piadesk.words import tell
from tests.faults.part import part
from tests.faults.table import fault

SAMPLES = sorted((RESOURCES / "samples").glob("*.json"))
OLD = sorted((RESOURCES.parent / "tests" / "files").glob("schema*.json"))
SMALL = {"cover.title": "題 <b>\\n\u3000😀", "risk.entrust.none": True}


def content_of(path=None):
    """A sheet file as PIAdesk writes it."""
    if path is not None:
        opened = store.load(path)
        return store.dump(opened.sheet, opened.form)
    form = catalogue.form("form2-r06")
    return store.dump(store.Sheet(form=form.id, answers=SMALL), form)


def outcome(content):
    """``refused`` or ``told``, else the sheet that it opens as."""
    try:
        opened = store.read(content, "a.json")
    except SheetFileError as fault:
        return "refused" if tell(fault) else "no words"
    return "told" if opened.is_altered or opened.read_only else opened.sheet


def flipped(content, bit):
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@fault("F04", "cut to any length")
@pytest.mark.parametrize("source", [None, *part(SAMPLES, 1)])
def test_a_file_that_was_cut_is_refused(source, record_property):
    content = content_of(source)
    step = 1 if source is None else 512
    lengths = range(0, len(content.rstrip()), step)
    record_property("tried", len(lengths))
    assert {outcome(content[:length]) for length in lengths} == {"refused"}


@fault("F05", "one bit flipped: every bit of a small file")
def test_every_bit_that_changes_a_small_file_is_told(record_property):
    content = content_of()
    sheet = store.read(content, "a.json").sheet
    bits = part(range(len(content) * 8), 1500)
    record_property("tried", len(bits))
    for bit in bits:
        assert outcome(flipped(content, bit)) in ("refused", "told", sheet)


@fault("F05", "one bit flipped: random ones of large files")
@pytest.mark.parametrize("source", part(SAMPLES, 1))
def test_random_bits_that_change_a_large_file_are_told(source, record_property):
    content, chosen = content_of(source), random.Random(5)
    sheet = store.read(content, "a.json").sheet
    bits = part([chosen.randrange(len(content) * 8) for _ in range(5000)], 120)
    unseen = [
        bit for bit in bits if outcome(flipped(content, bit)) not in ("refused", "told", sheet)
    ]
    record_property("tried", len(bits))
    assert unseen == []


@fault("F06", "emptied, or full of nulls, as after a power cut")
@pytest.mark.parametrize("damage", ["empty", "null", "half", "middle"])
def test_nulls_are_refused(damage):
    content = content_of()
    half = len(content) // 2
    damaged = {
        "empty": b"",
        "null": bytes(len(content)),
        "half": content[:half] + bytes(len(content) - half),
        "middle": content[:half] + bytes(16) + content[half + 16 :],
    }
    assert outcome(damaged[damage]) == "refused"


@fault("F60 F61", "a newer format: read-only, byte for byte; an older one: read")
def test_a_newer_file_is_read_only_and_an_older_one_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(json.loads(content_of()) | {"schema": SCHEMA + 1}), encoding="utf-8")
    before, opened = path.read_bytes(), store.load(path)
    assert opened.read_only == "file.read_only.newer"
    with pytest.raises(SheetFileError):
        store.save(opened.sheet, opened.form, path, opened.fingerprint)
    assert path.read_bytes() == before
    for old in OLD:
        assert not store.load(old).is_altered


def with_keys(**keys):
    head = {"format": "piadesk-sheet", "schema": 1, "form": "form2-r06"}
    return json.dumps(head | keys).encode()


ODD = {
    "mark of byte order": b"\xef\xbb\xbf" + content_of(),
    "line ends of Windows": content_of().replace(b"\n", b"\r\n"),
    "UTF-16": content_of().decode().encode("utf-16"),
    "Shift_JIS": content_of().decode().encode("cp932", "replace"),
    "comment": b"// comment\n" + content_of(),
    "NaN": with_keys(notes={"x": float("nan")}),
    "key twice": content_of().replace(b'"schema": 1', b'"schema": 1, "schema": 1'),
    "deep": with_keys(notes={"x": 0}).replace(b"0", b"[" * 10_000 + b"]" * 10_000),
    "rather deep": with_keys(notes={"x": 0}).replace(b"0", b"[" * 300 + b"]" * 300),
    "long number": with_keys(notes={"x": 0}).replace(b": 0", b": " + b"9" * 6000),
    "archive": b"PK\x03\x04" + bytes(100),
    "a text": "評価書".encode(),
    "huge list": with_keys(notes={"x": [0] * 300_000}),
    "many keys": with_keys(answers={f"x{number}": "" for number in range(50_000)}),
    "answers of every kind": with_keys(
        answers={item.id: 7 for item in catalogue.form("form2-r06").items}
    ),
    "checksum of another kind": with_keys(checksum=7),
    "checksum that is none": with_keys(checksum="sha256:"),
}


@fault("F63", "odd files")
@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_file_is_refused_told_or_read_and_then_saved_as_it_was(content):
    seen = outcome(content)
    if isinstance(seen, store.Sheet):
        form = catalogue.form(seen.form)
        again = store.read(store.dump(seen, form), "a.json").sheet
        assert again == seen
        kept = [set(map(repr, unknown_answers(form, sheet))) for sheet in (again, seen)]
        assert kept[0] == kept[1]


@fault("F05", "several bits flipped, bytes lost, doubled and swapped")
def test_random_damage_never_raises_and_is_told(record_property):
    content, chosen = content_of(), random.Random(8)
    sheet = store.read(content, "a.json").sheet
    times = len(part(range(20_000), 300))
    record_property("tried", times)
    unseen = 0
    for _ in range(times):
        damaged = bytearray(content)
        for _ in range(chosen.randrange(1, 4)):
            start, length = chosen.randrange(len(damaged)), chosen.randrange(1, 9)
            piece = bytes(damaged[start : start + length])
            damaged[start : start + length] = chosen.choice([b"", piece * 2, piece[::-1], b"\0"])
        unseen += outcome(bytes(damaged)) not in ("refused", "told", sheet)
    record_property("loss", f"{unseen} not told")
    assert unseen <= times / 1000
