"""Of many hostile cases a few go into the normal run; all of them with ``PIADESK_FAULTS=all``."""

import os

IS_WHOLE = os.environ.get("PIADESK_FAULTS") == "all"


def part(cases, count):
    """``count`` of the cases, spread evenly over them."""
    cases = list(cases)
    if IS_WHOLE or count >= len(cases):
        return cases
    step = len(cases) / count
    return [cases[int(step * number)] for number in range(count)]
