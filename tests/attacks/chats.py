"""Chats in Telegram with everybody who might try, and what each of them can send."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import now
from bot.desk import Desk
from bot.desk.actions import Action, Verb
from bot.settings import Settings
from bot.telegram import buttons
from bot.telegram.buttons import MAX_BYTES, Tap, pack, seat_of
from bot.telegram.channel import TelegramChannel
from bot.telegram.commands import NAMES
from conversations.people import Channel, Dossier, Participant, Role, Slot
from storage import participants
from tests.attacks.ward import Everybody, Furnished, everybody
from tests.bot.web.desktop import OKR, WERKSTUK
from tests.fakes.bot_api import BotApi, Person

FIRST_CHAT = 5001
# What a tap of each kind says where it needs a choice.
CHOICES = {
    buttons.RATE: "3", buttons.DATE: "2026-01-01", buttons.PASS: "skipped",
    buttons.LANGUAGE: "en", buttons.QUIET: "on", buttons.AGREE: "yes",
}  # fmt: skip
KINDS = sorted(
    value
    for name, value in vars(buttons).items()
    if name.isupper() and isinstance(value, str) and len(value) == 1 and value.isalpha()
)
TYPED = ("Bo\nCas", "Amira", "Amira B.", "Groep 9", "2027-01-15", "/klas Groep 8b", "123456")


@dataclass
class Chats:
    """`people` by who they are; those who were removed had their buttons until just now."""

    of: Everybody
    api: BotApi
    channel: TelegramChannel
    running: asyncio.Task[None]
    people: dict[str, Person]

    async def attack(self, who: str) -> int:
        """Sends everything that somebody can send; how much that was."""
        person, sent = self.people[who], 0
        message = person.screen[-1]
        for data in self.taps(who):
            await person.tap(data=data, message=message)
            sent += 1
        for text in (*(f"/{name}" for name in NAMES), *self.starts(), *TYPED):
            await person.send(text)
            sent += 1
        await self.api.settled(60)
        return sent

    def starts(self) -> Iterator[str]:
        """What a forged link would start with."""
        ward = self.of.ward
        for word in (ward.amira, ward.child, ward.reader, "WRONGWRONGXX"):
            yield f"/start {word}"

    def taps(self, who: str) -> Iterator[str]:
        """Every kind of button, with the signs and ids of Amira, her ouders and her leerkracht."""
        people = self.of.people
        mine = people.get(who)
        signs = [seat_of(mine.id, "")] if isinstance(mine, Participant) else []
        for one, form in (("leerling", WERKSTUK), ("ouder 1", OKR), ("ouder 2", OKR), ("juf", "")):
            theirs = people[one]
            assert isinstance(theirs, Participant)
            signs += [seat_of(theirs.id, form), seat_of(theirs.id, "")]
        for kind in KINDS:
            for sign in signs:
                yield pack(Tap(kind, sign, 1, "sterk", CHOICES.get(kind, "")))
        juf = signs[-1]
        for verb in Verb:
            for of, place, slot in self.targets():
                action = Action(verb, of, place, slot, 1, 0).packed()
                for sign in (signs[0], juf):
                    data = pack(Tap(buttons.DESK, sign)) + f"|||{action}"
                    if len(data.encode()) <= MAX_BYTES:
                        yield data

    def targets(self) -> Iterator[tuple[str, int, Slot | None]]:
        ward = self.of.ward
        forms = list(ward.s.questionnaires)
        yield ward.amira, forms.index(OKR), Slot.OUDER_1
        yield ward.yusuf, forms.index(WERKSTUK), Slot.LEERLING
        yield "all", -1, None

    async def end(self) -> None:
        """Everything that is owed is said."""
        await self.channel.stop()
        await self.running

    def seen(self, who: str) -> str:
        """All that the bot ever showed there, with what stands on and behind the buttons."""
        said = [message for message in self.people[who].screen if message.from_bot]
        assert not [message for message in said if message.file]
        return "\n".join(f"{message.text} {message.caption} {message.keyboard}" for message in said)


@asynccontextmanager
async def chats(school: Furnished, folder: Path) -> AsyncIterator[Chats]:
    async with BotApi() as api, everybody(school, folder, bundle=False) as of:
        services = of.ward.s
        settings = Settings(
            data=folder,
            telegram_token=SecretStr(api.token),
            telegram_api=api.url,
            telegram_files=True,
            public_url="https://overdracht.voorbeeld.nl",
        )
        channel = TelegramChannel(
            services.assistant,
            Desk(services, files=True),
            settings,
            services.questionnaires,
            now,
            services.planning,
            services.second_step,
            services.objections,
            services.photo_permission,
            services.rights,
            services.copies.over_telegram,
        )
        running = asyncio.create_task(channel.run())
        seats = {who: one for who, one in of.people.items() if isinstance(one, Participant)}
        seats |= await _to_be_removed(of)
        people = {}
        for chat, who in enumerate([*seats, "stranger"], FIRST_CHAT):
            people[who] = api.person(chat)
            if who in seats:
                await services.store.transact(
                    lambda unit, chat=chat, who=who: participants.bind(
                        unit, Channel.TELEGRAM, str(chat), seats[who].id, now()
                    )
                )
            await people[who].start()
            await people[who].reply()
        try:
            yield Chats(of, api, channel, running, people)
        finally:
            await channel.stop()
            await running


async def _to_be_removed(of: Everybody) -> dict[str, Participant]:
    """A leerling with an ouder, and a leerkracht."""
    ward, s = of.ward, of.ward.s
    [bo], _ = await s.classroom.add_leerlingen(None, ward.klas, ["Bo"])
    assert isinstance(bo, Dossier)
    cards = await s.classroom.invite(None, ward.klas, [Role.LEERLING, Role.OUDER], leerling=bo.id)
    found = {f"removed {card.participant.slot}": card.participant for card in cards}
    omar = await s.team.find(None, ward.klas, ward.colleague)
    return found | {"removed leerkracht": omar}


async def remove(chats: Chats) -> None:
    """After which nobody of them is anybody."""
    ward, s = chats.of.ward, chats.of.ward.s
    bo = await s.leerlingen.find(None, ward.klas, "Bo")
    await s.leerlingen.remove(None, bo.id, bo.version)
    await s.team.remove(None, ward.klas, ward.colleague)
