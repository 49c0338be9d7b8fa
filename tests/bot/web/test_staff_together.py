"""Samen invullen on the pages: the desk that types, the ouder's page that is asked."""

from __future__ import annotations

import json
from typing import Any

import httpx

from conversations.people import Slot
from tests.bot.web.browser import ORIGIN, fitting
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down, words

JSON = {"origin": ORIGIN, "content-type": "application/json"}


class Together:
    """The page of "samen invullen", without its scripts."""

    def __init__(self, juf: Desktop, slot: Slot = Slot.OUDER_1) -> None:
        self.juf = juf
        self.path = f"{juf.base}/samen/{juf.school.dossier('Noor')}/{OKR}/{slot}"
        self.state: dict[str, Any] = {}
        self.said = 0

    async def begin(self) -> httpx.Response:
        return await self.juf.client.post(self.path, headers={"origin": ORIGIN})

    async def look(self) -> dict[str, Any]:
        self.state = (await self.juf.client.get(f"{self.path}/state")).json()["state"]
        return self.state

    async def post(self, body: object) -> httpx.Response:
        content = body if isinstance(body, bytes) else json.dumps(body)
        return await self.juf.client.post(f"{self.path}/say", content=content, headers=JSON)

    async def say(self, **given: object) -> None:
        self.said += 1
        who, form = self.state["who"], self.state["form"]
        body = {"id": f"t-{self.said}", "who": who, "form": form, "input": given}
        answer = await self.post(body)
        assert answer.status_code == 200, answer.text
        self.state = answer.json()["state"]

    async def fill_in(self) -> None:
        await self.begin()
        await self.look()
        await self.say(type="Start")
        while self.state["now"]["type"] == "notice":
            await self.say(type="Continue")
        while self.state["now"]["type"] == "question":
            await self.say(**fitting(self.state["now"]))
        await self.say(type="Submit", turn=self.state["now"]["turn"])


async def test_the_desk_fills_it_in_and_the_ouder_says_yes(juf: Desktop) -> None:
    page = await juf.get(f"/leerling/{juf.school.dossier('Noor')}")
    assert "Samen invullen met ouder 1" in page.text
    desk = Together(juf)
    begun = await desk.begin()
    assert (begun.status_code, begun.headers["location"]) == (303, desk.path)
    band = words(await juf.client.get(desk.path))
    assert "Je vult dit in samen met ouder 1 van Noor. Schrijf op wat de ouder zegt." in band
    assert "<title>Gesprek</title>" in (await juf.client.get(desk.path)).text, "no name in a title"
    await desk.fill_in()
    now = desk.state["now"]
    assert (now["type"], now["head"], now["copy"]) == ("closing", "Samen ingeleverd", "")
    assert now["back"] == f"{juf.base}/leerling/{juf.school.dossier('Noor')}"
    page = await juf.get(f"/leerling/{juf.school.dossier('Noor')}")
    assert "in overleg, nog niet door de ouder bevestigd" in words(page)
    code = (await juf.school.card("Noor", Slot.OUDER_1)).code
    async with sat_down(juf.school, code) as ouder:
        state = (await ouder.client.get(f"/api/state?form={OKR}")).json()["state"]
        assert state["now"]["agree"] == {"yes": "Ja, zo is het", "change": "Ik wil iets veranderen"}
        said = {"who": state["who"], "form": OKR, "agrees": True}
        answer = await ouder.client.post("/api/agree", json=said, headers={"origin": ORIGIN})
        now = answer.json()["state"]["now"]
        assert now["agree"] is None and "bevestigd dat het zo is" in now["note"]
    page = await juf.get(f"/leerling/{juf.school.dossier('Noor')}")
    assert "in overleg, door de ouder bevestigd" in words(page)


async def test_the_ouder_opens_it_for_themselves(juf: Desktop) -> None:
    desk = Together(juf)
    await desk.fill_in()
    code = (await juf.school.card("Noor", Slot.OUDER_1)).code
    async with sat_down(juf.school, code) as ouder:
        said = {"who": desk.state["who"], "form": OKR, "agrees": False}
        answer = await ouder.client.post("/api/agree", json=said, headers={"origin": ORIGIN})
        assert answer.json()["state"]["now"]["type"] == "review"
    closed = await desk.post({"id": "1", "who": "x", "form": OKR, "input": {"type": "Start"}})
    assert (closed.status_code, closed.json()["reason"]) == (409, "apart")
    page = await juf.client.get(desk.path)
    assert "De ouder vult dit zelf in." in words(page)
    assert "invullen met ouder 1" not in (await juf.get(f"/leerling/{_noor(juf)}")).text


async def test_why_not_is_said_in_words(juf: Desktop) -> None:
    await juf.school.wrote("Noor", Slot.OUDER_1, OKR, **_short())
    page = await Together(juf).begin()
    assert page.status_code == 409
    assert "De ouder heeft dit zelf al ingevuld en ingeleverd." in words(page)
    never = await juf.client.get(Together(juf, Slot.OUDER_2).path)
    assert "De ouder vult dit zelf in." in words(never)


async def test_addresses_that_are_not_there(juf: Desktop) -> None:
    noor = _noor(juf)
    for tail in (f"{noor}/{WERKSTUK}/leerling", f"{noor}/x/ouder-1", "x/okr-ouders/ouder-1"):
        path = f"{juf.base}/samen/{tail}"
        assert (await juf.client.post(path, headers={"origin": ORIGIN})).status_code == 404
        for at in ("", "/state", "/events"):
            assert (await juf.client.get(path + at)).status_code == 404


async def test_a_body_that_no_page_sends(juf: Desktop) -> None:
    desk = Together(juf)
    await desk.begin()
    good = {"id": "1", "who": "x", "form": OKR, "input": {"type": "Start"}}
    for body in (b"{", {}, good | {"form": WERKSTUK}, good | {"input": {"type": "Reopen"}}):
        assert (await desk.post(body)).status_code == 400
    said = await juf.client.post("/api/agree", content=b"[]", headers=JSON)
    assert said.status_code == 400


def _noor(juf: Desktop) -> str:
    return juf.school.dossier("Noor")


def _short() -> dict[str, Any]:
    return {
        "wie_vult_in": "alleen",
        "relatie": "moeder",
        "sterk": "Hij helpt graag.",
        "minder_sterk": "Plannen kost moeite.",
        "helpt": "Een vaste plek.",
        "gezondheid": "nee",
        "inzage": "wil_lezen",
        "eens": "weet_niet",
    }
