"""Objections to handing over (AVG article 21): who objects to which part, why, and what the school
answered. Reason and answer are sealed as the part itself is, and go when it goes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from conversations.people import Channel, Slot
from storage.parts import Part, to_write_in
from storage.sealing import packed
from storage.store import Unit
from storage.times import read, read_optional, stored


class Decision(StrEnum):
    """After a talk. `OPEN`: there was none yet."""

    OPEN = ""
    STAYS = "stays"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class Objection:
    """`by` (whose participant is `participant_id`) objects to `part`; the part of the leerling
    stands for the werkstuk as a whole. `answer` and `answered_by` (a name, "" when none is known)
    are the school's."""

    part: Part
    participant_id: str
    by: Slot
    channel: Channel
    at: datetime
    reason: str
    decision: Decision = Decision.OPEN
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """The part is not handed over."""
        return self.decision is not Decision.GOES


class Stands(NamedTuple):
    """An objection, as far as can be known without opening it."""

    part: Part
    participant_id: str
    decision: Decision

    @property
    def holds(self) -> bool:
        return self.decision is not Decision.GOES


def of_dossier(unit: Unit, dossier_id: str) -> list[Objection]:
    """The oldest first."""
    rows = unit.queries.objections_of_dossier(unit.connection, dossier_id=dossier_id)
    return [_read(unit, dossier_id, *row) for row in rows]


def held(unit: Unit, dossier_id: str) -> frozenset[tuple[str, Slot]]:
    """The parts (questionnaire id, whose) that are not handed over now."""
    rows = unit.queries.held_of_dossier(unit.connection, dossier_id=dossier_id)
    return frozenset((form, Slot(slot)) for form, slot in rows)


def of_klas(unit: Unit, klas_id: str) -> list[Stands]:
    """All that stand, in no order; none is opened."""
    rows = unit.queries.objections_of_klas(unit.connection, klas_id=klas_id)
    return [
        Stands(Part(dossier_id, form, Slot(slot)), person, Decision(decision))
        for dossier_id, form, slot, person, decision in rows
    ]


def save(
    unit: Unit, part: Part, participant_id: str, channel: Channel, reason: str, now: datetime
) -> None:
    """Also in the place of an earlier one, whatever the school answered to that."""
    scope = to_write_in(unit, part)
    unit.queries.save_objection(
        unit.connection,
        **_named(part, participant_id),
        channel=channel.value,
        sealed=unit.vault.seal(scope, _context(part, participant_id), packed(reason)),
        now=stored(now),
    )


def settle(
    unit: Unit,
    part: Part,
    participant_id: str,
    decision: Decision,
    answer: str,
    by: str,
    now: datetime,
) -> None:
    """`by` is how the leerkracht is called."""
    plain = packed([answer, by])
    unit.queries.settle_objection(
        unit.connection,
        **_named(part, participant_id),
        decision=decision.value,
        settled=unit.vault.seal(part.scope, _answered(part, participant_id), plain),
        now=stored(now),
    )


def remove(unit: Unit, part: Part, participant_id: str) -> None:
    """Withdrawn. That it was there stands in the audit alone."""
    unit.queries.remove_objection(unit.connection, **_named(part, participant_id))


def _read(
    unit: Unit,
    dossier_id: str,
    form: str,
    slot: str,
    person: str,
    by: str,
    channel: str,
    sealed: bytes,
    at: int,
    decision: str,
    settled: bytes | None,
    settled_at: int | None,
) -> Objection:
    part = Part(dossier_id, form, Slot(slot))
    answer, answered_by = "", ""
    if settled is not None:
        opened = unit.vault.open(part.scope, _answered(part, person), settled)
        answer, answered_by = json.loads(opened)
    return Objection(
        part,
        person,
        Slot(by),
        Channel(channel),
        read(at),
        json.loads(unit.vault.open(part.scope, _context(part, person), sealed)),
        Decision(decision),
        answer,
        answered_by,
        read_optional(settled_at),
    )


def _named(part: Part, participant_id: str) -> dict[str, str]:
    return {
        "dossier_id": part.dossier_id,
        "questionnaire": part.questionnaire,
        "slot": part.slot.value,
        "participant_id": participant_id,
    }


def _context(part: Part, participant_id: str) -> str:
    return f"objection/{part.questionnaire}/{part.slot.value}/{participant_id}"


def _answered(part: Part, participant_id: str) -> str:
    return f"answered {_context(part, participant_id)}"
