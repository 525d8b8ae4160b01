"""The words of a high cell in parts: none is lost, and how long it takes grows with the text."""

import pytest

from piadesk.exporting.cell_parts import in_parts

TEXTS = {
    "one paragraph": "記載" * 60_000,
    "sentences": "記載。" * 5_000,
    "line ends": "\n" * 15_000,
    "paragraphs": "記載\n" * 5_000,
    "paragraphs apart": "記載\n\n" * 5_000,
    "marks on one letter": "か" + "\u3099" * 16_000,
    "letters with marks": "か\u3099" * 8_000,
}


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
def test_the_parts_are_the_words_and_are_measured_a_few_times_each(words):
    measured = []

    def is_too_high(part):
        measured.append(len(part))
        return len(part) > 300 or part.count("\n") > 20

    parts = list(in_parts(words, is_too_high))
    ends = ("" if part.goes_on or not number else "\n" for number, part in enumerate(parts))
    assert "".join(end + part.words for end, part in zip(ends, parts, strict=True)) == words
    assert sum(measured) < 100 * len(words)
