"""One incoming thing at a time: to the assistant, and what it leads to on its way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant import Assistant
from bot.media import Picture
from bot.replies import Refusal, Reply
from bot.telegram.buttons import Tap
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Message
from bot.telegram.reach import SPLIT_FROM, Reach, Ticket
from bot.telegram.render import Origin, Scene, current, render
from bot.telegram.seats import Seats
from bot.told_first import ToldFirst
from conversations import events
from conversations.constraints import TOO_LONG
from conversations.inputs import Input, Text
from conversations.people import Channel
from locales.catalogue import HOME

ASKING = (events.Asked, events.NoticeShown, events.ReviewShown, events.Submitted, events.Nudged)
"""What puts something new before the person; after anything else nobody can be too early."""


OwnCopy = Callable[[str, str], Awaitable[bytes | None]]
"""(chat, questionnaire id) -> this person's own copy as a PDF, or None when there is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input came from: the chat, our name for the delivery, its ticket and its message."""

    chat: int
    delivery: str
    ticket: Ticket
    tapped: int = 0
    typed: int = 0


class Conversation:
    """Says inputs to the assistant and hands its replies to the delivery."""

    def __init__(
        self,
        assistant: Assistant,
        delivery: Delivery,
        reach: Reach,
        seats: Seats,
        clock: Callable[[], datetime],
        *,
        web_door: bool,
        told_first: ToldFirst,
        copy: OwnCopy | None,
    ) -> None:
        """`copy` None: no file with answers goes out over Telegram."""
        self._assistant = assistant
        self._delivery = delivery
        self._reach = reach
        self._seats = seats
        self._clock = clock
        self._web_door = web_door
        self._told_first = told_first
        self._copy = copy

    async def say(
        self, place: Place, given: Input, picture: Picture | None = None, tap: Tap | None = None
    ) -> Refusal | None:
        """Stored when this returns, and the reply is on its way; or the refusal. `tap` is
        the button, when one was tapped."""
        ticket, early = place.ticket, False
        if isinstance(given, Text):
            early = ticket.early
            given = replace(given, early=early)
        unseen = early and not ticket.after_refusal and self._delivery.overtake(place.chat)
        origin = Origin(
            tapped=place.tapped,
            turn=tap.turn if tap else 0,
            question=tap.question if tap else "",
            typed=place.typed,
            unseen=unseen,
            after_refusal=early and ticket.after_refusal,
        )
        reply = await self._assistant.say(
            Channel.TELEGRAM,
            str(place.chat),
            given,
            place.delivery,
            picture=picture,
            render=lambda reply, now: self._render(reply, now, origin),
        )
        if isinstance(reply, Refusal):
            return reply
        self._seats.spoke(place.chat, reply)
        self._send(place, given, reply)
        if any(isinstance(event, events.Submitted) for event in reply.events):
            self.send_copy(place.chat, reply.questionnaire.id)
        return None

    def send_copy(self, chat: int, questionnaire: str) -> None:
        """What the person handed in, as a file after what was said before. When it does not arrive
        there is a button to ask for it again."""
        copy = self._copy
        if copy is None:
            return

        async def make() -> tuple[str, bytes] | None:
            made = await copy(str(chat), questionnaire)
            return None if made is None else (f"{questionnaire}.pdf", made)

        self._delivery.make_and_hand_over(chat, make)

    async def agree(self, place: Place, *, agrees: bool) -> Refusal | None:
        """What the ouder says of what was filled in together, and where that leaves them."""
        reply = await self._assistant.agree(
            Channel.TELEGRAM, str(place.chat), questionnaire="", agrees=agrees
        )
        if isinstance(reply, Refusal):
            return reply
        self._seats.spoke(place.chat, reply)
        scene = self._scene(reply, self._clock(), Origin(tapped=place.tapped))
        self._delivery.tell(place.chat, current(scene, _agreed(scene)))
        return None

    async def repeat(self, chat: int) -> list[Message]:
        """Where this chat's person is now, for when we do not know whether they know."""
        reply = await self._assistant.look(Channel.TELEGRAM, str(chat))
        if isinstance(reply, Refusal):
            return []
        scene = self._scene(reply, self._clock(), Origin())
        opening = scene.t.text("We waren even weg. We waren hier gebleven:")
        return current(scene, opening)

    def _send(self, place: Place, given: Input, reply: Reply) -> None:
        """A repeated delivery needs nothing: its rows were made the first time."""
        ticket = place.ticket
        ticket.refused = _is_refused(reply) or ticket.after_refusal
        ticket.waits = bool(reply.owed)
        if not ticket.refused and not any(isinstance(it, ASKING) for it in reply.events):
            self._reach.void(ticket)
        if reply.owed:
            held = isinstance(given, Text) and len(given.text) > SPLIT_FROM
            self._delivery.reply(place.chat, reply.owed, ticket, held=held)

    def _render(
        self, reply: Reply, now: datetime, origin: Origin
    ) -> list[tuple[str, dict[str, object]]]:
        return [message.to_payload() for message in render(self._scene(reply, now, origin))]

    def _scene(self, reply: Reply, now: datetime, origin: Origin) -> Scene:
        today = now.astimezone(HOME).date()
        files = self._copy is not None
        return Scene.of(
            reply,
            today,
            origin,
            web_door=self._web_door,
            files=files,
            told_first=self._told_first,
        )


def _agreed(scene: Scene) -> str:
    """What they said, as we heard it."""
    t, found = scene.t, scene.reply.together
    if found is not None and found.confirmed_at is not None:
        return t.text("Dank u. We hebben bewaard dat het zo is.")
    return t.text("Het staat weer open, voor u alleen. U kunt alles veranderen.")


def _is_refused(reply: Reply) -> bool:
    return any(
        isinstance(event, events.Rejected) and event.reason == TOO_LONG for event in reply.events
    )
