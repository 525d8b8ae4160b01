"""Every sentence that is asked for exists with the blanks it is given, and none lies idle."""

import ast
import errno
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from piadesk import words
from piadesk.errors import PiadeskError
from piadesk.places import RESOURCES

ROOT = Path(__file__).parents[2]
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for folder in ("piadesk", "ui")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


def calls(ending):
    """Calls of names that end so, whose first argument is a text: it and the keywords given."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name, first = getattr(node.func, "id", ""), node.args[0]
            if (
                name.endswith(ending)
                and isinstance(first, ast.Constant)
                and "." in str(first.value)
            ):
                yield path.name, first.value, {keyword.arg for keyword in node.keywords}


def texts():
    """Every text in the source, and the beginnings of those that are put together."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def blanks(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


ASKED = [
    *calls("say"),
    *((file, f"error.{code}", given) for file, code, given in calls("Error")),
]


@pytest.mark.parametrize(("file", "key", "given"), ASKED)
def test_a_sentence_asked_for_is_there_with_its_blanks(file, key, given):
    assert key in words.all_words(), file
    assert None in given or blanks(words.all_words()[key]) <= given, file


def keys(table, prefix=""):
    for key, value in table.items():
        yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]


def test_no_sentence_stands_in_the_place_of_another():
    files = sorted((RESOURCES / "words").glob("*.toml"))
    told = [key for file in files for key in keys(tomllib.loads(file.read_text(encoding="utf-8")))]
    assert [key for key, times in Counter(told).items() if times > 1] == []


def test_no_sentence_lies_idle():
    known = set(texts())
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
