"""文例 and 自庁ひな形 that are damaged or handed over: one sentence, and nothing is lost."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piadesk.errors import PhrasesError
from piadesk.forms import catalogue
from piadesk.storage import phrases, templates
from piadesk.words import tell
from tests.faults.hostile_sheets import hostile_sheet
from tests.faults.part import part
from tests.faults.test_damage import ODD as ODD_FILES
from tests.faults.test_settings_damage import ANY

WORDS = st.text(st.characters(), max_size=12) | ANY
RECORD = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("id", "item", "form", "roles", "name", "text", "on", "x"), WORDS)
)
SHAPED = st.fixed_dictionaries(
    {"format": st.just(phrases.FORMAT)},
    optional={"version": st.just(1) | ANY, "phrases": st.lists(RECORD, max_size=4) | ANY, "x": ANY},
)
BYTES = [b"", b"\0" * 300, b"\xff\xfe{", b"[" * 100_000, b"x" * 20_000_001, *ODD_FILES.values()]
MARKUP = '<img src="//host/share/a.png">'
MORE = phrases.Phrase("a", "cover.title", "form2-r06", (), "名", "文")


def is_lost_in_silence(content):
    """Whether the kept 文例 cannot be read, and are neither told nor kept."""
    path = phrases.file()
    path.write_bytes(content)
    for earlier in path.parent.glob("*.damaged"):
        earlier.unlink()
    try:
        phrases.load()
    except PhrasesError as fault:
        told = tell(fault)
    else:
        return False
    (kept,) = path.parent.glob("*.damaged")
    return not told or kept.read_bytes() != content


@settings(
    max_examples=len(part(range(400), 8)),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=ANY | SHAPED | SHAPED)
def test_any_json_in_the_place_of_the_phrases_is_read_or_put_aside(content):
    assert not is_lost_in_silence(json.dumps(content).encode())
    assert MORE in phrases.change(lambda kept: [*kept, MORE]).phrases
    assert MORE in phrases.load().phrases


@pytest.mark.parametrize("content", part(BYTES, 6), ids=lambda content: repr(content[:9]))
def test_damaged_phrases_are_put_aside_and_refused_from_others(tmp_path, content):
    assert not is_lost_in_silence(content)
    assert phrases.load() == phrases.Phrases()
    handed = tmp_path / "文例.json"
    handed.write_bytes(content)
    with pytest.raises(PhrasesError) as fault:
        phrases.read(handed)
    assert tell(fault.value)
    assert handed.read_bytes() == content


def test_templates_that_cannot_be_read_are_told_beside_those_that_can():
    form = catalogue.form("form2-r06")
    sheet = hostile_sheet(form, MARKUP)
    sheet.notes[templates.NOTE] = {"name": MARKUP}
    kept = templates.keep(sheet)
    for number, content in enumerate(BYTES):
        (templates.folder() / f"{number}{templates.SUFFIX}").write_bytes(content)
    first, *others = templates.kept_templates()
    assert first.path == kept
    assert len(others) == len(BYTES)
    assert all(other.sheet is None and tell(other.fault) for other in others)
