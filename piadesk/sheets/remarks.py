"""付箋 and 根拠メモ on the items of a sheet: kept in its notes, never printed on the form's paper.

::

    {id: {"address": …, "kind": "slip" | "ground", "text": …, "by": …, "at": …, "done": true}}
"""

from typing import Final

NOTE: Final = "remarks"
