"""The leerkracht's klas, its leerlingen and invitations: what stands there, and for whom."""

from __future__ import annotations

import re

import pytest

from bot.demo.sample import Stage
from conversations.people import Role, Slot
from tests.bot.school import add_klas
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import NAMES, OKR, WERKSTUK, Desktop, client_of, sat_down, words
from tests.exports.invited import scanned


async def test_the_link_leads_to_the_own_klas(juf: Desktop) -> None:
    assert (await juf.client.get("/")).headers["location"] == "/klas"
    here = await juf.client.get("/klas")
    assert here.headers["location"] == juf.base
    assert "HttpOnly" in here.headers["set-cookie"]
    page = await juf.get()
    assert page.status_code == 200
    assert all(name in page.text for name in NAMES)
    assert "<title>Groep 8b: de klas</title>" in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nieuws",
        "/leerlingen",
        "/uitnodigingen",
        "/kaartjes.pdf",
        "/kaartjes.pdf?leerling={noor}",
        "/brieven.pdf",
        "/brieven.pdf?leerling={noor}&ouder=ouder-1",
        "/uitnodigingen.pdf",
        "/bestanden",
        "/gesprek",
        "/gesprek/woord",
        "/leerling/{noor}",
        "/leerling/{noor}/foto/foto",
        f"/leerling/{{noor}}/{WERKSTUK}/leerling",
        f"/leerling/{{noor}}/{OKR}/ouder-1",
    ],
)
async def test_each_page_is_for_the_own_leerkracht_only(juf: Desktop, path: str) -> None:
    await juf.school.wrote("Noor")
    path = path.format(noor=juf.school.dossier("Noor"))
    other = await add_klas(juf.school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    meester = (await other.cards())[0].code
    async with sat_down(other, meester) as somebody:
        foreign = await somebody.client.get(juf.base + path)
        smuggled = await somebody.client.get(somebody.base + path) if "leerling/" in path else None
    assert foreign.status_code == 404
    assert "Deze pagina is er niet" in foreign.text
    assert "Noor" not in foreign.text
    if smuggled is not None:
        assert smuggled.status_code == 404
        assert "Noor" not in smuggled.text
    for slot in (Slot.LEERLING, Slot.OUDER_1):
        async with sat_down(juf.school, (await juf.school.card("Noor", slot)).code) as child:
            refused = await child.client.get(juf.base + path)
        assert refused.status_code == 403
        assert "Deze pagina is voor de leerkracht" in refused.text
    async with client_of(juf.school) as stranger:
        away = await stranger.get(juf.base + path)
    assert (away.status_code, away.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "path",
    [
        "/leerlingen",
        "/leerlingen/erbij",
        "/uitnodigingen",
        "/bestanden",
        "/gesprek",
        f"/leerling/{{noor}}/{WERKSTUK}/leerling",
    ],
)
async def test_nothing_is_done_for_who_may_not(juf: Desktop, path: str) -> None:
    await juf.school.wrote("Noor")
    noor = juf.school.dossier("Noor")
    path = path.format(noor=noor)
    given = {"leerling": noor, "namen": "Ruben\nBo"}
    if path == "/leerlingen/erbij":
        given = {"mee": "1", "naam-1": "Bo", "stond-1": "Bo"}
    if path == "/uitnodigingen":
        given = {"dossier": noor, "slot": "leerling"}
    before = {card.code for card in await juf.school.cards()}
    other = await add_klas(juf.school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    async with sat_down(other, (await other.cards())[0].code) as meester:
        for base in (juf.base, meester.base):
            done = await meester.client.post(base + path, data=given, headers={"origin": ORIGIN})
            if base == juf.base or not path.startswith("/leerlingen"):
                assert done.status_code in {303, 404, 422}
                assert "PDF" not in done.text[:8]
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as child:
        refused = await child.post(path, data=given)
        assert refused.status_code == 403
    from_elsewhere = await juf.client.post(
        juf.base + path, data=given, headers={"origin": "https://elders.example"}
    )
    assert from_elsewhere.status_code == 403
    assert {card.code for card in await juf.school.cards()} == before
    page = await juf.get(juf.part("Noor"))
    assert "Zet weer open" in page.text, "still handed in"


async def test_a_new_klas_is_the_leerkrachts_own(juf: Desktop) -> None:
    made = await juf.client.post(
        "/klas/mijn", data={"naam": "Groep 8c"}, headers={"origin": ORIGIN}
    )
    assert made.status_code == 303
    page = await juf.client.get(made.headers["location"])
    assert page.status_code == 200
    both = words(await juf.client.get("/klas/mijn"))
    assert "Groep 8b" in both and "Groep 8c" in both


async def test_a_klas_that_exists_says_so_and_keeps_what_was_typed(juf: Desktop) -> None:
    again = await juf.client.post(
        "/klas/mijn",
        data={"naam": "Groep 8b", "schooljaar": "2026-2027"},
        headers={"origin": ORIGIN},
    )
    assert again.status_code == 422
    assert "bestaat al" in again.text
    assert 'value="Groep 8b"' in again.text


async def test_each_invitation_has_code_and_links(juf: Desktop) -> None:
    page = await juf.get("/uitnodigingen")
    for card in await juf.school.cards():
        shown = card.leerling != ""
        assert (card.code in page.text) == shown, "the leerkracht's own is never among them"
        assert (card.web_link in page.text) == shown
    only = await juf.get("/uitnodigingen?voor=leerkracht")
    assert (await juf.school.cards())[0].code in only.text
    assert "Noor" not in only.text


async def test_the_cards_lead_each_leerling_to_their_own_door(juf: Desktop) -> None:
    page = await juf.get("/kaartjes.pdf")
    assert page.headers["content-type"] == "application/pdf"
    links = [card.web_link for card in await juf.school.cards(Role.LEERLING)]
    assert [link for sheet in scanned(page.content) for link in sheet] == links
    assert 'kaartjes.pdf"' in (await juf.get("/uitnodigingen")).text


async def test_a_new_code_for_one_person(juf: Desktop) -> None:
    before = {card.participant.id: card.code for card in await juf.school.cards()}
    given = {"dossier": juf.school.dossier("Noor"), "slot": "ouder-2"}
    done = await juf.post("/uitnodigingen", data=given)
    page = await juf.client.get(done.headers["location"].split("#")[0])
    after = {card.participant.id: card.code for card in await juf.school.cards()}
    changed = [person for person in before if before[person] != after[person]]
    assert changed == [(await juf.school.card("Noor", Slot.OUDER_2)).participant.id]
    assert after[changed[0]] in page.text
    assert "De oude werkt niet meer" in page.text


async def test_the_board_says_how_far_everybody_is(juf: Desktop) -> None:
    assert words(await juf.get()).count("niet begonnen .") == 0
    await juf.school.wrote("Noor")
    await juf.school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
    await juf.school.wrote("Zofia", stage=Stage.REVIEW)
    page = words(await juf.get())
    assert re.search(r"Noor Werkstuk: te lezen", page)
    assert re.search(r"Yusuf Werkstuk: \d+ van 25", page)
    assert re.search(r"Zofia Werkstuk: leest na", page)
    assert "1 te lezen: werkstuk" in page
    assert page.index("Noor Werkstuk") < page.index("Yusuf Werkstuk") < page.index("Zofia Werkstuk")


async def test_what_is_read_no_longer_waits_until_it_is_handed_in_again(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    assert "1 te lezen" in words(await juf.get())
    await juf.get(juf.part("Noor"))
    page = words(await juf.get())
    assert "te lezen: werkstuk" not in page
    await juf.post(juf.part("Noor"), data={"vraag": ""})
    await juf.school.wrote("Noor")
    assert "1 te lezen: werkstuk" in words(await juf.get())
