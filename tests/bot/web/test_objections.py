"""Objecting to handing over, as conversations at the page: a leerling, an ouder, the leerkracht."""

from __future__ import annotations

import html
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pypdfium2

from bot.demo.sample import Stage
from bot.handover import LeftOut, Order, Why
from bot.problems import Problem
from conversations.people import Role, Slot
from storage import audit, erasure, objections
from storage.parts import Part
from tests.bot.mentor import Letters
from tests.bot.school import School, open_school, sample_answers
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down

POST = {"origin": ORIGIN}
REASON = "Ik wil opnieuw beginnen."
STUKJE = "Wij zijn zo trots op haar."
WHOLE = f"{WERKSTUK}/leerling"


@asynccontextmanager
async def of(school: School, slot: Slot) -> AsyncIterator[Desktop]:
    async with sat_down(school, (await school.card("Noor", slot)).code.replace("-", "")) as sits:
        yield sits


@asynccontextmanager
async def juf_of(school: School) -> AsyncIterator[Desktop]:
    code = (await school.cards(Role.LEERKRACHT))[0].code
    async with sat_down(school, code.replace("-", "")) as sits:
        yield sits


async def say(who: Desktop, about: str, act: str = "maak", why: str = "") -> int:
    given = {"over": about, "doe": act, "waarom": why}
    answer = await who.client.post("/gegevens/bezwaar", data=given, headers=POST)
    return answer.status_code


async def page_of(who: Desktop) -> str:
    return html.unescape((await who.client.get("/gegevens")).text)


async def words_in(school: School, order: Order) -> tuple[str, tuple[LeftOut, ...]] | Problem:
    """The real bundle: what can be read in it, and what was left out."""
    made = await school.services.bundles.make(school.leerkracht, order, lambda _: None)
    if isinstance(made, Problem):
        return made
    file, what, _ = made
    with file:
        document = pypdfium2.PdfDocument(io.BytesIO(b"".join(file.pieces())))
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split()), what.left_out


async def settle(juf: Desktop, about: str, by: Slot, act: str, why: str = "") -> tuple[int, str]:
    dossier = juf.school.dossier("Noor")
    found = await juf.school.services.store.read(lambda unit: objections.of_dossier(unit, dossier))
    stood = next(it.at.isoformat() for it in found if it.by is by)
    given = {"over": f"{about}/{by}", "stond": stood, "doe": act, "waarom": why}
    answer = await juf.post(f"/leerling/{dossier}/bezwaar", data=given)
    return answer.status_code, answer.text


async def test_a_leerling_objects_and_hears_at_once_what_holds(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.wrote("Noor")
        await school.wrote("Yusuf")
        async with of(school, Slot.LEERLING) as noor:
            before = await page_of(noor)
            assert "Dan kun je bezwaar maken." in before
            assert await say(noor, WHOLE, why=REASON) == 303
            page = await page_of(noor)
            assert "Je werkstuk wordt nu niet doorgegeven." in page
            assert "Praat er samen over" in page
            assert f"Je schreef erbij: {REASON}" in page
            told = (await noor.client.get("/gegevens.json")).json()
            assert [(it["reason"], it["holds"]) for it in told["objections"]] == [(REASON, True)]
            paper = (await noor.client.get("/gegevens.pdf")).content
        document = pypdfium2.PdfDocument(io.BytesIO(paper))
        on_paper = " ".join(one.get_textpage().get_text_range() for one in document)
        assert REASON in " ".join(on_paper.split())
        went = await words_in(school, Order(school.klas))
        assert not isinstance(went, Problem)
        assert went[1] == (LeftOut("Noor", Why.OBJECTED),)
        assert "Noor" not in went[0]
        assert "Yusuf" in went[0]


async def test_what_was_objected_to_may_go_again_when_it_is_withdrawn(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        async with of(school, Slot.LEERLING) as noor:
            await say(noor, WHOLE)
            assert await words_in(school, Order(school.klas)) == Problem("objected")
            assert await say(noor, WHOLE, "trek-in") == 303
            assert "bezwaar ingetrokken" in await page_of(noor)
            assert await say(noor, WHOLE, "trek-in") == 409
        went = await words_in(school, Order(school.klas))
        assert not isinstance(went, Problem)
        assert went[1] == ()


async def test_an_ouder_objects_to_the_werkstuk_without_reading_it(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        own = {**sample_answers("Noor", Slot.LEERLING, WERKSTUK), "mentor_weten": "Ik ben bang."}
        await school.wrote("Noor", Slot.LEERLING, WERKSTUK, Stage.SUBMITTED, **own)
        async with of(school, Slot.OUDER_1) as ouder:
            assert await say(ouder, WHOLE, why="Zij moet fris kunnen beginnen.") == 303
            page = await page_of(ouder)
            assert "Het werkstuk van Noor" in page
            assert "Dit wordt nu niet doorgegeven" in page
            assert "Ik ben bang" not in page
        async with of(school, Slot.LEERLING) as noor:
            page = await page_of(noor)
            assert "Nu niet. Je juf of meester weet waarom." in page
            assert "fris kunnen beginnen" not in page
            assert "ouder" not in page.split("Wie las het?")[1].split("Apparaten")[0]
        async with of(school, Slot.OUDER_2) as other:
            assert "fris kunnen beginnen" not in await page_of(other)
            assert (await other.client.get("/gegevens.json")).json()["objections"] == []
        assert await words_in(school, Order(school.klas)) == Problem("objected")


async def test_a_stukje_van_thuis_drops_out_and_the_werkstuk_goes(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        home = {"thuis_stukje": STUKJE, "thuis_wie": "moeder"}
        await school.wrote("Noor", Slot.OUDER_1, WERKSTUK, Stage.SUBMITTED, **home)
        went = await words_in(school, Order(school.klas))
        assert not isinstance(went, Problem)
        assert STUKJE in went[0]
        async with of(school, Slot.OUDER_1) as ouder:
            assert await say(ouder, f"{WERKSTUK}/ouder-1") == 303
        went = await words_in(school, Order(school.klas))
        assert not isinstance(went, Problem)
        assert STUKJE not in went[0]
        assert "Noor" in went[0]
        assert went[1] == (LeftOut("Noor", Why.HOME_OBJECTED),)


async def test_the_okr_section_stays_out_of_file_folder_and_oso_page(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        letters = Letters(school)
        await letters.goes_to("Noor")
        for slot, words in ((Slot.OUDER_1, "Rustig wakker worden."), (Slot.OUDER_2, "Veel lezen.")):
            okr = {**sample_answers("Amira", Slot.OUDER_1, OKR), "sterk": words}
            await school.wrote("Noor", slot, OKR, Stage.SUBMITTED, **okr)
        async with of(school, Slot.OUDER_1) as ouder:
            assert await say(ouder, f"{OKR}/ouder-1") == 303
            assert await say(ouder, f"{OKR}/ouder-2") == 404
        order = Order(school.klas, dossier_id=school.dossier("Noor"), werkstuk=False, okr=True)
        went = await words_in(school, order)
        assert not isinstance(went, Problem)
        assert "Veel lezen." in went[0]
        assert "Rustig" not in went[0]
        assert went[1] == (LeftOut("Noor", Why.OKR_OBJECTED),)
        async with juf_of(school) as juf:
            page = (await juf.get(f"/overdracht/leerling/{school.dossier('Noor')}")).text
            assert "ouder 2" in page
            assert "<h3>ouder 1</h3>" not in page


async def test_a_mentor_who_could_read_it_no_longer_does(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.wrote("Noor")
        await school.wrote("Yusuf")
        letters = Letters(school)
        token = await letters.come_in(await letters.mentor("Noor", "Yusuf"))
        letters.now = school.services.classroom.now()
        await letters.readers.reading.sheet(token, school.dossier("Noor"), WERKSTUK, "read")
        async with of(school, Slot.LEERLING) as noor:
            await say(noor, WHOLE)
            assert "Je mentor kan het hier nu niet meer lezen." in await page_of(noor)
            noor.client.cookies.set("lezer", token)
            path = f"/mentor/{school.dossier('Noor')}/{WERKSTUK}"
            shelf = (await noor.client.get("/mentor")).text
            assert shelf.count("Wordt nu niet doorgegeven.") == 1
            for below in ("", "/gesprek", "/werkstuk.pdf", "/gespreksblad.pdf"):
                answer = await noor.client.get(path + below)
                assert answer.status_code == 409
                assert "wordt niet doorgegeven" in answer.text
                assert "bezwaar" not in answer.text.lower()
            other = f"/mentor/{school.dossier('Yusuf')}/{WERKSTUK}"
            assert (await noor.client.get(other)).status_code == 200


async def test_the_leerkracht_sees_it_and_settles_it_with_a_ground(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        async with of(school, Slot.LEERLING) as noor, juf_of(school) as juf:
            await say(noor, WHOLE, why=REASON)
            board = (await juf.get()).text
            assert "1 bezwaar tegen doorgeven" in board
            assert REASON not in board
            dossier = school.dossier("Noor")
            page = (await juf.get(f"/leerling/{dossier}")).text
            assert REASON in page
            read = await juf.get(f"/leerling/{dossier}/{WERKSTUK}/leerling")
            assert read.status_code == 200  # the leerkracht's own reading goes on

            status, text = await settle(juf, WHOLE, Slot.LEERLING, "gaat")
            assert status == 422
            assert "Schrijf op waarom het toch meegaat." in text
            assert await words_in(school, Order(school.klas)) == Problem("objected")

            status, _ = await settle(juf, WHOLE, Slot.LEERLING, "blijft")
            assert status == 303
            assert "bezwaar tegen doorgeven" not in (await juf.get()).text
            assert "je werkstuk gaat niet mee" in await page_of(noor)
            assert await words_in(school, Order(school.klas)) == Problem("objected")

            ground = "Noor krijgt in de brugklas anders geen hulp bij het lezen."
            status, _ = await settle(juf, WHOLE, Slot.LEERLING, "gaat", ground)
            assert status == 303
            page = await page_of(noor)
            assert "je werkstuk gaat toch mee" in page
            assert ground in page
            assert "leerkracht: het bezwaar gelezen" in page
            assert "leerkracht: het bezwaar besproken" in page
            assert not isinstance(await words_in(school, Order(school.klas)), Problem)

            assert await say(noor, WHOLE) == 303  # once more: held again, asked again
            assert "1 bezwaar tegen doorgeven" in (await juf.get()).text
            assert await words_in(school, Order(school.klas)) == Problem("objected")
        acts = await school.services.store.read(
            lambda unit: [it.act for it in audit.of_dossier(unit, dossier)]
        )
    assert f"objected {WERKSTUK} leerling" in acts
    assert "settled objection leerling goes" in acts


async def test_nobody_settles_what_they_did_not_read(tmp_path: Path) -> None:
    async with (
        open_school(tmp_path, "Noor") as school,
        juf_of(school) as juf,
        of(school, Slot.LEERLING) as noor,
    ):
        await say(noor, WHOLE, why="Eerst dit.")
        dossier = school.dossier("Noor")
        given = {"over": f"{WHOLE}/leerling", "stond": "2026-01-01T00:00:00+00:00"}
        late = await juf.post(f"/leerling/{dossier}/bezwaar", data=given | {"doe": "blijft"})
        assert late.status_code == 409
        assert "net veranderd" in late.text
        await say(noor, WHOLE, "trek-in")
        gone = await juf.post(f"/leerling/{dossier}/bezwaar", data=given | {"doe": "blijft"})
        assert "ingetrokken" in gone.text
        for bad in ({"doe": "weg"}, {"doe": "gaat", "over": "x"}):
            answer = await juf.post(f"/leerling/{dossier}/bezwaar", data=given | bad)
            assert answer.status_code == 404


async def test_a_reason_that_is_too_long_is_kept_on_the_page(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school, of(school, Slot.LEERLING) as noor:
        given = {"over": WHOLE, "doe": "maak", "waarom": "nee " * 200}
        answer = await noor.client.post("/gegevens/bezwaar", data=given, headers=POST)
        assert answer.status_code == 409
        assert "Dit is te lang: 799 tekens." in answer.text
        assert ("nee " * 200).strip() in answer.text
        assert "wordt nu niet doorgegeven" not in answer.text
        for bad in ("", "dit-ben-ik/juf", "geen/leerling", "okr-ouders/ouder-1"):
            assert await say(noor, bad) == 404


async def test_the_reason_is_sealed_and_goes_with_the_part(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        async with of(school, Slot.LEERLING) as noor:
            await say(noor, WHOLE, why=REASON)
        part = Part(school.dossier("Noor"), WERKSTUK, Slot.LEERLING)
        store = school.services.store
        rows = await store.read(
            lambda unit: unit.connection.execute("SELECT sealed FROM objection").fetchall()
        )
        assert len(rows) == 1
        assert REASON.encode() not in rows[0][0]
        erased = await store.transact(
            lambda unit: erasure.erase_parts(unit, [part], school.services.classroom.now())
        )
        assert erased.objections == 1
        assert await store.read(lambda unit: objections.of_dossier(unit, part.dossier_id)) == []


async def test_a_folder_does_not_outlive_an_objection(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        await Letters(school).goes_to("Noor")
        bundles = school.services.bundles
        begun = await bundles.start(school.leerkracht, Order(school.klas))
        assert not isinstance(begun, Problem)
        await bundles.settled(school.leerkracht, school.klas, begun.id, 60)
        async with of(school, Slot.OUDER_1) as ouder:
            await say(ouder, WHOLE)
        fetched = await bundles.fetch(school.leerkracht, school.klas, begun.id)
        assert fetched == Problem("erased_meanwhile")
        marked = await school.services.handover.hand_over(
            school.leerkracht, school.klas, [school.dossier("Noor")], WERKSTUK
        )
        assert marked == 0


async def test_nor_that_the_school_changes_its_mind(tmp_path: Path) -> None:
    async with (
        open_school(tmp_path, "Noor") as school,
        of(school, Slot.LEERLING) as noor,
        juf_of(school) as juf,
    ):
        await school.wrote("Noor")
        await say(noor, WHOLE)
        await settle(juf, WHOLE, Slot.LEERLING, "gaat", "De school vindt dit nodig.")
        bundles = school.services.bundles
        begun = await bundles.start(school.leerkracht, Order(school.klas))
        assert not isinstance(begun, Problem)
        await bundles.settled(school.leerkracht, school.klas, begun.id, 60)
        await settle(juf, WHOLE, Slot.LEERLING, "blijft")
        fetched = await bundles.fetch(school.leerkracht, school.klas, begun.id)
        assert fetched == Problem("erased_meanwhile")


async def test_odd_words_stay_words_wherever_they_are_read(tmp_path: Path) -> None:
    odd = "<script>alert(1)</script> {x} =1+1 \u202e <b>"
    async with (
        open_school(tmp_path, "Noor") as school,
        juf_of(school) as juf,
        of(school, Slot.LEERLING) as noor,
    ):
        assert await say(noor, WHOLE, why=odd) == 303
        await settle(juf, WHOLE, Slot.LEERLING, "gaat", odd)
        mine = (await noor.client.get("/gegevens")).text
        theirs = (await juf.get(f"/leerling/{school.dossier('Noor')}")).text
        for page in (mine, theirs):
            assert "&lt;script&gt;alert(1)&lt;/script&gt; {x}" in page
            assert "<script>alert" not in page
        paper = await noor.client.get("/gegevens.pdf")
        assert paper.content.startswith(b"%PDF")


async def test_a_link_names_only_who_can_be_read(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school, juf_of(school) as juf:
        await school.wrote("Noor")
        await school.wrote("Yusuf")
        async with of(school, Slot.OUDER_1) as ouder:
            await say(ouder, WHOLE)
        page = (await juf.get("/mentoren")).text
        assert "Bezwaar tegen doorgeven:" in page
        both = [school.dossier(name) for name in ("Noor", "Yusuf")]
        made = await juf.post("/mentoren", data={"naam": "mevrouw Bos", "leerling": both})
        told = made.text.split("Te lezen:")[1].split("</p>")[0]
        assert "Yusuf" in told
        assert "Noor" not in told
