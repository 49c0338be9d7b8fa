"""The board on the page: every state in words, the orders as links, what needs the leerkracht."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.demo.sample import Stage
from conversations.people import Role, Slot
from tests.bot import facts
from tests.bot.school import open_school
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down, words

NAMES = ("Yusuf", "Daan", "Amira", "Bo")
DAY = timedelta(days=1)


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Desktop]:
    async with open_school(tmp_path, *NAMES) as school:
        code = (await school.services.classroom.invite(None, school.klas, [Role.LEERKRACHT]))[
            0
        ].code  # type: ignore[index]
        async with sat_down(school, code) as desktop:
            yield desktop


def order(page: str) -> list[str]:
    return re.findall(r'<li class="kid".*?<bdi>(.*?)</bdi>', page)


async def test_every_state_is_said_in_words(juf: Desktop) -> None:
    school = juf.school
    assert words(await juf.get()).count("Werkstuk: niet uitgenodigd") == 4
    assert "4 leerlingen zijn nog niet uitgenodigd" in words(await juf.get())
    await school.cards()
    assert words(await juf.get()).count("Werkstuk: uitgenodigd") == 4
    for name in ("Yusuf", "Daan", "Amira"):
        await school.wrote(name)
    await school.wrote("Daan", Slot.OUDER_1, OKR)
    await facts.not_asked(school, "Bo")
    await facts.handed_over(school, "Yusuf", WERKSTUK, now(), now())
    await facts.handed_over(school, "Daan", WERKSTUK, now())
    await juf.get(juf.part("Amira"))
    await facts.remarked(school, "Amira", WERKSTUK, now())
    await facts.blocked(school, "Bo", Slot.OUDER_1, now())
    await facts.reminded(school, "Bo", Slot.LEERLING, now())
    page = await juf.get()
    seen = words(page)
    for said in (
        "Yusuf Werkstuk: ontvangen",
        "Daan Werkstuk: overgedragen",
        "Amira Werkstuk: bespreek eerst",
        "Niet bereikbaar in Telegram: ouder 1.",
        "Pas herinnerd: leerling.",
        "1 persoon is niet bereikbaar in Telegram",
        "3 van 4 werkstukken klaar",
        "1 van 3 OKR-delen klaar",
        "1 van 4 bij de mentor",
        "Laatst bezig: vandaag",
    ):
        assert said in seen, said
    bo = seen[seen.index("Bo Niet bereikbaar") :]
    assert "OKR-ouders: niet gevraagd" in bo
    letter = f'href="{juf.base}/uitnodigingen?leerling={school.dossier("Bo")}"'
    assert letter in page.text, "what to do: the card or letter again"
    assert "rekenen" not in page.text, "never an answer"


async def test_a_near_deadline_stands_in_the_list(juf: Desktop) -> None:
    await juf.school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
    for days, said in (
        (9, "Het werkstuk moet over 9 dagen klaar zijn"),
        (1, "Het werkstuk moet over 1 dag klaar zijn"),
        (0, "Het werkstuk moet vandaag klaar zijn"),
        (-2, "Het werkstuk moest "),
    ):
        await facts.due_on(juf.school, WERKSTUK, now().date() + days * DAY)
        seen = words(await juf.get())
        assert said in seen and "Nog niet begonnen: 3. Bezig: 1." in seen


async def test_the_order_is_chosen_by_link_and_stands_in_the_address_only(juf: Desktop) -> None:
    await juf.school.wrote("Daan")
    await facts.goes_to(juf.school, "Bo", "Atlas College")
    page = (await juf.get()).text
    assert order(page) == list(NAMES)
    links = re.findall(rf'<a class="chip" href="({juf.base}[^"]*)"', page.split('id="class"')[1])
    assert len(links) == 5
    found = {}
    for link in links:
        sorted_page = (await juf.client.get(link)).text
        chosen = re.findall(r'href="([^"]*)" aria-current="true"', sorted_page)
        assert chosen == [link]
        found[link.partition("volgorde=")[2]] = order(sorted_page)
    assert found == {
        "": ["Yusuf", "Daan", "Amira", "Bo"],
        "naam": ["Amira", "Bo", "Daan", "Yusuf"],
        "stand": ["Yusuf", "Amira", "Bo", "Daan"],
        "laatst": ["Daan", "Yusuf", "Amira", "Bo"],
        "vo": ["Bo", "Yusuf", "Daan", "Amira"],
    }
    assert order((await juf.get()).text) == list(NAMES), "remembered nowhere else"


@pytest.mark.parametrize("odd", ["", "achternaam", "<b>", "lijst", "LIJST", "%00"])
async def test_an_order_that_is_none_is_the_class_list(juf: Desktop, odd: str) -> None:
    page = await juf.client.get(juf.base, params={"volgorde": odd})
    assert page.status_code == 200 and order(page.text) == list(NAMES)
    assert "<b>" not in page.text.split('id="class"')[1]


async def test_by_vo_school_there_are_heads(juf: Desktop) -> None:
    await facts.goes_to(juf.school, "Bo", "Atlas <College>")
    page = await juf.get("?volgorde=vo")
    assert "Atlas &lt;College&gt;" in page.text
    seen = words(page)
    assert seen.index("Bo Werkstuk") < seen.index("Nog geen VO-school ingevuld")
