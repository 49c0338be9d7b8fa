"""The door with the pass phrase and what is behind it, asked as browsers ask."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.problems import Problem
from bot.readers import Handed, Wish
from bot.readers.door import FREE_TRIES, LOCKED_AFTER
from bot.settings import Settings
from conversations.people import Slot
from storage import readers as stored
from tests.bot.school import School, open_school
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK, client_of, words

POST = {"origin": ORIGIN}
NAME = "mevrouw Aksoy"
WRONG = "appel-fiets-maan-tuin-zon"


@dataclass
class Reader:
    """Somebody with a browser who got a link."""

    school: School
    client: httpx.AsyncClient
    handed: Handed

    @property
    def door(self) -> str:
        return self.handed.link.removeprefix(ORIGIN)

    async def say(self, phrase: str = "") -> httpx.Response:
        given = {"zin": phrase or self.handed.phrase}
        return await self.client.post(self.door, data=given, headers=POST)

    async def come_in(self) -> None:
        assert (await self.say()).headers["location"] == "/mentor"

    def work(self, leerling: str, form: str = WERKSTUK) -> str:
        return f"/mentor/{self.school.dossier(leerling)}/{form}"

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path)

    async def post(self, path: str, **given: str) -> httpx.Response:
        return await self.client.post(path, data=given, headers=POST)


async def hand(school: School, *leerlingen: str) -> Handed:
    chosen = tuple(school.dossier(name) for name in leerlingen)
    wish = Wish(NAME, dossier_ids=chosen)
    made = await school.services.readers.mentors.make(school.leerkracht, school.klas, wish)
    assert isinstance(made, Handed)
    return made


@asynccontextmanager
async def reader(school: School, *leerlingen: str) -> AsyncIterator[Reader]:
    async with client_of(school) as client:
        yield Reader(school, client, await hand(school, *leerlingen))


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    """Amira and Noor handed in; Zofia did not."""
    async with open_school(tmp_path, "Amira", "Noor", "Zofia") as made:
        await made.wrote("Amira")
        await made.wrote("Noor")
        yield made


@pytest.fixture
async def mentor(school: School) -> AsyncIterator[Reader]:
    async with reader(school, "Amira", "Zofia") as made:
        yield made


async def test_the_door_names_nobody(mentor: Reader) -> None:
    page = await mentor.get(mentor.door)
    assert page.status_code == 200
    for secret in (NAME, "Aksoy", "Amira", "Zofia", "Voorbeeldboom", "Groep 8b", "werkstuk"):
        assert secret not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin", "no other site hears the code"
    assert "set-cookie" not in page.headers


async def test_with_the_phrase_the_mentor_is_in(mentor: Reader) -> None:
    entered = await mentor.say()
    assert (entered.status_code, entered.headers["location"]) == (303, "/mentor")
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith("lezer=")
    for part in ("HttpOnly", "Path=/", "SameSite=lax"):
        assert part in cookie
    assert "Max-Age" not in cookie, "it goes with the browser"
    shelf = words(await mentor.get("/mentor"))
    assert f"Welkom, {NAME}." in shelf.replace("\u2068", "").replace("\u2069", "")
    assert "Amira" in shelf
    assert "Is nog niet ingeleverd." in shelf
    assert "Noor" not in shelf


async def test_over_https_the_cookie_is_for_this_host_alone(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        secure = Settings(data=tmp_path, public_url="https://overdracht.example")
        object.__setattr__(school.services, "settings", secure)
        handed = await hand(school, "Amira")
        code = handed.link.rsplit("/", 1)[-1]
        async with client_of(school) as client:
            client.base_url = httpx.URL("https://overdracht.example")
            own = {"origin": "https://overdracht.example"}
            entered = await client.post(f"/lees/{code}", data={"zin": handed.phrase}, headers=own)
            assert entered.headers["set-cookie"].startswith("__Host-lezer=")
            assert "Secure" in entered.headers["set-cookie"]
            assert (await client.get("/mentor")).status_code == 200


async def test_a_forwarded_link_is_worth_nothing(mentor: Reader) -> None:
    for _ in range(FREE_TRIES):
        refused = await mentor.say(WRONG)
        assert refused.status_code == 403
        assert "klopt niet" in words(refused)
    slowed = await mentor.say()
    assert slowed.status_code == 429
    assert "Wacht 1 minuut" in words(slowed).replace("\u2068", "").replace("\u2069", "")
    assert (await mentor.get("/mentor")).status_code == 401
    assert NAME not in slowed.text


async def test_a_lock_says_how_to_get_a_new_link(mentor: Reader) -> None:
    store, whose = mentor.school.services.store, mentor.handed.reader.id
    await store.transact(
        lambda unit: (
            unit.connection.execute(
                "UPDATE reader SET tries = ? WHERE id = ?", (LOCKED_AFTER, whose)
            )
            and None
        )
    )
    for answer in (await mentor.get(mentor.door), await mentor.say()):
        assert answer.status_code == 403
        assert "op slot" in words(answer)
        assert "nieuwe link" in words(answer)


async def test_guessing_links_is_slowed_down_by_address(mentor: Reader) -> None:
    statuses = [(await mentor.get("/lees/WRONGWRONGXX")).status_code for _ in range(61)]
    assert set(statuses[:60]) == {404}
    assert statuses[60] == 429
    assert (await mentor.say()).status_code == 429


async def test_revoked_and_unknown_links_look_the_same(mentor: Reader) -> None:
    school = mentor.school
    await school.services.readers.mentors.revoke(
        school.leerkracht, school.klas, mentor.handed.reader.id
    )
    revoked = await mentor.get(mentor.door)
    assert revoked.status_code == 404
    assert revoked.text == (await mentor.get("/lees/WRONGWRONGXX")).text
    assert (await mentor.say()).status_code == 404


async def test_a_werkstuk_is_shown_as_on_paper(mentor: Reader) -> None:
    await mentor.come_in()
    page = await mentor.get(mentor.work("Amira"))
    said = words(page)
    assert "Dit ben ik" in said
    assert "Voor mijn mentor" in said
    title = re.search("<title>(.*?)</title>", page.text)
    assert title is not None
    assert title.group(1) == "Warme Overdracht"
    assert 'data-cover="' in page.text


async def test_pictures_come_only_with_what_may_be_read(school: School) -> None:
    async with reader(school, "Noor") as mentor:
        await mentor.come_in()
        page = (await mentor.get(mentor.work("Noor"))).text
        pictures = re.findall(r'src="(/mentor/[^"]+/foto/[^"]+)"', page)
        assert pictures
        for picture in pictures:
            found = await mentor.get(picture)
            assert found.headers["content-type"] == "image/jpeg"
            assert found.headers["cache-control"] == "no-store"
        amira = school.dossier("Amira")
        elsewhere = pictures[0].replace(school.dossier("Noor"), amira)
        assert (await mentor.get(elsewhere)).status_code == 404
        assert (await mentor.get(mentor.work("Noor") + "/foto/geen")).status_code == 404


async def test_the_gespreksblad_is_there_on_screen_and_on_paper(mentor: Reader) -> None:
    await mentor.come_in()
    page = words(await mentor.get(mentor.work("Amira") + "/gesprek"))
    assert "Gespreksblad" in page
    assert "De woorden zijn van" in page
    for name in ("werkstuk", "gespreksblad"):
        file = await mentor.get(f"{mentor.work('Amira')}/{name}.pdf")
        assert file.headers["content-type"] == "application/pdf"
        assert file.headers["content-disposition"] == f'attachment; filename="Amira_{name}.pdf"'
        assert file.content.startswith(b"%PDF")


async def test_what_is_not_behind_the_link_is_not_there(mentor: Reader) -> None:
    await mentor.school.wrote("Amira", Slot.OUDER_1, OKR)
    await mentor.come_in()
    for path in (mentor.work("Noor"), mentor.work("Amira", OKR), "/mentor/x/y"):
        for more in ("", "/gesprek", "/werkstuk.pdf", "/gespreksblad.pdf"):
            assert (await mentor.get(path + more)).status_code == 404, path + more
        assert (await mentor.post(path, ontvangen="ja")).status_code == 404


async def test_opened_again_it_is_being_written(mentor: Reader) -> None:
    await mentor.come_in()
    school = mentor.school
    await school.services.classroom.reopen(
        school.leerkracht, school.dossier("Amira"), WERKSTUK, Slot.LEERLING
    )
    assert "Wordt nog bewerkt." in words(await mentor.get("/mentor"))
    for more in ("", "/gesprek", "/werkstuk.pdf", "/gespreksblad.pdf"):
        answer = await mentor.get(mentor.work("Amira") + more)
        assert answer.status_code == 409
        assert "wordt nog bewerkt" in words(answer)


async def test_received_one_by_one_and_all_at_once(school: School) -> None:
    async with reader(school, "Amira", "Noor") as mentor:
        await mentor.come_in()
        back = await mentor.post(mentor.work("Amira"), ontvangen="ja", van="lijst")
        amira = school.dossier("Amira")
        assert back.headers["location"] == f"/mentor#d-{amira}"
        assert "U heeft het sinds" in words(await mentor.get(mentor.work("Amira")))
        assert (await mentor.post("/mentor")).headers["location"] == "/mentor"
        assert "U heeft alles wat is ingeleverd." in words(await mentor.get("/mentor"))
        back = await mentor.post(mentor.work("Amira"), ontvangen="nee")
        assert back.headers["location"] == mentor.work("Amira")
        assert "Ik heb het" in words(await mentor.get(mentor.work("Amira")))


async def test_whom_to_call(mentor: Reader) -> None:
    school = mentor.school
    set_ = school.services.handover.set_phone
    assert await set_(school.leerkracht, school.klas, "033 123 45 67") is None
    await mentor.come_in()
    for path in ("/mentor", mentor.work("Amira"), mentor.work("Amira") + "/gesprek"):
        page = await mentor.get(path)
        assert 'href="tel:0331234567"' in page.text
        assert "De Voorbeeldboom" in words(page)


async def test_signed_out_is_out(mentor: Reader) -> None:
    await mentor.come_in()
    token = mentor.client.cookies["lezer"]
    left = await mentor.post("/afmelden")
    assert "U bent afgemeld" in words(left)
    assert "lezer" not in mentor.client.cookies
    mentor.client.cookies.set("lezer", token)
    assert (await mentor.get("/mentor")).status_code == 401
    mentor.client.cookies.clear()
    await mentor.come_in()
    assert mentor.client.cookies["lezer"] != token


async def test_coming_in_again_ends_the_session_before(mentor: Reader) -> None:
    await mentor.come_in()
    token = mentor.client.cookies["lezer"]
    await mentor.come_in()
    mentor.client.cookies.clear()
    mentor.client.cookies.set("lezer", token)
    assert (await mentor.get("/mentor")).status_code == 401


async def test_another_site_cannot_tick_for_the_mentor(mentor: Reader) -> None:
    await mentor.come_in()
    evil = {"origin": "https://elders.example", "sec-fetch-site": "cross-site"}
    for path in ("/mentor", mentor.work("Amira"), "/afmelden", mentor.door):
        answer = await mentor.client.post(path, headers=evil)
        assert answer.status_code == 403
    links = await mentor.school.services.readers.mentors.of_klas(None, mentor.school.klas)
    assert not isinstance(links, Problem)
    assert links[0].received == 0


async def test_nothing_of_the_link_is_kept_in_clear(mentor: Reader) -> None:
    await mentor.come_in()
    token = mentor.client.cookies["lezer"]
    settings = mentor.school.services.settings
    written = b"".join(file.read_bytes() for file in settings.data.iterdir() if file.is_file())
    kept = await mentor.school.services.store.read(
        lambda unit: stored.phrase(unit, mentor.handed.reader.id)
    )
    assert kept in written, "the slow hash is there"
    code = mentor.door.rsplit("/", 1)[-1]
    phrase = mentor.handed.phrase
    for secret in (code, token, NAME, "aksoy", phrase, phrase.replace("-", "")):
        assert secret.lower().encode() not in written.lower()
