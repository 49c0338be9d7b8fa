"""All that has to do with readers, joined on one store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.readers import terms
from bot.readers.door import Door
from bot.readers.links import KeptUntil, MentorLinks
from bot.readers.reading import Reading
from bot.readers.school import DirecteurLinks
from conversations.questionnaire import Questionnaire
from storage import readers
from storage.store import Store, Unit


class Readers:
    """One per process. `mentors` and `directeuren` make links, `door` lets in who has one, and
    `reading` is what is behind it."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        link_base: str,
        kept_until: KeptUntil,
        changed: Callable[[str], None],
    ) -> None:
        self.mentors = MentorLinks(store, questionnaires, clock, link_base, kept_until, changed)
        self.directeuren = DirecteurLinks(store, clock, link_base)
        self.door = Door(store, clock)
        self.reading = Reading(store, questionnaires, clock, changed)


def forget_over(unit: Unit, now: datetime) -> None:
    """Sessions that are over, and links that were over long ago, with the names on them."""
    readers.forget_over(unit, now, now - terms.KEPT)
