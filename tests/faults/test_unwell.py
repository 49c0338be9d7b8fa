"""Nothing can be stored for a while: a full disk, another program that keeps the database.

Whoever answers meanwhile, on the page or in Telegram, reads one sentence, does nothing, and finds
the answer stored once when there is room again.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest
from prometheus_client import generate_latest

from bot.metrics import REGISTRY
from bot.telegram import channel
from conversations.people import Role, Slot
from storage import audit
from storage.doctor import examine
from storage.errors import StoreUnwell
from storage.legible import unreadable
from storage.store import DATA_FILE, Store
from tests.bot.telegram.conftest import Stage, open_stage
from tests.bot.telegram.test_answering import text_of, to_gezin
from tests.bot.web.browser import ORIGIN, Browser, fitting
from tests.bot.web.desktop import client_of, words
from tests.fakes.bot_api import BotApi
from tests.faults.disk import SmallDisk

TYPED = "Ik woon met mijn vader en Boef."
WAITS = "Er kan nu even niets worden bewaard."
HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def full(disk: SmallDisk) -> Iterator[None]:
    disk.fill()
    try:
        yield
    finally:
        disk.free()


@contextmanager
def locked(disk: SmallDisk) -> Iterator[None]:
    command = [sys.executable, "-c", HOLDER, str(disk.folder / DATA_FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            other.communicate()


async def impatient(store: Store) -> None:
    """So that the test need not wait five seconds for each try."""
    await store._writer.run(lambda it: it.execute("PRAGMA busy_timeout = 20").fetchall())


async def at_the_door(stage: Stage, client: httpx.AsyncClient) -> Browser:
    browser = Browser(client)
    await browser.join((await stage.school.card("Noor", Slot.LEERLING)).code.replace("-", ""))
    await browser.begin()
    await browser.go_to("gezin_wie")
    return browser


def said(browser: Browser) -> dict[str, object]:
    given = {**fitting(browser.now), "text": TYPED}
    state = browser.state
    return {"id": "een", "who": state["who"], "form": state["form"], "input": given}


def metric(name: str) -> str:
    lines = generate_latest(REGISTRY).decode().splitlines()
    return next((line.split()[-1] for line in lines if line.startswith(f"{name} ")), "")


@pytest.mark.parametrize(
    ("trouble", "causes"), [(full, {"full", "unreachable"}), (locked, {"busy"})]
)
async def test_answers_wait_and_are_stored_once(
    disk: SmallDisk,
    api: BotApi,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[SmallDisk], AbstractContextManager[None]],
    causes: set[str],
) -> None:
    monkeypatch.setattr(channel, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(channel, "LONGEST_PAUSE", 0.02)
    async with (
        open_stage(disk.folder, "Noor", "Sem", api=api) as stage,
        client_of(stage.school) as client,
    ):
        store = stage.school.services.store
        noor, sem = await at_the_door(stage, client), await to_gezin(stage, "Sem")
        await store.empty_log()  # so that the log has no room of before either
        await impatient(store)
        with trouble(disk):
            refused = await noor.post(said(noor))
            assert (refused.status_code, refused.json()["reason"]) == (503, "unwell")
            await sem.send(TYPED)
            assert (await sem.reply()).text.startswith(WAITS)
            await asyncio.sleep(0.5)  # more tries than a mistake of ours gets
            assert sem.unread == 0, "said once"
            assert not api.world.updates.confirmed.is_set(), "Telegram keeps it"
            await people_can_still_read(noor)
            assert (await client.get("/readyz")).status_code == 503
            assert (await client.get("/healthz")).status_code == 200
            assert metric("overdracht_store_unwell") == "1.0"
        assert (await noor.post(said(noor))).status_code == 200
        assert (await sem.reply()).text.startswith("Bewaard.")
        await api.settled()
        await stage.nothing_owed()
        assert sem.unread == 0
        for name in ("Noor", "Sem"):
            assert text_of((await stage.werkstuk(name))["gezin_wie"]) == TYPED
        again = await noor.post(said(noor))
        assert again.json()["state"]["now"]["question"] != "gezin_wie", "heard once"
        assert (await client.get("/readyz")).status_code == 200
        assert metric("overdracht_store_unwell") == "0.0"
        assert any(metric(f'overdracht_store_failed_total{{cause="{one}"}}') for one in causes)
        assert not (await store.read(audit.verify)).broken
        assert not await store.read(unreadable)
    assert await asyncio.to_thread(examine, disk.folder) == []


async def people_can_still_read(noor: Browser) -> None:
    assert (await noor.look())["now"]["question"] == "gezin_wie"
    page = await noor.client.get("/gesprek", headers={"accept": "text/html"})
    assert page.status_code == 200


async def test_a_leerkracht_reads_why_and_nothing_is_half_done(
    disk: SmallDisk, api: BotApi
) -> None:
    async with (
        open_stage(disk.folder, "Noor", api=api) as stage,
        client_of(stage.school) as client,
    ):
        code = (await stage.school.cards(Role.LEERKRACHT))[0].code.replace("-", "")
        browser = {"accept": "text/html", "origin": ORIGIN}
        await client.post(f"/i/{code}", headers=browser)
        await stage.school.services.store.empty_log()
        noor = f"/klas/{stage.school.klas.id}/leerling/{stage.school.dossier('Noor')}"
        new_name = {"naam": "Nora", "versie": "1"}
        classroom, klas = stage.school.services.classroom, stage.school.klas
        with full(disk):
            shown = await client.post(f"{noor}/naam", data=new_name, headers=browser)
            with pytest.raises(StoreUnwell) as unwell:
                await classroom.add_leerlingen(None, klas, ["Yusuf"])
        assert unwell.value.cause in {"full", "unreachable"}
        assert shown.status_code == 503
        assert "Er is niets weg. Ga over een paar minuten terug" in words(shown)
        assert shown.headers["retry-after"]
        done = await client.post(f"{noor}/naam", data=new_name, headers=browser)
        assert done.status_code == 303
        added, problems = await classroom.add_leerlingen(None, klas, ["Yusuf"])
        assert [one.name for one in added] == ["Yusuf"]
        assert not problems
    assert await asyncio.to_thread(examine, disk.folder) == []
