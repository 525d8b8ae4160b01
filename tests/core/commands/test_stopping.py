"""Ctrl+C before the program is loaded ends it in a sentence too."""

import os
import subprocess
import sys
from pathlib import Path

from piadesk.words import say

ROOT = Path(__file__).parents[3]

STOPPED_ONCE = """
import os, sys
if "STOPPED" not in os.environ:
    os.environ["STOPPED"] = "1"
    raise KeyboardInterrupt
sys.path.remove(os.path.dirname(__file__))
del sys.modules[__name__]
import platformdirs
"""


def test_ctrl_c_in_the_midst_of_loading_is_one_sentence(tmp_path):
    (tmp_path / "platformdirs.py").write_text(STOPPED_ONCE, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "piadesk", "forms"],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
    )
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").split() == [say("command.interrupted")]
    assert done.stdout == b""
