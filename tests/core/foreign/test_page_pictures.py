"""Pages of a PDF drawn by a reading process come back as plain points, or as a sentence."""

import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from piadesk.errors import SourceError
from piadesk.foreign.page_pictures import _picture, work
from piadesk.intake.progress import silent

PAPER = Path(__file__).parents[2] / "published" / "vaccination.pdf"


def asked(path, *pages):
    return {"path": str(path), "pages": pages, "width": 120}


def test_a_page_is_as_wide_as_asked_for_and_not_blank():
    ((width, height, packed),) = work(asked(PAPER, 1, 999), silent)
    picture = _picture(width, height, packed)
    assert abs(picture.width - 120) <= 1
    assert 1.3 < picture.height / picture.width < 1.5
    assert len(set(picture.points)) > 20


def test_a_file_that_is_gone_or_no_pdf_is_told(tmp_path):
    with pytest.raises(SourceError, match="missing"):
        work(asked(tmp_path / "gone.pdf", 1), silent)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(SourceError, match="broken_pdf"):
        work(asked(tmp_path / "x.pdf", 1), silent)


@pytest.mark.parametrize(
    ("width", "height", "points"),
    [(2, 2, b"1" * 11), (2, 2, b"1" * 13), (0, 2, b""), (10**6, 10**6, b"")],
)
def test_points_that_are_no_page_are_refused(width, height, points):
    with pytest.raises(ValueError, match="no page"):
        _picture(width, height, b64encode(zlib.compress(points)).decode())
    with pytest.raises(ValueError, match="points"):
        _picture(1, 1, b64encode(b"not packed").decode())
