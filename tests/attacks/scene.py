"""A school, everybody who might come to its pages, and what they ask of each."""

from __future__ import annotations

import asyncio
import functools
import io
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import httpx
from PIL import Image
from starlette.applications import Starlette

from bot.app import now, open_services
from bot.assistant import Reply
from bot.desk import Desk
from bot.problems import Problem
from bot.readers import Handed, Wish
from bot.settings import Settings
from bot.talks import Spot
from bot.web import permission, reader, rights, second_step, staff
from bot.web.app import build
from conversations import loader
from conversations.answers import PhotoValue
from conversations.people import Channel, Participant, Role, Slot
from conversations.questionnaire import Questionnaire
from storage import answers, handovers, objections, photos, remarks
from storage import readers as stored_readers
from storage.legible import unreadable
from tests.bot.school import School, add_klas, open_school
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK

POST = {"origin": ORIGIN}
CHILD = "Amira"
READ = loader.load_all


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Attack:
    """Amira's school, and a browser for each that may try."""

    school: School
    browsers: dict[str, httpx.AsyncClient]
    leerling: str
    photo: str
    reader: str
    person: str
    ouder_2: str

    async def ask(self, who: str, method: str, path: str, klas: str = "") -> httpx.Response:
        """`klas` "" is Amira's; all other ids are of her klas anyhow."""
        client, dossier = self.browsers[who], self.school.dossier(CHILD)
        ids = {
            "klas": klas or self.school.klas.id,
            "dossier": dossier,
            "word": "woord",
            "form": OKR,
        }
        ids |= {"slot": "ouder-1", "photo": self.photo, "photo_id": self.photo}
        if path.startswith("/mentor"):
            ids |= {"dossier": self.school.dossier("Yusuf"), "form": WERKSTUK}
            ids |= {"photo": await self.picture()}
        ids |= {"reader": self.reader, "person": self.person}
        ids |= {"question": "sterk", "bundle": "geen"}
        if "/samen/" in path:
            ids["slot"] = "ouder-2"  # with whom juf fills it in
        address = path.format(**ids, questionnaire=OKR, code="WRONGWRONGXX", token="geen")
        if method == "GET":
            asked = {"form": OKR} if path == "/api/state" else None
            return await client.get(address, params=asked)
        say = {"id": f"van-{who}", "who": self.leerling, "form": WERKSTUK}
        if path == "/api/photo":
            asked = say | {"question": "mij_foto"}
            return await client.post(path, params=asked, content=_picture(), headers=POST)
        started: dict[str, object] = {"input": {"type": "Start"}}
        of_ouder = {"id": f"van-{who}", "who": self.ouder_2, "form": OKR}
        bodies: dict[str, dict[str, object]] = {
            "/api/say": say | started,
            "/api/theme": {"theme": "nacht"},
            "/api/reminders": {"wanted": True},
            "/api/agree": {"who": self.ouder_2, "form": OKR, "agrees": True},
            "/klas/{klas}/samen/{dossier}/{form}/{slot}/say": of_ouder | started,
        }
        if path in bodies:
            return await client.post(address, json=bodies[path], headers=POST)
        given: dict[str, dict[str, str]] = {
            "/gegevens/bezwaar": {
                "over": f"{OKR}/ouder-1",
                "doe": "maak",
                "waarom": "Liever niet.",
            },
            "/klas/{klas}/leerling/{dossier}/bezwaar": {
                "over": f"{WERKSTUK}/leerling/ouder-2",
                "stond": await self.objected(),
                "doe": "blijft",
            },
            "/fotos": {"person": self.ouder_2, "mag": "ja"},
            "/klas/{klas}/fotos": {f"stond {dossier} ouder-2": " ", f"{dossier} ouder-2": "ja"},
            "/klas/{klas}/leerling/{dossier}/foto": {"ouder": "ouder-2", "mag": "nee"},
            "/keuze": {"person": self.leerling, "form": OKR},
            "/tweede-stap": {"cijfers": "123456"},
            "/tweede-stap/opnieuw": {"wat": "begin"},
            "/klas/mijn": {"naam": f"Groep 7 {who}"},
            "/klas/{klas}/leerlingen": {"namen": "Bo"},
            "/klas/{klas}/leerlingen/erbij": {"mee": "1", "naam-1": "Bo", "stond-1": "Bo"},
            "/klas/{klas}/schooljaar": {"jaar": "2027-2028"},
            "/klas/{klas}/afsluiten": {"wat": "dicht"},
            "/klas/{klas}/uitnodigingen": {"dossier": dossier, "slot": "ouder-1"},
            "/klas/{klas}/planning": {"soort": "once"},
            "/klas/{klas}/bestanden": {"leerling": self.school.dossier("Yusuf")},
            "/klas/{klas}/okr": {"stond": f"{dossier} 1 aan"},
            "/klas/{klas}/team": {"naam": f"juf {who}"},
            "/klas/{klas}/team/{person}": {"naam": "meester Omar", "was-naam": "meester Omar"},
            "/klas/{klas}/mentoren": {"naam": "mevrouw Bos", "leerling": dossier},
            "/klas/{klas}/mentoren/{reader}": {"doe": "langer"},
            "/klas/{klas}/overdracht/stand": {"dossier": dossier, "wat": "niet-gegeven"},
            "/klas/{klas}/overdracht/scholen": {f"school-{dossier}": "", f"versie-{dossier}": "1"},
            "/klas/{klas}/overdracht/lijst": {"wat": "erbij", "naam": "College De Overzijde"},
            "/klas/{klas}/overdracht/maken": {"naar": "alles", "mee": "werkstuk"},
            "/klas/{klas}/overdracht/map/{bundle}": {"wat": "weg"},
            "/klas/{klas}/gesprek": {"knop": f"d:read:{dossier}:1:1"},
        }
        changes = {
            "naam": "Amira B.",
            "okr": "uit",
            "taal": "en",
            "klas": "een-andere",
            "weg": "ja",
        }
        for what, to in changes.items():
            given["/klas/{klas}/leerling/{dossier}/" + what] = {"versie": "1", what: to}
        if path.endswith("/bespreek/{question}"):
            given[path] = {"woorden": "Kunt u een voorbeeld geven?"}
        fields = given.get(path, {"code": "WRONGWRONGXX"})
        return await client.post(address, data=fields, headers=POST)

    async def picture(self) -> str:
        """One in Yusuf's werkstuk."""
        given = await self.school.services.store.read(
            lambda unit: answers.load(unit, self.school.dossier("Yusuf"), WERKSTUK, Slot.LEERLING)
        )
        return next(
            answer.value.photos[0].id
            for answer in given.values()
            if isinstance(answer.value, PhotoValue)
        )

    async def objected(self) -> str:
        """When ouder 2 objected to Amira's werkstuk."""
        found = await self.school.services.store.read(
            lambda unit: objections.of_dossier(unit, self.school.dossier(CHILD))
        )
        return next(one.at.isoformat() for one in found if one.by is Slot.OUDER_2)

    async def kept(self) -> object:
        """What nobody else may change: the answers, the codes, who is in the klas."""
        school = self.school
        written = await school.services.store.read(
            lambda unit: [
                answers.load(unit, school.dossier(CHILD), form, slot)
                for form in (OKR, WERKSTUK)
                for slot in Slot
            ]
        )
        notes = await school.services.store.read(
            lambda unit: remarks.of_slot(unit, school.dossier(CHILD), OKR, Slot.OUDER_1)
        )
        progress = await school.services.classroom.progress(None, school.klas)
        said = await school.services.photo_permission.of_klas(None, school.klas)
        there = await school.services.store.read(
            lambda unit: (
                handovers.of_klas(unit, school.klas.id),
                [link.expires_at for link in stored_readers.of_klas(unit, school.klas.id)],
            )
        )
        objected = await school.services.store.read(
            lambda unit: objections.of_dossier(unit, school.dossier(CHILD))
        )
        return (
            written,
            notes,
            progress,
            said,
            there,
            objected,
            [card.code for card in await school.cards()],
        )


def whole_app(school: School) -> Starlette:
    services = school.services
    return build(
        services.assistant,
        services.settings,
        hub=services.hub,
        clock=now,
        copy=services.copies.own,
        staff=[
            *staff.routes(services, Desk(services, files=True)),
            *reader.routes(services.readers, services.school_counts),
            *rights.routes(services.rights, services.objections),
            *second_step.routes(services.second_step),
            *permission.routes(services.photo_permission),
        ],
    )


def browser_of(app: Starlette, cookies: dict[str, str] | None = None) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN, cookies=cookies)


@dataclass(frozen=True)
class Prepared:
    """The data folder of the school, and who is in it: made once, copied for each attack."""

    folder: Path
    school: School
    cookies: dict[str, dict[str, str]]
    leerling: str
    photo: str
    reader: str
    person: str
    ouder_2: str


def prepared(
    folder: Path, school: str = "De Voorbeeldboom", said: Callable[[str], str] = str
) -> Prepared:
    """`said` changes what people write and how they are called. Blocking."""
    return asyncio.run(_prepare(folder, school, said))


@functools.cache
def forms_once(_folder: Path) -> dict[str, Questionnaire]:
    """Read once: they are the same for each attack, and the longest part of its beginning."""
    return READ(None)


@asynccontextmanager
async def attacked(ready: Prepared, folder: Path) -> AsyncIterator[Attack]:
    """A school of one's own, as it was prepared."""
    shutil.copytree(ready.folder, folder)
    async with AsyncExitStack() as stack:
        stack.enter_context(mock.patch.object(loader, "load_all", forms_once))
        services = await stack.enter_async_context(
            open_services(Settings(data=folder, second_step=True), lambda: "voorbeeld_bot")
        )
        assert not await services.store.read(unreadable), "as the doctor asks it"
        school = replace(ready.school, services=services)
        app = whole_app(school)
        browsers = {
            who: await stack.enter_async_context(browser_of(app, cookies))
            for who, cookies in ready.cookies.items()
        }
        yield Attack(
            school, browsers, ready.leerling, ready.photo, ready.reader, ready.person, ready.ouder_2
        )


async def _prepare(folder: Path, named: str, said: Callable[[str], str]) -> Prepared:
    async with AsyncExitStack() as stack:
        school = await stack.enter_async_context(
            open_school(folder, CHILD, "Yusuf", klas=said("Groep 8b"), school=named)
        )
        app = whole_app(school)
        room, store = school.services.classroom, school.services.store
        others = {"colleague": named, "other school": "Een andere school"}
        klassen = {
            who: await add_klas(school.services, "Finn", klas="Groep 8c", school=name)
            for who, name in others.items()
        }
        await school.permit(CHILD)
        await school.wrote(CHILD, Slot.OUDER_1, OKR)
        noted = Spot(school.dossier(CHILD), OKR, Slot.OUDER_1, "helpt")
        await school.services.talks.remark(None, noted, said("Hoe ziet dat eruit in de klas?"))
        browsers: dict[str, httpx.AsyncClient] = {}

        async def sit(who: str, code: str) -> None:
            browsers[who] = await stack.enter_async_context(browser_of(app))
            joined = await browsers[who].post(f"/i/{code.replace('-', '')}", headers=POST)
            assert joined.status_code == 303

        browsers["nobody"] = await stack.enter_async_context(browser_of(app))
        first = (await school.card(CHILD, Slot.OUDER_1)).code
        await sit("old card", first)
        await room.invite(
            None, school.klas, [Role.OUDER], leerling=CHILD, slot=Slot.OUDER_1, renew=True
        )
        for who, leerling, slot in (
            ("signed out", CHILD, Slot.LEERLING),
            ("leerling", CHILD, Slot.LEERLING),
            ("ouder 1", CHILD, Slot.OUDER_1),
            ("ouder 2", CHILD, Slot.OUDER_2),
            ("other child", "Yusuf", Slot.LEERLING),
        ):
            await sit(who, (await school.card(leerling, slot)).code)
        left = dict(browsers["signed out"].cookies)
        await browsers["signed out"].post("/weg", headers=POST)
        browsers["signed out"].cookies.update(left)
        for who, klas in {"juf": school, **klassen}.items():
            await sit(who, (await klas.cards(Role.LEERKRACHT))[0].code)
        picture = photos.StoredPhoto("foto-van-amira", school.dossier(CHILD), _picture(), 64, 64)
        await store.transact(
            lambda unit: photos.add(unit, picture, "dit-ben-ik", Slot.LEERLING, now())
        )
        links = school.services.readers

        async def read(who: str, handed: Handed | Problem) -> Handed:
            assert isinstance(handed, Handed)
            browsers[who] = await stack.enter_async_context(browser_of(app))
            door = handed.link.removeprefix(ORIGIN)
            joined = await browsers[who].post(door, data={"zin": handed.phrase}, headers=POST)
            assert joined.status_code == 303
            return handed

        await school.wrote("Yusuf")
        for who, name in (
            ("mentor", "Yusuf"),
            ("other mentor", CHILD),
            ("revoked mentor", "Yusuf"),
        ):
            wish = Wish(said("mevrouw Aksoy"), dossier_ids=(school.dossier(name),))
            handed = await read(who, await links.mentors.make(None, school.klas, wish))
        await links.mentors.revoke(None, school.klas, handed.reader.id)
        await read(
            "directeur", await links.directeuren.make(None, school.klas.school_id, said("Vos"))
        )
        me = (await browsers["leerling"].get("/api/state")).json()["state"]["who"]
        omar = await school.services.team.add(None, school.klas, said("meester Omar"))
        assert isinstance(omar, Participant)
        ouder_2 = (await school.card(CHILD, Slot.OUDER_2)).participant.id
        together = Spot(school.dossier(CHILD), OKR, Slot.OUDER_2)
        begun = await school.services.overleg.begin(school.leerkracht, together)
        assert isinstance(begun, Reply)
        objecting = school.services.objections
        await school.services.assistant.join(
            Channel.WEB, "thuis", (await school.card(CHILD, Slot.OUDER_2)).code
        )
        objected = await objecting.object(Channel.WEB, "thuis", WERKSTUK, Slot.LEERLING)
        assert not isinstance(objected, Problem)
        cookies = {who: dict(browser.cookies) for who, browser in browsers.items()}
        return Prepared(folder, school, cookies, me, picture.id, handed.reader.id, omar.id, ouder_2)
