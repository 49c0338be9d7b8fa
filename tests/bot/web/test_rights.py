"""What a person may ask about themselves, at the page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx
import pypdfium2
import pytest

from bot.app import now
from bot.problems import Problem
from bot.talks import Spot
from conversations.people import Channel, Role, Slot
from storage import audit, handovers
from tests.bot.school import School, open_school, sample_answers
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down
from tests.bot.web.house import open_house

POST = {"origin": ORIGIN}
SECRET = "Ik ben soms bang in het donker."


async def code_of(school: School, slot: Slot) -> str:
    return (await school.card("Noor", slot)).code.replace("-", "")


async def read_by_juf(school: School, form: str, slot: Slot) -> None:
    dossier = school.dossier("Noor")
    await school.services.classroom.read(school.leerkracht, dossier, form, slot)


async def written(school: School) -> None:
    own: dict[str, Any] = {
        **sample_answers("Noor", Slot.LEERLING, WERKSTUK),
        "mentor_weten": SECRET,
    }
    await school.wrote("Noor", **own)
    okr: dict[str, Any] = {
        **sample_answers("Amira", Slot.OUDER_1, OKR),
        "sterk": "Zij slaapt slecht.",
    }
    await school.wrote("Noor", Slot.OUDER_1, OKR, **okr)


async def test_a_leerling_sees_everything_of_the_own_and_nothing_of_the_okr(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        await read_by_juf(school, WERKSTUK, Slot.LEERLING)
        await read_by_juf(school, OKR, Slot.OUDER_1)
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            page = (await noor.client.get("/gegevens")).text
            told = (await noor.client.get("/gegevens.json")).json()
    assert SECRET in page
    assert "leerkracht: gelezen" in page
    assert "Wordt gewist op" in page
    for okr in ("Zij slaapt slecht", "OKR", "okr", "Vragen aan ouders"):
        assert okr not in page
    assert [form["id"] for form in told["questionnaires"]] == [WERKSTUK]
    assert [item["what"] for item in told["seen"] if item["role"] == "leerkracht"] == ["read"]
    assert told["places"]


async def test_the_ouders_do_not_see_who_read_each_other(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        await read_by_juf(school, OKR, Slot.OUDER_1)
        async with sat_down(school, await code_of(school, Slot.OUDER_1)) as first:
            mine = (await first.client.get("/gegevens.json")).json()
        async with sat_down(school, await code_of(school, Slot.OUDER_2)) as second:
            other = await second.client.get("/gegevens.json")
    assert "read" in {item["what"] for item in mine["seen"]}
    assert "read" not in {item["what"] for item in other.json()["seen"]}
    assert "slaapt slecht" in str(mine)
    assert "slaapt slecht" not in other.text
    assert SECRET not in other.text + str(mine)


async def test_the_pdf_holds_the_same_words(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            content = (await noor.client.get("/gegevens.pdf")).content
    pages = pypdfium2.PdfDocument(io.BytesIO(content))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert SECRET in " ".join(text.split())
    assert "Wat wij van je weten" in text


async def back(desk: Desktop, form: str = WERKSTUK) -> int:
    answer = await desk.client.post("/gegevens", data={"form": form}, headers=POST)
    return answer.status_code


async def test_what_was_handed_in_is_taken_back_and_the_leerkracht_reads_it_no_more(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            assert await back(noor) == 303
            state = (await noor.client.get("/api/state")).json()["state"]
            assert state["now"]["type"] == "review"
            assert await back(noor) == 409
        exported = await school.services.classroom.export(None, school.klas)
        acts = await school.services.store.read(
            lambda unit: [it.act for it in audit.of_dossier(unit, school.dossier("Noor"))]
        )
    assert WERKSTUK not in str(exported)
    assert f"took back {WERKSTUK} leerling" in acts


async def test_what_left_the_school_is_not_taken_back(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        dossier = school.dossier("Noor")
        await school.services.store.transact(
            lambda unit: handovers.hand_over(unit, dossier, WERKSTUK, "", now())
        )
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            answer = await noor.client.post("/gegevens", data={"form": WERKSTUK}, headers=POST)
            assert answer.status_code == 409
            assert "al doorgegeven" in answer.text
            page = (await noor.client.get("/gegevens")).text
    assert "Doorgegeven aan de nieuwe school" in page
    assert "Neem terug" not in page


@pytest.mark.parametrize("form", ["okr-ouders", "bestaat-niet", "", "x" * 5000])
async def test_nothing_of_somebody_else_is_taken_back(tmp_path: Path, form: str) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            assert await back(noor, form) == 409
        async with sat_down(school, await code_of(school, Slot.OUDER_2)) as other:
            assert await back(other, OKR) == 409
        rights = school.services.rights
        assert await rights.known(Channel.WEB, "geraden") is None
        cards = await school.services.classroom.invite(None, school.klas, [Role.LEERKRACHT])
        assert isinstance(cards, list)
        async with sat_down(school, cards[0].code) as juf:
            assert (await juf.client.get("/gegevens.json")).status_code == 404


async def test_all_other_devices_are_signed_out(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Sem") as school:
        code = await code_of(school, Slot.LEERLING)
        sem = (await school.card("Sem", Slot.LEERLING)).code
        await school.services.assistant.join(Channel.TELEGRAM, "4711", code)
        async with (
            sat_down(school, code) as here,
            sat_down(school, code) as lost,
            sat_down(school, sem) as other,
        ):
            assert (await here.client.get("/apparaten")).text.count("<dt>") == 3
            done = await here.client.post("/apparaten", headers=POST)
            assert "2 andere apparaten zijn afgemeld" in done.text
            assert (await here.client.get("/api/state")).status_code == 200
            assert (await lost.client.get("/api/state")).status_code == 401
            assert (await other.client.get("/api/state")).status_code == 200
        seen = await school.services.assistant.welcome(Channel.TELEGRAM, "4711")
        assert getattr(seen, "reason", "") == "not_known_here"


async def test_a_leerkracht_signs_out_elsewhere_for_every_klas_at_once(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        cards = await school.services.classroom.invite(None, school.klas, [Role.LEERKRACHT])
        assert isinstance(cards, list)
        async with sat_down(school, cards[0].code) as here, sat_down(school, cards[0].code) as lost:
            made = {"naam": "Groep 8c"}
            await here.client.post("/klas/mijn", data=made, headers=POST)
            assert (await here.client.get("/apparaten")).text.count("<dt>") == 2
            await here.client.post("/apparaten", headers=POST)
            assert (await here.client.get("/klas/mijn")).text.count('class="way"') == 2
            assert (await lost.client.get("/klas/mijn")).status_code == 303


async def test_a_note_of_the_leerkracht_is_there_once_it_is_sent(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await written(school)
        spot = Spot(school.dossier("Noor"), WERKSTUK, Slot.LEERLING, "mentor_weten")
        talks = school.services.talks
        noted = await talks.remark(school.leerkracht, spot, "Wil je dat je mentor dit leest?")
        assert not isinstance(noted, Problem)
        async with sat_down(school, await code_of(school, Slot.LEERLING)) as noor:
            assert "Wil je dat je mentor" not in (await noor.client.get("/gegevens")).text
            await talks.send(school.leerkracht, spot)
            page = (await noor.client.get("/gegevens")).text
            assert "Wil je dat je mentor dit leest?" in page
            told = (await noor.client.get("/gegevens.json")).json()
            assert told["questionnaires"][0]["notes"][0]["question"] == "mentor_weten"


async def test_who_answers_questions_is_named_where_a_page_does_not_help(tmp_path: Path) -> None:
    async with open_house(tmp_path, contact="mevrouw Bos, 033 123 45 67") as house:
        transport = httpx.ASGITransport(house.app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            for path in ("/niets", "/eenmalig"):
                assert "Vraag het: mevrouw Bos, 033 123 45 67" in (await client.get(path)).text
            wrong = await client.post("/", data={"code": "fout"}, headers={"origin": ORIGIN})
            assert "Vraag het: mevrouw Bos, 033 123 45 67" in wrong.text
            ouder = Browser(client)
            await ouder.join(await house.code(await house.leerling("Noor"), Role.OUDER))
            known = (await client.get("/gegevens")).text
            assert "zoals de naam van uw kind" in known
            assert "mevrouw Bos, 033 123 45 67" in known
            assert "niet meer terugnemen" not in known
