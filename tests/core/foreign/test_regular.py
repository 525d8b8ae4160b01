"""A folder, a pipe or a device in the place of a file is never read: that might not end."""

import os

import pytest

from piadesk.acts.pictures import PictureError, read_picture_file
from piadesk.errors import SourceError
from piadesk.foreign import official, page_pictures, requests, sheets
from piadesk.intake.progress import silent


@pytest.fixture(params=["folder", "pipe"])
def path(request, tmp_path):
    path = tmp_path / "評価書.pdf"
    if request.param == "folder":
        path.mkdir()
    elif os.name == "nt":
        pytest.skip("Windows has no pipe that stands in a folder")
    else:
        os.mkfifo(path)
    return path


@pytest.mark.parametrize("task", [sheets, requests, official, page_pictures])
def test_no_reading_process_waits_for_what_is_no_file(path, task):
    with pytest.raises(SourceError, match=r"source\.not_file"):
        task.work({"path": str(path)}, silent)


def test_no_picture_is_looked_for_in_it(path):
    with pytest.raises(PictureError, match=r"picture\.wrong_type"):
        read_picture_file(path)
