"""Could a person have read the question that their text would answer?

A client splits a text over 4096 characters into several messages, and people go on typing while
the bot is slow or away. Such a text was sent before the question that it would now answer was on
their screen: it is early. The rule knows no number of seconds: a text is early when an input of
the same person arrived with it or before it whose reply had not begun to be sent. Whoever waits
for the question is never early, however fast.

A reply that Telegram refuses for now (429, no connection) counts as not begun again. An input that
turned out to say nothing new (a delivery repeated after a restart) makes nobody early.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SPLIT_FROM = 2048
"""Characters. Clients cut a longer text between half of Telegram's 4096 and the whole, so more of
it may follow a message of this length: its reply is held for a moment."""

HOLD_SECONDS = 1.0
"""How long: the messages of one text come within a second of each other."""


@dataclass(eq=False, slots=True)
class Ticket:
    """An input on its way through the bot. `ahead` are the inputs of the same person whose reply
    had not begun to be sent when this one arrived. `void`: it asked nothing. `refused`: it was too
    long, or the rest of one that was. `waits`: a reply is on its way."""

    chat: int
    ahead: tuple[Ticket, ...]
    void: bool = False
    refused: bool = False
    waits: bool = False

    @property
    def early(self) -> bool:
        """Asked when the input is handled, after all inputs before it."""
        return any(not ticket.void for ticket in self.ahead)

    @property
    def after_refusal(self) -> bool:
        return any(ticket.refused for ticket in self.ahead)


@dataclass(slots=True)
class Reach:
    """The replies that are waited for, per chat. In memory: a restart forgets them, and then
    nobody is early, since nothing was asked yet by this process."""

    _open: dict[int, list[Ticket]] = field(default_factory=dict)

    def arrived(self, chat: int) -> Ticket:
        """To be called in the order in which Telegram gave the updates."""
        waiting = self._open.setdefault(chat, [])
        ticket = Ticket(chat, tuple(waiting))
        waiting.append(ticket)
        return ticket

    def begun(self, ticket: Ticket) -> None:
        """Its reply is being sent: from here on the person may have read it."""
        waiting = self._open.get(ticket.chat, [])
        if ticket in waiting:
            waiting.remove(ticket)
        if not waiting:
            self._open.pop(ticket.chat, None)

    def held_up(self, ticket: Ticket) -> None:
        """Its reply was not taken after all."""
        waiting = self._open.setdefault(ticket.chat, [])
        if ticket not in waiting:
            waiting.append(ticket)

    def void(self, ticket: Ticket) -> None:
        """It asked nothing."""
        ticket.void = True
        self.begun(ticket)
