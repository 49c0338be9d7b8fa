"""Who did what kind of thing to which dossier, when, by which door. Never any contents.

An entry outlives its dossier: that it was erased, and by whom, can be shown afterwards.

Entries form a chain: each has a seal, a keyed hash (HMAC-SHA-256 under the master key) of itself
and of the seal before it. Who can write in the file but has no master key cannot change, add or
leave out an entry without `verify` seeing it. The chain may begin later than it did (old entries
are removed after their term), and it cannot show that its newest entries were cut off: for that,
compare `Chain.seal` with one that was written down elsewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from uuid6 import uuid7

from storage.times import read, stored
from storage.unit import Unit

PAGE = 1000  # entries read at once

_BEGIN = b""
_Sealed = tuple[int, bytes | None, bytes | None, int, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    participant_id: str
    role: str
    act: str
    dossier_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What `verify` found. `broken` is the number of the first entry that does not fit, 0 when all
    do; `unsealed` counts those of before the chain. `first` and `last` are numbers, 0 when empty;
    `seal` is the newest, as hexadecimal signs."""

    entries: int
    unsealed: int
    first: int
    last: int
    seal: str
    broken: int = 0


def record(
    unit: Unit,
    participant_id: str,
    role: str,
    act: str,
    dossier_id: str,
    channel: str,
    now: datetime,
) -> None:
    last, prior = unit.queries.last_audit(unit.connection) or (0, None)
    number, prior = last + 1, prior or _BEGIN
    fields = (stored(now), participant_id, str(role), act, dossier_id, str(channel))
    unit.queries.add_audit(
        unit.connection,
        id=str(uuid7()),
        now=fields[0],
        participant_id=participant_id,
        role=role,
        act=act,
        dossier_id=dossier_id,
        channel=channel,
        number=number,
        prior=prior,
        seal=_seal(unit, number, prior, fields),
    )


def of_dossier(unit: Unit, dossier_id: str) -> list[Entry]:
    """In the order in which it happened."""
    rows = unit.queries.audit_of_dossier(unit.connection, dossier_id=dossier_id)
    return [Entry(read(at), *rest) for at, *rest in rows]


def last_by_leerkracht(unit: Unit, klas_id: str) -> dict[tuple[str, str], datetime]:
    """When a leerkracht last did it, by dossier id and act."""
    rows = unit.queries.audit_last_by_leerkracht(unit.connection, klas_id=klas_id)
    return {(dossier_id, act): read(at) for dossier_id, act, at in rows}


def forget(unit: Unit, before: datetime) -> int:
    """The oldest entries, up to the first of `before` or later; how many went. The newest stays
    whatever its age: the chain is built on it."""
    return int(unit.queries.remove_audit(unit.connection, before=stored(before)))


def verify(unit: Unit) -> Chain:
    """Reads the whole chain, a page at a time."""
    entries = unsealed = first = last = 0
    seal = _BEGIN
    for row in _all(unit):
        number, prior, own = row[0], row[1], row[2]
        entries, first = entries + 1, first or number
        gap = last and number != last + 1
        if own is None and not gap and not seal:
            unsealed += 1  # of before the chain
        elif gap or not _fits(unit, row, seal if last else _start(number, prior)):
            return Chain(entries, unsealed, first, last, seal.hex(), broken=number)
        last, seal = number, own or _BEGIN
    return Chain(entries, unsealed, first, last, seal.hex())


def _start(number: int, prior: bytes | None) -> bytes | None:
    """What the first entry that is left builds on: what came before it was removed after its term,
    and cannot be checked any more."""
    return prior if number > 1 else _BEGIN


def _fits(unit: Unit, row: _Sealed, before: bytes | None) -> bool:
    """`before` is the seal that the entry should be built on."""
    number, prior, seal, *fields = row
    if prior is None or seal is None or prior != before:
        return False
    return hmac.compare_digest(seal, _seal(unit, number, prior, tuple(fields)))


def _seal(unit: Unit, number: int, prior: bytes, fields: tuple[object, ...]) -> bytes:
    parts = [str(number), prior.hex(), *map(str, fields)]
    return unit.vault.fingerprint("audit", "\x1f".join(parts))


def _all(unit: Unit) -> Iterator[_Sealed]:
    after = -1
    while rows := list(unit.queries.audit_page(unit.connection, after=after, most=PAGE)):
        yield from rows
        after = rows[-1][0]
