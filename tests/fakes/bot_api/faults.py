"""Faults on order: the next call, or the next few, go wrong in a chosen way."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal

Kind = Literal["status", "delay", "cut_before", "cut_after"]


@dataclass(frozen=True, slots=True)
class Fault:
    """`cut_after`: done, but the answer never arrives. `status` sends what a proxy would send."""

    kind: Kind
    status: int = 502
    seconds: float = 0.0
    retry_after: int = 0


class Faults:
    ANY = "*"

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)
        self.happened: list[tuple[str, Fault]] = []

    def plan(self, method: str, fault: Fault, times: int) -> None:
        self._waiting[method.lower()].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        if not self._waiting:
            return None
        for name in (method.lower(), self.ANY):
            if self._waiting.get(name):
                fault = self._waiting[name].popleft()
                self.happened.append((method, fault))
                return fault
        return None

    def clear(self) -> None:
        self._waiting.clear()
