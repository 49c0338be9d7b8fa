"""The page on which a leerkracht plans: seen before it is saved, said when it cannot be."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from bot.planning.model import Digest
from conversations.people import Channel, Role, Slot
from tests.bot.planning.clock import OKR, WERKSTUK, Planned, planned_on
from tests.bot.school import add_klas, open_school
from tests.bot.web.desktop import Desktop, sat_down, words

FRIDAY = {"lijst": WERKSTUK, "dag": "2027-06-18", "ervoor": ["7", "2"]}
SEEN = ("vrijdag 11 juni om 8:30", "woensdag 16 juni om 8:30")


@dataclass
class Room:
    """A leerkracht at the page, in a program that lives by the clock of the test."""

    desk: Desktop
    planned: Planned

    async def look(self, **query: object) -> str:
        page = await self.desk.client.get(f"{self.desk.base}/planning", params=query)  # type: ignore[arg-type]
        assert page.status_code == 200
        return words(page)

    async def post(self, **fields: object) -> httpx.Response:
        return await self.desk.post("/planning", data=fields)

    async def saved(self, **fields: object) -> str:
        answer = await self.post(**fields)
        assert answer.status_code == 303, words(answer)
        page = await self.desk.client.get(answer.headers["location"].split("#")[0])
        return words(page)

    async def person(self, name: str, slot: Slot = Slot.LEERLING) -> str:
        return (await self.planned.school.card(name, slot)).participant.id


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_school(tmp_path, "Noor", "Yusuf", "Zofia") as school:
        planned = planned_on(school, "2027-06-01 12:00")
        services = replace(school.services, planning=planned.planning)
        card = (await school.cards())[0]
        async with sat_down(replace(school, services=services), card.code) as desk:
            yield Room(desk, planned)


async def test_the_moments_are_seen_before_they_are_saved(room: Room) -> None:
    before = await room.look()
    assert not any(moment in before for moment in SEEN)
    shown = await room.look(**FRIDAY)
    assert all(moment in shown for moment in SEEN)
    again = await room.look()
    assert not any(moment in again for moment in SEEN), "looking keeps nothing"
    after = await room.saved(doe="plan", **FRIDAY)
    assert all(moment in after for moment in SEEN)
    assert "Bewaard." in after


async def test_each_questionnaire_has_its_own_last_day(room: Room) -> None:
    await room.saved(doe="plan", **FRIDAY)
    await room.saved(doe="plan", lijst=OKR, dag="2027-06-09", ervoor=["2"])
    page = await room.look()
    assert all(moment in page for moment in (*SEEN, "maandag 7 juni om 8:30"))
    page = await room.saved(doe="weg", lijst=WERKSTUK)
    assert not any(moment in page for moment in SEEN)
    assert "maandag 7 juni om 8:30" in page


async def test_no_reminder_at_all(room: Room) -> None:
    page = await room.saved(doe="plan", lijst=WERKSTUK, dag="2027-06-18")
    assert "Niemand krijgt een herinnering." in page


@pytest.mark.parametrize(
    ("day", "days", "said"),
    [
        ("2027-05-31", ["7"], "Deze dag is al voorbij."),
        ("2027-06-31", ["7"], "2027-06-31 is geen datum die bestaat."),
        ("", ["7"], "Kies eerst de laatste dag om in te leveren."),
        ("2028-06-18", ["7"], "Deze dag valt na schooljaar 2026-2027. Klopt het jaartal?"),
        ("2027-06-18", ["14", "10", "7", "5", "3"], "Kies hoogstens 4 momenten"),
        ("2027-06-18", ["99"], "hoogstens 60 dagen ervoor"),
    ],
)
async def test_what_cannot_be_planned_is_said_beside_what_was_typed(
    room: Room, day: str, days: list[str], said: str
) -> None:
    answer = await room.post(doe="plan", lijst=WERKSTUK, dag=day, ervoor=days)
    assert answer.status_code == 422
    assert said in words(answer)
    assert f'value="{day}"' in answer.text
    assert all(re.search(rf'value="{one}" checked', answer.text) for one in days)
    assert "vrijdag" not in await room.look()


async def test_a_last_day_without_school_and_moments_that_move(room: Room) -> None:
    page = await room.look(lijst=WERKSTUK, dag="2027-06-20", ervoor=["6", "1"])
    assert "Let op: zondag 20 juni is geen schooldag." in page
    assert "maandag 14 juni om 8:30" in page
    assert "valt weg" in page
    page = await room.look(lijst=WERKSTUK, dag="2027-06-21", ervoor=["2"])
    assert "maandag 21 juni om 8:30" in page
    assert "de eerste schooldag erna" in page


async def test_who_hears_and_who_needs_a_letter(room: Room) -> None:
    planned = room.planned
    await planned.comes("Noor", "noor")
    await planned.comes("Yusuf", "yusuf")
    await planned.assistant.unreachable(Channel.TELEGRAM, "yusuf")
    page = await room.look()
    assert "Krijgt een herinnering 1 Noor zet uit" in page
    assert "Yusuf heeft ons geblokkeerd" in page
    assert "ouders van Noor" in page
    assert "ouder 2" not in page, "two ouders who cannot be reached are one letter"
    noor = await room.person("Noor")
    page = await room.saved(uit=noor)
    assert "Herinneringen staan uit 1 Noor zet aan" in page
    assert "Krijgt een herinnering 1 Noor" in await room.saved(aan=noor)
    await room.saved(doe="plan", **FRIDAY)
    assert await planned.at("2027-06-11 08:30") == [("noor", "reminder")]
    assert "Kreeg er net een 1 Noor" in await room.look()
    link = f'href="{room.desk.base}/uitnodigingen?leerling={planned.school.dossier("Yusuf")}"'
    assert link in (await room.desk.get("/planning")).text


async def test_what_is_asked_of_nobody(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", okr=False) as school:
        card = (await school.cards(Role.LEERKRACHT))[0]
        async with sat_down(school, card.code) as desk:
            page = words(await desk.get("/planning"))
    assert page.count("Dit wordt in deze klas aan niemand gevraagd.") == 1
    assert "alles wat gevraagd is, is ingeleverd" not in page


async def test_the_own_messages(room: Room) -> None:
    assert "Kom je ook in Telegram" in await room.look()
    await room.planned.juf_comes()
    assert "In Telegram hoor je" in await room.look()
    for wish in Digest:
        await room.saved(soort=wish.value)
        assert await room.planned.planning.digest(room.planned.school.leerkracht) is wish


async def test_what_is_not_ours_is_no_page(room: Room) -> None:
    school = room.planned.school
    other = await add_klas(school.services, "Bo", klas="Groep 8c", school="De Voorbeeldboom")
    bo = (await other.card("Bo", Slot.LEERLING)).participant.id
    for fields in (
        {"uit": bo},
        {"uit": school.leerkracht.id},
        {"aan": "niemand"},
        {"doe": "plan", **FRIDAY, "lijst": "geen-lijst"},
        {"doe": "weg", "lijst": "geen-lijst"},
        {"soort": "altijd"},
        {"doe": "iets"},
        {},
    ):
        assert (await room.post(**fields)).status_code == 404, fields
    assert (await room.desk.client.get(f"/klas/{other.klas.id}/planning")).status_code == 404


async def test_a_closed_klas_is_only_told(room: Room) -> None:
    await room.saved(doe="plan", **FRIDAY)
    klas = room.planned.school.klas.id
    await room.planned.school.services.store.transact(
        lambda unit: unit.connection.execute("UPDATE klas SET closed_at = 1 WHERE id = ?", (klas,))
    )
    page = await room.look()
    assert "Deze klas is afgesloten" in page
    assert "Bewaar" not in page
    answer = await room.post(doe="plan", **FRIDAY)
    assert answer.status_code == 422


async def test_two_leerkrachten_at_once(room: Room) -> None:
    """The last one to save is right, and the moments are those of one plan."""
    await room.saved(doe="plan", **FRIDAY)
    await room.saved(doe="plan", lijst=WERKSTUK, dag="2027-06-25", ervoor=["7"])
    page = await room.look()
    assert "vrijdag 18 juni om 8:30" in page
    assert not any(moment in page for moment in SEEN)
    assert date(2027, 6, 25).isoformat() in (await room.desk.get("/planning")).text
