"""A leerkracht changes a leerling in the chat, and a colleague joins."""

from __future__ import annotations

from pathlib import Path

from bot.desk import MAX_ACTION
from bot.desk.actions import Action, Verb
from conversations.people import Dossier, Participant, Slot
from storage import dossiers
from tests.bot.school import School, open_school
from tests.bot.test_desk import Leerkracht

WERKSTUK = "dit-ben-ik"


async def noor(school: School) -> Dossier | None:
    return await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier("Noor"))
    )


async def at_noor(school: School) -> Leerkracht:
    juf = Leerkracht(school)
    await juf.says("/start")
    await juf.taps("Leerling wijzigen")
    await juf.taps("Noor")
    return juf


async def test_okr_off_and_on_again(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        juf = await at_noor(school)
        assert "Noor\nDe ouders krijgen de vragen voor het OKR." in juf.seen
        assert f"/klas/{school.klas.id}/leerling/{school.dossier('Noor')}" in juf.seen
        assert "krijgen de vragen voor het OKR niet" in await juf.taps("OKR uitzetten")
        assert "OKR aanzetten" in juf.labels
        assert "krijgen de vragen voor het OKR." in await juf.taps("OKR aanzetten")
        found = await noor(school)
        assert found is not None and found.okr and found.version == 3


async def test_another_name_until_it_is_a_good_one(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        juf = await at_noor(school)
        assert "Hoe heet Noor voortaan?" in await juf.taps("Naam veranderen")
        assert "al een Finn" in await juf.says("Finn")
        assert "Noor V.\nDe ouders" in await juf.says("Noor V.")
        found = await noor(school)
        assert found is not None and found.name == "Noor V."


async def test_an_old_button_changes_nothing_that_a_colleague_changed(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        juf, duo = await at_noor(school), await at_noor(school)
        await duo.taps("OKR uitzetten")
        told = await juf.taps("OKR uitzetten")
        assert "Iemand anders heeft Noor intussen veranderd." in told
        assert "krijgen de vragen voor het OKR niet" in told, "how it is now"
        found = await noor(school)
        assert found is not None and not found.okr and found.version == 2


async def test_a_removal_says_what_is_lost_and_asks_again(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        await school.wrote("Noor", Slot.OUDER_1, WERKSTUK, thuis_stukje="Zij zingt.")
        juf = await at_noor(school)
        told = await juf.taps("Verwijderen")
        assert "Noor verwijderen? Dit is niet terug te halen:" in told
        assert "Dit ben ik, leerling: ingeleverd" in told
        assert await noor(school) is not None
        assert "Noor\nDe ouders" in await juf.taps("Niet verwijderen")
        await juf.taps("Verwijderen")
        yes = juf.labels["Verwijder Noor voorgoed"]
        assert "Noor is verwijderd" in await juf.says(yes)
        assert await noor(school) is None
        assert "Deze persoon is er niet meer." in await juf.says(yes)


async def test_a_colleague_joins_and_the_cards_say_whose_they_are(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        juf = Leerkracht(school)
        await juf.says("/start")
        assert "Hoe heet je collega?" in await juf.taps("Collega erbij")
        assert "hoogstens 60 tekens" in await juf.says(", ib'er")
        told = await juf.says("Hanneke Smit, ib'er")
        assert "Hanneke Smit (ib'er) hoort nu bij Groep 8b." in told and "/i/" in told
        await juf.taps("Menu")
        await juf.taps("Uitnodigingen")
        told = await juf.taps("Voor een andere leerkracht")
        assert "Hanneke Smit (ib'er): " in told
        found = await school.services.team.find(None, school.klas, "hanneke smit")
        assert isinstance(found, Participant)


async def test_nothing_of_another_klas(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        juf = Leerkracht(school)
        for verb in (Verb.EDIT, Verb.OKR, Verb.NAME, Verb.GONE, Verb.ERASE):
            told = await juf.says(Action(verb, "van-een-ander", version=1).packed())
            assert "Deze persoon is er niet meer." in told


def test_the_longest_action_fits_a_button() -> None:
    longest = Action(Verb.ERASE, "0" * 36, version=99_999).packed()
    assert len(longest) <= MAX_ACTION
