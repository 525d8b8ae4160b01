"""The duties as a calendar file (iCalendar, RFC 5545) that other programs take in."""

import datetime
from collections.abc import Iterable

from piadesk import APP_NAME
from piadesk.digests import sha256
from piadesk.office.duties import Duty
from piadesk.words import say


def calendar(duties: Iterable[Duty]) -> bytes:
    """One all-day event for each duty that has a day. The same duties give the same bytes."""
    # Only who asks for a calendar needs it.
    from icalendar import Calendar, Event

    whole = Calendar()
    whole.add("prodid", f"-//{APP_NAME}//JA")
    whole.add("version", "2.0")
    for duty in duties:
        if duty.due is None:
            continue
        name = duty.sheet.summary.title or duty.sheet.name
        event = Event()
        event.add("uid", _uid(duty))
        event.add("dtstamp", _midnight(duty.since or duty.due))
        event.add("dtstart", duty.due)
        event.add("dtend", duty.due + datetime.timedelta(days=1))
        event.add("summary", say("office.event", what=say(f"office.duty.{duty.kind}"), title=name))
        event.add("description", duty.source)
        whole.add_component(event)
    return bytes(whole.to_ical())


def _midnight(day: datetime.date) -> datetime.datetime:
    """Not the time of writing, which would make other bytes of the same duties."""
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)


def _uid(duty: Duty) -> str:
    known_by = f"{duty.sheet.summary.sheet_id}/{duty.kind}"
    return f"{sha256(known_by.encode()).hexdigest()[:32]}@{APP_NAME.lower()}"
