"""別添１: pictures come from files and the clipboard, stand in order, go and come back."""

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton

from piadesk.acts.pictures import Picture
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.cramped import cramped
from tests.ui.dragging import COPY, MOVE, drag, dragged
from tests.ui.opened import open_section
from ui.fields.picture_dialog import PictureDialog

FORM = catalogue.form("form4-r06")
ITEM = next(item for item in FORM.items if isinstance(item, d.Picture))
AT = Address((), ITEM.id)


@pytest.fixture
def page(qtbot):
    return open_section(qtbot, Sheet(form=FORM.id), FORM.section_of[ITEM.id].id)


@pytest.fixture
def field(page):
    return page.fields[AT]


def file(folder, name, kind="PNG", size=(40, 20)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    (folder / name).write_bytes(out.getvalue())
    return folder / name


def names(page):
    return [one["name"] for one in page.sheet.get(AT) or []]


@pytest.fixture
def two(qtbot, page, field, tmp_path):
    for name, kind in (("流れ図.png", "PNG"), ("写真.jpg", "JPEG")):
        page.messages.files = [file(tmp_path, name, kind)]
        qtbot.mouseClick(field.from_file, Qt.MouseButton.LeftButton)
    return field


def test_a_file_is_taken_in_and_shown(page, two):
    assert names(page) == ["流れ図.png", "写真.jpg"]
    assert page.sheet.get(AT)[0]["width"] == 40
    assert len(two.frames) == 2


def test_several_files_are_taken_in_by_name_as_one_step(page, field, tmp_path):
    page.messages.files = [[file(tmp_path, name) for name in ("図１０.png", "図2.png", "図1.png")]]
    field.from_file.click()
    assert names(page) == ["図1.png", "図2.png", "図１０.png"]
    assert "3枚" in field.hint.text()
    page.desk.stack.undo()
    assert names(page) == []


def test_no_file_chosen_changes_nothing(page, field):
    page.messages.files = [None]
    field.from_file.click()
    assert names(page) == []
    assert not page.desk.stack.canUndo()


def test_a_copied_picture_is_taken_in(page, field):
    image = QImage(30, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    field.from_clipboard.click()
    (kept,) = page.sheet.get(AT)
    assert (kept["media_type"], kept["width"], kept["height"]) == ("image/png", 30, 10)


def test_copied_files_are_taken_in(page, field, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, name))) for name in ("乙.png", "甲.png")])
    QGuiApplication.clipboard().setMimeData(mime)
    field.from_clipboard.click()
    assert names(page) == ["乙.png", "甲.png"]


def test_an_empty_clipboard_is_explained(field):
    QGuiApplication.clipboard().clear()
    field.from_clipboard.click()
    assert "コピー" in field.hint.text()


def test_a_refused_file_is_told_and_nothing_changes(page, field, tmp_path):
    (tmp_path / "文書.png").write_bytes(b"%PDF")
    page.messages.files = [tmp_path / "文書.png", tmp_path / "ない.png"]
    field.from_file.click()
    field.from_file.click()
    assert page.messages.told == ["picture.wrong_type", "picture.unreadable"]
    assert names(page) == []


def test_several_refused_files_are_told_at_once_and_the_good_one_stays(page, field, tmp_path):
    (tmp_path / "文書.png").write_bytes(b"%PDF")
    good = file(tmp_path, "図.png")
    page.messages.files = [[tmp_path / "文書.png", good, tmp_path / "ない.png"]]
    field.from_file.click()
    ((key, places, why),) = page.messages.told
    assert (key, places) == ("picture.refused", {"count": 2, "taken": 1})
    assert "「文書.png」は取り込めません" in why
    assert "「ない.png」を読めませんでした" in why
    assert names(page) == ["図.png"]


def test_dropped_files_are_copied_and_never_moved(qtbot, page, field, tmp_path):
    mime = dragged(file(tmp_path, "図2.png"), file(tmp_path, "図1.png"))
    over = drag(QDragEnterEvent, field, mime, QPoint(5, 5))
    assert (over.isAccepted(), over.dropAction()) == (True, COPY)
    drag(QDropEvent, field, mime, QPointF(5, 5))
    qtbot.waitUntil(lambda: names(page) == ["図1.png", "図2.png"])


def test_dragged_words_are_not_taken(field):
    mime = QMimeData()
    mime.setText("図")
    assert not drag(QDragEnterEvent, field, mime, QPoint(5, 5)).isAccepted()


def test_files_that_could_only_be_moved_are_not_taken(field, tmp_path):
    mime = dragged(file(tmp_path, "図.png"))
    assert not drag(QDragEnterEvent, field, mime, QPoint(5, 5), MOVE).isAccepted()


def test_pictures_move_and_go_and_come_back(page, two):
    two.shift(1, -1)
    assert names(page) == ["写真.jpg", "流れ図.png"]
    two.remove(0)
    assert names(page) == ["流れ図.png"]
    assert "元に戻す" in two.hint.text()
    page.desk.stack.undo()
    page.desk.stack.undo()
    assert names(page) == ["流れ図.png", "写真.jpg"]
    assert len(two.frames) == 2


def press(qtbot, field, index, words):
    """That button of the picture there, by the keyboard."""
    buttons = field.frames[index].findChildren(QPushButton)
    (button,) = [one for one in buttons if one.text() == words]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_picture_is_replaced_where_it_stands_in_one_step(qtbot, page, two, tmp_path):
    page.messages.files = [file(tmp_path, "新しい図.jpg", "JPEG", (30, 60))]
    press(qtbot, two, 0, "差し替える…")
    first = page.sheet.get(AT)[0]
    assert names(page) == ["流れ図.png", "写真.jpg"]
    assert (first["media_type"], first["width"], first["height"]) == ("image/jpeg", 30, 60)
    assert "元に戻す" in two.hint.text()
    page.desk.stack.undo()
    assert page.sheet.get(AT)[0]["width"] == 40


def test_what_else_is_written_of_a_picture_stays_with_the_one_in_its_place(qtbot, tmp_path):
    broken = {"name": "壊れた図.png", "data": "@@@", "note": "x"}
    field = shown(qtbot, broken)
    field.page.messages.files = [file(tmp_path, "図.png")]
    press(qtbot, field, 0, "差し替える…")
    (kept,) = field.page.sheet.get(AT)
    assert (kept["name"], kept["note"], kept["width"]) == ("壊れた図.png", "x", 40)


def test_a_picture_stays_where_none_or_none_that_can_be_read_is_chosen(page, two, tmp_path):
    before = page.sheet.get(AT)
    (tmp_path / "文書.png").write_bytes(b"%PDF")
    page.messages.files = [None, tmp_path / "文書.png"]
    two.replace(0)
    two.replace(0)
    assert page.messages.told == ["picture.wrong_type"]
    assert page.sheet.get(AT) == before


def test_after_each_act_the_keyboard_is_at_the_same_picture(qtbot, page, two, tmp_path):
    page.messages.files = [file(tmp_path, "図.png")]
    for index, words, name in (
        (0, "差し替える…", "流れ図.png　差し替える…"),
        (0, "↓ 下へ", "流れ図.png　大きく見る"),
        (1, "削除", "写真.jpg　削除"),
    ):
        press(qtbot, two, index, words)
        assert page.focusWidget().accessibleName() == name
    press(qtbot, two, 0, "削除")
    assert page.focusWidget() is two.from_file


def test_a_picture_with_broken_data_is_kept_as_it_is(qtbot, tmp_path):
    broken = {"name": "壊れた図.png", "data": "@@@", "note": "x"}
    page = open_section(
        qtbot, Sheet(form=FORM.id, answers={AT.item: [broken]}), FORM.section_of[ITEM.id].id
    )
    page.messages.files = [file(tmp_path, "新しい図.png")]
    page.fields[AT].from_file.click()
    assert page.sheet.get(AT)[0] == broken


def test_read_only_pictures_are_shown_but_not_changed(qtbot):
    page = open_section(
        qtbot, Sheet(form=FORM.id), FORM.section_of[ITEM.id].id, read_only="ほかの人が開いています"
    )
    assert not page.fields[AT].from_file.isEnabled()
    assert not page.fields[AT].acceptDrops()


def test_how_to_take_an_act_back_is_told_no_longer_than_it_holds(page, two):
    two.remove(0)
    page.desk.push(SetNote("key", "value"), "ほかの操作")
    assert "元に戻す" not in two.hint.text()


def stored(name, data, size=(40, 20)):
    encoded = base64.b64encode(data).decode("ascii")
    return {"name": name, "media_type": "image/png", "data": encoded, "width": 40, "height": 20}


def shown(qtbot, *pictures):
    sheet = Sheet(form=FORM.id, answers={AT.item: list(pictures)})
    page = open_section(qtbot, sheet, FORM.section_of[ITEM.id].id)
    return page.fields[AT]


def content(kind, size=(40, 20)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def test_a_picture_is_shown_small_as_soon_as_another_process_has_read_it(qtbot):
    field = shown(qtbot, stored("図.png", content("PNG", (300, 100))))
    ((_, small, words),) = field._lines
    qtbot.waitUntil(lambda: not small.pixmap().isNull(), timeout=20_000)
    assert small.pixmap().width() == 150
    assert "40×20 画素" in words.text()


@pytest.mark.parametrize(
    ("width", "height"), [(640, 200), (10**12, 5 * 10**11), (0, -1)], ids=["true", "huge", "none"]
)
def test_a_picture_is_shown_large_in_a_dialog_of_its_own(qtbot, page, width, height):
    data = content("PNG", (640, 200))
    dialog = PictureDialog(Picture("図.png", "image/png", data, width, height), page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.shown.pixmap().isNull(), timeout=20_000)
    assert dialog.screen().availableGeometry().width() >= dialog.width()
    if width == 640:
        assert dialog.shown.pixmap().width() == 640
    dialog.reject()


def test_a_broken_picture_is_told_in_large_too(qtbot, two, field):
    dialog = PictureDialog(Picture("図.png", "image/png", b"PNG?", 40, 20), field)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "壊れて" in dialog.shown.text(), timeout=20_000)
    assert cramped(dialog) == []
    field.enlarge(1)
    assert field.window().findChild(PictureDialog).windowTitle() == names(field.page)[1]


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "BMP", "WEBP"])
def test_a_file_that_holds_another_kind_of_picture_is_told_broken(qtbot, kind):
    field = shown(qtbot, stored("図.png", content(kind)))
    ((_, small, words),) = field._lines
    assert "壊れて" in words.text()
    assert field._previews._reading is None
    assert small.pixmap().isNull()


def test_a_broken_picture_hides_no_good_one(qtbot):
    good, broken = content("PNG", (80, 40)), content("PNG", (90, 40))[:70]
    field = shown(qtbot, stored("良い図.png", good), stored("壊れた図.png", broken))
    (_, small, _), (_, _, words) = field._lines
    qtbot.waitUntil(lambda: "壊れて" in words.text(), timeout=20_000)
    assert not small.pixmap().isNull()


def test_a_copied_picture_in_a_form_that_only_plugins_know_is_not_taken(field):
    mime = QMimeData()
    mime.setData("image/tiff", content("TIFF"))
    QGuiApplication.clipboard().setMimeData(mime)
    field.from_clipboard.click()
    assert "コピーした画像がありません" in field.hint.text()


def test_no_module_of_the_window_decodes_a_picture_of_a_file():
    barred = re.compile(
        r"QImageReader|loadFromData|fromData\(|QMovie|QPictureIO|QPixmap\((?!side, side\))[^)]"
    )
    for path in sorted((Path(__file__).parents[3] / "ui").rglob("*.py")):
        words = path.read_text(encoding="utf-8").replace("addApplicationFontFromData", "")
        assert barred.findall(words) == [], path
