"""What each finding is about, in the words of ``resources/checks.toml``; loaded when asked."""

import functools
import tomllib
from typing import NamedTuple

from piadesk.places import RESOURCES


class Explanation(NamedTuple):
    """Why a finding is told, with an example that is wrong and one that is right."""

    finds: str
    wrong: str
    right: str


@functools.cache
def explanations() -> dict[str, Explanation]:
    """The explanation of each code."""
    text = (RESOURCES / "checks.toml").read_text(encoding="utf-8")
    return {code: Explanation(*words) for code, words in tomllib.loads(text).items()}
