"""Whether a code is enough to come in at this address; inside a unit of work."""

from __future__ import annotations

from datetime import datetime

from conversations.people import Channel, Participant, Role
from storage import participants, second_steps
from storage.store import Unit


def is_enough(
    unit: Unit, channel: Channel, address: str, person: Participant, now: datetime
) -> bool:
    """True for who has no second step to give, and where it was given before. A leerkracht who
    gave it here and comes with the code of another klas of theirs sets up nothing: that klas then
    is of the same person."""
    if person.role is not Role.LEERKRACHT:
        return True
    if person.id in {one.id for one in participants.seats(unit, channel, address, now)}:
        return True
    given = second_steps.given_at(unit, channel, address, now)
    step = second_steps.of_participant(unit, person.id)
    if step is not None:
        return step.id in given
    school = participants.scope_by_id(unit, person.id)
    same = next((step_id for step_id, of_school in given.items() if of_school == school), None)
    if same is not None:
        second_steps.give(unit, person.id, same)
    return same is not None


def gather(unit: Unit, channel: Channel, address: str, step_id: str, now: datetime) -> None:
    """This person gave the step at this address: all klassen that it speaks for are theirs. One
    that has no second step yet becomes this person's."""
    for one in participants.seats(unit, channel, address, now):
        if one.role is not Role.LEERKRACHT:
            continue
        step = second_steps.of_participant(unit, one.id)
        if step is None and _same_school(unit, one, step_id):
            second_steps.give(unit, one.id, step_id)
        elif step is None or step.id != step_id:
            continue
        second_steps.mark_given(unit, channel, address, one.id, step_id)


def _same_school(unit: Unit, one: Participant, step_id: str) -> bool:
    """A secret is sealed with the key of one school."""
    schools = {
        participants.scope_by_id(unit, other) for other in second_steps.people(unit, step_id)
    }
    return participants.scope_by_id(unit, one.id) in schools
