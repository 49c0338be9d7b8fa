"""A klas that is closed: a code that still holds opens what is one's own, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from conversations.people import Role, Slot
from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import WERKSTUK, Desktop, client_of, sat_down

POST = {"origin": ORIGIN}


async def test_who_signed_out_comes_back_for_the_own_copy_and_never_for_the_conversation(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Noor") as school:
        code = (await school.cards(Role.LEERKRACHT))[0].code
        async with sat_down(school, code.replace("-", "")) as juf:
            await comes_back(juf)


async def comes_back(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    code = (await juf.school.card("Noor", Slot.LEERLING)).code.replace("-", "")
    async with sat_down(juf.school, code) as noor:
        child = Browser(noor.client)
        await child.look()
        who = child.state["who"]
        await noor.client.post("/weg", headers=POST)
        await juf.post("/afsluiten", data={"wat": "dicht"})
        assert (await noor.client.get("/gesprek")).headers["location"] == "/"
        typed = await noor.client.post("/", data={"code": code}, headers=POST)
        assert typed.headers["location"] == "/gesprek"
        page = await noor.client.get("/gesprek")
        assert "chat.js" not in page.text
        (copy,) = re.findall(r'href="(/kopie/[^"]+)"', page.text)
        assert (await noor.client.get(copy)).content.startswith(b"%PDF")
        assert "Wordt gewist op" in (await noor.client.get("/gegevens")).text
        for way in ("/", "/keuze"):
            assert (await noor.client.get(way)).headers["location"] == "/gesprek"
        late = {"id": "laat", "who": who, "form": WERKSTUK, "input": {"type": "Start"}}
        said = await child.post(late)
        assert (said.status_code, said.json()["reason"]) == (409, "closed")
        state = await noor.client.get("/api/state", params={"form": WERKSTUK})
        assert state.status_code == 409
        photo = await noor.client.post(
            "/api/photo",
            params={"id": "laat", "who": who, "form": WERKSTUK, "question": "mij_foto"},
            content=b"x",
            headers=POST,
        )
        assert photo.status_code >= 400
        back = await noor.client.post("/gegevens", data={"form": WERKSTUK}, headers=POST)
        assert back.status_code == 409
    await juf.school.services.leerlingen.remove(
        juf.school.leerkracht, juf.school.dossier("Noor"), 1
    )
    async with client_of(juf.school) as late_one:
        gone = await late_one.post(f"/i/{code}", headers=POST)
        assert gone.status_code in {403, 404}
