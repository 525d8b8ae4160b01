"""What holds on this terminal: as its settings say, else as the office presets."""

from piadesk.checks.levels import Levels, levels_of
from piadesk.storage.office import load_office
from piadesk.storage.settings import load_settings


def levels_in_force() -> Levels:
    """The levels of the office, and over them those of this terminal."""
    return levels_of(load_office().rules, load_settings().rules)


def stamps_in_force() -> tuple[str, ...]:
    """The titles over the boxes of 決裁欄, the highest first; none: the usual ones."""
    return tuple(load_settings().stamps) or load_office().stamps
