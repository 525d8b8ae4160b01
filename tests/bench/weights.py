"""What the weights of the import are worth: each is moved, and the answers that it costs counted.

Run by hand: ``python tests/bench/weights.py [folder of published texts …]``. For every weight it
prints how far it can be moved down and up alone (in parts of its value, from 0 to 4) before an
answer on the papers of ``tests/published`` is read otherwise than it stands there; of papers in the
folders given, otherwise than now. Takes some minutes.
"""

import functools
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from piadesk.intake.filling.weights import FORMS, ROWS
from piadesk.intake.importing import read_onto
from piadesk.intake.labels.weights import LABELS, PRICES
from piadesk.intake.recognition import recognize
from piadesk.intake.source import read_source
from tests.published.papers import FOLDER, PAPERS, answers

STEPS = (0.0, 0.25, 0.5, 0.75, 1.25, 1.5, 2.0, 4.0)


@functools.cache
def source(path: Path):
    return read_source(path)


def read(path: Path, *, choose_form: bool):
    """What is read of a paper; the form is chosen again only where a weight is about that."""
    if choose_form:
        imported, _ = recognize(source(path), path.name)
    else:
        imported = read_onto(form_of(path), source(path))
    return imported.form.id, tuple(sorted(answers(imported).items()))


@functools.cache
def form_of(path: Path):
    return recognize(source(path), path.name)[0].form


def weights() -> Iterator[tuple[str, float, Callable[[float], None], bool]]:
    """Name, value, how to set it, and whether it is about the choice of the form."""
    for group in (LABELS, PRICES, ROWS, FORMS):
        for field in fields(group):
            value = getattr(group, field.name)
            name = f"{type(group).__name__}.{field.name}"
            if isinstance(value, dict):
                for key, part in value.items():
                    yield f"{name}[{key!r}]", part, functools.partial(value.__setitem__, key), False
            else:
                # The weights are frozen for everybody else.
                setter = functools.partial(object.__setattr__, group, field.name)
                yield name, value, setter, group is FORMS


def misread(paths: list[Path], right: dict, *, choose_form: bool) -> int:
    """How many answers are read otherwise than they are right, on the first paper that has any."""
    for path in paths:
        form, told = read(path, choose_form=choose_form)
        if (form, told) != right[path]:
            return len(set(told) ^ set(right[path][1])) or 1
    return 0


def main() -> None:
    paths = [FOLDER / paper for paper in PAPERS]
    paths += [path for folder in sys.argv[1:] for path in sorted(Path(folder).glob("*.txt"))]
    right = {path: read(path, choose_form=True) for path in paths}
    for name, value, put, choose_form in weights():
        lost = {}
        for step in STEPS:
            moved = type(value)(value * step) if value else step - 1
            put(moved)
            lost[step] = misread(paths, right, choose_form=choose_form)
            put(value)
        down = min(
            (s for s in STEPS if s < 1 and not any(lost[t] for t in STEPS if s <= t < 1)), default=1
        )
        up = max(
            (s for s in STEPS if s > 1 and not any(lost[t] for t in STEPS if 1 < t <= s)), default=1
        )
        print(
            f"{name:45} {value:6.2f}   holds ×{down:g} to ×{up:g}",
            {s: n for s, n in lost.items() if n},
            flush=True,
        )


if __name__ == "__main__":
    main()
