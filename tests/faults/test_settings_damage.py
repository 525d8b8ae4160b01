"""Whatever stands in the settings, the window starts, and the clerk is told at most once."""

import json
from base64 import b64encode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piadesk.places import settings_folder
from piadesk.storage.settings import Settings, load_settings, save_settings
from tests.faults.part import part
from tests.faults.table import fault
from tests.recorder import Recorder
from ui.window import Window

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(), max_size=20)
)
ANY = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner)
)
SHAPED = st.fixed_dictionaries(
    {},
    optional={
        "recent": st.lists(st.text(st.characters(), max_size=30), max_size=12) | ANY,
        "window": st.binary(max_size=90).map(lambda state: b64encode(state).decode()) | ANY,
        "styles": st.dictionaries(st.sampled_from(["form2-r06", "x"]), st.text(max_size=9)) | ANY,
        "stamps": st.lists(st.text(max_size=9), max_size=5) | ANY,
        "later": ANY,
    },
)
CASES = len(part(range(400), 3))


def write(content):
    (settings_folder() / "settings.json").write_bytes(content)


def start(qtbot):
    """The window as it starts and closes again; what the clerk was told."""
    messages = Recorder()
    window = Window(messages)
    window.show()
    qtbot.wait(80)
    window.close()
    window.deleteLater()
    return [key for key, *_ in messages.told]


@fault("F95", "the settings are any JSON, of the right or a wrong shape")
@settings(
    max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=ANY | SHAPED | SHAPED)
def test_the_window_starts_on_any_settings(qtbot, content):
    write(json.dumps(content).encode())
    assert start(qtbot) in ([], ["settings.put_aside"])
    assert start(qtbot) == []


@fault("F95", "the settings are damaged bytes")
@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 500, b"\xff\xfe{", b"[" * 100_000, b'{"recent": ["' + b"x" * 999_999 + b'"]}'],
)
def test_the_window_starts_on_damaged_settings_and_tells_once(qtbot, content):
    write(content)
    assert start(qtbot) == ["settings.put_aside"]
    assert start(qtbot) == []
    assert any(file.read_bytes() == content for file in settings_folder().glob("*.damaged"))


@fault("F95", "the settings can neither be read nor written")
def test_the_window_starts_where_the_settings_are_a_folder(qtbot):
    (settings_folder() / "settings.json").mkdir()
    assert start(qtbot) == []
    save_settings(Settings(stamps=["市長"]))
    assert load_settings() == Settings()
