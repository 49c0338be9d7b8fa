"""A leerling who is removed while the conversation is open: one kind word, whatever comes next."""

from __future__ import annotations

import asyncio

from conversations.people import Dossier
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House


async def removed(house: House, browser: Browser) -> None:
    await browser.begin()
    noor = await house.services.leerlingen.find(None, house.klassen[0], "Noor")
    assert isinstance(noor, Dossier)
    gone = await house.services.leerlingen.remove(None, noor.id, noor.version)
    assert isinstance(gone, Dossier)


async def test_what_is_sent_next_leads_to_the_door_and_a_kind_word(
    house: House, noor: Browser
) -> None:
    await removed(house, noor)
    body = {"id": "laat", "who": noor.state["who"], "form": noor.state["form"]}
    for given in ({"type": "Text", "text": "Ik heet Noor"}, {"type": "Start"}):
        said = await noor.post(body | {"input": given})
        assert (said.status_code, said.json()["reason"]) == (401, "not_known_here")
    photo = await noor.client.post(
        "/api/photo", params=body | {"question": "mij_foto"}, headers={"origin": ORIGIN}
    )
    assert photo.status_code == 401
    assert (await noor.client.get("/api/state")).status_code == 401
    assert (await noor.client.get("/gesprek")).headers["location"] == "/"
    for address in ("/patroon.svg", "/foto/een", "/kopie/dit-ben-ik.pdf"):
        assert (await noor.client.get(address)).status_code == 404

    door = await noor.client.get("/")
    assert door.status_code == 200
    assert "niemand meer binnen" in door.text
    assert 'name="code"' in door.text
    # Said once: the device is a stranger's from now on.
    assert "niemand meer binnen" not in (await noor.client.get("/")).text


async def test_an_open_page_is_told_at_once(house: House, noor: Browser) -> None:
    who = noor.state["who"]
    with house.services.hub.subscribe(who) as told:
        await removed(house, noor)
        await asyncio.wait_for(told.wait(), 1)
