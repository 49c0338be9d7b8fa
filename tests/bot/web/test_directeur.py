"""The directeur's page, behind the link and the phrase."""

from __future__ import annotations

from pathlib import Path

from bot.problems import Problem
from tests.bot.school import add_klas, open_school
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import client_of, words

POST = {"origin": ORIGIN}
CHILDREN = ("Noor", "Yusuf")


async def test_numbers_per_klas_and_never_a_name(tmp_path: Path) -> None:
    async with open_school(tmp_path, *CHILDREN) as school, client_of(school) as client:
        await school.wrote("Noor")
        other = await add_klas(
            school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom", okr=False
        )
        await add_klas(school.services, "Bo", klas="Groep 8x", school="Een andere school")
        links = school.services.readers.directeuren
        handed = await links.make(None, "De Voorbeeldboom", "mevrouw Vos")
        assert not isinstance(handed, Problem)
        assert (await client.get("/directeur")).status_code != 200, "not without the phrase"
        door = handed.link.removeprefix(ORIGIN)
        entered = await client.post(door, data={"zin": handed.phrase}, headers=POST)
        assert entered.headers["location"] == "/directeur"

        page = await client.get("/directeur")
        seen = words(page)
        assert "1 van 3 werkstukken klaar, 0 bij de mentor." in seen
        assert "Groep 8b" in seen and "Groep 8c" in seen and "Groep 8x" not in seen
        assert not any(name in page.text for name in (*CHILDREN, "Finn", "Bo "))
        await school.services.schoolyear.close(None, other.klas)
        assert "1 afgesloten klas" in words(await client.get("/directeur"))

        assert (await client.get("/mentor")).status_code != 200, "a directeur reads no werkstuk"
        await links.revoke(None, "De Voorbeeldboom", handed.reader.id)
        assert "Groep 8b" not in (await client.get("/directeur")).text
