""" "Bespreek eerst" at the desk, as a conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.sample import Stage
from bot.talks import Spot
from conversations.people import Slot
from storage import audit
from tests.bot.school import School, open_school
from tests.bot.test_desk import Leerkracht

NOTE = "Wil je dat je mentor dit leest?"


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, "Noor", "Yusuf") as opened:
        await opened.wrote("Noor")
        yield opened


async def reads(school: School, leerling: str = "Noor") -> Leerkracht:
    juf = Leerkracht(school)
    await juf.says("/start")
    await juf.taps("Lezen")
    await juf.taps(leerling)
    await juf.taps(next(label for label in juf.labels if label.startswith("Dit ben ik")))
    return juf


async def test_a_typed_note_and_then_it_is_sent(school: School) -> None:
    juf = await reads(school)
    assert "Weer openzetten en bericht sturen" not in juf.labels
    assert "Bij welk antwoord?" in await juf.taps("Bespreek eerst")
    asked = await juf.taps("Met wie woon je in huis?")
    assert asked.startswith("Met wie woon je in huis?") and "Typ kort" in asked
    assert "Het staat erbij." in await juf.says(NOTE)
    juf = await reads(school)
    assert f"⚑ Bespreek eerst: {NOTE}" in juf.seen
    assert "met een bericht erbij" in await juf.taps("Weer openzetten en bericht sturen")
    juf = await reads(school)
    assert "Bespreek eerst" not in juf.labels, "it is the child's turn now"


async def test_changed_taken_back_talked_about(school: School) -> None:
    juf = await reads(school)
    await juf.taps("Bespreek eerst")
    await juf.taps("Waar ben jij goed in?")
    assert "Schrijf erbij wat je wilt vragen of zeggen." in await juf.says(" \x00 ")
    await juf.says("Wanneer lukte dat?")
    await juf.taps("Nog een antwoord")
    assert "⚑ Bespreek eerst: Wanneer lukte dat?" in await juf.taps("⚑ Waar ben jij goed in?")
    await juf.says("Waar lukte dat?")
    await juf.taps("Nog een antwoord")
    await juf.taps("⚑ Waar ben jij goed in?")
    assert "Besproken." in await juf.taps("Besproken")
    juf = await reads(school)
    assert "✓ Besproken: Waar lukte dat?" in juf.seen
    await juf.taps("Bespreek eerst")
    await juf.taps("Met wie woon je in huis?")
    await juf.says(NOTE)
    await juf.taps("Nog een antwoord")
    await juf.taps("⚑ Met wie woon je in huis?")
    assert "De opmerking is weg." in await juf.taps("Haal weg")


async def test_a_colleague_wrote_meanwhile(school: School) -> None:
    juf = await reads(school)
    await juf.taps("Bespreek eerst")
    await juf.taps("Waar ben jij goed in?")
    at = Spot(school.dossier("Noor"), "dit-ben-ik", Slot.LEERLING, "goed_in")
    await school.services.talks.remark(school.leerkracht, at, "Van een collega.")
    told = await juf.says("Van mij.")
    assert "Een collega heeft hier net iets bij geschreven of veranderd." in told
    juf = await reads(school)
    assert "Van een collega." in juf.seen and "Van mij." not in juf.seen


async def test_opening_the_sensitive_ones_is_audited_apart(school: School) -> None:
    await school.wrote(
        "Yusuf",
        Slot.OUDER_1,
        "okr-ouders",
        wie_vult_in="alleen",
        relatie="moeder",
        sterk="Hij helpt graag.",
        minder_sterk="Plannen.",
        helpt="Een vaste plek.",
        gezondheid="opschrijven",
        gezondheid_nodig="Hij heeft een inhaler.",
        inzage="wil_lezen",
        eens="weet_niet",
    )
    juf = Leerkracht(school)
    await juf.says("/start")
    await juf.taps("Lezen")
    await juf.taps("Yusuf")
    await juf.taps(next(label for label in juf.labels if "ouder 1 (ingeleverd)" in label))
    assert "inhaler" not in juf.seen
    assert "inhaler" in await juf.taps("Laat gevoelige antwoorden zien")
    entries = await school.services.store.read(
        lambda unit: audit.of_dossier(unit, school.dossier("Yusuf"))
    )
    assert entries[-1].act == "read okr-ouders ouder-1 sensitive"


async def test_filling_in_together_is_done_on_the_page(school: School) -> None:
    juf = Leerkracht(school)
    await juf.says("/start")
    await juf.taps("Lezen")
    told = await juf.taps("Yusuf")
    assert "Dat doe je op de webpagina van de klas, bij Yusuf." in told
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await school.wrote("Yusuf", slot, "okr-ouders", stage=Stage.BUSY, wie_vult_in="alleen")
    await juf.says("/start")
    await juf.taps("Lezen")
    assert "webpagina" not in await juf.taps("Yusuf")
