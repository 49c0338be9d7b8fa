"""The end of a schooljaar on the pages: for the leerkracht, and for who was answering."""

from __future__ import annotations

import re

from bot.demo.sample import Stage
from bot.web.staff.routes import _PAGES
from conversations.people import Role, Slot
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, client_of, sat_down, words

POST = {"origin": ORIGIN}


async def test_first_what_will_happen_then_the_new_klas(juf: Desktop) -> None:
    assert "Schooljaar afronden" in (await juf.client.get("/klas/mijn")).text
    asked = await juf.get("/schooljaar")
    assert 'value="2027-2028"' in asked.text
    shown = words(await juf.get("/schooljaar?jaar=2027-2028"))
    assert "Groep 8b van 2027-2028 wordt gemaakt, met 1 leerkracht." in shown
    assert "De 3 leerlingen blijven in die klas." in shown
    assert "Afgesloten" not in words(await juf.client.get("/klas/mijn"))

    done = await juf.post("/schooljaar", data={"jaar": "2027-2028"})
    assert done.status_code == 303 and done.headers["location"] != juf.base
    new = await juf.client.get(done.headers["location"])
    assert "nog geen leerlingen" in new.text
    mine = await juf.client.get("/klas/mijn")
    open_, closed = mine.text.split("<details")
    assert "2027-2028" in open_ and juf.base not in open_
    assert juf.base in closed and "1 afgesloten klas" in closed
    assert (await juf.client.get("/klas")).headers["location"] == done.headers["location"]

    again = await juf.post("/schooljaar", data={"jaar": "2027-2028"})
    assert again.headers["location"] == "/klas/mijn", "twice is once"


async def test_a_year_that_cannot_be_keeps_what_was_typed(juf: Desktop) -> None:
    for year in ("2026-2027", "<b>"):
        for page in (
            await juf.client.get(f"{juf.base}/schooljaar", params={"jaar": year}),
            await juf.post("/schooljaar", data={"jaar": year}),
        ):
            assert page.status_code == 422 and 'role="alert"' in page.text
    assert "&lt;b&gt;" in page.text and "<b>" not in page.text.split("<main")[1]


async def test_a_closed_klas_can_be_read_and_kept_and_opened_again(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    assert (await juf.post("/afsluiten", data={"wat": "dicht"})).headers["location"] == "/klas/mijn"
    board = await juf.get()
    assert "is afgesloten: er wordt niets meer gevraagd" in board.text
    assert "Uitnodigingen" not in board.text.split("</header>")[0]
    refused = await juf.get("/uitnodigingen")
    assert refused.status_code == 409 and "Deze klas is afgesloten" in refused.text
    reading = await juf.get(juf.part("Noor"))
    assert "25 van 25" in words(reading) and "Zet weer open" not in reading.text
    pdf = await juf.post("/bestanden", data={"soort": "pdf"})
    assert pdf.content.startswith(b"%PDF")
    added = await juf.post("/leerlingen", data={"namen": "Bo"})
    assert added.status_code == 422 and "afgesloten" in added.text

    opened = await juf.post("/afsluiten", data={"wat": "open"})
    assert opened.headers["location"] == juf.base
    assert "is afgesloten" not in (await juf.get()).text


async def test_who_was_answering_reads_a_kind_word_and_keeps_the_own_copy(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as noor:
        child = Browser(noor.client)
        await child.look()
        await juf.post("/afsluiten", data={"wat": "dicht"})
        late = {"id": "laat", "who": child.state["who"], "form": WERKSTUK}
        said = await child.post(late | {"input": {"type": "Start"}})
        assert (said.status_code, said.json()["reason"]) == (409, "closed")
        for way in ("/", "/keuze"):
            assert (await noor.client.get(way)).headers["location"] == "/gesprek"
        page = await noor.client.get("/gesprek")
        assert "Het schooljaar is voorbij" in page.text and "je eigen exemplaar" in page.text
        (copy,) = re.findall(r'href="(/kopie/[^"]+)"', page.text)
        assert (await noor.client.get(copy)).content.startswith(b"%PDF")


async def test_an_ouder_reads_it_politely_and_comes_back_for_what_is_theirs(juf: Desktop) -> None:
    await juf.school.wrote("Noor", Slot.OUDER_1, OKR, Stage.NOTICE, geen="")
    cards = {card.participant.slot: card for card in await juf.school.cards(Role.OUDER)}
    async with sat_down(juf.school, cards[Slot.OUDER_1].code) as ouder:
        await juf.post("/afsluiten", data={"wat": "dicht"})
        page = (await ouder.client.get("/gesprek")).text
        assert "Wat u heeft ingeleverd" in page and "/kopie/" not in page
    async with client_of(juf.school) as late:
        code = cards[Slot.OUDER_2].code.replace("-", "")
        joined = await late.post(f"/i/{code}", headers=POST)
        assert (joined.status_code, joined.headers["location"]) == (303, "/gesprek")
        page = (await late.get("/gesprek")).text
        assert "Het schooljaar is voorbij" in page
        assert "/gegevens" in page


async def test_an_ouder_of_two_goes_on_with_the_other_child(juf: Desktop) -> None:
    made = await juf.client.post("/klas/mijn", data={"naam": "Groep 8c"}, headers=POST)
    other = made.headers["location"].split("/")[2]
    room = juf.school.services.classroom
    klas = await room.find_klas(None, other)
    await room.add_leerlingen(None, klas, ["Bo"])  # type: ignore[arg-type]
    cards = await room.invite(None, klas, [Role.OUDER])  # type: ignore[arg-type]
    assert isinstance(cards, list)
    async with sat_down(juf.school, cards[0].code) as ouder:
        noor = (await juf.school.card("Noor", Slot.OUDER_1)).code.replace("-", "")
        await ouder.client.post(f"/i/{noor}", data={"same": "yes"}, headers=POST)
        await juf.post("/afsluiten", data={"wat": "dicht"})
        page = await ouder.client.get("/gesprek")
        assert "Het schooljaar is voorbij" in page.text and "Bo" in page.text
        bo = re.findall(r'name="person" value="([^"]+)"', page.text)[0]
        await ouder.client.post("/keuze", data={"person": bo}, headers=POST)
        assert "Bo" in (await ouder.client.get("/keuze")).text


async def test_no_page_of_a_closed_klas_breaks(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    ids = {"dossier": juf.school.dossier("Noor"), "form": WERKSTUK, "slot": "leerling"}
    ids |= {"word": "woord", "photo": "foto", "bundle": "bundel", "mentor": "mentor"}
    await juf.post("/afsluiten", data={"wat": "dicht"})
    said = {}
    for method, path, _ in _PAGES:
        if not path.startswith("/klas/{klas}") or path.endswith("/nieuws"):
            continue
        address = re.sub(r"\{klas\}", juf.school.klas.id, path)
        address = re.sub(r"\{(\w+)\}", lambda found: ids.get(found[1], found[1]), address)
        if method == "GET":
            said[path] = (await juf.client.get(address)).status_code
        elif not path.endswith(("/afsluiten", "/schooljaar")):
            said[path] = (await juf.client.post(address, data={}, headers=POST)).status_code
    assert said and all(status < 500 for status in said.values()), said
    assert said["/klas/{klas}"] == said["/klas/{klas}/leerling/{dossier}"] == 200
