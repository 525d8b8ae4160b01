"""Checks of 情報提供ネットワークシステム: 実施の有無, methods, and the 接続しない marks."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.kinds import ChosenMarks

IMPLEMENTED: Final = "basic.info_link.implemented"
NO_ACQUIRING: Final = "risk.network.none_acquire"
NO_PROVIDING: Final = "risk.network.none_provide"

NETWORK: Final = "情報提供ネットワークシステム"
"""The option of that name among 入手方法 and 提供方法."""

_OPENS_NETWORK: Final = re.compile(r"第(?:19|１９|十九)条第?[7-9７-９七八九]号|別表|主務省令")


@sheet_rule(network_not_implemented=Severity.WARNING)
def not_implemented(case: Case) -> Iterator[Finding]:
    """情報連携を実施しない: then nothing is connected, neither 入手 nor 提供.

    Source: 様式2 Ⅰ4① and Ⅳ6 (様式3・様式4: Ⅰ5① or Ⅰ6① and Ⅲ6 of every file).
    """
    if not case.has(NO_ACQUIRING, NO_PROVIDING) or case.answer(IMPLEMENTED) != "実施しない":
        return
    for mark in (NO_ACQUIRING, NO_PROVIDING):
        for path in case.paths(mark):
            if case.answer(mark, path) is not True:
                yield finding(
                    "network_not_implemented",
                    case.at(mark, path),
                    implemented=case.position(IMPLEMENTED),
                )


@sheet_rule(network_nowhere=Severity.WARNING)
def implemented_nowhere(case: Case) -> Iterator[Finding]:
    """情報連携を実施する, and yet no file is connected. Source: as `not_implemented`."""
    if not case.has(NO_ACQUIRING, NO_PROVIDING) or case.answer(IMPLEMENTED) != "実施する":
        return
    ways = case.paths(NO_ACQUIRING)
    if ways and all(_is_apart(case, path) for path in ways):
        yield finding("network_nowhere", case.at(IMPLEMENTED))


@sheet_rule(network_acquires=Severity.ERROR)
def acquiring_method(case: Case) -> Iterator[Finding]:
    """入手方法 names the network, and Ⅲ6 says 接続しない（入手）.

    Source: 様式3・様式4 Ⅱ3② and Ⅲ6.
    """
    if not case.has("file.use.methods", NO_ACQUIRING):
        return
    for path in case.entries("file"):
        marked = ChosenMarks.of(case.answer("file.use.methods", path)).marked
        if NETWORK in marked and case.answer(NO_ACQUIRING, path) is True:
            yield finding("network_acquires", case.at(NO_ACQUIRING, path))


@sheet_rule(network_provides=Severity.ERROR)
def providing_method(case: Case) -> Iterator[Finding]:
    """提供方法 of a 提供先 names the network, and Ⅲ6 says 接続しない（提供）.

    Source: 様式3・様式4 Ⅱ5⑥ and Ⅲ6.
    """
    if not case.has("file.provide.to", NO_PROVIDING):
        return
    for path in case.entries("file"):
        if case.answer(NO_PROVIDING, path) is True:
            for number, to in enumerate(case.entries("file.provide.to", path), start=1):
                marked = ChosenMarks.of(case.answer("file.provide.to.methods", to)).marked
                if NETWORK in marked:
                    at = case.at(NO_PROVIDING, path)
                    yield finding("network_provides", at, number=number)
                    break


@sheet_rule(network_without_basis=Severity.HINT)
def providing_basis(case: Case) -> Iterator[Finding]:
    """提供方法 names the network, and ①法令上の根拠 not the law that opens it.

    Source: 番号法 第19条第8号・第9号 (第7号・第8号 before 令和3年9月1日).
    """
    if not case.has("file.provide.to.methods", "file.provide.to.legal_basis"):
        return
    for to in case.paths("file.provide.to.methods"):
        marked = ChosenMarks.of(case.answer("file.provide.to.methods", to)).marked
        basis = case.answer("file.provide.to.legal_basis", to)
        if NETWORK in marked and isinstance(basis, str) and not _OPENS_NETWORK.search(basis):
            address = case.at("file.provide.to.methods", to)
            yield finding("network_without_basis", address)


def _is_apart(case: Case, path: EntryPath) -> bool:
    return all(case.answer(mark, path) is True for mark in (NO_ACQUIRING, NO_PROVIDING))
