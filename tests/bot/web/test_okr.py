"""An ouder whose form is switched off while it is open on the page."""

from __future__ import annotations

from conversations.people import Role
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import OKR, WERKSTUK
from tests.bot.web.house import House


async def test_on_the_page_a_kind_word_and_the_form_that_is_left(
    house: House, browser: Browser
) -> None:
    noor = await house.leerling("Noor")
    code = await house.code(noor, Role.OUDER)
    await browser.join(code)
    page = await browser.client.get("/keuze")
    who = page.text.split('name="person" value="')[1].split('"')[0]
    chair = {"person": who, "form": OKR}
    await browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
    await browser.begin()
    await house.services.leerlingen.ask_okr(None, noor.id, noor.version, on=False)

    body = {"id": "laat", "who": who, "form": OKR, "input": {"type": "Start"}}
    refused = await browser.post(body)
    assert (refused.status_code, refused.json()["reason"]) == (409, "choose_form")
    for address in ("/gesprek", "/"):
        assert (await browser.client.get(address)).headers["location"] == "/keuze"
    page = await browser.client.get("/keuze")
    assert "wordt nu niet meer gevraagd" in page.text
    assert "Een stukje van thuis" in page.text and "Vragen aan ouders" not in page.text
    chair["form"] = WERKSTUK
    sat = await browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
    assert sat.headers["location"] == "/gesprek"
    assert "niet meer gevraagd" not in (await browser.client.get("/keuze")).text
