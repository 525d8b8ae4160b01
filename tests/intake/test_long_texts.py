"""A text far longer than any sheet is refused before it is read, where it cannot be one."""

import pytest

from piadesk.errors import SourceError
from piadesk.intake.passages import Source
from piadesk.intake.recognition import recognize


def test_a_text_of_nothing_but_labels_is_refused_at_once():
    text = "①事務の名称\n②事務の内容\n" * 45_000
    with pytest.raises(SourceError) as fault:
        recognize(Source(text), "長い.txt")
    assert fault.value.code == "source.too_many_labels"
