"""The page of one leerling: what can be changed, by two at once, and what a removal costs."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.demo.sample import Stage
from conversations.people import Dossier, Klas, Participant, Role, Slot
from tests.bot.school import School, add_klas, open_school
from tests.bot.web.desktop import OKR, Desktop, sat_down, words


@dataclass
class Duo:
    """Juf and meester share a klas, each at a browser of their own."""

    school: School
    juf: Desktop
    meester: Desktop

    @property
    def page(self) -> str:
        return f"/leerling/{self.school.dossier('Noor')}"


@pytest.fixture
async def duo(tmp_path: Path) -> AsyncIterator[Duo]:
    async with AsyncExitStack() as stack:
        school = await stack.enter_async_context(open_school(tmp_path, "Noor", "Finn"))
        services = school.services
        omar = await services.team.add(school.leerkracht, school.klas, "meester Omar")
        assert isinstance(omar, Participant)
        cards = await services.classroom.invite(None, school.klas, [Role.LEERKRACHT])
        assert isinstance(cards, list)
        desks = [await stack.enter_async_context(sat_down(school, card.code)) for card in cards]
        yield Duo(school, *desks)


def version(page: httpx.Response) -> str:
    found = re.search(r'name="versie" value="(\d+)"', page.text)
    assert found
    return found[1]


async def test_the_page_says_how_it_is_and_what_can_be_changed(duo: Duo) -> None:
    page = await duo.juf.get(duo.page)
    said = words(page)
    assert "Wijzigen" in said and "Aan: de ouders krijgen de vragen." in said
    assert "Dit kan naar een klas waar je ook bij hoort." in said
    assert "Noor" not in (re.search(r"<title>(.*)</title>", page.text) or [""])[1]


async def test_off_and_on_again_and_the_board_says_so(duo: Duo) -> None:
    seen = version(await duo.juf.get(duo.page))
    sent = await duo.juf.post(f"{duo.page}/okr", data={"versie": seen, "okr": "uit"})
    assert sent.status_code == 303
    page = await duo.juf.client.get(sent.headers["location"])
    assert "Uit: de ouders krijgen deze vragen niet." in words(page)
    assert "Vragen aan ouders" not in words(page)
    again = await duo.juf.post(f"{duo.page}/okr", data={"versie": version(page), "okr": "aan"})
    assert "Aan: de ouders krijgen de vragen." in words(
        await duo.juf.client.get(again.headers["location"])
    )


async def test_two_leerkrachten_at_once(duo: Duo) -> None:
    mine, theirs = await duo.juf.get(duo.page), await duo.meester.get(duo.page)
    first = await duo.meester.post(
        f"{duo.page}/naam", data={"versie": version(theirs), "naam": "Noor B."}
    )
    assert first.status_code == 303
    late = await duo.juf.post(f"{duo.page}/naam", data={"versie": version(mine), "naam": "Noortje"})
    assert late.status_code == 409
    assert "Iemand anders heeft Noor B. intussen veranderd." in words(late)
    assert "<h1><bdi>Noor B.</bdi></h1>" in late.text, "how it is now"
    assert 'value="Noortje"' in late.text, "what was typed is not lost"
    second = await duo.juf.post(
        f"{duo.page}/naam", data={"versie": version(late), "naam": "Noortje"}
    )
    assert second.status_code == 303
    for path, given in (
        ("/okr", {"okr": "uit"}),
        ("/taal", {"taal": "en"}),
        ("/weg", {}),
    ):
        stale = await duo.meester.post(duo.page + path, data={"versie": version(theirs), **given})
        assert stale.status_code == 409, path
        assert "Iemand anders heeft Noortje intussen veranderd." in words(stale), path
    assert "Noortje" in words(await duo.juf.get())


async def test_a_wrong_name_is_said_at_the_field(duo: Duo) -> None:
    seen = version(await duo.juf.get(duo.page))
    reasons = {"Finn": "al een Finn", "<b>Bo": "niet in een naam horen", "": "geen naam"}
    for typed, word in reasons.items():
        refused = await duo.juf.post(f"{duo.page}/naam", data={"versie": seen, "naam": typed})
        assert refused.status_code == 422
        assert word in words(refused) and 'aria-invalid="true"' in refused.text
        assert "<b>Bo" not in refused.text
    nonsense = await duo.juf.post(f"{duo.page}/naam", data={"versie": "٣", "naam": "Bo"})
    assert nonsense.status_code == 409


async def test_the_language_of_the_family(duo: Duo) -> None:
    seen = version(await duo.juf.get(duo.page))
    sent = await duo.juf.post(f"{duo.page}/taal", data={"versie": seen, "taal": "en"})
    page = await duo.juf.client.get(sent.headers["location"])
    assert '<option value="en" lang="en" selected>' in page.text
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await duo.school.wrote("Noor", slot, thuis_stukje="Zij zingt.")
    page = await duo.juf.get(duo.page)
    assert "Zij kiezen zelf hun taal." in words(page) and 'name="taal"' not in page.text


async def test_to_an_own_other_klas(duo: Duo) -> None:
    room = duo.school.services.classroom
    mine = await room.create_klas(duo.school.leerkracht, "Groep 8c", "", at=duo.juf.at)
    strange = await add_klas(duo.school.services, klas="Groep 8d", school="De Voorbeeldboom")
    assert isinstance(mine, Klas)
    page = await duo.juf.get(duo.page)
    assert mine.id in page.text and strange.klas.id not in page.text
    forbidden = await duo.juf.post(
        f"{duo.page}/klas", data={"versie": version(page), "klas": strange.klas.id}
    )
    assert forbidden.status_code == 404
    sent = await duo.juf.post(f"{duo.page}/klas", data={"versie": version(page), "klas": mine.id})
    assert sent.headers["location"].startswith(f"/klas/{mine.id}{duo.page}")
    assert "zit nu in deze klas" in words(await duo.juf.client.get(sent.headers["location"]))
    assert (await duo.juf.get(duo.page)).status_code == 404
    assert (await duo.meester.get(duo.page)).status_code == 404


async def test_a_removal_says_first_what_is_lost(duo: Duo) -> None:
    await duo.school.wrote("Noor")
    wrote = {"wie_vult_in": "alleen", "relatie": "moeder", "sterk": "Rekenen."}
    await duo.school.wrote("Noor", Slot.OUDER_1, OKR, Stage.BUSY, **wrote)
    noor = await duo.school.services.leerlingen.find(None, duo.school.klas, "Noor")
    assert isinstance(noor, Dossier)
    await duo.school.services.leerlingen.ask_okr(None, noor.id, noor.version, on=False)

    asked = await duo.juf.get(f"{duo.page}/weg")
    said = words(asked)
    assert "Dit verdwijnt, en is niet terug te halen" in said
    assert "Dit ben ik , leerling: ingeleverd" in said
    assert "Vragen aan ouders , ouder 1: 3 antwoorden" in said, "also what is not asked any more"
    assert "Noor" in words(await duo.juf.get()), "asking changes nothing"
    done = await duo.juf.post(f"{duo.page}/weg", data={"versie": version(asked)})
    assert done.status_code == 200 and "Noor is verwijderd" in words(done)
    assert "Noor" not in words(await duo.juf.get())
    for path in ("", "/weg"):
        assert (await duo.juf.get(duo.page + path)).status_code == 404
    again = await duo.meester.post(f"{duo.page}/weg", data={"versie": version(asked)})
    assert again.status_code == 404
