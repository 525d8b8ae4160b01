"""Texts that say the same without end are cut short; others stay as they are."""

import pytest

from piadesk.texts.endless_runs import without_endless_runs

BEFORE, BEHIND = "事務の内容を次に記載する。", "以上が全ての内容である。"


@pytest.mark.parametrize(
    "unit", ["\n", "①", "１", "個人番号、氏名、住所。", "様" + "式" * 40 + "。"]
)
def test_a_run_without_end_is_cut_short(unit):
    text = BEFORE + unit * 9_000 + BEHIND
    short = without_endless_runs(text)
    assert len(short) < 1_500 + 5 * len(unit)
    assert short.startswith(BEFORE + unit * 3)
    assert short.endswith(unit + BEHIND)


def test_each_of_several_runs_is_cut_short():
    text = BEHIND.join("\n" * 5_000 for _ in range(20))
    assert len(without_endless_runs(text)) < 30_000
    assert without_endless_runs(text).count(BEHIND) == 19


@pytest.mark.parametrize(
    "text",
    [
        "",
        "・" * 400,
        (BEFORE + BEHIND) * 15,
        "".join(f"{number}　項目その{number}の記載。\n" for number in range(3_000)),
    ],
)
def test_what_a_clerk_writes_stays_as_it_is(text):
    assert without_endless_runs(text) is text
