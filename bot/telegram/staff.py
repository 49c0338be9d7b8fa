"""The leerkracht's side of the channel: everything goes to the desk, its blocks come back."""

from __future__ import annotations

from bot.devices import Device
from bot.telegram import rich
from bot.telegram.buttons import DESK, Tap, pack, seat_of
from bot.telegram.commands import Called
from bot.telegram.conversation import Place
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Button, Message
from bot.telegram.protocols import Desk, DeskBlock
from conversations.people import Channel, Participant

MENU = "/start"  # what brings the desk to its menu
FILE = "/bestand"  # what the desk hears when somebody sends it a file


class Staff:
    """Knows nothing of what a leerkracht may do: the desk does."""

    def __init__(self, desk: Desk, delivery: Delivery) -> None:
        self._desk = desk
        self._delivery = delivery

    async def said(self, place: Place, participant: Participant, words: str) -> None:
        at = Device(Channel.TELEGRAM, str(place.chat))
        blocks = await self._desk.say(participant, words, at=at)
        sign = seat_of(participant.id, "")
        for block in blocks:
            if block.file is None:
                self._delivery.tell(place.chat, drawn(block, sign))
            else:
                self._delivery.hand_over(place.chat, block.file.name, block.file.content)

    async def called(self, place: Place, participant: Participant, called: Called) -> None:
        await self.said(place, participant, called.typed)

    async def tapped(self, place: Place, participant: Participant, tap: Tap) -> None:
        """A button made for another seat at this chat does nothing but show where we are."""
        mine = tap.seat == seat_of(participant.id, "")
        await self.said(place, participant, tap.choice if mine else MENU)


def drawn(block: DeskBlock, sign: str) -> list[Message]:
    """A block as one message, or more when it is long."""
    rows = tuple(
        tuple(Button(item.text, pack(Tap(DESK, sign, choice=item.action))) for item in row)
        for row in block.buttons
    )
    paragraphs = [rich.plain(text) for text in block.text.split("\n\n") if text]
    *first, last = rich.messages(paragraphs)
    return [*(Message(text) for text in first), Message(last, rows)]
