"""The leerkracht's page of mentors: a link is shown once, and what became of it."""

from __future__ import annotations

import re

import httpx

from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import Desktop, words


def shown(page: httpx.Response) -> tuple[str, str]:
    link, phrase = re.findall(r"<code[^>]*>([^<]+)</code>", page.text)
    return link, phrase


async def test_a_link_is_made_shown_once_and_works(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    assert "Naam van de mentor" in words(await juf.get("/mentoren"))
    page = await juf.post(
        "/mentoren", data={"naam": "mevrouw Aksoy", "leerling": juf.school.dossier("Noor")}
    )
    assert page.status_code == 200
    link, phrase = shown(page)
    assert link not in (again := (await juf.get("/mentoren")).text)
    assert phrase not in again
    assert "nog niet" in words(await juf.get("/mentoren"))
    juf.client.cookies.clear()
    door = link[link.index("/lees/") :]
    entered = await juf.client.post(
        door, data={"zin": phrase.upper().replace("-", " ")}, headers={"origin": ORIGIN}
    )
    assert entered.headers["location"] == "/mentor"


async def test_what_is_wrong_is_said_and_what_was_typed_stays(juf: Desktop) -> None:
    nobody = await juf.post("/mentoren", data={"naam": "mevrouw Aksoy"})
    assert nobody.status_code == 422
    assert "Kies van welke leerlingen" in words(nobody)
    assert 'value="mevrouw Aksoy"' in nobody.text
    noor = juf.school.dossier("Noor")
    for day in ("morgen", "2020-01-01", "2099-01-01"):
        wrong = await juf.post("/mentoren", data={"naam": "Aksoy", "leerling": noor, "tot": day})
        assert wrong.status_code == 422
        assert "Kies een dag die nog komt" in words(wrong)
        assert re.search(rf'value="{noor}" checked', wrong.text)


async def test_a_new_link_longer_and_no_link(juf: Desktop) -> None:
    given = {"naam": "mevrouw Aksoy", "leerling": juf.school.dossier("Noor")}
    first, _ = shown(await juf.post("/mentoren", data=given))
    listed = (await juf.get("/mentoren")).text
    found = re.search(r'action="[^"]*/mentoren/([^"]+)"', listed)
    assert found is not None
    place = f"/mentoren/{found.group(1)}"
    renewed, _ = shown(await juf.post(place, data={"doe": "nieuw"}))
    assert renewed != first
    assert (await juf.client.get(first[first.index("/lees/") :])).status_code == 404
    longer = await juf.post(place, data={"doe": "langer"})
    assert longer.status_code == 303
    assert (await juf.post(place, data={"doe": "stop"})).status_code == 303
    assert "ingetrokken" in words(await juf.get("/mentoren"))
    assert (await juf.client.get(renewed[renewed.index("/lees/") :])).status_code == 404
    for path, deed in ((place, "anders"), ("/mentoren/nergens", "stop")):
        assert (await juf.post(path, data={"doe": deed})).status_code == 404


async def test_all_who_go_to_one_school(juf: Desktop) -> None:
    handover, klas = juf.school.services.handover, juf.school.klas
    school = await handover.add_vo_school(None, klas, "De Sprank")
    nobody = await juf.post("/mentoren", data={"naam": "Aksoy", "school": school.id})  # type: ignore[union-attr]
    assert nobody.status_code == 422
    assert "gaat nog geen leerling" in words(nobody)


async def test_what_nobody_read_yet_is_named_before_the_link_and_the_folder(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    await juf.school.wrote("Yusuf")
    for path in ("/mentoren", "/overdracht"):
        page = (await juf.get(path)).text
        assert "Van 2 leerlingen is nog niet alles gelezen:" in page
        assert page.count(f"/leerling/{juf.school.dossier('Noor')}") >= 1
    await juf.get(juf.part("Noor"))
    page = (await juf.get("/mentoren")).text
    assert "Van 1 leerling is nog niet alles gelezen:" in page
    await juf.get(juf.part("Yusuf"))
    for path in ("/mentoren", "/overdracht"):
        assert "niet alles gelezen" not in (await juf.get(path)).text
