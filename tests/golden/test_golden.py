"""Paper and window look as they did when somebody last looked; see ``tests/golden/__main__.py``."""

import difflib

import pytest
from PIL import Image, ImageChops

from tests.golden.papers import FOLDER, pages, png, texts

TEXTS = dict(texts())
PICTURES = dict(pages())

_BLOCK = 8
"""Dots: what differs is averaged over squares of this size: a smoother edge is no change."""

_TOLERANCE = 6
"""Of 255 greys. A rule of 0.4 points that appears or goes makes 12 and more in its squares."""

ANEW = "python -m tests.golden makes it anew; look at what changed before you keep it"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_boxes_and_lines_are_the_golden_ones(path):
    golden = path.read_text(encoding="utf-8").splitlines()
    shown = TEXTS[path]().splitlines()
    changed = difflib.unified_diff(golden, shown, "golden", "now", n=2, lineterm="")
    assert golden == shown, "\n".join([ANEW, *changed])


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_pages_look_as_the_golden_ones(path, tmp_path):
    with Image.open(path) as image:
        golden = image.convert("L")
    shown = PICTURES[path]()
    assert shown.size == golden.size
    if (most := difference(golden, shown)) > _TOLERANCE:
        now = tmp_path / path.name
        now.write_bytes(png(shown))
        pytest.fail(f"{path.name} differs by {most} of 255, now {now}; {ANEW}")


def difference(one, other):
    """The largest mean difference of a square of dots."""
    size = (-(-one.width // _BLOCK), -(-one.height // _BLOCK))
    means = ImageChops.difference(one, other).resize(size, Image.Resampling.BOX)
    return means.getextrema()[1]
