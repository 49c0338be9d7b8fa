"""What somebody may no longer read although a link or a file of theirs was made when they might."""

from __future__ import annotations

from pathlib import Path

from bot.handover import Bundle, Choice, Order
from bot.problems import Problem
from bot.readers import Handed, Wish
from conversations.people import Channel, Dossier, Slot
from storage import dossiers
from tests.bot.school import School, add_klas, open_school
from tests.bot.web.desktop import WERKSTUK


async def current(school: School) -> Dossier:
    found = await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier("Amira"))
    )
    assert found is not None
    return found


async def test_the_klas_that_a_leerling_left_has_no_link_to_the_werkstuk(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira", "Yusuf") as school:
        await school.wrote("Amira")
        services = school.services
        other = await add_klas(services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
        amira = await current(school)
        links = services.readers.mentors
        made = await links.make(
            school.leerkracht, school.klas, Wish("Bos", dossier_ids=(amira.id,))
        )
        assert isinstance(made, Handed)
        moved = await services.leerlingen.move(None, amira.id, amira.version, other.klas.id, None)
        assert not isinstance(moved, Problem)
        again = await links.renew(school.leerkracht, school.klas, made.reader.id)
        assert isinstance(again, Problem) or again.leerlingen == ()


async def made_bundle(school: School, order: Order) -> Bundle:
    bundles = school.services.bundles
    begun = await bundles.start(school.leerkracht, order)
    assert isinstance(begun, Bundle)
    await bundles.settled(school.leerkracht, school.klas, begun.id, 60)
    return begun


async def test_a_folder_does_not_outlive_that_it_was_taken_back(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira")
        card = await school.card("Amira", Slot.LEERLING)
        services = school.services
        await services.assistant.join(Channel.WEB, "chromebook", card.code)
        made = await made_bundle(school, Order(school.klas))
        taken = await services.rights.take_back(Channel.WEB, "chromebook", WERKSTUK)
        assert not isinstance(taken, Problem)
        fetched = await services.bundles.fetch(school.leerkracht, school.klas, made.id)
        assert fetched == Problem("erased_meanwhile")


async def test_a_folder_does_not_outlive_that_the_leerling_goes_elsewhere(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira")
        made = await made_bundle(school, Order(school.klas))
        amira = await current(school)
        choice = Choice(amira.id, "", amira.version, "College De Overzijde")
        await school.services.handover.choose(school.leerkracht, school.klas, [choice])
        fetched = await school.services.bundles.fetch(school.leerkracht, school.klas, made.id)
        assert fetched == Problem("erased_meanwhile")
