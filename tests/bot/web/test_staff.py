"""The leerkracht's pages, as requests on the real store: what stands there, and for whom."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pypdfium2
import pytest
from starlette.types import Message

from bot.app import now
from bot.demo.sample import Stage
from bot.desk import Desk
from bot.web import staff
from bot.web.app import build
from conversations.people import Klas, Slot
from storage import audit
from tests.bot.school import School, add_klas, open_school, sample_answers
from tests.bot.web.browser import ORIGIN

NAMES = ("Noor", "Yusuf", "Zofia")
WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"


@dataclass
class Desktop:
    """A leerkracht's browser at the own klas."""

    school: School
    client: httpx.AsyncClient

    @property
    def base(self) -> str:
        return f"/klas/{self.school.klas.id}"

    async def get(self, path: str = "") -> httpx.Response:
        return await self.client.get(self.base + path)

    async def post(self, path: str, **given: object) -> httpx.Response:
        headers = {"origin": ORIGIN}
        return await self.client.post(self.base + path, headers=headers, **given)  # type: ignore[arg-type]

    def part(self, leerling: str, form: str = WERKSTUK, slot: Slot = Slot.LEERLING) -> str:
        return f"/leerling/{self.school.dossier(leerling)}/{form}/{slot}"


def client_of(school: School) -> httpx.AsyncClient:
    services = school.services
    app = build(
        services.assistant,
        services.settings,
        hub=services.hub,
        clock=now,
        staff=staff.routes(services.classroom, Desk(services.classroom, files=True)),
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)


@asynccontextmanager
async def sat_down(school: School, code: str) -> AsyncIterator[Desktop]:
    async with client_of(school) as client:
        joined = await client.post(f"/i/{code.replace('-', '')}", headers={"origin": ORIGIN})
        assert joined.status_code == 303
        yield Desktop(school, client)


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Desktop]:
    async with open_school(tmp_path, *NAMES) as school:
        code = (await school.cards())[0].code
        async with sat_down(school, code) as desktop:
            yield desktop


def words(response: httpx.Response) -> str:
    """What a person reads, without the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text))


async def test_the_link_leads_to_the_own_klas(juf: Desktop) -> None:
    assert (await juf.client.get("/")).headers["location"] == "/klas"
    here = await juf.client.get("/klas")
    assert here.headers["location"] == juf.base
    assert "HttpOnly" in here.headers["set-cookie"]
    page = await juf.get()
    assert page.status_code == 200
    assert all(name in page.text for name in NAMES)
    assert "<title>Groep 8b: de klas</title>" in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nieuws",
        "/leerlingen",
        "/uitnodigingen",
        "/bestanden",
        "/gesprek",
        "/gesprek/woord",
        "/leerling/{noor}",
        "/leerling/{noor}/foto/foto",
        f"/leerling/{{noor}}/{WERKSTUK}/leerling",
        f"/leerling/{{noor}}/{OKR}/ouder-1",
    ],
)
async def test_each_page_is_for_the_own_leerkracht_only(juf: Desktop, path: str) -> None:
    await juf.school.wrote("Noor")
    path = path.format(noor=juf.school.dossier("Noor"))
    other = await add_klas(juf.school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    meester = (await other.cards())[0].code
    async with sat_down(other, meester) as somebody:
        foreign = await somebody.client.get(juf.base + path)
        smuggled = await somebody.client.get(somebody.base + path) if "leerling/" in path else None
    assert foreign.status_code == 404
    assert "Deze pagina is er niet" in foreign.text
    assert "Noor" not in foreign.text
    if smuggled is not None:
        assert smuggled.status_code == 404
        assert "Noor" not in smuggled.text
    for slot in (Slot.LEERLING, Slot.OUDER_1):
        async with sat_down(juf.school, (await juf.school.card("Noor", slot)).code) as child:
            refused = await child.client.get(juf.base + path)
        assert refused.status_code == 403
        assert "Deze pagina is voor de leerkracht" in refused.text
    async with client_of(juf.school) as stranger:
        away = await stranger.get(juf.base + path)
    assert (away.status_code, away.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "path",
    [
        "/leerlingen",
        "/uitnodigingen",
        "/bestanden",
        "/gesprek",
        f"/leerling/{{noor}}/{WERKSTUK}/leerling",
    ],
)
async def test_nothing_is_done_for_who_may_not(juf: Desktop, path: str) -> None:
    await juf.school.wrote("Noor")
    noor = juf.school.dossier("Noor")
    path = path.format(noor=noor)
    given = {"leerling": noor, "namen": "Ruben\nBo"}
    if path == "/uitnodigingen":
        given = {"dossier": noor, "slot": "leerling"}
    before = {card.code for card in await juf.school.cards()}
    other = await add_klas(juf.school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    async with sat_down(other, (await other.cards())[0].code) as meester:
        for base in (juf.base, meester.base):
            done = await meester.client.post(base + path, data=given, headers={"origin": ORIGIN})
            if base == juf.base or path != "/leerlingen":
                assert done.status_code in {303, 404, 422}
                assert "PDF" not in done.text[:8]
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as child:
        refused = await child.post(path, data=given)
        assert refused.status_code == 403
    from_elsewhere = await juf.client.post(
        juf.base + path, data=given, headers={"origin": "https://elders.example"}
    )
    assert from_elsewhere.status_code == 403
    assert {card.code for card in await juf.school.cards()} == before
    page = await juf.get(juf.part("Noor"))
    assert "Zet weer open" in page.text, "still handed in"


async def test_a_new_klas_is_the_leerkrachts_own(juf: Desktop) -> None:
    made = await juf.client.post(
        "/klas/mijn", data={"naam": "Groep 8c"}, headers={"origin": ORIGIN}
    )
    assert made.status_code == 303
    page = await juf.client.get(made.headers["location"])
    assert page.status_code == 200
    both = words(await juf.client.get("/klas/mijn"))
    assert "Groep 8b" in both and "Groep 8c" in both


async def test_a_klas_that_exists_says_so_and_keeps_what_was_typed(juf: Desktop) -> None:
    again = await juf.client.post(
        "/klas/mijn",
        data={"naam": "Groep 8b", "schooljaar": "2026-2027"},
        headers={"origin": ORIGIN},
    )
    assert again.status_code == 422
    assert "bestaat al" in again.text
    assert 'value="Groep 8b"' in again.text


async def test_a_pasted_list_adds_the_good_and_keeps_the_doubtful(juf: Desktop) -> None:
    done = await juf.post("/leerlingen", data={"namen": "Ruben\n<b>\nBo\nnoor"})
    said = words(done)
    assert "2 leerlingen toegevoegd" in said and "Ruben , Bo" in said
    assert "2 regels gingen niet mee" in said
    assert "Regel 2" in said and "Regel 4" in said
    left = re.search(r"<textarea[^>]*>(.*?)</textarea>", done.text, re.DOTALL)
    assert left is not None and left[1] == "&lt;b&gt;\nnoor"
    assert "Ruben" in (await juf.get()).text


async def test_a_csv_as_the_administration_gives_it(juf: Desktop) -> None:
    content = "\ufeffachternaam;roepnaam\r\nJansen;Zoë\r\n;\r\nBakker;Bo\r\nkapot\r\n".encode()
    done = await juf.post("/leerlingen", files={"lijst": ("lijst.csv", content, "text/csv")})
    said = words(done)
    assert "2 leerlingen toegevoegd" in said and "Zoë" in said
    assert "Regel 5" in said


@pytest.mark.parametrize(
    ("content", "sentence", "status"),
    [
        (b"PK\x03\x04...", "Excel-bestand", 422),
        (b"\x00\x01", "geen lijst met tekst", 422),
        (b"a" * 3_000_000, "te groot", 413),
    ],
)
async def test_a_file_that_is_no_list(
    juf: Desktop, content: bytes, sentence: str, status: int
) -> None:
    done = await juf.post("/leerlingen", files={"lijst": ("lijst.csv", content)})
    assert done.status_code == status
    assert sentence in done.text


async def test_nothing_given_is_said(juf: Desktop) -> None:
    done = await juf.post("/leerlingen", data={"namen": "  "})
    assert done.status_code == 422
    assert "staan geen namen" in done.text


async def test_each_invitation_has_code_and_links(juf: Desktop) -> None:
    page = await juf.get("/uitnodigingen")
    for card in await juf.school.cards():
        shown = card.leerling != ""
        assert (card.code in page.text) == shown, "the leerkracht's own is never among them"
        assert (card.web_link in page.text) == shown
    only = await juf.get("/uitnodigingen?voor=leerkracht")
    assert (await juf.school.cards())[0].code in only.text
    assert "Noor" not in only.text


async def test_a_new_code_for_one_person(juf: Desktop) -> None:
    before = {card.participant.id: card.code for card in await juf.school.cards()}
    given = {"dossier": juf.school.dossier("Noor"), "slot": "ouder-2"}
    done = await juf.post("/uitnodigingen", data=given)
    page = await juf.client.get(done.headers["location"].split("#")[0])
    after = {card.participant.id: card.code for card in await juf.school.cards()}
    changed = [person for person in before if before[person] != after[person]]
    assert changed == [(await juf.school.card("Noor", Slot.OUDER_2)).participant.id]
    assert after[changed[0]] in page.text
    assert "De oude werkt niet meer" in page.text


async def test_the_board_says_how_far_everybody_is(juf: Desktop) -> None:
    assert words(await juf.get()).count("niet begonnen .") == 0
    await juf.school.wrote("Noor")
    await juf.school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
    await juf.school.wrote("Zofia", stage=Stage.REVIEW)
    page = words(await juf.get())
    assert re.search(r"Noor Werkstuk: te lezen", page)
    assert re.search(r"Yusuf Werkstuk: \d+ van 25", page)
    assert re.search(r"Zofia Werkstuk: leest na", page)
    assert "1 te lezen: werkstuk" in page
    assert page.index("Noor Werkstuk") < page.index("Yusuf Werkstuk") < page.index("Zofia Werkstuk")


async def test_what_is_read_no_longer_waits_until_it_is_handed_in_again(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    assert "1 te lezen" in words(await juf.get())
    await juf.get(juf.part("Noor"))
    page = words(await juf.get())
    assert "te lezen: werkstuk" not in page
    assert "Alles wat is ingeleverd, is gelezen." in page
    await juf.post(juf.part("Noor"), data={"vraag": ""})
    await juf.school.wrote("Noor")
    assert "1 te lezen: werkstuk" in words(await juf.get())


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
    page = await juf.get(juf.part("Yusuf", OKR, Slot.OUDER_1))
    secret = page.text.index("Hij heeft een inhaler.")
    opened, closed = (
        page.text.rfind("<details", 0, secret),
        page.text.rfind("</details>", 0, secret),
    )
    assert opened > closed
    assert "<details open" not in page.text
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
    joined = await juf.client.post(f"/i/{code}", headers={"origin": ORIGIN})
    assert joined.headers["location"] == "/keuze"
    page = await juf.get()
    assert page.status_code == 200
    assert 'href="/keuze"' in page.text
    me = {"person": juf.school.leerkracht.id}
    back = await juf.client.post("/keuze", data=me, headers={"origin": ORIGIN})
    assert back.headers["location"] == "/klas"
