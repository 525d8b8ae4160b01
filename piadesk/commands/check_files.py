"""``piadesk check``: what is missing or wrong in sheet files; the exit code says how bad it is."""

import argparse
from pathlib import Path

from piadesk import store
from piadesk.checks import Finding, Severity, check
from piadesk.commands.output import complain, json_lines, line
from piadesk.errors import PiadeskError
from piadesk.naming import Names
from piadesk.store import Opened
from piadesk.words import say, tell


def run(asked: argparse.Namespace) -> int:
    """Check every file: 0 when no error was found, 1 with errors, 2 when one is unreadable."""
    code = 0
    told: list[dict[str, object]] = []
    for name in asked.files:
        try:
            opened = store.load(Path(name))
        except PiadeskError as error:
            code = 2
            complain(tell(error))
            told.append({"file": name, "error": error.code})
            continue
        findings = check(opened.form, opened.sheet)
        if any(finding.severity is Severity.ERROR for finding in findings):
            code = max(code, 1)
        if asked.json:
            told.append({"file": name, "findings": _told(opened, findings)})
        else:
            tell_findings(name, opened, findings)
    if asked.json:
        json_lines(told)
    return code


def tell_findings(name: str, opened: Opened, findings: list[Finding]) -> None:
    """The findings of one file as lines, and how many there are."""
    names = Names(opened.form, opened.sheet)
    for finding in findings:
        severity = say(f"command.check.{finding.severity}")
        line(
            f"［{severity}］{names.position(finding.address)}：{finding.message}（{finding.source}）"
        )
    counts = {
        severity.value: sum(finding.severity is severity for finding in findings)
        for severity in Severity
    }
    line(say("command.check.done", path=name, **counts))


def _told(opened: Opened, findings: list[Finding]) -> list[dict[str, str]]:
    names = Names(opened.form, opened.sheet)
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": names.path(finding.address),
            "address": str(finding.address),
            "position": names.position(finding.address),
            "message": finding.message,
            "source": finding.source,
        }
        for finding in findings
    ]
