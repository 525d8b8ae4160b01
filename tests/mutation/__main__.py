"""Small faults made one at a time: which of them do the tests notice? ``python -m tests.mutation``.

Prints a line for each fault and the share that was noticed. Ends with 1 where that is below 90 %,
or where a fault names code that is no longer there, or tests that fail without any fault.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from tests.mutation.faults import all_faults
from tests.mutation.scratch import Scratch

LEAST = 0.9


def options(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("names", nargs="*", help="only faults whose names hold one of these words")
    parser.add_argument("--check", action="store_true", help="only see whether the faults apply")
    parser.add_argument("--near", action="store_true", help="only the nearest tests of each")
    parser.add_argument("-j", type=int, default=1, help="so many at a time")
    return parser.parse_args(arguments)


def chosen(names):
    faults = all_faults()
    return [f for f in faults if not names or any(name in f.name for name in names)]


def complained(faults):
    complaints = {fault.name: fault.complaint() for fault in faults}
    for name, complaint in complaints.items():
        if complaint:
            print(f"{name}: {complaint}")
    return any(complaints.values())


def tried(faults, scratches, widely):
    """The outcome of each fault by its name, told as it comes: the nearest tests of all of them,
    then, where they noticed nothing, the wider ones."""
    copies = SimpleQueue()
    for scratch in scratches:
        copies.put(scratch)

    def outcome_of(fault, widely):
        scratch = copies.get()
        try:
            outcome = scratch.outcome(fault, widely=widely)
        finally:
            copies.put(scratch)
        print(f"{outcome:14} {fault.name:44} {fault.meaning}", flush=True)
        return fault.name, outcome

    with ThreadPoolExecutor(len(scratches)) as threads:
        outcomes = dict(threads.map(lambda fault: outcome_of(fault, False), faults))
        left = [fault for fault in faults if widely and outcomes[fault.name] == "survives"]
        return outcomes | dict(threads.map(lambda fault: outcome_of(fault, True), left))


def main(arguments):
    asked = options(arguments)
    faults = chosen(asked.names)
    are_wrong = complained(faults)
    if are_wrong or asked.check:
        return int(are_wrong)
    scratches = [Scratch() for _ in range(asked.j)]
    try:
        if broken := scratches[0].broken(faults):
            print(f"without any fault: {broken}")  # each of them would be taken for noticed
            return 1
        outcomes = tried(faults, scratches, not asked.near)
    finally:
        for scratch in scratches:
            scratch.remove()
    noticed = [name for name, outcome in outcomes.items() if outcome != "survives"]
    share = len(noticed) / len(outcomes)
    print(f"{len(noticed)} of {len(outcomes)} noticed: {share:.0%}")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
