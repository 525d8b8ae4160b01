"""Checks of 情報提供ネットワークシステム: 実施の有無, methods, and the 接続しない marks."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks

_JOINS: Final = re.compile("中間サーバ|情報提供ネットワーク|統合宛名|団体内")
"""Systems through which a body is connected with 情報提供ネットワークシステム."""
_SERVER: Final = re.compile(
    "中間サ[ー－-]?バ|(?:番号|情報)連携サーバ|接続サーバ|情報提供ネットワーク"
)
_OWN_SERVER: Final = re.compile(
    r"[0-9①-⑳(（)）.．・ 　]*(?:自治体)?中間サー?バー?"
    r"(?:・プラットフォーム|・ソフトウェア)?(?:[(（]|$)"
)
_MAY_CONNECT: Final = re.compile("サーバ|宛名|連携|番号|ネットワーク|プラットフォーム|集約|基盤")
_NO_SERVER: Final = re.compile("中間サ[^。]{0,30}(?:ない|せず|なし|除く)")


NETWORK: Final = "network"
"""The key of 情報提供ネットワークシステム among 入手方法 and 提供方法."""

APART: Final = (Role.NOT_ACQUIRING_BY_NETWORK, Role.NOT_PROVIDING_BY_NETWORK)
"""接続しない（入手） and 接続しない（提供）."""

JUDGED: Final = {
    Role.NOT_ACQUIRING_BY_NETWORK: Role.RISK_NETWORK_ACQUIRING,
    Role.NOT_PROVIDING_BY_NETWORK: Role.RISK_NETWORK_PROVIDING,
}
"""The answers on their risks, which are given only where it is connected."""

_OPENS_NETWORK: Final = re.compile(r"第(?:19|１９|十九)条第?[7-9７-９七八九]号|別表|主務省令")


@sheet_rule(network_not_implemented=Severity.WARNING)
def not_implemented(case: Case) -> Iterator[Finding]:
    """情報連携を実施しない: then nothing is connected, neither 入手 nor 提供.

    Source: 様式2 Ⅰ4① and Ⅳ6 (様式3・様式4: Ⅰ5① or Ⅰ6① and Ⅲ6 of every file).
    """
    if not case.has(*APART) or case.chosen(Role.INFO_LINK) != "no":
        return
    for mark in APART:
        for path in case.paths(mark):
            if not case.is_marked(mark, path):
                yield finding(
                    "network_not_implemented",
                    case.at(mark, path),
                    implemented=case.position(Role.INFO_LINK),
                    cause=case.at(Role.INFO_LINK),
                )


@sheet_rule(
    Asked.WITH_SHEET, network_system_missing=Severity.HINT, network_system_unlisted=Severity.HINT
)
def network_system(case: Case) -> Iterator[Finding]:
    """情報連携を実施する, and no system of the list through which it goes: asked. So it is where
    中間サーバー is told of and not listed.

    Source: 様式2 Ⅰ1③, 様式3・様式4 Ⅰ2 (the systems that are used).
    """
    if case.chosen(Role.INFO_LINK) != "yes":
        return
    paths = case.entries(Role.SYSTEMS) if case.has(Role.SYSTEMS) else []
    names = [case.text(Role.SYSTEM_NAME, path) for path in paths]
    listed = "\n".join(names) if paths else case.text(Role.SYSTEM_NAMES)
    marked = (case.marked(Role.SYSTEM_CONNECTIONS, path) for path in paths)
    if not listed.strip():
        return
    address = case.at(Role.SYSTEM_NAME, paths[0]) if paths else case.at(Role.SYSTEM_NAMES)
    answer = case.answer(Role.INFO_LINK)
    if not _JOINS.search(listed) and not any(NETWORK in one for one in marked):
        yield finding("network_system_missing", address, answer=answer)
    elif not _SERVER.search(listed) and (text := _server_told(case)):
        yield finding("network_system_unlisted", address, answer=answer, text=text)


def _server_told(case: Case) -> str:
    """Where a text, or 接続 of another system, speaks of 中間サーバー; "" for nowhere."""
    connected = (
        words
        for path in (
            case.paths(Role.SYSTEM_CONNECTIONS) if case.has(Role.SYSTEM_CONNECTIONS) else ()
        )
        for words in ChosenMarks.of(case.answer(Role.SYSTEM_CONNECTIONS, path)).texts.values()
    )
    texts = (*connected, *(place.text for place in prose(case).get((), ())))
    naming = (text for text in texts if "中間サ" in text and not _NO_SERVER.search(text))
    sentence = next((one for text in naming for one in text.split("。") if "中間サ" in one), "")
    return brief(sentence.strip())


@sheet_rule(server_apart=Severity.WARNING)
def server_apart(case: Case) -> Iterator[Finding]:
    """中間サーバー among the systems, with connections that leave out 情報提供ネットワークシステム.

    Source: 様式3・様式4 Ⅰ2③ (中間サーバー is what connects a body with the network).
    """
    for path in case.entries(Role.SYSTEMS) if case.has(Role.SYSTEM_CONNECTIONS) else ():
        marked = case.marked(Role.SYSTEM_CONNECTIONS, path)
        name = unicodedata.normalize("NFKC", case.text(Role.SYSTEM_NAME, path))
        if _OWN_SERVER.match(name) and marked and NETWORK not in marked:
            yield finding("server_apart", case.at(Role.SYSTEM_CONNECTIONS, path))


@sheet_rule(network_of_business=Severity.HINT)
def network_of_business(case: Case) -> Iterator[Finding]:
    """A 税務システム that is connected with the network itself, beside a 中間サーバー: asked.

    Source: 様式3・様式4 Ⅰ2③ (中間サーバー is what connects a body with the network).
    """
    systems = case.entries(Role.SYSTEMS) if case.has(Role.SYSTEM_CONNECTIONS) else []
    names = {
        path: unicodedata.normalize("NFKC", case.text(Role.SYSTEM_NAME, path))
        for path in systems
        if NETWORK in case.marked(Role.SYSTEM_CONNECTIONS, path)
    }
    has_server = any(map(_OWN_SERVER.match, names.values()))
    for path, name in names.items() if has_server else ():
        if name and not _MAY_CONNECT.search(name):
            yield finding("network_of_business", case.at(Role.SYSTEM_CONNECTIONS, path), name=name)


@sheet_rule(network_nowhere=Severity.WARNING)
def implemented_nowhere(case: Case) -> Iterator[Finding]:
    """情報連携を実施する, and yet no file is connected. Source: as `not_implemented`."""
    if not case.has(*APART) or case.chosen(Role.INFO_LINK) != "yes":
        return
    ways = case.paths(Role.NOT_ACQUIRING_BY_NETWORK)
    if ways and all(is_apart(case, path) for path in ways):
        yield finding("network_nowhere", case.at(Role.INFO_LINK))


@sheet_rule(network_way_missing=Severity.HINT)
def connected_without_way(case: Case) -> Iterator[Finding]:
    """入手 through the network is judged in Ⅲ6, and no 入手方法 names it; so with 提供: asked.

    Source: 様式3・様式4 Ⅱ3②, Ⅱ5⑥ and Ⅲ6.
    """
    ways = dict(zip(APART, (Role.ACQUIRING_METHODS, Role.RECIPIENT_METHODS), strict=True))
    for mark, methods in ways.items() if case.has(Role.FILES, *APART, *ways.values()) else ():
        for file in case.entries(Role.FILES):
            paths = [path for path in case.paths(methods) if path[:1] == file]
            marked = [case.marked(methods, path) for path in paths]
            is_joined = not case.is_marked(mark, file) and case.chosen(JUDGED[mark], file)
            if is_joined and any(marked) and not any(NETWORK in one for one in marked):
                option = case.form.by_id[case.role(mark) or ""].title
                yield finding("network_way_missing", case.at(methods, paths[0]), option=option)


@sheet_rule(network_acquires=Severity.ERROR)
def acquiring_method(case: Case) -> Iterator[Finding]:
    """入手方法 names the network, and Ⅲ6 says 接続しない（入手）.

    Source: 様式3・様式4 Ⅱ3② and Ⅲ6.
    """
    if not case.has(Role.ACQUIRING_METHODS, Role.NOT_ACQUIRING_BY_NETWORK):
        return
    for path in case.entries(Role.FILES):
        marked = case.marked(Role.ACQUIRING_METHODS, path)
        if NETWORK in marked and case.is_marked(Role.NOT_ACQUIRING_BY_NETWORK, path):
            address = case.at(Role.NOT_ACQUIRING_BY_NETWORK, path)
            yield finding("network_acquires", address, cause=address)


@sheet_rule(network_provides=Severity.ERROR)
def providing_method(case: Case) -> Iterator[Finding]:
    """提供方法 of a 提供先 names the network, and Ⅲ6 says 接続しない（提供）.

    Source: 様式3・様式4 Ⅱ5⑥ and Ⅲ6.
    """
    if not case.has(Role.RECIPIENTS, Role.NOT_PROVIDING_BY_NETWORK):
        return
    for path in case.entries(Role.FILES):
        if case.is_marked(Role.NOT_PROVIDING_BY_NETWORK, path):
            for number, to in enumerate(case.entries(Role.RECIPIENTS, path), start=1):
                marked = case.marked(Role.RECIPIENT_METHODS, to)
                if NETWORK in marked:
                    address = case.at(Role.NOT_PROVIDING_BY_NETWORK, path)
                    yield finding("network_provides", address, number=number, cause=address)
                    break


@sheet_rule(network_without_basis=Severity.WARNING)
def providing_basis(case: Case) -> Iterator[Finding]:
    """提供方法 names the network, and ①法令上の根拠 not the law that opens it.

    Source: 番号法 第19条第8号・第9号 (第7号・第8号 before 令和3年9月1日).
    """
    if not case.has(Role.RECIPIENT_METHODS, Role.RECIPIENT_BASIS):
        return
    for to in case.paths(Role.RECIPIENT_METHODS):
        marked = case.marked(Role.RECIPIENT_METHODS, to)
        basis = case.answer(Role.RECIPIENT_BASIS, to)
        if NETWORK in marked and isinstance(basis, str) and not _OPENS_NETWORK.search(basis):
            address = case.at(Role.RECIPIENT_METHODS, to)
            yield finding("network_without_basis", address)


def is_apart(case: Case, path: EntryPath) -> bool:
    """Whether a file, or the sheet, is connected neither for 入手 nor for 提供."""
    return all(case.is_marked(mark, path) for mark in APART)
