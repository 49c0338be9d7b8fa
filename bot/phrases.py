"""Pass phrases: Dutch words that can be said over the telephone and typed without a mistake."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import unicodedata
from functools import cache
from pathlib import Path

WORDS = 5  # of 512: 45 bits, against somebody who has the link or the file and ten tries
BETWEEN = "-"

# scrypt (RFC 7914) takes 32 MiB and about a tenth of a second with these. They stand in each hash,
# so that they can go up later.
COST, BLOCK, PARALLEL = 2**15, 8, 1
_ROOM = 64 * 1024 * 1024  # OpenSSL refuses more than 32 MiB unless it is told
_SALT_BYTES, _HASH_BYTES = 16, 32
_SCHEME = "scrypt"


@cache
def words() -> tuple[str, ...]:
    """Without ij/ei and au/ou, which sound the same, and without accents."""
    return tuple(Path(__file__).with_suffix(".txt").read_text(encoding="ascii").split())


def new_phrase(count: int = WORDS) -> str:
    """ "appel-fiets-maan-tuin-wolk": nine bits a word."""
    return BETWEEN.join(secrets.choice(words()) for _ in range(count))


def hashed(phrase: str) -> bytes:
    """What may be kept of it. Blocking: call it in a worker thread."""
    salt = secrets.token_bytes(_SALT_BYTES)
    found = _derived(phrase, salt, COST, BLOCK, PARALLEL)
    parts = (str(COST), str(BLOCK), str(PARALLEL), _text(salt), _text(found))
    return "$".join((_SCHEME, *parts)).encode("ascii")


def fits(phrase: str, kept: bytes) -> bool:
    """Whether this was the phrase: capitals, spaces and dashes do not matter. Blocking."""
    scheme, cost, block, parallel, salt, found = kept.decode("ascii").split("$")
    if scheme != _SCHEME:
        return False
    again = _derived(phrase, base64.b64decode(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(again, base64.b64decode(found))


def _derived(phrase: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return hashlib.scrypt(
        _letters(phrase), salt=salt, n=cost, r=block, p=parallel, maxmem=_ROOM, dklen=_HASH_BYTES
    )


def _letters(phrase: str) -> bytes:
    """Phones put capitals and other dashes in; none of them is part of a phrase."""
    plain = unicodedata.normalize("NFKD", phrase).casefold()
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha()).encode("ascii")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
