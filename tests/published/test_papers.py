"""Published papers of others: every answer is right, and no word of a paper is lost in silence."""

import json
import re
from dataclasses import asdict

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.source import read_source
from piadesk.printing import print_sheet
from piadesk.texts.folding import fold, opened
from tests.published.papers import (
    FOLDER,
    PAPERS,
    WHOLE,
    answers,
    expected,
    imported,
    missing,
    open_places,
)

TEXTS = [paper for paper in PAPERS if paper.endswith(".txt")]
FRAME = re.compile(r"\d{1,2}\)|\[O\]|[\[\]()<>○※]|選択肢|時点|2~5|6~10|11~15|16~20")
"""What every form prints around answers, folded."""


def plain(text):
    """Without blanks and line ends: a paper's line may end where its cell did."""
    return re.sub(r"\s", "", text)


def compared(by_path, paper):
    exact = paper.endswith(".xlsx")
    return {path: words if exact else plain(words) for path, words in by_path.items()}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_answer_is_as_it_stands_on_the_paper(paper):
    read, written = answers(imported(paper)), expected(paper)["answers"]
    assert compared(read, paper) == compared(written, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_what_has_no_answer_is_blank_on_the_paper_or_told_as_missing(paper):
    import_ = imported(paper)
    without = open_places(import_) - set(answers(import_))
    assert without - missing(import_) == set(expected(paper)["blank"])


@pytest.mark.parametrize("paper", WHOLE)
def test_on_a_whole_paper_no_item_is_missing(paper):
    assert missing(imported(paper)) == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_the_report_tells_what_fits_nowhere_and_what_was_read_over(paper):
    report = imported(paper).report
    assert [left.text for left in report.left_over] == expected(paper)["left_over"]
    codes = [note.code for note in report.notes if note.code != "lines_joined"]
    assert codes == expected(paper)["notes"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_of_the_paper_is_an_answer_or_the_form_s_or_told(paper):
    known = all_that_is_known(imported(paper))
    text = opened(read_source(FOLDER / paper).text)
    for piece in re.split(r"[\n\t\f]+", text):
        for rest in FRAME.split(fold(piece)):
            while rest:
                words = longest_known(rest, known)
                assert is_whole(words, rest, known), f"{rest!r} of {piece!r} is nowhere"
                rest = rest[len(words) :]


def all_that_is_known(import_):
    """Folded, a line each: the answers, the words of the form, and what the report says."""
    report = import_.report
    notes = (note.sentence for note in report.notes if note.code != "lines_joined")
    report_words = [*(left.text for left in report.left_over), *notes]
    words = [*answers(import_).values(), *strings(asdict(import_.form)), *report_words]
    return "\n".join(
        ["", *map(fold, [*words, json.dumps(asdict(import_.sheet), ensure_ascii=False)]), ""]
    )


def is_whole(words, rest, known):
    """Whether the words are no mere chance: three or more, all there is, or a line of their own."""
    return len(words) > 2 or (words and (words == rest or f"\n{words}\n" in known))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def longest_known(text, known):
    """The longest beginning of ``text`` that stands in ``known``."""
    length = 0
    while length < len(text) and text[: length + 1] in known:
        length += 1
    return text[:length]


@pytest.mark.parametrize("paper", TEXTS)
def test_a_line_that_strayed_into_a_paper_is_kept_or_told_wherever_it_stands(paper):
    form, source = imported(paper).form, read_source(FOLDER / paper)
    ends = [match.end() for match in re.finditer(r"\n", source.text)]
    for place in ends[:: max(1, len(ends) // 12)]:
        text = f"{source.text[:place]}まよいごの一行\n{source.text[place:]}"
        known = all_that_is_known(read_onto(form, Source(text)))
        assert fold("まよいごの一行") in known


@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_imported_prints_and_comes_back(paper, tmp_path):
    import_ = imported(paper)
    print_ = tmp_path / "sheet.pdf"
    print_.write_bytes(print_sheet(import_.form, import_.sheet))
    assert answers(import_sheet(print_)) == answers(import_)
