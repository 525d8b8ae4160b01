"""Writes ``docs/checks.md``: every finding with its severity, sentence, examples and source.

Run by hand after a rule was added: ``python -m tests.checks_page``.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from piadesk import words
from piadesk.checks import registry
from piadesk.checks.explanations import explanations
from piadesk.checks.finding import DECLARED, Severity
from piadesk.checks.levels import NEVER_SWITCHED
from piadesk.checks.rule_files import RULE_FILES

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
HEAD = """# What the checks find

Made by `python -m tests.checks_page` from the rules; not to be edited by hand. In the sentences {…}
stands for what the sheet says. 誤り (error) is what contradicts the form or itself, 要確認
(warning) very likely a fault, 参考 (hint) worth a look: where the program cannot know, it asks.
What it finds and the examples are what なぜ？ shows (`resources/checks.toml`). A rule can be
switched off or down in 表示 → 点検の規則 and in `office.toml`, but for those that say 止められない.
"""

BAR = "\\|"


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for rules in _files() for line in rules), ""])


def _files() -> Iterator[Iterator[str]]:
    of_sheet = chain.from_iterable(registry.SHEET_RULES.values())
    rules = [*registry.ITEM_RULES, *of_sheet, *registry.TOGETHER_RULES]
    for module in RULE_FILES:
        yield _of_file(module, [rule for rule in rules if rule.__module__ == module.__name__])
    yield iter(["## Told as one", "", *_rows(code for code in DECLARED if code in _JOINED)])


_JOINED = ("page_empty", "column_empty", "answer_contradicted", "dates_against_publication")


def _of_file(module, rules) -> Iterator[str]:
    name = module.__name__.removeprefix("piadesk.checks.")
    title = " ".join((module.__doc__ or "").split("\n\n")[0].split())
    yield f"## `{name}`"
    yield ""
    yield title
    yield ""
    for rule in rules:
        codes = registry.CODES[rule]
        what = " ".join((rule.__doc__ or "").split("Source:")[0].split())
        if codes:
            yield what
            yield ""
            yield from _rows(codes)


def _rows(codes) -> Iterator[str]:
    yield "| code | severity | what it finds, and its sentence | wrong → right | source |"
    yield "| --- | --- | --- | --- | --- |"
    for code in codes:
        severity = words.say(f"command.check.{Severity(DECLARED[code])}")
        fixed = "（止められない）" if code in NEVER_SWITCHED else ""
        sentence, source = words.all_words()[f"finding.{code}"], words.all_words()[f"source.{code}"]
        told = explanations()[code]
        example = f"{told.wrong} → {told.right}"
        cells = (f"`{code}`", severity + fixed, f"{told.finds}<br>「{sentence}」", example, source)
        yield f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
