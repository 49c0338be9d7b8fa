"""One device, several people; and a card that fell into the wrong hands."""

from __future__ import annotations

from pathlib import Path

import httpx

from bot.app import now
from bot.assistant import Welcome
from bot.problems import Problem
from bot.web import security
from conversations.people import Channel, Role, Slot
from storage import participants
from tests.bot.school import School, open_school
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, client_of, sat_down

POST = {"origin": ORIGIN}


async def _code(school: School, slot: Slot) -> str:
    return (await school.card("Noor", slot)).code.replace("-", "")


async def _here(school: School, client: httpx.AsyncClient) -> set[Slot | None]:
    """Whom this browser speaks for."""
    token = client.cookies[security.COOKIE]
    seats = await school.services.store.read(
        lambda unit: participants.seats(unit, Channel.WEB, token, now())
    )
    return {person.slot for person in seats}


async def _children(school: School, client: httpx.AsyncClient) -> set[str]:
    token = client.cookies[security.COOKIE]
    welcome = await school.services.assistant.welcome(Channel.WEB, token)
    assert isinstance(welcome, Welcome)
    return {person.leerling for person in welcome.people}


async def _cards_of_staff(school: School) -> list[str]:
    cards = await school.services.classroom.invite(None, school.klas, [Role.LEERKRACHT])
    assert not isinstance(cards, Problem)
    return [card.code for card in cards]


async def test_the_second_ouder_at_a_device_does_not_find_the_first(tmp_path: Path) -> None:
    """Two ouders of one child may live apart: a tablet at school must not join them."""
    async with open_school(tmp_path, "Noor") as school, client_of(school) as tablet:
        await tablet.post(f"/i/{await _code(school, Slot.OUDER_1)}", headers=POST)
        first = (await tablet.get("/keuze")).text.split('name="person" value="')[1].split('"')[0]
        assert await _here(school, tablet) == {Slot.OUDER_1}
        await tablet.post(f"/i/{await _code(school, Slot.OUDER_2)}", headers=POST)
        assert await _here(school, tablet) == {Slot.OUDER_2}
        chosen = {"person": first, "form": OKR}
        back = await tablet.post("/keuze", data=chosen, headers=POST)
        assert back.headers["location"] == "/"


async def test_an_ouder_after_an_ouder_of_another_child_does_not_find_the_first(
    tmp_path: Path,
) -> None:
    """A tablet at an evening for ouders: only who says to be the same person keeps both."""
    async with open_school(tmp_path, "Noor", "Sem") as school, client_of(school) as tablet:
        await tablet.post(f"/i/{await _code(school, Slot.OUDER_1)}", headers=POST)
        of_sem = (await school.card("Sem", Slot.OUDER_1)).code
        asked = await tablet.post("/", data={"code": of_sem}, headers=POST)
        assert asked.status_code == 200
        assert "Noor" not in asked.text
        assert "Sem" not in asked.text
        assert await _children(school, tablet) == {"Noor"}
        await tablet.post("/", data={"code": of_sem, "same": "no"}, headers=POST)
        assert await _children(school, tablet) == {"Sem"}


async def test_an_ouder_of_two_children_keeps_both_and_is_asked_once(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Sem") as school, client_of(school) as phone:
        of_noor = await _code(school, Slot.OUDER_1)
        await phone.post(f"/i/{of_noor}", headers=POST)
        of_sem = (await school.card("Sem", Slot.OUDER_1)).code
        await phone.post("/", data={"code": of_sem, "same": "yes"}, headers=POST)
        assert await _children(school, phone) == {"Noor", "Sem"}
        again = await phone.post(f"/i/{of_noor}", headers=POST)
        assert again.status_code == 303
        assert await _children(school, phone) == {"Noor", "Sem"}


async def test_an_ouder_at_the_desk_of_the_leerkracht_leaves_with_the_own_form_only(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Noor") as school, client_of(school) as laptop:
        [juf] = await _cards_of_staff(school)
        await laptop.post(f"/i/{juf.replace('-', '')}", headers=POST)
        of_noor = await _code(school, Slot.OUDER_1)
        await laptop.post("/", data={"code": of_noor, "same": "no"}, headers=POST)
        assert await _here(school, laptop) == {Slot.OUDER_1}
        assert (await laptop.get(f"/klas/{school.klas.id}")).status_code == 403


async def test_a_new_code_shuts_out_who_came_in_with_the_old_one(tmp_path: Path) -> None:
    """A card that somebody else found is of no use to them after the leerkracht renewed it."""
    async with open_school(tmp_path, "Noor") as school:
        old, other = await _code(school, Slot.OUDER_1), await _code(school, Slot.OUDER_2)
        assistant = school.services.assistant
        await assistant.join(Channel.TELEGRAM, "4711", old)
        async with sat_down(school, old) as finder, sat_down(school, other) as second:
            asked = {"form": OKR}
            assert (await finder.client.get("/api/state", params=asked)).status_code == 200
            await school.services.classroom.invite(
                None, school.klas, [Role.OUDER], leerling="Noor", slot=Slot.OUDER_1, renew=True
            )
            assert (await finder.client.get("/api/state", params=asked)).status_code == 401
            assert (await second.client.get("/api/state", params=asked)).status_code == 200
        seen = await assistant.welcome(Channel.TELEGRAM, "4711")
        assert getattr(seen, "reason", "") == "not_known_here"


async def test_a_token_that_somebody_planted_is_never_used(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school, client_of(school) as browser:
        browser.cookies.set(security.COOKIE, "geplant")
        code = await _code(school, Slot.LEERLING)
        entered = await browser.post(f"/i/{code}", headers=POST)
        assert "geplant" not in entered.headers["set-cookie"]
        planted = await school.services.assistant.welcome(Channel.WEB, "geplant")
        assert getattr(planted, "reason", "") == "not_known_here"
