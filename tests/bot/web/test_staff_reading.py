"""Reading, opening again, files, and the chat."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile
from typing import Any

import pypdfium2
import pytest
from starlette.types import Message

from bot.demo.sample import Stage
from conversations.people import Klas, Slot
from storage import audit
from tests.bot.school import sample_answers
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import OKR, WERKSTUK, Desktop, sat_down


async def test_reading_shows_the_words_as_typed_and_is_audited(juf: Desktop) -> None:
    typed = "Ik zei: <b>hoi</b> & ging weg.\nEn toen kwam ik terug."
    said: dict[str, Any] = {**sample_answers("Noor", Slot.LEERLING, WERKSTUK), "hobby_wat": typed}
    await juf.school.wrote("Noor", **said)
    page = await juf.get(juf.part("Noor"))
    assert "Ik zei: &lt;b&gt;hoi&lt;/b&gt; &amp; ging weg.\nEn toen kwam ik terug." in page.text
    dossier = juf.school.dossier("Noor")
    acts = await juf.school.services.store.read(lambda unit: audit.of_dossier(unit, dossier))
    assert (acts[-1].act, acts[-1].participant_id) == (
        "read dit-ben-ik leerling",
        juf.school.leerkracht.id,
    )
    assert "<title>Groep 8b: lezen</title>" in page.text


async def test_photos_are_shown_and_audited(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    page = await juf.get(juf.part("Noor"))
    source = re.search(r'<img src="([^"]+)" alt="([^"]+)"', page.text)
    assert source is not None and source[2]
    photo = await juf.client.get(source[1])
    assert photo.content[:3] == b"\xff\xd8\xff"
    assert (await juf.client.get(source[1] + "x")).status_code == 404
    dossier = juf.school.dossier("Noor")
    acts = await juf.school.services.store.read(lambda unit: audit.of_dossier(unit, dossier))
    assert acts[-1].act == "saw photo"


async def test_sensitive_answers_wait_behind_a_tap_and_stand_in_no_list(juf: Desktop) -> None:
    await juf.school.wrote(
        "Yusuf",
        Slot.OUDER_1,
        OKR,
        wie_vult_in="alleen",
        relatie="moeder",
        sterk="Hij helpt graag.",
        minder_sterk="Plannen kost moeite.",
        helpt="Een vaste plek.",
        gezondheid="opschrijven",
        gezondheid_nodig="Hij heeft een inhaler.",
        inzage="wil_lezen",
        eens="weet_niet",
    )
    part = juf.part("Yusuf", OKR, Slot.OUDER_1)
    page = await juf.get(part)
    assert "inhaler" not in page.text
    tap = re.search(r'href="/klas/[^/"]+([^"]+)#v-gezondheid_nodig"', page.text)
    assert tap is not None and tap[1] == f"{part}?gevoelig=gezondheid_nodig"
    dossier = juf.school.dossier("Yusuf")
    read = juf.school.services.store.read
    acts = [entry.act for entry in await read(lambda unit: audit.of_dossier(unit, dossier))]
    assert acts[-1] == "read okr-ouders ouder-1"
    opened = await juf.get(tap[1])
    assert "Hij heeft een inhaler." in opened.text
    more = f"{part}?gevoelig=gezondheid_nodig&amp;gevoelig=gezondheid#v-gezondheid"
    assert more in opened.text, "the others stay closed, each by itself"
    acts = [entry.act for entry in await read(lambda unit: audit.of_dossier(unit, dossier))]
    assert acts[-1] == "read okr-ouders ouder-1 sensitive", "opening them is audited apart"
    for path in ("", f"/leerling/{juf.school.dossier('Yusuf')}", "/uitnodigingen", "/bestanden"):
        assert "inhaler" not in (await juf.get(path)).text


async def test_nothing_written_yet_is_said_kindly(juf: Desktop) -> None:
    page = await juf.get(juf.part("Noor"))
    assert page.status_code == 200
    assert "Hier is nog niets ingevuld." in page.text


@pytest.mark.parametrize(
    "path", ["/leerling/x/y/z", "/leerling/x", f"/leerling/x/{WERKSTUK}/leerling"]
)
async def test_an_address_that_leads_nowhere(juf: Desktop, path: str) -> None:
    page = await juf.get(path)
    assert page.status_code == 404
    assert "Deze pagina is er niet" in page.text


async def test_opened_again_at_a_question(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    path = juf.part("Noor")
    done = await juf.post(path, data={"vraag": "hobby_wat"})
    page = await juf.client.get(done.headers["location"])
    assert "Het staat weer open" in page.text
    assert "Concept: dit is nog niet ingeleverd." in page.text
    assert "Zet weer open" not in page.text
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as noor:
        state = (await noor.client.get("/api/state")).json()["state"]
    assert state["now"]["question"] == "hobby_wat"
    assert (await juf.post(path, data={"vraag": "geen-vraag"})).status_code == 404
    assert (await juf.post(path, data={"vraag": ""})).status_code == 303, (
        "a second tap does no harm"
    )


async def test_one_leerling_as_one_pdf_with_the_name(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    given = {"leerling": juf.school.dossier("Noor"), "soort": "pdf"}
    done = await juf.post("/bestanden", data=given)
    assert done.headers["content-type"] == "application/pdf"
    assert done.headers["content-disposition"] == 'attachment; filename="Noor_werkstuk.pdf"'
    document = pypdfium2.PdfDocument(done.content)
    assert "Noor" in document[0].get_textpage().get_text_bounded()


async def test_the_klas_as_one_zip_of_what_is_handed_in(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    await juf.school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
    done = await juf.post("/bestanden", data={"soort": ["json", "csv"]})
    assert 'filename="Groep_8b.zip"' in done.headers["content-disposition"]
    names = zipfile.ZipFile(io.BytesIO(done.content)).namelist()
    assert names == ["Noor_werkstuk.json", "Groep_8b_werkstuk.csv"]
    drafts = await juf.post("/bestanden", data={"soort": "json", "concept": "ja"})
    bundle = zipfile.ZipFile(io.BytesIO(drafts.content))
    assert bundle.namelist() == ["Noor_werkstuk.json", "Yusuf_werkstuk.json"]
    assert json.loads(bundle.read("Yusuf_werkstuk.json"))["draft"] is True


async def test_nothing_to_export_is_said_and_the_choice_stays(juf: Desktop) -> None:
    done = await juf.post("/bestanden", data={"soort": "csv"})
    assert done.status_code == 422
    assert "Er is nog niets ingeleverd." in done.text
    assert 'value="csv" checked' in done.text


async def test_the_page_says_when_it_is_erased_here(juf: Desktop) -> None:
    for path in ("/bestanden", "/overdracht"):
        page = (await juf.get(path)).text
        assert "“Dit ben ik” op 1 november 2027" in page
        assert "“Vragen aan ouders” op 1 augustus 2027" in page


async def test_the_same_desk_as_in_telegram(juf: Desktop) -> None:
    menu = await juf.get("/gesprek")
    assert "Wat wil je doen?" in menu.text
    tap = re.search(r'value="([^"]+) Leerlingen toevoegen"', menu.text)
    assert tap is not None
    asked = await juf.post("/gesprek", data={"knop": f"{tap[1]} Leerlingen toevoegen", "tekst": ""})
    about = re.search(r'name="over" id="over" value="([^"]+)"', asked.text)
    assert about is not None
    done = await juf.post("/gesprek", data={"tekst": "Ruben\nBo", "over": about[1]})
    assert "2 leerlingen" in done.text
    assert "Ruben" in (await juf.get()).text
    empty = await juf.post("/gesprek", data={"tekst": " "})
    assert empty.headers["location"] == f"{juf.base}/gesprek"
    assert (await juf.client.get("/klas/gesprek")).headers["location"] == f"{juf.base}/gesprek"


async def test_a_message_that_is_too_long_stays_in_the_field(juf: Desktop) -> None:
    long = await juf.post("/gesprek", data={"tekst": "a" * 100_001})
    assert long.status_code == 413
    assert "te lang" in long.text
    assert "a" * 100_001 in long.text
    huge = await juf.post("/gesprek", data={"tekst": "a" * 3_000_000})
    assert huge.status_code == 413
    assert "te groot" in huge.text


async def test_a_file_from_the_chat_is_for_who_asked(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    menu = await juf.get("/gesprek")
    tap = re.search(r'value="([^"]+) Exporteren"', menu.text)
    assert tap is not None
    whom = await juf.post("/gesprek", data={"knop": tap[1]})
    noor = re.search(r'value="([^"]+) Noor"', whom.text)
    assert noor is not None
    made = await juf.post("/gesprek", data={"knop": noor[1]})
    link = re.search(r'href="([^"]+/gesprek/[^"]+)"', made.text)
    assert link is not None
    assert (await juf.client.get(link[1])).content.startswith(b"%PDF")
    code = (await juf.school.cards())[0].code
    another = await juf.school.services.classroom.create_klas(juf.school.leerkracht, "8d", "")
    assert isinstance(another, Klas)
    async with sat_down(juf.school, code) as same:
        elsewhere = link[1].replace(juf.school.klas.id, another.id)
        assert (await same.client.get(elsewhere)).status_code == 404


async def test_an_open_board_hears_of_a_change(juf: Desktop) -> None:
    """Server-sent events straight from the app: the test client waits for whole bodies."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    app = juf.client._transport.app  # type: ignore[attr-defined]
    cookie = "; ".join(f"{name}={value}" for name, value in juf.client.cookies.items())
    gone = asyncio.Event()

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if body := message.get("body", b""):
            heard.put_nowait(body.decode())

    scope = {
        "type": "http",
        "method": "GET",
        "path": f"{juf.base}/nieuws",
        "raw_path": f"{juf.base}/nieuws".encode(),
        "query_string": b"",
        "headers": [(b"cookie", cookie.encode()), (b"host", b"127.0.0.1:8080")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8080),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
    }
    page = asyncio.create_task(app(scope, receive, send))
    assert (await asyncio.wait_for(heard.get(), 5)).startswith("retry")
    await juf.school.wrote("Noor", stage=Stage.BUSY, mij_naam="Noor")
    assert "event: changed" in await asyncio.wait_for(heard.get(), 5)
    gone.set()
    page.cancel()


async def test_a_leerkracht_who_is_an_ouder_goes_to_and_fro(juf: Desktop) -> None:
    """On one browser, by the choice of who to be."""
    assert "/keuze" not in (await juf.get()).text
    card = await juf.school.card("Noor", Slot.OUDER_1)
    code = card.code.replace("-", "")
    me = {"same": "yes"}
    joined = await juf.client.post(f"/i/{code}", data=me, headers={"origin": ORIGIN})
    assert joined.headers["location"] == "/fotos"
    page = await juf.get()
    assert page.status_code == 200
    assert 'href="/keuze"' in page.text
    me = {"person": juf.school.leerkracht.id}
    back = await juf.client.post("/keuze", data=me, headers={"origin": ORIGIN})
    assert back.headers["location"] == "/klas"
