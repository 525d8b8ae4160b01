"""Hostile files end in a sheet or in one sentence: nothing hangs, nothing dies, no defect."""

import os

import pytest

from piadesk.errors import PiadeskError, SourceError
from piadesk.foreign.pictures import Copied, take_in_apart
from piadesk.foreign.previews import previews_apart
from piadesk.foreign.sheets import import_apart
from piadesk.words import tell
from tests.faults import (
    hostile_pages,
    hostile_pdfs,
    hostile_pictures,
    hostile_texts,
    hostile_word,
    hostile_workbooks,
)
from tests.faults.part import part

SOURCES = {
    ".pdf": hostile_pdfs,
    ".xlsx": hostile_workbooks,
    ".docx": hostile_word,
    ".html": hostile_pages,
    ".txt": hostile_texts,
}

CASES = [(suffix, name) for suffix, made in SOURCES.items() for name in made.NAMES]

PICTURES = hostile_pictures.NAMES

WORST = {"source.reader_failed", "source.too_slow", "source.too_much_memory"}
"""The process had to be ended, died or met a defect; the window does not, but a file may not."""


@pytest.mark.parametrize(("suffix", "name"), part(CASES, 5))
def test_a_hostile_source_ends_in_a_sheet_or_a_sentence(tmp_path, suffix, name):
    path = tmp_path / f"評価書{suffix}"
    path.write_bytes(SOURCES[suffix].content(name))
    outcome = outcome_of(import_apart(path))
    assert outcome == "sheet" or name in SOURCES[suffix].MAY_DIE or outcome not in WORST


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("suffix", SOURCES)
def test_a_link_to_itself_is_told_as_what_cannot_be_read(tmp_path, suffix):
    path = tmp_path / f"評価書{suffix}"
    path.symlink_to(path)
    assert outcome_of(import_apart(path)) == "source.unreadable"


def outcome_of(reading):
    """``sheet``, or the code of a fault that there is a sentence for."""
    try:
        reading.result()
    except SourceError as fault:
        return fault.code if tell(fault) else ""
    return "sheet"


@pytest.mark.parametrize("name", part(PICTURES, 3))
def test_a_hostile_picture_is_taken_in_or_refused(name):
    content = hostile_pictures.content(name)
    [answer] = take_in_apart([Copied(content, "図.png")]).result()
    if isinstance(answer, PiadeskError):
        assert tell(answer)
    else:
        assert answer.data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
    [preview] = previews_apart([content], 100, 100).result()
    assert preview is None or preview.width <= 100
