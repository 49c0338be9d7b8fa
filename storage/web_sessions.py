"""A browser that is known: a random token in its cookie, which is also its address on the channel.

What it speaks for is a matter of `participants` (bind, seats, revoke_address) like any address;
the file knows the token by its fingerprint only.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from conversations.people import Channel
from storage.participants import WEB_LIFETIME
from storage.store import Unit
from storage.times import stored

_TOKEN_BYTES = 32
_PROLONG_EVERY = timedelta(days=1)  # one write a day is enough to know that it is in use


def new_token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)


def prolong(unit: Unit, token: str, now: datetime) -> None:
    """The browser was used: it expires `WEB_LIFETIME` from now. An expired one stays expired."""
    unit.queries.prolong_address(
        unit.connection,
        channel=Channel.WEB.value,
        fingerprint=unit.vault.fingerprint(f"address/{Channel.WEB.value}", token),
        now=stored(now),
        soon=stored(now + WEB_LIFETIME - _PROLONG_EVERY),
        expires_at=stored(now + WEB_LIFETIME),
    )


def forget_expired(unit: Unit, now: datetime) -> int:
    """How many addresses went."""
    return int(unit.queries.remove_expired_addresses(unit.connection, now=stored(now)))
