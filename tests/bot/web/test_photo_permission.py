"""An ouder says yes or no to photos on the page; the leerkracht writes down what comes on paper."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from PIL import Image

from bot.photo_permission import OfLeerling
from conversations.people import Role, Slot
from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import WERKSTUK, Desktop, sat_down, words
from tests.bot.web.house import House

POST = {"origin": ORIGIN}


def read_on(page: httpx.Response) -> str:
    return unescape(words(page))


async def test_an_ouder_is_asked_first_and_may_leave_it_for_later(
    house: House, browser: Browser
) -> None:
    noor = await house.leerling("Noor", photos=False)
    joined = await browser.join(await house.code(noor, Role.OUDER))
    assert joined.headers["location"] == "/fotos"
    page = await browser.client.get("/fotos")
    assert "Mogen er foto's in het werkstuk van Noor?" in read_on(page)
    assert "U mag gewoon nee zeggen." in read_on(page)
    assert page.text.count('class="press quiet" name="mag"') == 2, "two that weigh the same"
    assert '<a href="/keuze">' in page.text
    assert (await browser.client.get("/keuze")).status_code == 200
    assert 'href="/fotos"' in (await browser.client.get("/keuze")).text
    assert (await browser.client.get("/")).headers["location"] == "/fotos"


@pytest.mark.parametrize(("said", "asked"), [("ja", "foto of tekening"), ("nee", "een tekening")])
async def test_what_the_child_is_asked_follows_at_once(
    house: House, browser: Browser, tmp_path: Path, said: str, asked: str
) -> None:
    noor = await house.leerling("Noor", photos=False)
    await browser.join(await house.code(noor, Role.OUDER))
    page = (await browser.client.get("/fotos")).text
    who = page.split('name="person" value="')[1].split('"')[0]
    answer = {"person": who, "mag": said}
    on = await browser.client.post("/fotos", data=answer, headers=POST)
    assert on.headers["location"] == "/keuze"
    assert "/fotos" not in (await browser.client.get("/keuze")).text
    await browser.client.post("/weg", headers=POST)
    await browser.join(await house.code(noor))
    await browser.begin()
    await browser.go_to("mij_foto")
    assert asked in browser.now["asked"]
    assert ("foto" in browser.now["asked"]) is (said == "ja")


async def test_it_is_changed_where_everything_is_told(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.permit("Noor", Slot.OUDER_2)
        code = (await school.card("Noor", Slot.OUDER_1)).code
        async with sat_down(school, code) as ouder:
            unsaid = await ouder.client.get("/gegevens")
            assert 'href="/fotos"' in unsaid.text
            who = (await school.card("Noor", Slot.OUDER_1)).participant.id
            answer = {"person": who, "mag": "ja", "hier": "gegevens"}
            back = await ouder.client.post("/fotos", data=answer, headers=POST)
            assert back.headers["location"] == "/gegevens"
            page = read_on(await ouder.client.get("/gegevens"))
            assert "u: foto's van het kind: ja" in page
            assert "Er mogen foto's in het werkstuk." in page
            assert "Nee, geen foto's" in page and "Ja, foto's mogen" not in page
            await ouder.client.post("/fotos", data=answer | {"mag": "nee"}, headers=POST)
            told = (await ouder.client.get("/gegevens.json")).json()
            assert told["photos"]["said"] is False and told["photos"]["allowed_now"] is False
            assert told["photos"]["via"] == "web"
            page = read_on(await ouder.client.get("/gegevens"))
            assert "U wilt geen foto's van Noor. Dat is prima." in page
            pdf = await ouder.client.get("/gegevens.pdf")
            assert pdf.status_code == 200


async def test_of_the_other_ouder_no_word_is_shown(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.permit("Noor", Slot.OUDER_2, allowed=False)
        code = (await school.card("Noor", Slot.OUDER_1)).code
        async with sat_down(school, code) as ouder:
            page = read_on(await ouder.client.get("/gegevens"))
            assert "ouder 2" not in page and "foto's van het kind" not in page
            told = (await ouder.client.get("/gegevens.json")).json()
            assert told["photos"] == {
                "said": None,
                "at": None,
                "via": None,
                "allowed_now": False,
            }
        async with sat_down(school, (await school.card("Noor", Slot.LEERLING)).code) as noor:
            page = read_on(await noor.client.get("/gegevens"))
            assert "foto's van het kind" not in page
            assert (await noor.client.get("/gegevens.json")).json()["photos"] is None


@pytest.mark.parametrize("answer", [{"mag": "misschien"}, {"mag": "ja", "person": "van een ander"}])
async def test_what_our_page_never_sends_says_nothing(
    house: House, browser: Browser, answer: dict[str, str]
) -> None:
    noor = await house.leerling("Noor", photos=False)
    await browser.join(await house.code(noor, Role.OUDER))
    said = await browser.client.post("/fotos", data=answer, headers=POST)
    assert said.status_code == 404
    assert (await browser.client.get("/")).headers["location"] == "/fotos"


async def slips(juf: Desktop, **answers: str) -> dict[str, str]:
    """The form of the klas as the page has it, with these answers ("Noor_1" for ouder 1)."""
    page = (await juf.get("/fotos")).text
    given = {}
    for part in page.split('name="stond ')[1:]:
        field, _, rest = part.partition('" value="')
        given[f"stond {field}"] = rest.partition('"')[0]
        given[field] = given[f"stond {field}"].partition(" ")[0]
    for who, answer in answers.items():
        name, _, number = who.partition("_")
        given[f"{juf.school.dossier(name)} ouder-{number}"] = answer
    return given


async def test_the_slips_of_a_whole_klas_at_once(juf: Desktop) -> None:
    given = await slips(juf, Noor_1="ja", Yusuf_1="nee", Zofia_2="ja")
    saved = await juf.post("/fotos", data=given)
    assert saved.headers["location"].endswith("/fotos?klaar=ja")
    rows = await juf.school.services.photo_permission.of_klas(None, juf.school.klas)
    assert isinstance(rows, list)
    assert [row.allowed for row in rows] == [True, False, True]
    page = read_on(await juf.get(f"/leerling/{juf.school.dossier('Zofia')}"))
    assert "op papier, door de school opgeschreven" in page
    again = await juf.post("/fotos", data=await slips(juf, Zofia_2=""))
    assert again.status_code == 303
    rows = await juf.school.services.photo_permission.of_klas(None, juf.school.klas)
    assert isinstance(rows, list) and not rows[2].allowed


async def test_an_ouder_who_said_no_meanwhile_is_not_overwritten(juf: Desktop) -> None:
    given = await slips(juf, Noor_1="ja", Yusuf_1="ja")
    await juf.school.permit("Noor", allowed=False)
    late = await juf.post("/fotos", data=given)
    assert late.status_code == 409
    assert "Iemand anders heeft Noor intussen veranderd" in read_on(late)
    rows = await juf.school.services.photo_permission.of_klas(None, juf.school.klas)
    assert isinstance(rows, list)
    assert [row.allowed for row in rows] == [False, True, False]


async def test_one_slip_on_the_page_of_the_leerling(juf: Desktop) -> None:
    noor = juf.school.dossier("Noor")
    assert "Nog niet gevraagd" in read_on(await juf.get(f"/leerling/{noor}"))
    saved = await juf.post(f"/leerling/{noor}/foto", data={"ouder": "ouder-1", "mag": "ja"})
    assert saved.headers["location"].endswith("klaar=foto#fotos")
    assert "Ja: er mogen foto's in het werkstuk." in read_on(await juf.get(f"/leerling/{noor}"))
    stale = await juf.post(f"/leerling/{noor}/foto", data={"ouder": "ouder-1", "mag": "nee"})
    assert stale.status_code == 409, "it was decided on a page from before the yes"
    wrong = await juf.post(f"/leerling/{noor}/foto", data={"ouder": "leerling", "mag": "ja"})
    assert wrong.status_code == 404
    odd = await juf.post(f"/leerling/{quote('niet/daar')}/foto", data={"ouder": "ouder-1"})
    assert odd.status_code == 404


async def sent(noor: Browser, **seen: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(out, "PNG")
    asked = {"id": "plaatje", "who": noor.state["who"], "form": WERKSTUK, "question": "mij_foto"}
    answer = await noor.client.post(
        "/api/photo", params=asked | seen, content=out.getvalue(), headers=POST
    )
    assert answer.status_code == 200, answer.text
    await noor.look()


async def test_a_child_reads_that_a_photo_is_not_allowed_any_more(
    house: House, browser: Browser
) -> None:
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor))
    await browser.begin()
    await browser.go_to("mij_foto")
    assert not browser.now["drawing"]
    await sent(browser)
    (photo,) = browser.now["photos"]
    assert photo["note"] == ""
    permission = house.services.photo_permission
    await permission.record(None, noor.id, Slot.OUDER_1, allowed=False)
    await browser.look()
    assert browser.now["asked"] == "Wil je een tekening van jezelf toevoegen?"
    assert browser.now["drawing"]
    (photo,) = browser.now["photos"]
    assert photo["note"].startswith("Deze foto ziet niemand anders")
    assert (await browser.client.get(photo["src"])).status_code == 200, "it is the child's own"
    await browser.say("RemovePhoto", photo_id=photo["id"])
    assert browser.now["photos"] == []
    assert (await browser.client.get(photo["src"])).status_code == 404


async def test_the_page_of_the_child_draws_itself_again(house: House, browser: Browser) -> None:
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor))
    who = (await browser.look())["who"]
    with house.services.hub.subscribe(who) as changed:
        permission = house.services.photo_permission
        await permission.record(None, noor.id, Slot.OUDER_1, allowed=False)
        assert changed.is_set()


async def test_a_photo_that_was_on_its_way_is_no_drawing(house: House, browser: Browser) -> None:
    """The page still asked for a photo; it is kept from others, and the child reads why."""
    noor = await house.leerling("Noor")
    await browser.join(await house.code(noor))
    await browser.begin()
    await browser.go_to("mij_foto")
    permission = house.services.photo_permission
    await permission.record(None, noor.id, Slot.OUDER_1, allowed=False)
    await sent(browser)
    assert browser.now["photos"][0]["note"].startswith("Deze foto ziet niemand anders")
    told = await permission.of_leerling(None, noor.id)
    assert isinstance(told, OfLeerling) and told.withheld == 1


async def test_what_the_page_asked_as_a_drawing_is_one(house: House, browser: Browser) -> None:
    noor = await house.leerling("Noor", photos=False)
    await browser.join(await house.code(noor))
    await browser.begin()
    await browser.go_to("mij_foto")
    assert browser.now["drawing"]
    await sent(browser, drawing="1")
    assert browser.now["photos"][0]["note"] == ""
    told = await house.services.photo_permission.of_leerling(None, noor.id)
    assert isinstance(told, OfLeerling) and told.withheld == 0
