"""Where native code ends the program, the log says what was being done."""

import os
import subprocess
import sys

CRASHES = """
import faulthandler
from piadesk import __main__

def draw_the_page():
    faulthandler._sigsegv()

__main__._begin_log()
__main__._trace_crashes()
draw_the_page()
"""


def test_a_crash_of_native_code_leaves_its_calls_in_the_log(tmp_path):
    environment = os.environ | {"PIADESK_LOGS": str(tmp_path)}
    crash = subprocess.run([sys.executable, "-c", CRASHES], env=environment, capture_output=True)
    assert crash.returncode != 0
    log = (tmp_path / "piadesk.log").read_text(encoding="utf-8", errors="replace")
    assert "in draw_the_page" in log
