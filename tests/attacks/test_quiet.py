"""A real program, talked to through both doors, errors included: nothing of it is in its log."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.web import security
from tests.bot.program import Program
from tests.bot.telegram.conftest import read_notice
from tests.bot.web.browser import Browser
from tests.fakes.bot_api import BotApi

SAID = ("Quetzalcoatlus", "Zwaluwstaartje")
NAMES = ("Wilhelmientje", "Xanthippe")
MENTOR = "mevrouw Zonderspoor"


@pytest.mark.process
async def test_nothing_personal_in_the_log(tmp_path: Path) -> None:
    async with BotApi() as api:
        program = Program(tmp_path, api)
        await program.run("klas", "create", "Groep 8b", "--school", "Voorbeeldboom")
        await program.run("leerling", "add", "--klas", "Groep 8b", *NAMES)
        cards = await program.ask("invite", "--klas", "Groep 8b", "--role", "leerling")
        codes = {card["leerling"]: card["code"].replace("-", "") for card in cards}
        asked = ("mentor", "link", "--klas", "Groep 8b", "--name", MENTOR, "--leerling", NAMES[0])
        mentor = await program.ask(*asked)
        await program.start()
        try:
            token = await _on_the_web(program.web, codes[NAMES[0]])
            secrets = await _as_a_mentor(program.web, mentor["link"], mentor["phrase"])
            await _in_telegram(api, codes[NAMES[1]])
        finally:
            await program.stop()
    log = program.log.read_text().casefold()
    assert log, "it wrote that it began"
    grouped = ["-".join((code[:4], code[4:8], code[8:])) for code in codes.values()]
    theirs = (*SAID, *NAMES, *codes.values(), *grouped, MENTOR, *secrets)
    for secret in (*theirs, token, api.token, "wrongwrongxx"):
        assert secret.casefold() not in log


async def _on_the_web(address: str, code: str) -> str:
    async with httpx.AsyncClient(base_url=address) as client:
        client.headers["sec-fetch-site"] = "same-origin"
        browser = Browser(client)
        await client.post("/i/WRONGWRONGXX")
        await client.get(f"/i/{code}")
        await browser.join(code)
        await browser.begin()
        await browser.say("Text", text=SAID[0], question=browser.now["question"])
        assert SAID[0] in (await client.get("/api/state")).text
        await browser.post({"id": "x", "who": browser.state["who"], "form": SAID[0], "input": {}})
        await client.get(f"/kopie/{SAID[0]}.pdf")
        await client.get(f"/{code}/{SAID[0]}")
        await client.post("/weg", headers={"sec-fetch-site": "cross-site"})
        return client.cookies[security.COOKIE]


async def _as_a_mentor(address: str, link: str, phrase: str) -> tuple[str, ...]:
    """What may not be in the log of it."""
    async with httpx.AsyncClient(base_url=address) as client:
        client.headers["sec-fetch-site"] = "same-origin"
        door = link[link.index("/lees/") :]
        await client.get("/lees/WRONGWRONGXX")
        await client.post(door, data={"zin": SAID[0]})
        assert (await client.post(door, data={"zin": phrase})).status_code == 303
        assert NAMES[0] in (await client.get("/mentor")).text
        await client.get(f"/mentor/{SAID[0]}/{NAMES[0]}")
        token = client.cookies["lezer"]
        await client.post("/afmelden")
        return door.rsplit("/", 1)[-1], phrase, token


async def _in_telegram(api: BotApi, code: str) -> None:
    person = api.person(4711, first_name=NAMES[1])
    await person.start("WRONGWRONGXX")
    await person.reply()
    await person.start(code)
    await read_notice(person)
    await person.send(SAID[1])
    assert "Bewaard" in (await person.reply()).text
    await person.tap(data=f"q:AAAA::{SAID[1]}", message=person.last)
    await person.send(f"/{SAID[1]}")
    await person.reply()
