"""From the item in work to the next one that is empty, or changed since the last 公表版."""

from typing import Protocol

from piadesk.kinds import is_blank
from piadesk.revision.earlier import Earlier
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.wizard.finding_steps import FindingSteps
from ui.wizard.foot import Foot
from ui.wizard.next_places import next_of


class StepsHost(Protocol):
    """The wizard, as far as it is asked here."""

    desk: Desk
    foot: Foot
    finding_steps: FindingSteps

    @property
    def at_work(self) -> Address | None:
        """The item that the clerk works on."""

    def go_to(self, address: Address) -> None:
        """Open the page of ``address`` and give its field the keyboard."""


def first_missing(desk: Desk) -> Address | None:
    """The first item of the wizard that must be answered and is not."""
    for visit in walk.walk(desk.form, desk.sheet):
        wanted = visit.required and visit.is_answer and visit.section.wizard
        if wanted and is_blank(visit.value):
            return visit.address
    return None


def go_to_missing(wizard: StepsHost, by: int) -> None:
    """The next (1) or the last (-1) answer that is still to be written."""
    wizard.finding_steps.go(by, wizard.at_work, missing=True)


def go_to_changed(wizard: StepsHost, by: int) -> None:
    """The next (1) or the last (-1) answer that is another than in the last 公表版."""
    desk = wizard.desk
    earlier = Earlier.of(desk.form, desk.sheet)
    if earlier is None:
        wizard.foot.tell(say("steps_to.never_published"))
        return
    changed, order = [], []
    for visit in walk.walk(desk.form, desk.sheet):
        order.append(visit.address)
        if visit.is_answer and earlier.is_changed(visit.address, visit.value):
            changed.append(visit.address)
    following = next_of(changed, order, wizard.at_work, by)
    if following is None:
        wizard.foot.tell(say("steps_to.nothing_changed"))
    else:
        wizard.go_to(following)
