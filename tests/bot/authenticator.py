"""The app on a telephone: RFC 6238 written out, so that ours is not its own measure."""

from __future__ import annotations

import base64
import hmac
import re
import struct
from dataclasses import dataclass
from datetime import datetime

from bot.app import now

KEY = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


@dataclass(frozen=True, slots=True)
class Authenticator:
    secret: bytes

    @classmethod
    def reading(cls, text: str) -> Authenticator:
        """From a page or a message on which the key stands."""
        found = KEY.search(text)
        assert found, "no key to type over"
        return cls(base64.b32decode(found.group().replace(" ", "")))

    def shows(self, at: datetime | None = None, later: int = 0) -> str:
        """The digits of a moment, or of so many periods later."""
        period = int((at or now()).timestamp()) // 30 + later
        digest = hmac.digest(self.secret, struct.pack(">Q", period), "sha1")
        offset = digest[-1] & 15
        number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
        return f"{number % 1_000_000:06}"

    def never(self) -> str:
        """Digits that are not good now, nor a moment before or after."""
        good = {self.shows(later=step) for step in range(-3, 4)}
        return next(f"{number:06}" for number in range(10) if f"{number:06}" not in good)
