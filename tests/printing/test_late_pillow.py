"""Pillow is loaded for a picture and not before."""

import subprocess
import sys

LATE = """
import io, sys
from piadesk.printing.drawing.late_pillow import let_pillow_wait
let_pillow_wait()
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
before = "PIL.ExifTags" in sys.modules
from PIL import Image
content = io.BytesIO()
Image.new("RGB", (30, 20), "navy").save(content, "PNG")
let_pillow_wait()
print(before, ImageReader(content).getSize(), "PIL.ExifTags" in sys.modules)
"""


def test_a_picture_is_read_by_what_was_loaded_late():
    done = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True)
    assert done.stdout == "False (30, 20) True\n"
