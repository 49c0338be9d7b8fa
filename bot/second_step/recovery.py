"""Codes on paper for who lost the telephone. Pure, but for the making of them."""

from __future__ import annotations

import secrets

from bot.codes import ALPHABET, bare

COUNT = 8
LENGTH = 10  # 49 bits each: of no use to guess, and never as long as the code of an invitation
_HALF = LENGTH // 2


def new_codes() -> tuple[str, ...]:
    """As stored."""
    return tuple("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(COUNT))


def normalise(typed: str) -> str:
    """As stored; "" when it cannot be one."""
    code = bare(typed)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def grouped(code: str) -> str:
    """As printed: "K7QM4-RTW9X"."""
    return f"{code[:_HALF]}-{code[_HALF:]}"
