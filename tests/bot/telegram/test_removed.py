"""A leerling who is removed while the chat is open: one kind word, whatever comes next."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from conversations.people import Dossier, Participant, Slot
from tests.bot.telegram.conftest import Stage, eventually
from tests.fakes.bot_api import Person

WORD = "Deze chat is hier niet meer van iemand."


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG")
    return out.getvalue()


async def remove(stage: Stage, name: str) -> None:
    leerlingen, klas = stage.school.services.leerlingen, stage.school.klas
    found = await leerlingen.find(None, klas, name)
    assert isinstance(found, Dossier)
    gone = await leerlingen.remove(stage.school.leerkracht, found.id, found.version)
    assert isinstance(gone, Dossier)


async def do(person: Person, what: str) -> None:
    match what:
        case "types":
            await person.send("Ik heet Noor")
        case "taps":
            await person.tap("Overslaan")
        case "photo":
            await person.send_photo(picture())
        case "command":
            await person.send("/overzicht")
        case "choose":
            await person.send("/kies")


@pytest.mark.parametrize("what", ["types", "taps", "photo", "command", "choose"])
async def test_the_next_thing_gets_a_kind_word(stage: Stage, what: str) -> None:
    noor = await stage.at_first_question("Noor")
    if what == "taps":
        await noor.send("Noor")
        await noor.reply()
    await remove(stage, "Noor")
    await do(noor, what)
    said = await noor.reply()
    assert said.text.startswith(WORD)
    assert said.buttons == []
    # From then on they are a stranger, and a new code lets them in as somebody else.
    await noor.send("hallo?")
    assert "kennen elkaar nog niet" in (await noor.reply()).text
    await noor.send((await stage.school.card("Sem", Slot.LEERLING)).code)
    assert "Dit werkstuk gaat over jou." in (await noor.reply()).text


async def test_an_ouder_of_two_goes_on_with_the_other(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.reply()
    code = (await stage.school.card("Sem", Slot.OUDER_1)).code
    await ouder.send(f"/start {code.replace('-', '')}")
    await ouder.reply()
    await remove(stage, "Sem")
    await ouder.send("/start")
    told = await ouder.reply()
    assert "Dit gaat over Noor." in told.text


async def test_nothing_that_was_owed_stays(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await remove(stage, "Noor")
    await stage.nothing_owed()
    await eventually(lambda: noor.screen)


async def test_a_leerkracht_who_is_removed_reads_it_too(stage: Stage) -> None:
    school, team = stage.school, stage.school.services.team
    omar = await team.add(school.leerkracht, school.klas, "meester Omar")
    assert isinstance(omar, Participant)
    juf = await stage.leerkracht()
    assert (await juf.reply()).text.startswith("Bureau:")
    removed = await team.remove(omar, school.klas, school.leerkracht.id)
    assert removed == school.leerkracht
    await juf.send("Wie is waar?")
    assert (await juf.reply()).text.startswith(WORD)
    await juf.send("Wie is waar?")
    assert "kennen elkaar nog niet" in (await juf.reply()).text
