"""The codes on invitations: easy to type, hard to guess."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: they are read for one another
LENGTH = 12  # 30**12 is 59 bits; the design asks for at least 50
GROUP = 4

_IN_LINK = re.compile(r"(?:/i/|[?&]start=)([0-9A-Za-z-]+)")
_BETWEEN = re.compile(r"[\s\u200b\u2060\ufeff\-\u2010-\u2015\u2212]+")  # phones type these as well


def new_code() -> str:
    """A fresh code, without dashes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise(typed: str) -> str:
    """As stored: capitals, no spaces or dashes. A pasted invitation link gives its code.
    "" when it cannot be a code."""
    link = _IN_LINK.search(typed)
    code = bare(link.group(1) if link else typed)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def bare(typed: str) -> str:
    """In capitals, without spaces and dashes."""
    return _BETWEEN.sub("", typed).upper()


def grouped(code: str) -> str:
    """As printed: "K7QM-4RTW-9XVF"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
