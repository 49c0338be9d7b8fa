"""Who gave a good code and has yet to give the second step. Kept, so that a restart between the two
asks nobody to begin again; bounded in time and in tries, and it speaks for nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conversations.people import Channel
from storage.participants import place_print, scope_by_id
from storage.times import stored
from storage.unit import Unit

LIFETIME = timedelta(minutes=10)  # enough to install an app on a telephone while others wait


@dataclass(frozen=True, slots=True)
class Half:
    """`invitation` is the mark of the code that was given (None: who is in sets it anew), `beside`
    that of a browser to take along, `secret` one that is being set, `tries` how many went wrong,
    `message` ours with the secret in it (0: none)."""

    participant_id: str
    invitation: bytes | None
    beside: bytes | None
    secret: bytes | None = field(repr=False)
    tries: int
    message: int


def begin(
    unit: Unit,
    channel: Channel,
    address: str,
    participant_id: str,
    invitation: bytes | None,
    now: datetime,
    beside: str = "",
) -> None:
    """In the place of what was half done at this address. `beside` is a web address."""
    unit.queries.begin_half_login(
        unit.connection,
        **_at(unit, channel, address),
        participant_id=participant_id,
        invitation=invitation,
        beside=place_print(unit, Channel.WEB, beside) if beside else None,
        expires_at=stored(now + LIFETIME),
    )


def find(unit: Unit, channel: Channel, address: str, now: datetime) -> Half | None:
    row = unit.queries.half_login_at(
        unit.connection, **_at(unit, channel, address), now=stored(now)
    )
    if row is None:
        return None
    participant_id, invitation, beside, sealed, tries, message = row
    secret = None
    if sealed is not None:
        scope = scope_by_id(unit, participant_id)
        secret = unit.vault.open(scope, _context(participant_id), sealed)
    return Half(participant_id, invitation, beside, secret, tries, message)


def propose(unit: Unit, channel: Channel, address: str, half: Half, secret: bytes) -> None:
    """The secret that is being set here, the same again each time that it is shown."""
    scope = scope_by_id(unit, half.participant_id)
    sealed = unit.vault.seal(scope, _context(half.participant_id), secret)
    unit.queries.set_half_login(unit.connection, **_at(unit, channel, address), sealed=sealed)


def miss(unit: Unit, channel: Channel, address: str) -> None:
    unit.queries.miss_half_login(unit.connection, **_at(unit, channel, address))


def note(unit: Unit, channel: Channel, address: str, message: int) -> None:
    """The message of ours that holds the secret."""
    unit.queries.note_half_login(unit.connection, **_at(unit, channel, address), message=message)


def end(unit: Unit, channel: Channel, address: str) -> None:
    unit.queries.end_half_login(unit.connection, **_at(unit, channel, address))


def forget_expired(unit: Unit, now: datetime) -> int:
    """How many went."""
    return int(unit.queries.remove_expired_half_logins(unit.connection, now=stored(now)))


def _at(unit: Unit, channel: Channel, address: str) -> dict[str, object]:
    print_ = place_print(unit, channel, address)
    return {"channel": channel.value, "fingerprint": print_}


def _context(participant_id: str) -> str:
    return f"half_login/{participant_id}"
