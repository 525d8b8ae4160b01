"""Texts that say the same without end, shortened for who looks for patterns in them.

Many patterns take a time that grows with the square of a run (20,000 line ends: a quarter of a
minute, in which the window stands still), and what stands in it the tenth time is nothing new.
"""

from typing import Final

_MIN_RUN: Final = 1_000
"""Letters; what a clerk draws with dots and dashes is shorter."""

_MIN_TIMES: Final = 20
_MAX_UNIT: Final = 1_000
_KEPT: Final = 500
_KEPT_TIMES: Final = 3

_STEP: Final = 400
"""From probe to probe: one at least lies within each run."""

_PROBE: Final = 64
_BLOCK: Final = 4_096


def without_endless_runs(text: str) -> str:
    """``text``, of each of its runs only the beginning; itself where it has none."""
    parts, begin, probe = [], 0, 0
    while len(text) - probe >= _MIN_RUN // 2:
        unit = _unit(text, probe)
        end = _end(text, probe, unit) if unit else probe
        if unit and end - probe > max(_MIN_RUN - _STEP, unit * _MIN_TIMES):
            kept = probe + max(_KEPT, unit * _KEPT_TIMES)
            parts.append(text[begin:kept])
            begin = end - (end - kept) % unit  # what follows fits on
            probe = end
        else:
            probe += _STEP
    return "".join((*parts, text[begin:])) if parts else text


def _unit(text: str, start: int) -> int:
    """After how many letters the same stand again; 0 where they do not."""
    seen = text[start : start + _PROBE]
    again = text.find(seen, start + 1, start + _MAX_UNIT + len(seen))
    return max(0, again - start)


def _end(text: str, start: int, unit: int) -> int:
    """How far the letters repeat those ``unit`` before them."""
    end = start + unit
    while text[end : end + _BLOCK] == text[end - unit : end - unit + _BLOCK] and end < len(text):
        end += _BLOCK
    while end < len(text) and text[end] == text[end - unit]:
        end += 1
    return min(end, len(text))
