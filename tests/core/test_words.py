"""Every sentence that is asked for exists with the blanks it is given, and none lies idle."""

import ast
import errno
import string
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from piadesk import words
from piadesk.errors import PiadeskError
from piadesk.places import RESOURCES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def source():
    """What of the source speaks: by file its calls, and every text, whole or a beginning."""
    files = [path for folder in ("piadesk", "ui") for path in (ROOT / folder).rglob("*.py")]
    spoken = Source([], set())
    for path in sorted(files):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                spoken.texts.add(node.value)
            elif isinstance(node, ast.Call) and node.args:
                spoken.calls.append((path.name, node))
    return spoken


class Source(NamedTuple):
    calls: list[tuple[str, ast.Call]]
    texts: set[str]

    def asked(self, ending):
        """Calls of names that end so, whose first argument is a text: it and the words given."""
        for file, call in self.calls:
            name, first = getattr(call.func, "id", ""), call.args[0]
            is_text = isinstance(first, ast.Constant) and "." in str(first.value)
            if is_text and name.endswith(ending):
                yield file, first.value, {keyword.arg for keyword in call.keywords}


def blanks(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_a_sentence_asked_for_is_there_with_its_blanks(source):
    asked = list(source.asked("say"))
    asked += [(file, f"error.{code}", given) for file, code, given in source.asked("Error")]
    assert len(asked) > 1_000
    known = words.all_words()
    assert [one for one in asked if one[1] not in known] == []
    lacks = [(*one, blanks(known[one[1]]) - one[2]) for one in asked if None not in one[2]]
    assert [one for one in lacks if one[-1]] == []


def keys(table, prefix=""):
    for key, value in table.items():
        yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]


def test_no_sentence_stands_in_the_place_of_another():
    files = sorted((RESOURCES / "words").glob("*.toml"))
    told = [key for file in files for key in keys(tomllib.loads(file.read_text(encoding="utf-8")))]
    assert [key for key, times in Counter(told).items() if times > 1] == []


def test_what_is_not_gone_on_with_has_one_word():
    other = ("キャンセル", "中止", "取消", "取りやめ")
    buttons = {key: text for key, text in words.all_words().items() if len(text) < 12}
    assert [key for key, text in buttons.items() if text.startswith(other)] == []
    whole = "".join(words.all_words().values())
    assert "キャンセル" not in whole


def test_no_sentence_lies_idle(source):
    known = source.texts
    # Keys that are put together: f"reason.{name}", "finding." + code and their like.
    begun = tuple(text for text in known if text.endswith(".") and text != "error.")
    idle = [
        key
        for key in words.all_words()
        if key not in known
        and key.removeprefix("error.") not in known
        and not key.startswith(begun)
        and key.rpartition(".")[0] not in known
    ]
    assert idle == []


def test_reasons_are_told_in_japanese():
    assert words.reason(OSError(errno.ENOSPC, "No space left")) == "空き容量がありません"
    assert words.reason(OSError(99999, "strange")) == "原因の番号 99999"
    assert words.reason(OSError("without a number")) == "原因の番号 0"


def test_windows_own_reasons_come_first():
    fault = PermissionError(errno.EACCES, "the file is used by another process")
    fault.winerror = 32
    assert words.reason(fault) == "ほかで使われています"
    fault.winerror = 5
    assert words.reason(fault) == "許可がないか、ほかで使われています"


def test_an_error_is_told_with_its_places():
    error = PiadeskError("file.missing", path="評価書.json")
    assert words.tell(error).startswith("「評価書.json」が見つかりません。")
