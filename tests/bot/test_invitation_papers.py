"""Cards and letters of a real klas: whose code, in which language, until when, signed by whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from bot.app import now
from bot.classroom import ExportFile, InvitationCard, letters_pdf
from bot.problems import Problem
from conversations.people import Participant, Role, Slot
from locales.catalogue import catalogue
from storage import dossiers, participants, plans
from storage.plans import Plan
from tests.bot.school import School, add_klas, open_school
from tests.exports import reading
from tests.exports.invited import ARABIC, scanned

NAMES = ("Noor", "Yusuf", "Zofia")
NEXT_WEEK = now().date() + timedelta(days=7)
LATER = NEXT_WEEK + timedelta(days=7)


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, *NAMES) as opened:
        yield opened


def content(made: ExportFile | Problem) -> bytes:
    assert isinstance(made, ExportFile), made
    return made.content


async def letters(school: School, leerling: str = "", slot: Slot | None = None) -> bytes:
    papers = school.services.papers
    return content(
        await papers.letters(school.leerkracht, school.klas, leerling=leerling, slot=slot)
    )


async def plan(school: School, questionnaire: str, day: date) -> None:
    wanted = Plan(questionnaire, day, ())
    await school.services.store.transact(lambda unit: plans.save(unit, school.klas.id, wanted))


async def ask_okr(school: School, leerling: str, *, on: bool) -> None:
    dossier = school.dossier(leerling)
    await school.services.store.transact(lambda unit: dossiers.ask_okr(unit, dossier, on=on))


def links(cards: list[InvitationCard]) -> list[str]:
    return [link for card in cards for link in (card.web_link, card.telegram_link) if link]


async def test_a_telephone_reads_the_own_code_of_each_ouder_from_the_page(school: School) -> None:
    read = scanned(await letters(school))
    assert len(read) == 2 * len(NAMES), "a page each"
    assert [link for page in read for link in page] == links(await school.cards(Role.OUDER))


async def test_cards_and_letters_in_one_file_that_reads_like_the_two(school: School) -> None:
    papers = school.services.papers
    both = content(await papers.together(school.leerkracht, school.klas))
    first, *rest = scanned(both)
    assert first == [card.web_link for card in await school.cards(Role.LEERLING)]
    assert [link for page in rest for link in page] == links(await school.cards(Role.OUDER))
    document = pypdfium2.PdfDocument(both)
    assert document.get_metadata_value("Title") == "Uitnodigingen voor Groep 8b"
    outline = [item.get_title() for item in document.get_toc()]
    document.close()
    assert outline == ["Kaartjes om te beginnen, Groep 8b", "Brieven aan de ouders van Groep 8b"]
    assert reading.languages(both) == {"nl", "en"}


async def test_one_letter_for_one_ouder_with_the_new_code(school: School) -> None:
    await school.services.classroom.invite(
        None, school.klas, [Role.OUDER], leerling="Yusuf", slot=Slot.OUDER_2, renew=True
    )
    card = await school.card("Yusuf", Slot.OUDER_2)
    pdf = await letters(school, "Yusuf", Slot.OUDER_2)
    assert scanned(pdf) == [[card.web_link, card.telegram_link]]
    assert reading.squashed(card.code) in reading.words(pdf)
    assert "Groep8b,ouder2," in reading.words(pdf)
    own = content(
        await school.services.papers.cards(school.leerkracht, school.klas, leerling="Yusuf")
    )
    assert scanned(own) == [[(await school.card("Yusuf", Slot.LEERLING)).web_link]]


@pytest.mark.parametrize("language", ["nl", "en", "xx"])
async def test_english_stands_beside_the_dutch_until_another_language_is_known(
    school: School, language: str
) -> None:
    ouder = (await school.card("Noor", Slot.OUDER_1)).participant
    await school.services.store.transact(
        lambda unit: participants.choose_language(unit, ouder.id, language)
    )
    assert reading.languages(await letters(school, "Noor", Slot.OUDER_1)) == {"nl", "en"}


async def test_the_language_of_the_family_stands_beside_the_dutch(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arabic is not shipped yet: a catalogue of it is put in its place."""
    ouder = (await school.card("Noor", Slot.OUDER_1)).participant
    await school.services.store.transact(
        lambda unit: participants.choose_language(unit, ouder.id, "ar")
    )
    monkeypatch.setattr(
        letters_pdf, "catalogue", lambda code: ARABIC if code == "ar" else catalogue(code)
    )
    assert reading.languages(await letters(school, "Noor", Slot.OUDER_1)) == {"nl", "ar"}
    assert reading.languages(await letters(school, "Noor", Slot.OUDER_2)) == {"nl", "en"}


async def test_only_the_ouders_who_are_asked_for_the_okr_read_about_it(school: School) -> None:
    await ask_okr(school, "Yusuf", on=True)
    await ask_okr(school, "Noor", on=False)
    asked = reading.words(await letters(school, "Yusuf", Slot.OUDER_1))
    not_asked = reading.words(await letters(school, "Noor", Slot.OUDER_1))
    year = int(school.klas.schooljaar[-4:])
    for page in (asked, not_asked):
        assert f"Wijbewarenuwstukjetot1november{year}." in page
    assert f"Dezeantwoordenwissenwijuiterlijkop1augustus{year}." in asked
    assert "hetrapport" not in not_asked and "augustus" not in not_asked


async def test_the_last_day_is_the_first_one_for_that_ouder(school: School) -> None:
    assert "totenmet" not in reading.words(await letters(school, "Noor", Slot.OUDER_1))
    await plan(school, "dit-ben-ik", LATER)
    await plan(school, "okr-ouders", NEXT_WEEK)
    for okr, day in ((True, NEXT_WEEK), (False, LATER)):
        await ask_okr(school, "Noor", on=okr)
        page = reading.words(await letters(school, "Noor", Slot.OUDER_1))
        assert f"totenmet{day.day}" in page
    cards = content(await school.services.papers.cards(school.leerkracht, school.klas))
    assert f"totenmet{LATER.day}" in reading.words(cards)


async def test_a_day_that_is_over_stands_on_no_paper(school: School) -> None:
    await plan(school, "dit-ben-ik", now().date() - timedelta(days=2))
    cards = content(await school.services.papers.cards(school.leerkracht, school.klas))
    assert "totenmet" not in reading.words(cards)
    assert "totenmet" not in reading.words(await letters(school, "Noor", Slot.OUDER_1))


async def test_the_leerkrachten_sign_and_an_ib_er_is_named_as_a_reader(school: School) -> None:
    assert "DeleerkrachtvanNoor" in reading.words(await letters(school, "Noor", Slot.OUDER_1))
    team = school.services.team
    await team.add(school.leerkracht, school.klas, "Petra Hoekstra")
    await team.add(school.leerkracht, school.klas, "Joost de Wit", "ib'er")
    page = reading.words(await letters(school, "Noor", Slot.OUDER_1))
    assert "PetraHoekstra,leerkrachtvanNoor" in page
    assert "Joost" not in page
    assert reading.squashed("Op school kan ook de ib'er het lezen.") in page


async def test_nobody_else_gets_the_papers(school: School) -> None:
    other = await add_klas(school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    papers = school.services.papers
    family: list[Participant] = [
        (await school.card("Noor", slot)).participant for slot in (Slot.LEERLING, Slot.OUDER_1)
    ]
    for actor in (other.leerkracht, *family):
        assert await papers.cards(actor, school.klas) == Problem("not_allowed")
        assert await papers.letters(actor, school.klas) == Problem("not_allowed")
        assert await papers.together(actor, school.klas) == Problem("not_allowed")
    smuggled = await papers.letters(other.leerkracht, other.klas, leerling=school.dossier("Noor"))
    assert isinstance(smuggled, Problem) and smuggled.reason == "unknown_leerling"


async def test_an_empty_klas_has_no_papers(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        papers = school.services.papers
        for made in (
            await papers.cards(None, school.klas),
            await papers.letters(None, school.klas),
            await papers.together(None, school.klas),
        ):
            assert made == Problem("no_leerlingen")
