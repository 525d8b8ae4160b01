"""公表版: the sheet frozen as it was published, offered after an import, taken away again."""

from typing import Final

from piadesk.acts.in_force import levels_in_force
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity, check
from piadesk.revision.change_log import published_on
from piadesk.revision.published import freeze as frozen
from piadesk.revision.published import is_as_published, version_name
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import RemovePublished
from piadesk.sheets.sheet import Published
from piadesk.words import say
from ui.desk.desk import Desk
from ui.revision.host import RevisionHost
from ui.revision.unseen import unseen_lines

_TO_BE_DONE: Final = ("old_day", "rows_to_make")
"""Codes of the findings that are in time as long as the sheet is not published."""


def freeze(host: RevisionHost) -> bool:
    """Keep the present state as published, when the clerk agrees; whether that was done."""
    desk = _desk(host)
    if is_as_published(desk.sheet):
        host.messages.notice("freeze.nothing_new")
        return False
    if unseen := unseen_lines(desk.form, desk.sheet):
        host.messages.notice("freeze.unseen", count=unseen)
        return False
    answer = _ask_freeze(host)
    if answer == "look_first" and host.wizard is not None:
        host.wizard.go_to_review()
    if answer != "freeze":
        return False
    freeze_now(host)
    return True


def offer_freeze(host: RevisionHost) -> None:
    """An imported sheet has been published already: offer to freeze it at once, but not before its
    errors are looked at."""
    errors = sum(finding.severity is Severity.ERROR for finding in _findings(_desk(host)))
    key = "freeze.ask_doubtful" if errors else "freeze.ask_imported"
    answers = ("later", "freeze") if errors else ("freeze", "later")
    if host.messages.ask(key, answers, errors=errors) == "freeze":
        freeze_now(host)


def withdraw(host: RevisionHost, version: Published) -> None:
    """公表版の取消し: take the newest frozen version away again; the answers stay."""
    name = version_name(version)
    answer = host.messages.ask("withdraw.ask", ("keep_version", "withdraw"), name=name)
    if answer == "withdraw":
        _desk(host).push(RemovePublished(version.id), say("withdraw.step"))


def freeze_now(host: RevisionHost) -> None:
    """Freeze without a question, as one undo step, and offer to save at once."""
    desk = _desk(host)
    desk.push(frozen(desk.form, desk.sheet), say("freeze.step"))
    if host.messages.ask("freeze.done", ("save", "close")) == "save":
        host.save()


def _ask_freeze(host: RevisionHost) -> str:
    desk = _desk(host)
    findings = _findings(desk)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    date = published_on(desk.form, desk.sheet)
    facts = [say("freeze.dated", date=shown_date(date)) if date else say("freeze.undated")]
    codes = {finding.code for finding in findings}
    facts += [say(f"freeze.{code}") for code in _TO_BE_DONE if code in codes]
    if errors:
        facts.append(say("freeze.errors", count=errors))
    answers = ("look_first", "freeze", "cancel") if facts[1:] else ("freeze", "cancel")
    return host.messages.ask("freeze.ask", answers, facts="\n".join(facts))


def _findings(desk: Desk) -> list[Finding]:
    """All findings that nobody has set aside."""
    return [
        one
        for one in check(desk.form, desk.sheet, levels_in_force())
        if not reason_of(desk.sheet, one)
    ]


def _desk(host: RevisionHost) -> Desk:
    assert host.desk is not None
    return host.desk
