"""What is owed to people reaches them: once, in order, and never as a bare second copy.

A row is made in the transaction that made it necessary, and is marked when Telegram took it. A
reply is sent at once; what may have arrived already is not sent again: instead the person is shown
where they are now, in words that say so. Broadcasts are paced and come after replies.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog
from aiolimiter import AsyncLimiter

from bot.assistant import Assistant
from bot.metrics import TELEGRAM_MESSAGES
from bot.replies import Owed, OwedState
from bot.telegram.health import Health
from bot.telegram.lanes import Lanes
from bot.telegram.marks import Marks
from bot.telegram.messages import Message
from bot.telegram.outcomes import Outcome
from bot.telegram.reach import HOLD_SECONDS, Reach, Ticket
from bot.telegram.removing import Removing
from bot.telegram.sender import Sender, Sent
from conversations.people import Channel

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STALE_SECONDS = 60.0  # a reply that Telegram would not take for so long is not sent as it was
REPEATS_A_SECOND = 20  # to all chats after an outage; Telegram takes 30
MOST_REPEATS = 3  # a person who has been shown where they are three times is not helped by a fourth

log = structlog.get_logger()

Repeat = Callable[[int], Awaitable[list[Message]]]
"""Where this chat's person is now, in words that say why it is shown again; [] when nowhere."""


@dataclass(eq=False, slots=True)
class Outgoing:
    """A reply on its way. `overtaken`: the reply to the rest of the same text says it all."""

    chat: int
    owed: tuple[Owed, ...]
    ticket: Ticket | None = None
    held: bool = False
    overtaken: bool = False
    ids: list[str] = field(default_factory=list)


class Delivery:
    """Replies in order per chat, chats beside each other. What is not async returns at once."""

    def __init__(
        self,
        sender: Sender,
        assistant: Assistant,
        reach: Reach,
        repeat: Repeat,
        lanes: Lanes,
        health: Health,
    ) -> None:
        self.sender = sender
        self.marks = Marks(assistant)
        self._removing = Removing(sender)
        self._assistant = assistant
        self._reach = reach
        self._repeat = repeat
        self._lanes = lanes
        self._health = health
        self._pace = AsyncLimiter(REPEATS_A_SECOND, 1)
        self._queued: dict[int, list[Outgoing]] = {}
        self._held: dict[int, Outgoing] = {}
        self._replied_to: set[int] = set()

    def reply(self, chat: int, owed: tuple[Owed, ...], ticket: Ticket, *, held: bool) -> None:
        """The rows of one reply. `held`: a moment later, since more of the same text may follow."""
        going = Outgoing(chat, owed, ticket, held, ids=[row.id for row in owed])
        self._replied_to.add(chat)
        if held:
            self._held[chat] = going
        self._queued.setdefault(chat, []).append(going)
        self._lanes.put(chat, lambda: self._reply(going))

    def overtake(self, chat: int) -> bool:
        """Drops a reply that is held; whether there was one. The caller's reply shows the question
        in its place."""
        going = self._held.pop(chat, None)
        if going is None:
            return False
        going.overtaken = True
        return True

    def tell(self, chat: int, messages: Sequence[Message], ticket: Ticket | None = None) -> None:
        """Says what no row stands for: it can be asked again."""
        self._lanes.put(chat, lambda: self._tell(chat, messages, ticket))

    def in_turn(self, chat: int, work: Callable[[], Awaitable[None]]) -> None:
        """Something of several calls, after what was said before in this chat."""
        self._lanes.put(chat, work)

    async def removes(self, chat: int, message_id: int) -> bool:
        """Whether this message is gone now. Only in turn."""
        return await self._removing.gone(chat, message_id)

    def hand_over(self, chat: int, name: str, content: bytes) -> None:
        """A file that was asked for. When it does not arrive it can be asked for again."""
        self._lanes.put(chat, lambda: self.sender.send_file(chat, name, content))

    def make_and_hand_over(
        self, chat: int, make: Callable[[], Awaitable[tuple[str, bytes] | None]]
    ) -> None:
        """The same for one that is made in its turn, so that nobody waits for it but this chat.
        Nothing is sent when `make` gives None."""

        async def go() -> None:
            made = await make()
            if made is not None:
                await self.sender.send_file(chat, *made)

        self._lanes.put(chat, go)

    def resume(self, chat: int, owed: Sequence[Owed]) -> None:
        """After a restart: replies that may or may not have arrived become one repeat. None is
        needed for who wrote on in the meantime, but what had to be taken out of the chat goes."""
        went_on = chat in self._replied_to
        self._lanes.put(chat, lambda: self._resume(chat, owed, went_on=went_on))

    async def deliver(
        self,
        chat: int,
        message: Message,
        ticket: Ticket | None = None,
        put_off: Callable[[], Awaitable[bool]] | None = None,
    ) -> Outcome:
        """One message until Telegram takes it, refuses it for good, or leaves us in doubt. WAIT
        when Telegram did not take it and `put_off` says that trying goes on another time."""
        pause = FIRST_PAUSE
        while True:
            if ticket:
                self._reach.begun(ticket)
            sent = await self.sender.send(chat, message)
            if sent.outcome not in {Outcome.WAIT, Outcome.AGAIN}:
                break
            if ticket:
                self._reach.held_up(ticket)
            await asyncio.sleep(_pause(sent, pause))
            await self._health.reachable()
            pause = min(2 * pause, LONGEST_PAUSE)
            if put_off is not None and await put_off():
                return Outcome.WAIT
        TELEGRAM_MESSAGES.labels(sent.outcome).inc()
        await self._after(chat, message, sent.outcome)
        return sent.outcome

    async def _reply(self, going: Outgoing) -> None:
        self._queued[going.chat].remove(going)
        if going.held and not going.overtaken:
            await asyncio.sleep(HOLD_SECONDS)
        if self._held.get(going.chat) is going:
            del self._held[going.chat]
        messages = [Message.from_payload(row.payload) for row in going.owed]
        if going.overtaken:
            await self._removing.of_unsent(going.chat, messages)
            self._settle(going, OwedState.SENT)
            return
        for message in messages:
            clean = await self._removing.before(going.chat, message)
            outcome = await self.deliver(going.chat, clean, going.ticket, _after_a_while())
            late = outcome is Outcome.WAIT
            if late or outcome is Outcome.UNKNOWN:
                outcome = await self._show_again(going.chat)
            if outcome is not Outcome.SENT:
                self._settle(going, OwedState.FAILED)
                return
            if late:
                break
        self._settle(going, OwedState.SENT)

    def _settle(self, going: Outgoing, state: OwedState) -> None:
        if going.ticket:
            self._reach.begun(going.ticket)
        self.marks.add(going.ids, state)

    async def _tell(self, chat: int, messages: Sequence[Message], ticket: Ticket | None) -> None:
        for message in messages:
            if await self.deliver(chat, message, ticket) not in {Outcome.SENT, Outcome.UNKNOWN}:
                break

    async def _resume(self, chat: int, owed: Sequence[Owed], *, went_on: bool) -> None:
        await self._removing.of_unsent(chat, [Message.from_payload(row.payload) for row in owed])
        if went_on:
            outcome = Outcome.SENT
            if word := self._removing.unsaid(chat):
                outcome = await self.deliver(chat, Message(word))
        else:
            outcome = await self._show_again(chat)
        done = OwedState.SENT if outcome is Outcome.SENT else OwedState.FAILED
        self.marks.add([row.id for row in owed], done)

    async def _show_again(self, chat: int) -> Outcome:
        """Replies that wait behind this one are older than what is shown then."""
        for attempt in range(MOST_REPEATS):
            await self._health.reachable()
            if attempt:  # in doubt twice: the line is bad, and only a sign of life says otherwise
                await self._health.sign()
            await self._pace.acquire()
            older = list(self._queued.get(chat, ()))
            outcome = Outcome.SENT
            for message in await self._repeat(chat):
                honest = await self._removing.before(chat, message)
                outcome = await self.deliver(chat, honest)
            if outcome is Outcome.SENT:
                for going in older:
                    going.overtaken = True
            if outcome is not Outcome.UNKNOWN:
                return outcome
        return Outcome.SENT

    async def _after(self, chat: int, message: Message, outcome: Outcome) -> None:
        if outcome is Outcome.UNREACHABLE:
            await self._assistant.unreachable(Channel.TELEGRAM, str(chat))
        elif outcome is Outcome.REFUSED:
            log.error("telegram.refused")
        elif message.bare and message.bare_first:
            await self.sender.bare(chat, message.bare)
        elif message.bare:
            self.sender.tidy(chat, message.bare)


def _after_a_while() -> Callable[[], Awaitable[bool]]:
    """Whether it is no longer worth sending: the person may have gone on elsewhere by now."""
    begun = time.monotonic()

    async def late() -> bool:
        return time.monotonic() - begun > STALE_SECONDS

    return late


def _pause(sent: Sent, own: float) -> float:
    return sent.wait if sent.outcome is Outcome.WAIT else own
