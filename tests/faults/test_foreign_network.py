"""No command opens a socket, nor does the process that reads for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WATCH = """
import os, sys
def watch(event, args):
    if event.startswith("socket.") and event != "socket.gethostname":
        with open(os.environ["SEEN_SOCKETS"], "a") as file:
            file.write(event + "\\n")
sys.addaudithook(watch)
"""

# On Windows Python's `platform` asks for the machine's own name, which opens no socket.

CASES = {
    "import": ["import", "評価書.txt", "-o", "取込.json"],
    "print": ["print", "評価書.json", "-o", "評価書.pdf"],
    "check": ["check", "評価書.json"],
}


@pytest.fixture
def run(tmp_path):
    """Runs Python with the watch in it and in every Python that it starts; what it saw."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    (tmp_path / "評価書.txt").write_text(
        "特定個人情報保護評価書（基礎項目評価書）\n評価書番号\t1\n評価書名\t架空\n"
        "評価実施機関名\t架空市長\n公表日\t令和7年4月1日\nⅠ　関連情報\n①事務の名称\t架空の事務\n",
        encoding="utf-8",
    )
    seen = tmp_path / "seen"
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    environment = os.environ | {"PYTHONPATH": paths, "SEEN_SOCKETS": str(seen)}

    def run(*words):
        subprocess.run([sys.executable, *words], cwd=tmp_path, env=environment, check=False)
        return seen.read_text() if seen.exists() else ""

    return run


def test_no_command_opens_a_socket(run, tmp_path):
    assert run("-m", "piadesk", *CASES["import"]) == ""
    (tmp_path / "取込.json").rename(tmp_path / "評価書.json")
    assert run("-m", "piadesk", *CASES["print"]) == ""
    assert (tmp_path / "評価書.pdf").exists()
    assert run("-m", "piadesk", *CASES["check"]) == ""


def test_the_watch_sees_a_socket(run):
    inner = "import socket; socket.socket()"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert "socket.__new__" in run("-c", program)
