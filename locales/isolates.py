"""Keeps a word in another script from turning the sentence around it (Unicode UAX #9)."""

from __future__ import annotations

from unicodedata import bidirectional

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
STARTS = "\u2066\u2067\u2068"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
TURNING = {"R", "AL", "AN"}  # the classes of right-to-left letters and digits
LETTERS = {"L", *TURNING}


def isolated(value: str, direction: str) -> str:
    """The value, in isolates where it needs them in a sentence of this direction ("ltr", "rtl").

    Without need it stays bare, so that an address or a code can be copied as it is. Signs in the
    value that would reach outside it are left out.
    """
    value = _closed(value)
    classes = {bidirectional(sign) for sign in value}
    needed = classes & (TURNING if direction == "ltr" else LETTERS)
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}" if needed else value


def _closed(value: str) -> str:
    value = value.translate(dict.fromkeys(map(ord, OVERRIDES)))
    depth = 0
    for sign in value:
        depth += (sign in STARTS) - (sign == POP_ISOLATE)
        if depth < 0:
            break
    if depth == 0:
        return value
    return value.translate(dict.fromkeys(map(ord, STARTS + POP_ISOLATE)))
