"""Six digits that an app shows for thirty seconds (RFC 6238, as every authenticator app makes
them: HMAC-SHA-1). Pure, but for the making of a secret."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS = 6
PERIOD = 30  # seconds
DRIFT = 1  # periods that a telephone may run ahead or behind (RFC 6238, 5.2)
SECRET_BYTES = 20  # as long as the hash (RFC 4226, 4)
ISSUER = "Warme Overdracht"

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")
_GROUP = 4


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def read_digits(typed: str) -> str:
    """The digits without spaces, "" when it cannot be them."""
    digits = _BETWEEN.sub("", typed)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""


def matching(secret: bytes, digits: str, now: datetime) -> int | None:
    """The period (number of `PERIOD`s since 1970) of which these are the digits, or None. Takes as
    long for a wrong one as for a good one."""
    current = int(now.timestamp()) // PERIOD
    found = None
    for period in range(current - DRIFT, current + DRIFT + 1):
        if hmac.compare_digest(digits_of(secret, period), digits):
            found = period
    return found


def digits_of(secret: bytes, period: int) -> str:
    return _app(secret).generate(period * PERIOD).decode()


def to_scan(secret: bytes, account: str) -> str:
    """What the QR code says: an otpauth address."""
    return _app(secret).get_provisioning_uri(account, ISSUER)


def to_type(secret: bytes) -> str:
    """The same for who types it over: "JBSW Y3DP ..."."""
    key = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(key[start : start + _GROUP] for start in range(0, len(key), _GROUP))


def _app(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), PERIOD)  # noqa: S303 - what RFC 6238 and the apps use
