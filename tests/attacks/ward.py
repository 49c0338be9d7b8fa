"""The services of the school themselves, asked by everybody: no door is between."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path

from bot.app import Services, now
from bot.handover import Bundle, Choice, Order
from bot.problems import Problem
from bot.readers import Mentor, Shelf
from bot.replies import Refusal, Welcome
from bot.second_step import totp
from bot.second_step.model import Denied
from bot.web import security
from conversations.people import Channel, Participant, Reader, Slot
from storage import dossiers, handovers, klassen, participants, remarks, second_steps
from storage.store import Unit
from tests.attacks.asked import Ward
from tests.attacks.scene import CHILD, Attack, Prepared, attacked
from tests.bot.web.desktop import OKR, WERKSTUK

LEZER = "lezer"
Actor = Participant | Reader | None


@dataclass
class Everybody:
    """`ward` is what is asked about; `people` who ask as themselves, `addresses` from where."""

    ward: Ward
    people: dict[str, Actor]
    addresses: dict[str, str]
    folder: Path

    def disk(self) -> str:
        return disk_of(self.folder)


def disk_of(folder: Path) -> str:
    """All rows of all tables, as a sign that changes with any of them."""
    sign = hashlib.sha256()
    for name in ("overdracht.db", "keys.db"):
        with closing(sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True)) as file:
            tables = file.execute("select name from sqlite_master where type = 'table'")
            for (table,) in sorted(tables.fetchall()):
                rows = file.execute(f'select * from "{table}"').fetchall()
                sign.update(repr((table, rows)).encode())
    return sign.hexdigest()


@dataclass(frozen=True)
class Furnished:
    """The school, with something of everything that can be asked about."""

    ready: Prepared
    ward: Ward


def furnished(ready: Prepared, folder: Path) -> Furnished:
    """Blocking."""

    async def furnish() -> Ward:
        async with attacked(ready, folder) as attack:
            return await _ward(attack)

    ward = asyncio.run(furnish())
    return Furnished(replace(ready, folder=folder), replace(ward, s=None))


@asynccontextmanager
async def everybody(
    made: Furnished, folder: Path, *, bundle: bool = True
) -> AsyncIterator[Everybody]:
    """`bundle`: one that juf ordered lies ready."""
    async with attacked(made.ready, folder) as attack:
        addresses = {
            who: cookies.get(security.COOKIE) or cookies.get(LEZER) or ""
            for who, cookies in made.ready.cookies.items()
        }
        services = attack.school.services
        ward = replace(made.ward, s=services)
        if bundle:
            ward.bundle = await _bundle(attack)
        people = await _people(services, addresses)
        yield Everybody(ward, people | {"operator": None}, addresses, folder)


async def _bundle(attack: Attack) -> str:
    school, bundles = attack.school, attack.school.services.bundles
    begun = await bundles.start(school.leerkracht, Order(school.klas), lock=True)
    assert isinstance(begun, Bundle)
    await bundles.settled(school.leerkracht, school.klas, begun.id, 60)
    return begun.id


async def _people(services: Services, addresses: dict[str, str]) -> dict[str, Actor]:
    """Who is somebody at all."""
    found: dict[str, Actor] = {}
    for who, address in addresses.items():
        welcome = await services.assistant.welcome(Channel.WEB, address)
        guest = await services.readers.reading.guest(address)
        if isinstance(welcome, Welcome):
            found[who] = welcome.participant
        elif guest is not None:
            found[who] = guest.reader
    return found


async def _ward(attack: Attack) -> Ward:
    school, services = attack.school, attack.school.services
    amira, yusuf = school.dossier(CHILD), school.dossier("Yusuf")
    child = (await school.card(CHILD, Slot.LEERLING)).participant.id
    found = await services.store.read(lambda unit: dossiers.dossier(unit, amira))
    assert found is not None
    goes = Choice(amira, "", found.version, "College De Overzijde")
    assert not isinstance(await services.handover.choose(None, school.klas, [goes]), Problem)
    [vo_school] = await services.store.read(lambda unit: _vo_schools(unit, amira))
    unused = await services.handover.add_vo_school(None, school.klas, "De Lege School")
    assert not isinstance(unused, Problem)
    await services.store.transact(
        lambda unit: handovers.hand_over(unit, yusuf, WERKSTUK, "", services.classroom.now())
    )
    notes = await services.store.read(lambda unit: remarks.of_slot(unit, amira, OKR, Slot.OUDER_1))
    others = await services.store.read(
        lambda unit: [klas for klas in klassen.all_klassen(unit) if klas.name == "Groep 8c"]
    )
    beside = next(it for it in others if it.school_id == school.klas.school_id)
    [finn] = await services.store.read(lambda unit: dossiers.of_klas(unit, beside.id))
    omar = await services.store.transact(lambda unit: _proven(unit, attack.person))
    [directeur] = _all(await services.readers.directeuren.of_school(None, school.klas.school_id))
    return Ward(
        s=services,
        klas=school.klas,
        elsewhere=beside.id,
        finn=finn.id,
        foreign=next(it.id for it in others if it.school_id != school.klas.school_id),
        amira=amira,
        yusuf=yusuf,
        child=child,
        ouder_2=attack.ouder_2,
        objected=(WERKSTUK, Slot.LEERLING, Slot.OUDER_2, await attack.objected()),
        photo=attack.photo,
        picture=await attack.picture(),
        reader=attack.reader,
        directeur=directeur.reader.id,
        colleague=attack.person,
        proven=omar,
        goes_to=vo_school,
        vo_school=unused.id,
        note=notes["helpt"].sign,
    )


def _proven(unit: Unit, person_id: str) -> Participant:
    person = participants.participant(unit, person_id)
    assert person is not None
    second_steps.add(unit, person.id, totp.new_secret(), 0, now())
    return person


def _all(found: list[Mentor] | Problem) -> list[Mentor]:
    assert not isinstance(found, Problem)
    return found


def _vo_schools(unit: object, dossier_id: str) -> list[str]:
    found = dossiers.dossier(unit, dossier_id)  # type: ignore[arg-type]
    assert found is not None
    return [found.vo_school_id]


def is_refused(said: object) -> bool:
    """Nothing came of it that says more than no."""
    if isinstance(said, tuple) and len(said) == 2 and not said[0]:  # (added, problems)
        return bool(said[1])
    if said is None or said is False or said == 0:
        return True
    if isinstance(said, Shelf):  # an empty one
        return not said.books
    empty = isinstance(said, list | tuple | dict) and not said
    return empty or isinstance(said, Problem | Refusal | Denied)
