"""Files damaged in the same way in every run."""

import random


def flipped(content, number, times=8):
    """Some bytes changed; ``number`` says which."""
    chance = random.Random(number)
    damaged = bytearray(content)
    for _ in range(times):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content, number, of=30):
    """The beginning alone: ``number`` parts of ``of``."""
    return content[: len(content) * number // of]


def damaged(way, content, number):
    """``content`` with some bytes flipped, or cut, as the name of a way says."""
    return {"flip": flipped, "cut": cut}[way](content, number)
