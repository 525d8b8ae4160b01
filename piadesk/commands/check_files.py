"""``piadesk check``: what is missing or wrong in sheet files; the exit code says how bad it is."""

import argparse
import datetime
from collections import Counter
from pathlib import Path

from piadesk.acts.in_force import levels_in_force
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity, check, check_together
from piadesk.checks.causes import places_shown
from piadesk.checks.finding import DECLARED
from piadesk.checks.levels import OFF, Levels, switched, switched_words
from piadesk.checks.together.groups import Disagreement, Member
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import PDF, complain, json_lines, line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.sheets.positions import Names
from piadesk.storage.store import Opened
from piadesk.words import say, tell


def run(asked: argparse.Namespace) -> int:
    """Check every file: 0 when no error was found, 1 with errors, 2 when one is unreadable.

    Findings that were set aside are told with their reasons and make no errors.
    """
    if asked.report and len(asked.files) > 1:
        raise PiadeskError("report.one_file")
    code = 0
    levels = levels_in_force()
    results: list[dict[str, object]] = []
    members: list[Member] = []
    for name in asked.files:
        try:
            opened = open_sheet(Path(name))
        except PiadeskError as error:
            code = 2
            complain(tell(error))
            results.append({"file": name, "error": error.code})
            continue
        members.append(Member(name, opened.form, opened.sheet))
        findings = check(opened.form, opened.sheet, levels)
        if _open(opened, findings)[Severity.ERROR]:
            code = max(code, 1)
        if asked.report:
            _report(asked, opened, findings, levels)
        if asked.json:
            listed = _findings_json(opened, findings)
            results.append({"file": name, "findings": listed, "switched": _switched(levels)})
        else:
            tell_findings(name, opened, findings)
            tell_switched(levels)
    if asked.together:
        disagreements = check_together(members, levels)
        if any(disagreement.finding.severity is Severity.ERROR for disagreement in disagreements):
            code = max(code, 1)
        if asked.json:
            results.append({"together": _disagreements_json(members, disagreements)})
        else:
            tell_disagreements(members, disagreements)
    if asked.json:
        json_lines(results)
    return code


def tell_disagreements(members: list[Member], disagreements: list[Disagreement]) -> None:
    """What the sheets say against each other as lines, and how much that is."""
    for disagreement in disagreements:
        severity = say(f"command.check.{disagreement.finding.severity}")
        line(f"［{severity}］{disagreement.finding.message}（{disagreement.finding.source}）")
        for number, address in disagreement.places:
            member = members[number]
            position = Names(member.form, member.sheet).position(address)
            line(f"　　・{member.name}：{position}")
    line(say("command.check.together", sheets=len(members), count=len(disagreements)))


def tell_findings(name: str, opened: Opened, findings: list[Finding]) -> None:
    """The findings of one file as lines, and how many there are."""
    names = Names(opened.form, opened.sheet)
    for finding in findings:
        severity = say(f"command.check.{finding.severity}")
        reason = reason_of(opened.sheet, finding)
        aside = say("command.check.aside", reason=reason) if reason else ""
        line(
            f"［{severity}］{names.position(finding.address)}："
            f"{finding.message}（{finding.source}）{aside}"
        )
        for place in places_shown(names, finding).splitlines():
            line(f"　　{place}")
    counted = _open(opened, findings)
    counts = {severity.value: counted[severity] for severity in Severity}
    line(say("command.check.done", path=name, **counts))


def tell_switched(levels: Levels) -> None:
    """Which rules are switched off or down, where any is."""
    if rules := switched_words(levels):
        line(say("levels.switched", rules=rules))


def _switched(levels: Levels) -> dict[str, str]:
    """By code how it is told, for programs."""
    return {code: level or OFF for code, level in switched(levels, DECLARED).items()}


def _open(opened: Opened, findings: list[Finding]) -> Counter[Severity]:
    """How many findings of each severity are not set aside."""
    return Counter(finding.severity for finding in findings if not reason_of(opened.sheet, finding))


def _report(
    asked: argparse.Namespace, opened: Opened, findings: list[Finding], levels: Levels
) -> None:
    """審査の観点ごとの点検表, and the findings as a list behind it."""
    # Draws, which the other uses of this command need not pay for.
    from piadesk.printing import print_report

    path = new_file(
        asked.report, overwrite=asked.overwrite, suffixes=PDF, source=Path(asked.files[0])
    )
    today = datetime.date.today().isoformat()
    form, sheet = opened.form, opened.sheet
    write_file(path, print_report(form, sheet, findings, today, levels, with_viewpoints=True))


def _disagreements_json(
    members: list[Member], disagreements: list[Disagreement]
) -> list[dict[str, object]]:
    names = [Names(member.form, member.sheet) for member in members]
    return [
        {
            "code": disagreement.finding.code,
            "severity": disagreement.finding.severity.value,
            "message": disagreement.finding.message,
            "source": disagreement.finding.source,
            "places": [
                {
                    "file": members[number].name,
                    "path": names[number].path(address),
                    "address": str(address),
                    "position": names[number].position(address),
                }
                for number, address in disagreement.places
            ],
        }
        for disagreement in disagreements
    ]


def _findings_json(opened: Opened, findings: list[Finding]) -> list[dict[str, object]]:
    names = Names(opened.form, opened.sheet)
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": names.path(finding.address),
            "address": str(finding.address),
            "position": names.position(finding.address),
            "places": [names.path(address) for address in finding.places],
            "message": finding.message,
            "source": finding.source,
            "set_aside": reason_of(opened.sheet, finding),
        }
        for finding in findings
    ]
