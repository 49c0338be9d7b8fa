"""Who comes back after what they wrote was erased on its day."""

from __future__ import annotations

import pytest

from bot.app import now
from conversations.people import Dossier, Role, Slot
from storage import erasure
from storage.parts import Part
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import OKR, WERKSTUK
from tests.bot.web.house import House


async def erase(house: House, dossier: Dossier, *parts: tuple[str, Slot]) -> None:
    going = [Part(dossier.id, form, slot) for form, slot in parts]
    await house.services.store.transact(lambda unit: erasure.erase_parts(unit, going, now()))


async def test_a_leerling_reads_that_it_is_done(house: House, browser: Browser) -> None:
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor, Role.LEERLING))
    await browser.begin()
    await erase(house, noor, (WERKSTUK, Slot.LEERLING))
    body = {
        "id": "laat",
        "who": browser.state["who"],
        "form": WERKSTUK,
        "input": {"type": "Text", "text": "Noor", "question": "mij_naam"},
    }
    refused = await browser.post(body)
    assert (refused.status_code, refused.json()["reason"]) == (409, "choose_form")
    for address in ("/gesprek", "/"):
        assert (await browser.client.get(address)).headers["location"] == "/keuze"
    page = (await browser.client.get("/keuze")).text
    assert "Wat je schreef, is hier gewist" in page
    assert "niets meer in te vullen" in page
    assert "Dit ben ik" not in page


@pytest.mark.parametrize("both", [False, True], ids=["one form", "both forms"])
async def test_an_ouder_keeps_the_form_that_is_left(
    house: House, browser: Browser, *, both: bool
) -> None:
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor, Role.OUDER))
    page = (await browser.client.get("/keuze")).text
    who = page.split('name="person" value="')[1].split('"')[0]
    chair = {"person": who, "form": OKR}
    await browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
    await browser.begin()
    rest = [(WERKSTUK, Slot.OUDER_1)] if both else []
    await erase(house, noor, (OKR, Slot.OUDER_1), *rest)
    assert (await browser.client.get("/gesprek")).headers["location"] == "/keuze"
    page = (await browser.client.get("/keuze")).text
    assert "Wat u schreef, is hier gewist" in page
    assert "wordt niet gelezen" not in page, "it was: it was handed over"
    assert ("Dit kunt u nog wel invullen" in page) is not both
    assert ("Een stukje van thuis" in page) is not both
    refused = await browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
    assert refused.headers["location"] == "/"
