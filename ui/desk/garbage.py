"""Python's circles of objects are looked for in the window's own thread alone, between two events.

Python's own collector frees what it finds in whatever thread happens to make an object too many;
a widget freed outside the window's thread ends the program, now and then and anywhere.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS: Final = 1_000


class GarbageCollector(QObject):
    """Stands in for Python's own collector as long as the program runs; goes with its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect what Python would have by now: the oldest generation whose limit is passed."""
        counts, limits = gc.get_count(), gc.get_threshold()
        full = [age for age, limit in enumerate(limits) if counts[age] > limit]
        if full:
            gc.collect(full[-1])
