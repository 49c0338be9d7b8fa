"""Tells open pages that something changed, inside this process. Never says what: they look."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Hub:
    """Topics are ids (a participant's, a klas's). One per process; used on the event loop only."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.leaving = False

    def leave(self) -> None:
        """The program stops: every open page is told, and hears nothing after that."""
        self.leaving = True
        for listeners in self._listening.values():
            for listener in listeners:
                listener.set()

    def publish(self, topic: str) -> None:
        """Wakes everyone who listens. Several changes before somebody looks are one change."""
        for listener in self._listening.get(topic, ()):
            listener.set()

    @contextmanager
    def subscribe(self, *topics: str) -> Iterator[asyncio.Event]:
        """The event is set at a change, and when the program is `leaving`; whoever waits clears it
        before looking."""
        changed = asyncio.Event()
        if self.leaving:
            changed.set()
        for topic in topics:
            self._listening[topic].add(changed)
        try:
            yield changed
        finally:
            for topic in topics:
                self._listening[topic].discard(changed)
                if not self._listening[topic]:
                    del self._listening[topic]
