"""What somebody may no longer read although a link or a file of theirs was made when they might."""

from __future__ import annotations

from pathlib import Path

from bot.app import now
from bot.classroom import overview
from bot.handover import Bundle, Choice, Order
from bot.problems import Problem
from bot.readers import Handed, Wish
from bot.rights import Known, Rights
from bot.rights.model import Kind
from bot.talks import Spot
from conversations.people import Channel, Dossier, Slot
from storage import dossiers, handovers
from tests.bot.mentor import Letters
from tests.bot.school import School, add_klas, open_school
from tests.bot.web.desktop import OKR, WERKSTUK


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
        assert isinstance(again, Handed)
        assert again.leerlingen == ()


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


async def in_web(school: School, slot: Slot) -> Rights:
    """This person sits at a browser of the same name as the slot."""
    code = (await school.card("Amira", slot)).code
    await school.services.assistant.join(Channel.WEB, slot, code)
    return school.services.rights


async def known(school: School, slot: Slot) -> Known:
    found = await (await in_web(school, slot)).known(Channel.WEB, slot)
    assert found is not None
    return found


async def test_what_an_ouder_took_back_goes_along_with_nothing(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira", Slot.OUDER_1, OKR)
        amira = await current(school)
        choice = Choice(amira.id, "", amira.version, "College De Overzijde")
        await school.services.handover.choose(school.leerkracht, school.klas, [choice])
        order = Order(school.klas, werkstuk=False, okr=True, drafts=True)
        went = await school.services.bundles.make(None, order, lambda _: None)
        assert isinstance(went, tuple)
        went[0].close()
        rights = await in_web(school, Slot.OUDER_1)
        taken = await rights.take_back(Channel.WEB, Slot.OUDER_1, OKR)
        assert not isinstance(taken, Problem)
        assert isinstance(await school.services.bundles.make(None, order, lambda _: None), Problem)


async def test_nobody_else_learns_that_an_ouders_section_was_opened_again(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira", Slot.OUDER_1, OKR)
        amira, talks = school.dossier("Amira"), school.services.talks
        spot = Spot(amira, OKR, Slot.OUDER_1, "helpt")
        await talks.remark(school.leerkracht, spot, "Kunt u een voorbeeld geven?")
        await talks.send(school.leerkracht, spot)
        await school.wrote("Amira", Slot.OUDER_1, OKR)
        await school.services.classroom.reopen(school.leerkracht, amira, OKR, Slot.OUDER_1)
        theirs = await known(school, Slot.OUDER_1)
        assert [it.kind for it in theirs.seen if not it.mine] == [Kind.OPENED, Kind.OPENED]
        for other in (Slot.LEERLING, Slot.OUDER_2):
            assert [it for it in (await known(school, other)).seen if not it.mine] == []


async def test_what_came_after_the_hand_over_did_not_leave_and_is_taken_back(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira")
        amira = school.dossier("Amira")
        await school.services.store.transact(
            lambda unit: handovers.hand_over(unit, amira, WERKSTUK, "", now())
        )
        await school.wrote("Amira", Slot.OUDER_1, WERKSTUK)
        for slot, left in ((Slot.LEERLING, True), (Slot.OUDER_1, False)):
            forms = {it.questionnaire.id: it for it in (await known(school, slot)).forms}
            assert (forms[WERKSTUK].handed_over_at is not None) is left
            assert forms[WERKSTUK].may_be_taken_back is not left


async def test_a_note_that_was_not_sent_stays_unsent_when_the_child_takes_it_back(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Amira") as school:
        await school.wrote("Amira")
        spot = Spot(school.dossier("Amira"), WERKSTUK, Slot.LEERLING, "mentor_weten")
        noted = await school.services.talks.remark(school.leerkracht, spot, "Nog even over praten.")
        assert not isinstance(noted, Problem)
        rights = await in_web(school, Slot.LEERLING)
        await rights.take_back(Channel.WEB, Slot.LEERLING, WERKSTUK)
        assert [form.notes for form in (await known(school, Slot.LEERLING)).forms] == [()]


async def test_a_link_by_hand_for_several_schools_ends_for_who_goes_elsewhere(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Amira", "Yusuf", "Sara") as school:
        letters = Letters(school)
        await letters.goes_to("Amira", "De Sprank")
        await letters.goes_to("Yusuf", "College De Overzijde")
        token = await letters.come_in(await letters.mentor("Amira", "Yusuf", "Sara"))
        await letters.goes_to("Sara", "De Sprank")  # was not known yet: now it is bound
        assert await on_shelf(letters, token) == ["Amira", "Yusuf", "Sara"]
        await letters.goes_to("Yusuf", "De Sprank")
        await letters.goes_to("Sara", "College De Overzijde")
        assert await on_shelf(letters, token) == ["Amira"]
        read = await letters.readers.reading.sheet(token, school.dossier("Yusuf"), WERKSTUK, "read")
        assert read == Problem("unknown_person")


async def on_shelf(letters: Letters, token: str) -> list[str]:
    return [book.dossier.name for book in (await letters.shelf(token)).books]


async def test_a_link_that_nobody_opened_hands_nothing_over(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Amira", "Yusuf") as school:
        await school.wrote("Amira")
        await school.wrote("Yusuf")
        letters = Letters(school, now())
        token = await letters.come_in(await letters.mentor("Amira", "Yusuf"))
        assert await unread(school) == {"Amira", "Yusuf"}
        rights = await in_web(school, Slot.LEERLING)
        taken = await rights.take_back(Channel.WEB, Slot.LEERLING, WERKSTUK)
        assert not isinstance(taken, Problem)  # it is still the child's
        read = letters.readers.reading
        held = await read.sheet(token, school.dossier("Amira"), WERKSTUK, "read")
        assert isinstance(held, Problem)
        await read.sheet(token, school.dossier("Yusuf"), WERKSTUK, "read")
        went = await school.services.store.read(
            lambda unit: handovers.of_klas(unit, school.klas.id)
        )
        assert [dossier for dossier, _ in went] == [school.dossier("Yusuf")]


async def unread(school: School) -> set[str]:
    rows = await school.services.classroom.progress(None, school.klas)
    assert not isinstance(rows, Problem)
    return {one.name for one in overview.unread(rows, school.services.questionnaires)}
