"""Who takes part, in which role, for which klas or dossier; and where they are on a channel.

Names and languages are sealed with the dossier's key, or with the school's for a leerkracht.
Addresses are known by fingerprint; a sealed copy is kept for those that we send to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from uuid6 import uuid7

from conversations.people import Channel, Klas, Participant, Role, Slot
from storage import klassen
from storage.sealing import open_text, packed, scope_of, seal_text
from storage.store import Unit
from storage.times import read, read_optional, stored

WEB_LIFETIME = timedelta(days=180)  # a browser unused for so long has to use its link again

_LANGUAGE = "nl"  # until the person chooses
_ALWAYS = -1  # before every expiry
_Row = tuple[str, str, str, str | None, str | None, bytes, str, str]
_SeatRow = tuple[
    str, str, str, str | None, str | None, bytes, str, str, str, str, int | None, str, int
]


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant of this klas at a channel's address, in one questionnaire ("" for a leerkracht
    or when the person has yet to choose). `reachable`: not known to have blocked us."""

    participant: Participant
    klas: Klas
    questionnaire: str
    reachable: bool = True


def add(
    unit: Unit,
    role: Role,
    klas_id: str,
    dossier_id: str | None,
    slot: Slot | None,
    name: str,
    now: datetime,
    function: str = "",
) -> Participant:
    person = Participant(str(uuid7()), role, klas_id, dossier_id, slot, name, _LANGUAGE, function)
    unit.queries.add_participant(
        unit.connection,
        id=person.id,
        role=role.value,
        klas_id=klas_id,
        dossier_id=dossier_id,
        slot=None if slot is None else slot.value,
        person=_sealed_person(unit, scope(unit, person), person.id, (name, _LANGUAGE)),
        function=function,
        now=stored(now),
    )
    return person


def participant(unit: Unit, participant_id: str) -> Participant | None:
    row = unit.queries.participant_by_id(unit.connection, id=participant_id)
    return None if row is None else _participant(unit, row)


def of_dossier(unit: Unit, dossier_id: str) -> list[Participant]:
    rows = unit.queries.participants_of_dossier(unit.connection, dossier_id=dossier_id)
    return [_participant(unit, row) for row in rows]


def by_dossier(
    unit: Unit, klas_id: str, dossier_ids: Iterable[str]
) -> dict[str, list[Participant]]:
    """As `of_dossier`, for all of these dossiers of one klas by a single query."""
    found: dict[str, list[Participant]] = {dossier_id: [] for dossier_id in dossier_ids}
    for row in unit.queries.people_of_klas(unit.connection, klas_id=klas_id):
        if row[3] in found:  # one that is half erased has no key left to open it with
            found[row[3]].append(_participant(unit, row))
    return found


def leerkrachten(unit: Unit, klas_id: str) -> list[Participant]:
    rows = unit.queries.staff_of_klas(unit.connection, klas_id=klas_id)
    return [_participant(unit, row) for row in rows]


def scope(unit: Unit, person: Participant) -> str:
    """Whose key seals what is this person's (`Owed.scope`): the dossier's, or the school's."""
    if person.dossier_id is not None:
        return person.dossier_id
    return str(unit.queries.klas_by_id(unit.connection, id=person.klas_id)[1])


def choose_language(unit: Unit, participant_id: str, language: str) -> None:
    person = participant(unit, participant_id)
    if person is not None:
        _set_person(unit, person, (person.name, language))


def rename(unit: Unit, participant_id: str, name: str) -> None:
    person = participant(unit, participant_id)
    if person is not None:
        _set_person(unit, person, (name, person.language))


def set_function(unit: Unit, participant_id: str, function: str) -> None:
    """What a leerkracht is at school; it is not about a family, so it is not sealed."""
    unit.queries.set_function(unit.connection, id=participant_id, function=function)


def move(unit: Unit, dossier_id: str, klas_id: str) -> None:
    """The leerling and the ouders come along to another klas."""
    unit.queries.move_participants(unit.connection, dossier_id=dossier_id, klas_id=klas_id)


def remove(unit: Unit, participant_id: str) -> None:
    """With the invitation, and every browser and chat that speaks for this person."""
    unit.queries.remove_participant(unit.connection, id=participant_id)


def _set_person(unit: Unit, person: Participant, changed: tuple[str, str]) -> None:
    sealed = _sealed_person(unit, scope(unit, person), person.id, changed)
    unit.queries.set_person(unit.connection, id=person.id, person=sealed)


def bind(unit: Unit, channel: Channel, address: str, participant_id: str, now: datetime) -> None:
    """The address now also speaks for this participant, and this one becomes its current seat.
    A Telegram chat may hold several participants; an address that was unreachable is reachable.

    A web address (the token in a browser's cookie) is kept as a fingerprint only, and expires.
    """
    print_ = _fingerprint(unit, channel, address)
    on_web = channel is Channel.WEB
    unit.queries.bind_address(
        unit.connection,
        channel=channel.value,
        fingerprint=print_,
        participant_id=participant_id,
        sealed=None if on_web else _sealed_address(unit, participant_id, address),
        now=stored(now),
        expires_at=stored(now + WEB_LIFETIME) if on_web else None,
    )
    unit.queries.mark_reachable(unit.connection, channel=channel.value, fingerprint=print_)


def mark_reachable(unit: Unit, channel: Channel, address: str) -> None:
    """Who writes to us has not blocked us (any more)."""
    unit.queries.mark_reachable(
        unit.connection,
        channel=channel.value,
        fingerprint=_fingerprint(unit, channel, address),
    )


def bind_beside(
    unit: Unit, beside: str, participant_id: str, here: bytes, now: datetime, *, everywhere: bool
) -> None:
    """Browsers and chats that speak for `beside` now also speak for this participant, who is new:
    that with the print `here`, those where the second step was given, or (`everywhere`) all. Their
    tokens need not be known for it."""
    rows = unit.queries.devices_of(
        unit.connection, participant_id=beside, here=here, everywhere=everywhere, now=stored(now)
    )
    for channel, print_, kept, step_id, expires_at in rows:
        sealed = None
        if kept is not None:
            address = open_text(unit, scope_by_id(unit, beside), _address_context(beside), kept)
            sealed = _sealed_address(unit, participant_id, address)
        unit.queries.bind_address(
            unit.connection,
            channel=channel,
            fingerprint=print_,
            participant_id=participant_id,
            sealed=sealed,
            now=stored(now),
            expires_at=expires_at,
        )
        if step_id is not None:
            unit.queries.give_at_address(
                unit.connection,
                channel=channel,
                fingerprint=print_,
                participant_id=participant_id,
                id=step_id,
            )


def seats(
    unit: Unit, channel: Channel, address: str, now: datetime | None = None
) -> list[Participant]:
    """Everybody that this address speaks for, the current one first. With `now`, an expired web
    address speaks for nobody."""
    return [_participant(unit, row[:8]) for row in _seats_at(unit, channel, address, now)]


def seat(unit: Unit, channel: Channel, address: str, now: datetime | None = None) -> Seat | None:
    """The current one, or None when nobody is known here."""
    rows = _seats_at(unit, channel, address, now)
    if not rows:
        return None
    *_, name, schooljaar, closed_at, questionnaire, reachable = rows[0]
    person, school_id = _participant(unit, rows[0][:8]), rows[0][6]
    klas = klassen.read_klas((person.klas_id, school_id, name, schooljaar, closed_at))
    return Seat(person, klas, questionnaire, bool(reachable))


def sit(
    unit: Unit, channel: Channel, address: str, participant_id: str, questionnaire: str
) -> None:
    """Makes this participant and questionnaire the current one at the address. Nothing happens
    when the address does not speak for this participant."""
    unit.queries.sit_at(
        unit.connection,
        channel=channel.value,
        fingerprint=_fingerprint(unit, channel, address),
        participant_id=participant_id,
        questionnaire=questionnaire,
    )


def unbind(unit: Unit, channel: Channel, address: str, participant_id: str) -> None:
    unit.queries.unbind_address(
        unit.connection,
        channel=channel.value,
        fingerprint=_fingerprint(unit, channel, address),
        participant_id=participant_id,
    )


def unbind_everywhere(unit: Unit, participant_id: str) -> None:
    """No browser and no chat speaks for this participant any more."""
    unit.queries.remove_addresses_of(unit.connection, participant_id=participant_id)


def revoke_address(unit: Unit, channel: Channel, address: str) -> None:
    """The address speaks for nobody any more (the person signed out, or lost the device)."""
    unit.queries.remove_address(
        unit.connection, channel=channel.value, fingerprint=_fingerprint(unit, channel, address)
    )


def carry(unit: Unit, print_: bytes, token: str) -> None:
    """A browser (its `Place.print_`) goes on under another token: whoever knew the old one is
    out."""
    unit.queries.carry_address(
        unit.connection,
        channel=Channel.WEB.value,
        fingerprint=print_,
        to=_fingerprint(unit, Channel.WEB, token),
    )


def addresses(unit: Unit, participant_id: str, channel: Channel) -> list[str]:
    """Where this participant can be reached (unreachable ones left out; none on the web, where
    people come to us)."""
    rows = unit.queries.reachable_addresses(
        unit.connection, participant_id=participant_id, channel=channel.value
    )
    context = _address_context(participant_id)
    return [open_text(unit, scope_by_id(unit, participant_id), context, row[0]) for row in rows]


@dataclass(frozen=True, slots=True)
class Place:
    """A browser or a chat that speaks for somebody. `until` is None for a chat; `print_` tells
    two of them apart, and nothing more."""

    channel: Channel
    since: datetime
    until: datetime | None
    print_: bytes


def places(unit: Unit, participant_id: str, now: datetime) -> list[Place]:
    """Oldest first; expired ones left out."""
    rows = unit.queries.places_of(unit.connection, participant_id=participant_id, now=stored(now))
    return [
        Place(Channel(channel), read(since), read_optional(until), print_)
        for channel, print_, since, until in rows
    ]


def place_print(unit: Unit, channel: Channel, address: str) -> bytes:
    """The `Place.print_` of this address."""
    return _fingerprint(unit, channel, address)


def unbind_elsewhere(unit: Unit, channel: Channel, address: str, participant_id: str) -> int:
    """Only this address still speaks for the participant; how many did as well."""
    return int(
        unit.queries.remove_other_addresses_of(
            unit.connection,
            participant_id=participant_id,
            channel=channel.value,
            fingerprint=_fingerprint(unit, channel, address),
        )
    )


def mark_unreachable(unit: Unit, channel: Channel, address: str, now: datetime) -> bool:
    """Blocked the bot, or the account is gone. False when that was known."""
    marked = unit.queries.mark_unreachable(
        unit.connection,
        channel=channel.value,
        fingerprint=_fingerprint(unit, channel, address),
        now=stored(now),
    )
    return bool(marked)


def unreachable(unit: Unit, klas_id: str) -> set[str]:
    """Ids of participants whose every Telegram address is unreachable."""
    rows = unit.queries.unreachable_participants(
        unit.connection, klas_id=klas_id, channel=Channel.TELEGRAM.value
    )
    return {row[0] for row in rows}


def _seats_at(unit: Unit, channel: Channel, address: str, now: datetime | None) -> list[_SeatRow]:
    return list(
        unit.queries.seats_at(
            unit.connection,
            channel=channel.value,
            fingerprint=_fingerprint(unit, channel, address),
            now=_ALWAYS if now is None else stored(now),
        )
    )


def _participant(unit: Unit, row: _Row) -> Participant:
    person_id, role, klas_id, dossier_id, slot, person, school_id, function = row
    name, language = unit.vault.reveal(
        scope_of(dossier_id, school_id), _context(person_id), person, _read_person
    )
    return Participant(
        person_id,
        Role(role),
        klas_id,
        dossier_id,
        None if slot is None else Slot(slot),
        name,
        language,
        function,
    )


def _read_person(plain: bytes) -> tuple[str, str]:
    name, language = json.loads(plain)
    return name, language


def _sealed_person(unit: Unit, whose: str, person_id: str, person: tuple[str, str]) -> bytes:
    return unit.vault.conceal(whose, _context(person_id), packed(person), person)


def _sealed_address(unit: Unit, participant_id: str, address: str) -> bytes:
    whose = scope_by_id(unit, participant_id)
    return seal_text(unit, whose, _address_context(participant_id), address)


def scope_by_id(unit: Unit, participant_id: str) -> str:
    row = unit.queries.participant_by_id(unit.connection, id=participant_id)
    return scope_of(row[3], row[6])


def _fingerprint(unit: Unit, channel: Channel, address: str) -> bytes:
    return unit.vault.fingerprint(f"address/{channel.value}", address)


def _context(participant_id: str) -> str:
    return f"participant/{participant_id}"


def _address_context(participant_id: str) -> str:
    return f"address/{participant_id}"
