"""The list of faults: which numbers there are, and where those are tried that have no test here."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

GROUPS = ((1, 17), (20, 30), (40, 49), (60, 70), (80, 85), (90, 96))

NUMBERS = [f"F{number:02d}" for first, last in GROUPS for number in range(first, last + 1)]

ELSEWHERE = {
    "tests/core/storage/test_saving.py": {
        "F08": (
            "no right to write the file",
            ["name_that_windows_bars", "a_save_that_fails_leaves"],
        ),
    },
    "tests/core/storage/test_store.py": {
        "F08": (
            "the file is read-only, or may not be read",
            ["a_protected_file", "without_permission"],
        ),
    },
    "tests/core/storage/test_writing.py": {
        "F11": ("what is half written stands beside its target, and goes when it is old", ["_"]),
    },
    "tests/ui/test_composing.py": {
        "F21": ("the end comes while a word is being composed", ["a_word_in_the_making"]),
    },
    "tests/properties/test_crashes.py": {
        "F22": ("the power goes at every step on the disk", ["_"]),
    },
    "tests/ui/desk/test_taking_up.py": {
        "F25": ("the file changed since the crash", ["what_does_not_fit_the_file"]),
    },
    "tests/core/storage/test_left_journal.py": {
        "F26": ("the journal is cut, flipped, of another version", ["_"]),
    },
    "tests/properties/test_store.py": {
        "F62": ("unknown keys", ["unknown_keys"]),
        "F65": ("random sheets saved and opened", ["comes_back"]),
    },
    "tests/exporting/test_workbook.py": {
        "F65": (
            "random sheets as workbooks and back",
            ["read_as_the_same_sheet", "a_sample_comes"],
        ),
    },
    "tests/properties/test_intake.py": {
        "F65": ("random sheets printed and taken in", ["print_then_import"]),
    },
    "tests/core/revision/test_merge.py": {
        "F70": ("unchanged, changed, deleted on each side of a merge", ["_"]),
    },
    "tests/properties/test_merge.py": {
        "F70": ("random changes on both sides of a merge", ["_"]),
    },
    "tests/printing/test_publication.py": {
        "F84": (
            "what is kept back is nowhere in the published files",
            ["nothing_kept_back", "not_published_in_silence"],
        ),
    },
    "tests/properties/test_print.py": {
        "F82": ("random sheets on paper, letter for letter", ["letter_for_letter", "every_line"]),
    },
}
"""By file of tests and number: the fault in words, and what is in the names of the tests."""

UNTRIED: dict[str, str] = {}
"""Those that nothing tries, and why."""


def named_elsewhere(nodeid):
    """The numbers and the words of a test that stands in another folder; None for the others."""
    path, _, name = nodeid.partition("::")
    for number, (words, parts) in ELSEWHERE.get(path, {}).items():
        if any(part in name for part in parts):
            return number, words
    return None


def numbers_here():
    """Those that tests of this folder name."""
    named = re.compile(r'@fault\("([F\d ]+)"')
    files = Path(__file__).parent.glob("test_*.py")
    texts = [file.read_text(encoding="utf-8") for file in files]
    return {number for text in texts for words in named.findall(text) for number in words.split()}
