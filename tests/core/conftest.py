"""The program as it is called from a command line."""

import pytest

from piadesk.__main__ import main


@pytest.fixture
def run(capsys):
    """Calls it with these words: exit code, standard output, standard error."""

    def run(*words):
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return run
