"""A backup while thirty leerlingen answer, put back on an empty computer. The disk of the log is
full meanwhile, which nobody notices."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import httpx
import pytest

from bot.app import open_services
from bot.backup import back_up
from bot.restoring import restore
from bot.settings import Settings
from conversations.people import Role, Slot
from storage import answers, dossiers
from storage.doctor import examine
from storage.legible import unreadable
from storage.master_key import MASTER_KEY_FILE, MasterKey
from storage.store import Unit
from tests.bot.kills import FORM, NAMES
from tests.bot.program import Program
from tests.bot.school import open_school
from tests.bot.web.browser import Browser
from tests.fakes.bot_api import BotApi
from tests.storage.klas import NOW

THINKING = 0.5  # seconds before each answer: so they are not through before the backup is
PATIENCE = 30.0
FEWEST = 40  # answers before the backup
ENOUGH = 15  # answers during it and after it: they go on


class Klas:
    """Thirty who answer on the page, and what they were told is stored."""

    def __init__(self, web: str, codes: dict[str, str]) -> None:
        self._web = web
        self._codes = codes
        self.stored: list[tuple[str, str]] = []
        self.stop = False

    async def answer_on(self, name: str) -> None:
        headers = {"x-forwarded-for": "10.0.0.1"}
        async with httpx.AsyncClient(base_url=self._web, headers=headers, timeout=30) as client:
            browser = Browser(client, self._web)
            await browser.join(self._codes[name])
            await browser.begin()
            while not self.stop and browser.now["type"] == "question":
                asked = browser.now["question"]
                await browser.answer()
                self.stored.append((name, asked))
                await asyncio.sleep(THINKING)

    async def reach(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.stored) < number:  # noqa: ASYNC110 - nothing tells when
                await asyncio.sleep(0.02)


@pytest.mark.process
async def test_every_answer_of_before_is_in_it(tmp_path: Path, api: BotApi) -> None:
    program = Program(tmp_path, api)
    program.output = Path("/dev/full")
    async with open_school(tmp_path / "data", *NAMES) as school:
        cards = await school.cards(Role.LEERLING)
    await program.start()
    klas = Klas(program.web, {card.leerling: card.code.replace("-", "") for card in cards})
    try:
        async with asyncio.TaskGroup() as people:
            for name in NAMES:
                people.create_task(klas.answer_on(name))
            await klas.reach(FEWEST)
            before = list(klas.stored)
            await asyncio.to_thread(back_up, tmp_path / "data", tmp_path / "kopie" / "nu.db")
            await klas.reach(len(before) + ENOUGH)
            klas.stop = True
    finally:
        await program.stop()
    found = await put_back(tmp_path)
    assert set(before) <= found


async def put_back(folder: Path) -> set[tuple[str, str]]:
    """On another computer, with the master key and the copy; who answered what."""
    new = folder / "nieuw"
    new.mkdir(mode=0o700)
    shutil.copy(folder / "data" / MASTER_KEY_FILE, new)
    await asyncio.to_thread(restore, folder / "kopie" / "nu.db", MasterKey(new), NOW)
    assert await asyncio.to_thread(examine, new) == []

    def answered(unit: Unit) -> set[tuple[str, str]]:
        rows = unit.connection.execute("SELECT id FROM klas")
        (klas_id,) = rows.fetchone()
        return {
            (dossier.name, question)
            for dossier in dossiers.of_klas(unit, klas_id)
            for question in answers.load(unit, dossier.id, FORM, Slot.LEERLING)
        }

    async with open_services(Settings(data=new)) as services:
        assert not await services.store.read(unreadable)
        return await services.store.read(answered)
