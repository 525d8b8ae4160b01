"""A system of a business that is connected with 情報提供ネットワークシステム itself."""

import pytest

from piadesk.checks.sheet.network import network_of_business
from tests.core.checks.sampled import case_of, marks

NETWORK = marks("情報提供ネットワークシステム", "宛名システム等")


def found(number, name, server=NETWORK):
    """Of that system of the sample, whose fourth is its 中間サーバー."""
    changes = {"basic.systems[4].connections": server}
    changes |= {
        f"basic.systems[{number}].name": name,
        f"basic.systems[{number}].connections": NETWORK,
    }
    return [one.code for one in network_of_business(case_of("form4-r06", changes))]


@pytest.mark.parametrize("name", ["税務システム", "収納管理システム", "介護保険システム"])
def test_a_business_is_not_connected_but_by_the_server(name):
    assert found(6, name) == ["network_of_business"]


@pytest.mark.parametrize("name", ["団体内統合宛名システム", "番号連携サーバー", "庁内連携基盤"])
def test_what_stands_between_may_be_connected(name):
    assert found(6, name) == []


def test_nothing_is_asked_where_there_is_no_server():
    assert found(6, "税務システム", server=marks("宛名システム等")) == []
