"""The second step of a leerkracht: the secret of an app that shows digits, and recovery codes.

It belongs to a person: each participant that this person is names the same row. The secret is
sealed with the school's key; recovery codes are known by a keyed hash only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from uuid6 import uuid7

from conversations.people import Channel
from storage.participants import place_print, scope_by_id
from storage.times import read, read_optional, stored
from storage.unit import Unit

_PURPOSE = "recovery"


@dataclass(frozen=True, slots=True)
class Step:
    """`counter` is the last period of which digits were taken, `wrong` how many wrong digits came
    in a row, the last at `wrong_at`."""

    id: str
    school_id: str
    secret: bytes = field(repr=False)
    counter: int
    wrong: int
    wrong_at: datetime | None
    set_at: datetime


def of_participant(unit: Unit, participant_id: str) -> Step | None:
    row = unit.queries.second_step_of(unit.connection, participant_id=participant_id)
    if row is None:
        return None
    step_id, school_id, sealed, counter, wrong, wrong_at, set_at = row
    secret = unit.vault.open(school_id, _context(step_id), sealed)
    wrong_at = read_optional(wrong_at)
    return Step(step_id, school_id, secret, counter, wrong, wrong_at, read(set_at))


def add(unit: Unit, participant_id: str, secret: bytes, counter: int, now: datetime) -> str:
    """For a participant who has none; the id."""
    step_id, school_id = str(uuid7()), scope_by_id(unit, participant_id)
    sealed = unit.vault.seal(school_id, _context(step_id), secret)
    unit.queries.add_second_step(
        unit.connection,
        id=step_id,
        school_id=school_id,
        sealed=sealed,
        counter=counter,
        now=stored(now),
    )
    give(unit, participant_id, step_id)
    return step_id


def renew(unit: Unit, step: Step, secret: bytes, counter: int, now: datetime) -> None:
    """Another secret in the place of the old one."""
    sealed = unit.vault.seal(step.school_id, _context(step.id), secret)
    unit.queries.renew_second_step(
        unit.connection, id=step.id, sealed=sealed, counter=counter, now=stored(now)
    )


def remove(unit: Unit, step_id: str) -> None:
    """With its recovery codes. The browsers and chats stay in."""
    unit.queries.remove_second_step(unit.connection, id=step_id)


def accept(unit: Unit, step_id: str, counter: int) -> bool:
    """The digits of this period are used up. False when they were already, or later ones."""
    return bool(unit.queries.accept_second_step(unit.connection, id=step_id, counter=counter))


def miss(unit: Unit, step_id: str, now: datetime) -> None:
    unit.queries.miss_second_step(unit.connection, id=step_id, now=stored(now))


def forgive(unit: Unit, step_id: str) -> None:
    """What went wrong before does not count any more."""
    unit.queries.forgive_second_step(unit.connection, id=step_id)


def give(unit: Unit, participant_id: str, step_id: str) -> None:
    """This participant is the same person too."""
    unit.queries.give_second_step(unit.connection, participant_id=participant_id, id=step_id)


def share(unit: Unit, beside: str, participant_id: str) -> None:
    """`participant_id`, who is new, is the same person as `beside`."""
    unit.queries.share_second_step(unit.connection, beside=beside, participant_id=participant_id)


def people(unit: Unit, step_id: str) -> list[str]:
    """Ids of the participants that this person is, oldest first."""
    return [row[0] for row in unit.queries.people_of_second_step(unit.connection, id=step_id)]


def given_at(unit: Unit, channel: Channel, address: str, now: datetime) -> dict[str, str]:
    """The second steps that were given at this address, each with its school."""
    rows = unit.queries.second_steps_given_at(
        unit.connection,
        channel=channel.value,
        fingerprint=place_print(unit, channel, address),
        now=stored(now),
    )
    return dict(rows)


def mark_given(
    unit: Unit, channel: Channel, address: str, participant_id: str, step_id: str
) -> None:
    """At this address this participant gave it."""
    unit.queries.give_at_address(
        unit.connection,
        channel=channel.value,
        fingerprint=place_print(unit, channel, address),
        participant_id=participant_id,
        id=step_id,
    )


def set_codes(unit: Unit, step_id: str, codes: Iterable[str]) -> None:
    """These recovery codes (normalised), and no others any more."""
    unit.queries.remove_recovery_codes(unit.connection, second_step_id=step_id)
    for code in codes:
        unit.queries.add_recovery_code(
            unit.connection, second_step_id=step_id, fingerprint=_print(unit, step_id, code)
        )


def use_code(unit: Unit, step_id: str, code: str) -> bool:
    """Whether it was one of this person's; it is not any more."""
    used = unit.queries.use_recovery_code(
        unit.connection, second_step_id=step_id, fingerprint=_print(unit, step_id, code)
    )
    return bool(used)


def codes_left(unit: Unit, step_id: str) -> int:
    return int(unit.queries.count_recovery_codes(unit.connection, second_step_id=step_id))


def _print(unit: Unit, step_id: str, code: str) -> bytes:
    return unit.vault.fingerprint(f"{_PURPOSE}/{step_id}", code)


def _context(step_id: str) -> str:
    return f"second_step/{step_id}"
