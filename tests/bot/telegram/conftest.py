"""A school with the Telegram channel running against the stand-in, and people who write to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import now, open_services
from bot.classroom import ExportFile
from bot.devices import Device
from bot.planning.service import Planning
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel
from conversations.answers import Answer
from conversations.people import Channel, Participant, Role, Slot
from storage import answers
from tests.bot.school import School, add_klas
from tests.fakes.bot_api import BotApi, Person

PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Said:
    """A button of the desk that is played here."""

    text: str
    action: str


@dataclass(frozen=True, slots=True)
class Block:
    text: str
    buttons: Sequence[Sequence[Said]] = ()
    file: ExportFile | None = None


@dataclass(slots=True)
class PlayedDesk:
    """Repeats what the leerkracht says; the real desk has its own tests."""

    heard: list[str] = field(default_factory=list)

    async def say(self, participant: Participant, said: str, *, at: Device) -> Sequence[Block]:
        self.heard.append(said)
        if said == "pdf":
            return [Block("Noor.pdf", file=ExportFile("Noor.pdf", b"%PDF-1.7"))]
        return [Block(f"Bureau: {said}", [[Said("Wie is waar?", "wie")]])]


@dataclass(slots=True)
class Stage:
    """What a test works with. `planning` is the one that the next channel started lives by."""

    api: BotApi
    school: School
    settings: Settings
    desk: PlayedDesk
    planning: Planning
    channel: TelegramChannel = field(init=False)
    running: asyncio.Task[None] = field(init=False)
    next_id: int = 1000

    async def person(self, name: str, slot: Slot = Slot.LEERLING, **how: Any) -> Person:
        """Somebody with a phone, who opened the link on their card."""
        person = self.stranger(**how)
        card = await self.school.card(name, slot)
        await person.start(card.code.replace("-", ""))
        return person

    async def leerkracht(self) -> Person:
        person = self.stranger(first_name="Juf")
        card = (await self.school.cards(Role.LEERKRACHT))[0]
        await person.start(card.code.replace("-", ""))
        return person

    def stranger(self, first_name: str = "Sam", language_code: str = "nl") -> Person:
        self.next_id += 1
        return self.api.person(self.next_id, first_name, language_code)

    async def at_first_question(self, name: str) -> Person:
        """A leerling who has read the notice."""
        person = await self.person(name)
        await read_notice(person)
        return person

    async def answers(self, name: str, questionnaire: str, slot: Slot) -> dict[str, Answer]:
        dossier = next(item for item in self.school.leerlingen if item.name == name)
        return await self.school.services.store.read(
            lambda unit: answers.load(unit, dossier.id, questionnaire, slot)
        )

    async def werkstuk(self, name: str) -> dict[str, Answer]:
        return await self.answers(name, "dit-ben-ik", Slot.LEERLING)

    def start_channel(self) -> None:
        services = self.school.services
        self.channel = TelegramChannel(
            services.assistant,
            self.desk,
            self.settings,
            services.questionnaires,
            now,
            self.planning,
            services.second_step,
            services.objections,
            services.photo_permission,
            services.rights,
            services.copies.over_telegram if self.settings.telegram_files else None,
        )
        self.running = asyncio.create_task(self.channel.run())

    async def stop_channel(self) -> None:
        await self.channel.stop()
        await asyncio.wait_for(self.running, PATIENCE)

    async def nothing_owed(self) -> None:
        """Waits until everything that is owed was taken by Telegram."""
        async with asyncio.timeout(PATIENCE):
            while await self.school.services.assistant.owed(Channel.TELEGRAM):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def read_notice(person: Person) -> None:
    """Presses on until the first question."""
    message = await person.reply()
    while message.buttons in (["Verder"], ["Beginnen"]):
        await person.tap(message.buttons[0], message=message)
        message = await person.reply()


async def eventually(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Waits for something that has no event of its own."""
    async with asyncio.timeout(patience):
        while not condition():  # noqa: ASYNC110 - nothing tells when
            await asyncio.sleep(0.01)


@asynccontextmanager
async def open_stage(
    folder: Path,
    *names: str,
    api: BotApi,
    public_url: str = "",
    token: str = "",
    files: bool = False,
    second_step: bool = False,
    photos: bool = True,
) -> AsyncIterator[Stage]:
    """`photos`: of everybody a slip of ouder 1 came back that says yes to those."""
    settings = Settings(
        data=folder,
        telegram_token=SecretStr(token or api.token),
        telegram_api=api.url,
        public_url=public_url,
        telegram_files=files,
        second_step=second_step,
    )
    async with open_services(settings) as services:
        school = await add_klas(services, *names, klas="Groep 8b", school="De Voorbeeldboom")
        for name in names if photos else ():
            await school.permit(name)
        stage = Stage(api, school, settings, PlayedDesk(), services.planning)
        stage.start_channel()
        try:
            yield stage
        finally:
            await stage.stop_channel()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
async def stage(tmp_path: Path, api: BotApi) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path, "Noor", "Sem", api=api) as stage:
        yield stage
