"""What two texts have in common at their ends, found by halves: a look at every letter would hold
the window at each key in a long text."""


def common_start(one: str, other: str) -> int:
    """How many letters both begin with."""
    alike, unlike = 0, min(len(one), len(other))
    if one[:unlike] == other[:unlike]:
        return unlike
    while unlike - alike > 1:
        middle = (alike + unlike) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            unlike = middle
    return alike


def common_end(one: str, other: str) -> int:
    """How many letters both end with."""
    alike, unlike = 0, min(len(one), len(other))
    if one[len(one) - unlike :] == other[len(other) - unlike :]:
        return unlike
    while unlike - alike > 1:
        middle = (alike + unlike) // 2
        if _before_end(one, middle, alike) == _before_end(other, middle, alike):
            alike = middle
        else:
            unlike = middle
    return alike


def _before_end(text: str, begin: int, end: int) -> str:
    """The letters between those two places, counted from the end."""
    return text[len(text) - begin : len(text) - end]
