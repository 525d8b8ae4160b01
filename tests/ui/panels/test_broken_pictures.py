"""Pictures that no decoder reads are told when the sheet is opened, and decoded once."""

import pytest

from piadesk.acts.pictures import Picture
from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet
from piadesk.storage import store
from tests.faults import hostile_pictures
from tests.ui.opened import open_window, panels_above
from ui.fields import picture_previews
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form4-r06")
FIGURE = "annex.affair.figure"


@pytest.fixture
def path(tmp_path):
    """A sheet with a good picture, one that is cut, and one whose data are no picture."""
    good = hostile_pictures.good("PNG")
    contents = [good, good[:-40], b"no picture"]
    pictures = [Picture("図", "image/png", content, 200, 120).value() for content in contents]
    sheet = Sheet(form=FORM.id, answers={FIGURE: pictures}, rows={"file": [Entry(id="f")]})
    store.save(sheet, FORM, tmp_path / "a.json")
    return tmp_path / "a.json"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(picture_previews, "_known", picture_previews.OrderedDict())


def bars(window):
    bars = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    return [bar.words.text() for bar in bars if "画像" in bar.words.text()]


def test_broken_pictures_are_told_when_the_sheet_opens_and_decoded_once(qtbot, path, monkeypatch):
    window = open_window(qtbot)
    window.open(path)
    qtbot.waitUntil(lambda: bars(window) != [], timeout=20_000)
    assert "2 枚" in bars(window)[0]
    monkeypatch.setattr(picture_previews, "previews_apart", no_process)
    window.open(path)
    qtbot.waitUntil(lambda: bars(window) != [])
    assert "2 枚" in bars(window)[0]


def no_process(*_):
    raise SourceError("source.no_reader", path="")


def test_where_no_process_can_be_had_no_picture_is_called_broken(monkeypatch):
    monkeypatch.setattr(picture_previews, "previews_apart", no_process)
    decoded = picture_previews.decode([hostile_pictures.good("PNG"), b""])
    assert (decoded.previews, decoded.broken) == ({}, 1)


def test_one_that_takes_the_process_along_harms_no_other(monkeypatch):
    def apart(pictures, *_):
        if b"harm" in pictures:
            raise SourceError("source.reader_failed", path="")
        return Whole(len(pictures))

    class Whole(int):
        def result(self):
            return [picture_previews.Preview(1, 1, b"123")] * self

    monkeypatch.setattr(picture_previews, "previews_apart", apart)
    decoded = picture_previews.decode([b"good", b"harm", b"fine"])
    assert [preview is None for preview in decoded.previews.values()] == [False, True, False]
    assert decoded.broken == 1
