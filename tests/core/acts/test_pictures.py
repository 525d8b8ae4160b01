"""Pictures are taken in whole and upright, without what cameras add; bad files are refused."""

import base64
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from piadesk import kinds
from piadesk.acts import pictures
from piadesk.acts.pictures import PictureError, read_picture, stored_pictures
from piadesk.forms import definition as d


def file_of(image, kind, **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def photo(size=(40, 20), mode="RGB"):
    return Image.linear_gradient("L").resize(size).convert(mode)


def exif(**tags):
    found = Image.Exif()
    for name, value in tags.items():
        found[ExifTags.Base[name]] = value
    return found


def pixels(content):
    return list(Image.open(io.BytesIO(content)).convert("RGB").get_flattened_data())


def refusal(content):
    with pytest.raises(PictureError) as told:
        read_picture(content, "流れ図.png")
    assert told.value.places["name"] == "流れ図.png"
    return told.value.code


def test_a_jpeg_keeps_every_pixel_and_loses_its_exif_and_comment():
    given_file = file_of(photo(), "JPEG", exif=exif(Make="役所のカメラ"), comment=b"secret")
    taken = read_picture(given_file, "写真.jpg")
    assert (taken.media_type, taken.width, taken.height) == ("image/jpeg", 40, 20)
    assert pixels(taken.data) == pixels(given_file)
    assert b"Exif" not in taken.data
    assert b"secret" not in taken.data


def test_a_progressive_jpeg_keeps_all_its_scans():
    given_file = file_of(photo((200, 150)), "JPEG", progressive=True, comment=b"secret")
    taken = read_picture(given_file, "写真.jpg")
    assert pixels(taken.data) == pixels(given_file)
    assert b"secret" not in taken.data


def test_a_jpeg_of_scans_without_end_is_refused_and_never_decoded():
    """Each goes over all points: minutes for a file of no size."""
    content = file_of(photo(), "JPEG", progressive=True)
    scan = content[content.rindex(b"\xff\xda") : -2]
    endless = content[:-2] + scan * 200 + content[-2:]
    assert refusal(endless) == "picture.broken"
    data = base64.b64encode(endless).decode()
    [stored] = stored_pictures([{"name": "図", "media_type": "image/jpeg", "data": data}])
    assert stored.data == b""


def test_what_hangs_behind_a_jpeg_is_dropped():
    given_file = file_of(photo(), "JPEG")
    assert read_picture(given_file + b"PK\x03\x04tail\xff\xd9", "写真.jpg").data == given_file


def test_a_photo_taken_sideways_stands_upright():
    given_file = file_of(photo((40, 20)), "JPEG", exif=exif(Orientation=6))
    taken = read_picture(given_file, "写真.jpg")
    assert (taken.width, taken.height) == (20, 40)
    assert Image.open(io.BytesIO(taken.data)).getexif() == {}


def test_a_printers_jpeg_becomes_one_that_screens_show():
    taken = read_picture(file_of(photo(mode="CMYK"), "JPEG"), "印刷所.jpg")
    assert Image.open(io.BytesIO(taken.data)).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_a_png_keeps_every_pixel_and_loses_its_words(mode):
    image = photo().convert("RGBA") if mode == "P" else photo(mode="L")
    image = image.convert(mode) if mode != "I;16" else Image.new("I;16", (40, 20), 4660)
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "secret")
    given_file = file_of(image, "PNG", pnginfo=words, exif=exif(Make="secret"))
    taken = read_picture(given_file, "流れ図.png")
    assert taken.media_type == "image/png"
    assert (
        Image.open(io.BytesIO(taken.data)).tobytes() == Image.open(io.BytesIO(given_file)).tobytes()
    )
    assert b"secret" not in taken.data


def test_a_transparent_colour_stays_transparent():
    image = Image.new("P", (4, 4), 0)
    taken = read_picture(file_of(image, "PNG", transparency=0), "図.png")
    assert Image.open(io.BytesIO(taken.data)).convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("kind", ["BMP", "GIF", "TIFF"])
def test_other_kinds_of_pictures_are_refused(kind):
    assert refusal(file_of(photo(), kind)) == "picture.wrong_type"


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"%PDF-1.7", "文章".encode()])
def test_no_picture_at_all_is_refused(content):
    assert refusal(content) == "picture.wrong_type"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_cut_short_is_refused(kind):
    content = file_of(photo((300, 300)), kind)
    assert refusal(content[: len(content) // 2]) == "picture.broken"


def test_a_file_too_large_is_refused():
    assert refusal(b"x" * (pictures.LARGEST_FILE + 1)) == "picture.too_large"


def png_of_size(width, height):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 5001), (60000, 60000), (2**31 - 1, 2**31 - 1)])
def test_a_decompression_bomb_is_refused_unopened(size):
    assert refusal(png_of_size(*size)) == "picture.too_many_pixels"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_taken_or_refused_but_never_a_defect(data):
    kind = data.draw(st.sampled_from(["PNG", "JPEG"]))
    content = bytearray(file_of(photo(), kind))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        taken = read_picture(bytes(content), "図")
    except PictureError:
        return
    assert Image.open(io.BytesIO(taken.data)).size == (taken.width, taken.height)


def test_a_file_is_read_by_its_size_first(tmp_path):
    path = tmp_path / "大きい.png"
    path.write_bytes(b"x" * (pictures.LARGEST_FILE + 1))
    with pytest.raises(PictureError) as told:
        pictures.read_picture_file(path)
    assert told.value.code == "picture.too_large"


def test_what_is_stored_comes_back():
    taken = read_picture(file_of(photo(), "PNG"), "図.png")
    assert stored_pictures([taken.value()]) == (taken,)


def test_a_stored_picture_with_broken_data_is_still_there():
    (kept,) = stored_pictures([{"name": "図.png", "data": "@@@", "width": "4"}])
    assert (kept.name, kept.data, kept.width) == ("図.png", b"", 0)


def test_the_stored_shape_fits_the_kind_and_shows_the_name():
    value = [read_picture(file_of(photo(), "PNG"), "図.png").value()]
    item = d.Picture(id="flow", kind="picture", label="事務の内容")
    assert kinds.fits(item, value)
    assert kinds.shown(item, value) == "図.png"
