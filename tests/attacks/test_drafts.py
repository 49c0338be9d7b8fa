"""What an ouder has not handed in, or took back, is read by nobody else, whatever the way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.demo.sample import Stage
from bot.handover import Order
from bot.problems import Problem
from bot.talks import Spot
from conversations.people import Channel, Role, Slot
from tests.bot.school import School, open_school, sample_answers
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down

SECRET = "Thuis is het op dit moment heel onrustig."
STUKJE = "Wij zijn zo trots op haar."


async def written(school: School, stage: Stage) -> None:
    await school.wrote("Noor")
    okr = {**sample_answers("Amira", Slot.OUDER_1, OKR), "sterk": SECRET}
    await school.wrote("Noor", Slot.OUDER_1, OKR, stage, **okr)
    home = {"thuis_stukje": STUKJE, "thuis_wie": "moeder"}
    await school.wrote("Noor", Slot.OUDER_1, WERKSTUK, stage, **home)


async def take_back(school: School, *forms: str) -> None:
    code = (await school.card("Noor", Slot.OUDER_1)).code
    await school.services.assistant.join(Channel.WEB, "thuis", code)
    for form in forms:
        taken = await school.services.rights.take_back(Channel.WEB, "thuis", form)
        assert not isinstance(taken, Problem)


async def everything(juf: Desktop) -> str:
    """What the leerkracht gets of it: the page, the files, the folder, the line with words."""
    school, dossier = juf.school, juf.school.dossier("Noor")
    seen = [(await juf.get("/leerling/" + dossier)).text, (await juf.get("")).text]
    for form in (OKR, WERKSTUK):
        seen.append((await juf.get(f"/leerling/{dossier}/{form}/ouder-1")).text)
        seen.append((await juf.get(f"/leerling/{dossier}/{form}/ouder-1?gevoelig=sterk")).text)
        seen.append((await juf.get(f"/samen/{dossier}/{form}/ouder-1/state")).text)
    given = {"soort": ["json", "csv"], "concept": "ja"}
    files = await juf.post("/bestanden", data=given)
    assert files.status_code == 200
    zipped = zipfile.ZipFile(io.BytesIO(files.content))
    seen += [zipped.read(name).decode("utf-8-sig") for name in zipped.namelist()]
    for actor in (None, school.leerkracht):
        made = await school.services.classroom.export(
            actor, school.klas, formats=("json",), drafts=True
        )
        seen += [] if isinstance(made, Problem) else [file.content.decode() for file in made]
    return " ".join(seen)


@pytest.mark.parametrize("taken", [False, True])
async def test_the_leerkracht_finds_no_word_of_it(tmp_path: Path, *, taken: bool) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school, Stage.SUBMITTED if taken else Stage.REVIEW)
        code = (await school.cards(Role.LEERKRACHT))[0].code
        if taken:
            await take_back(school, OKR, WERKSTUK)
        async with sat_down(school, code.replace("-", "")) as juf:
            told = await everything(juf)
        assert "Noor" in told
        assert SECRET not in told
        assert STUKJE not in told
        concept = Order(school.klas, drafts=True)
        made = await school.services.bundles.make(None, concept, lambda _: None)
        assert not isinstance(made, Problem)
        made[0].close()
        okr = Order(school.klas, werkstuk=False, okr=True, drafts=True)
        assert isinstance(await school.services.bundles.make(None, okr, lambda _: None), Problem)


async def test_what_was_opened_again_shows_the_notes_and_no_answer(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school, Stage.SUBMITTED)
        dossier, talks = school.dossier("Noor"), school.services.talks
        spot = Spot(dossier, OKR, Slot.OUDER_1, "sterk")
        note = "Wilt u hier iets meer van vertellen?"
        await talks.remark(school.leerkracht, spot, note)
        await talks.send(school.leerkracht, spot)
        code = (await school.cards(Role.LEERKRACHT))[0].code.replace("-", "")
        async with sat_down(school, code) as juf:
            page = (await juf.get(f"/leerling/{dossier}/{OKR}/ouder-1")).text
            assert note in page
            assert SECRET not in page
        read = await school.services.classroom.read(
            school.leerkracht, dossier, OKR, Slot.OUDER_1, sensitive=True
        )
        assert not isinstance(read, Problem)
        assert read.answers == ()
