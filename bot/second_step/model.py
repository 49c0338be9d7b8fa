"""What the second step answers to a door. Plain values; every word is the door's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.replies import Welcome


@dataclass(frozen=True, slots=True)
class Asked:
    """Digits are asked for. When the step is being set, `to_scan` and `to_type` hold the secret;
    both are "" when it was set before."""

    to_scan: str = field(default="", repr=False)
    to_type: str = field(default="", repr=False)

    @property
    def setting(self) -> bool:
        return bool(self.to_scan)


@dataclass(frozen=True, slots=True)
class Passed:
    """In. `codes` are recovery codes to write down (as printed), when the step was just set: they
    are nowhere to be had again. `message` is ours that held the secret, 0 when there is none."""

    welcome: Welcome
    codes: tuple[str, ...] = field(default=(), repr=False)
    message: int = 0


@dataclass(frozen=True, slots=True)
class Denied:
    """Not in. `reason` is "wrong_digits", "used_digits" (good ones, but heard before), "wait" (for
    so many `minutes`: too many wrong ones; a recovery code is heard) or "over" (the code has to be
    given again)."""

    reason: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is with the second step of who is in. `set_at` None: there is none yet."""

    set_at: datetime | None
    codes_left: int = 0
