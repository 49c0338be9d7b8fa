"""The unit of work: one input in, one transaction, what to show out.

Channels call this and nothing below it. All texts that a person sees are made by the channels
from the events and the view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.media import Picture
from conversations.engine import View
from conversations.events import Event
from conversations.inputs import Input
from conversations.people import Channel, Dossier, Klas, Participant
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire that this participant may fill in, and how far it is."""

    questionnaire: Questionnaire
    status: Status
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What one input led to.

    `repeated`: this delivery was handled before; nothing was stored again, the view is current.
    `events` are already in the order in which the person should hear them. `view` is the screen.
    """

    participant: Participant
    dossier: Dossier
    klas: Klas
    questionnaire: Questionnaire
    events: tuple[Event, ...]
    view: View
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Welcome:
    """Somebody came in by a code, or asks where they may be.

    `people` are all participants that this address speaks for, the current one first, each with
    the dossier's name; `forms` are those of the current one (empty for a leerkracht).
    """

    participant: Participant
    dossier: Dossier | None
    klas: Klas
    forms: tuple[Form, ...]
    people: tuple[tuple[Participant, str], ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not let in, or not done. `reason` is one of: "unknown_code", "expired_code", "revoked_code",
    "too_many_tries", "not_known_here", "choose_form", "not_allowed"."""

    reason: str


Render = Callable[[Reply, datetime], "list[tuple[str, dict[str, object]]]"]
"""Given by a channel that owes messages: (kind, payload) of each, stored in the same transaction."""


class Assistant:
    """One per process."""

    def __init__(
        self,
        store: Store,
        questionnaires: dict[str, Questionnaire],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock

    async def join(self, channel: Channel, address: str, code: str) -> Welcome | Refusal:
        """A link, a QR or a typed code (spaces, dashes and case do not matter)."""
        raise NotImplementedError

    async def welcome(self, channel: Channel, address: str) -> Welcome | Refusal:
        """Who is this, and what may they fill in?"""
        raise NotImplementedError

    async def sit(
        self, channel: Channel, address: str, participant_id: str, questionnaire: str
    ) -> Welcome | Refusal:
        """Chooses another child, another role or another form. Never one that is not theirs."""
        raise NotImplementedError

    async def say(
        self,
        channel: Channel,
        address: str,
        given: Input,
        delivery: str,
        *,
        questionnaire: str = "",
        picture: Picture | None = None,
        render: Render | None = None,
    ) -> Reply | Refusal:
        """One input, stored durably before this returns.

        `questionnaire` "" means the current one at this address; the only one when there is no
        choice. `picture` is stored in the same transaction as the SendPhoto that names it.
        """
        raise NotImplementedError

    async def look(
        self, channel: Channel, address: str, *, questionnaire: str = ""
    ) -> Reply | Refusal:
        """The current screen, with no events; changes nothing."""
        raise NotImplementedError

    async def photo(self, channel: Channel, address: str, photo_id: str) -> bytes | None:
        """JPEG bytes of a picture in the person's own dossier that they may see, or None."""
        raise NotImplementedError
