"""What the scripts ask and say, on the real store."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import date, timedelta

import httpx
import pytest
from PIL import Image

from bot.web.api import MAX_JSON_BYTES, MAX_PHOTO_BYTES
from conversations.people import Role
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House


def drawing(width: int = 800, height: int = 600) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#f0a53a").save(out, "PNG")
    return out.getvalue()


async def upload(browser: Browser, body: bytes, delivery: str = "photo-1") -> httpx.Response:
    query = {
        "id": delivery,
        "who": browser.state["who"],
        "form": browser.state["form"],
        "question": browser.now["question"],
    }
    return await browser.client.post(
        "/api/photo", params=query, content=body, headers={"origin": ORIGIN}
    )


async def test_the_state_is_the_whole_conversation(noor: Browser) -> None:
    assert noor.now["asked"] == "Hoe wil je dat je mentor jou noemt?"
    assert noor.state["where"]["count"] == "Vraag 1 van 25"
    assert noor.state["whose"] == "Noor · groep 8.1"
    assert sum(map(len, noor.state["stitches"])) == 25
    await noor.say("Text", text="Noor", question="mij_naam")
    line = noor.state["outline"][0]["lines"][0]
    assert line["slip"] == {"shape": "text", "parts": ["Noor"]}
    assert noor.state["stitches"][0][:2] == ["in", "here"]


async def test_a_repeated_delivery_is_stored_once(noor: Browser) -> None:
    await noor.say("Text", "d-1", text="Noor", question="mij_naam")
    shown = noor.now
    await noor.say("Text", "d-1", text="Noor", question="mij_naam")
    assert noor.now == shown
    assert noor.notes == []


async def test_everyone_at_one_browser_has_their_own_message_ids(
    house: House, noor: Browser
) -> None:
    await noor.say("Text", "same", text="Noor", question="mij_naam")
    await noor.join(await house.code(await house.leerling("Yusuf")))
    await noor.begin()
    await noor.say("Text", "same", text="Yusuf", question="mij_naam")
    assert noor.state["outline"][0]["lines"][0]["slip"]["parts"] == ["Yusuf"]


async def test_a_tab_of_the_last_person_never_writes_in_the_next_dossier(
    house: House, noor: Browser
) -> None:
    old = noor.state["who"]
    await noor.join(await house.code(await house.leerling("Yusuf")))
    body = {
        "id": "late",
        "who": old,
        "form": "dit-ben-ik",
        "input": {"type": "Text", "text": "van Noor", "question": "mij_naam"},
    }
    refused = await noor.post(body)
    assert (refused.status_code, refused.json()["reason"]) == (409, "other_person")
    assert "van Noor" not in json.dumps(await noor.look())


@pytest.mark.parametrize("sign", ["a", "🙂", "ع"])
async def test_a_hundred_thousand_signs_get_a_kind_word(noor: Browser, sign: str) -> None:
    await noor.go_to("gezin_wie")
    await noor.say("Text", text=(sign * 99_999) + "b", question="gezin_wie")
    assert noor.notes[0]["tone"] == "alert"
    assert "Er is niets weg" in noor.notes[0]["text"]
    assert noor.now["question"] == "gezin_wie"
    await noor.say("Text", text="Met mijn vader en Boef.", question="gezin_wie")
    assert noor.now["question"] != "gezin_wie"


async def test_too_much_to_send_is_said_and_not_cut(noor: Browser) -> None:
    refused = await noor.client.post(
        "/api/say", content=b" " * (MAX_JSON_BYTES + 1), headers={"origin": ORIGIN}
    )
    assert (refused.status_code, refused.json()["reason"]) == (413, "too_big")


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "*vet* _schuin_ #set", "\u202eomgekeerd", "שלום", "🙂🙂"],
)
async def test_odd_answers_come_back_as_typed(noor: Browser, text: str) -> None:
    await noor.go_to("gezin_wie")
    await noor.say("Text", text=text, question="gezin_wie")
    if noor.now["nudge"]:
        assert noor.now["stands"]["parts"] == [text]
    else:
        assert text in json.dumps(noor.state["outline"], ensure_ascii=False)


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "\ud800"])
async def test_nothing_is_said_to_be_nothing(noor: Browser, text: str) -> None:
    await noor.say("Text", text=text, question="mij_naam")
    assert "Er staat nog niets" in noor.notes[0]["text"]
    assert noor.now["question"] == "mij_naam"


async def test_a_stale_button_gets_a_word_and_the_current_question(noor: Browser) -> None:
    turn = noor.now["turn"]
    await noor.answer()
    await noor.say("Done", question="mij_naam", turn=turn)
    assert "eerdere vraag" in noor.notes[0]["text"]
    assert noor.now["question"] == "mij_foto"


async def test_a_photo_is_stored_described_and_taken_away(noor: Browser) -> None:
    await noor.go_to("mij_foto")
    answer = (await upload(noor, drawing())).json()
    noor.state = answer["state"]
    photo = noor.now["photos"][0]
    stored = await noor.client.get(photo["src"])
    assert stored.headers["content-type"] == "image/jpeg"
    assert "no-store" in stored.headers["cache-control"]
    await noor.say("DescribePhoto", photo_id=photo["id"], description="Een zon")
    assert noor.now["photos"][0]["alt"] == "Een zon"
    await noor.say("RemovePhoto", photo_id=photo["id"])
    assert noor.now["photos"] == []


async def test_another_leerling_cannot_see_the_photo(house: House, noor: Browser) -> None:
    await noor.go_to("mij_foto")
    photo = (await upload(noor, drawing())).json()["state"]["now"]["photos"][0]
    await noor.join(await house.code(await house.leerling("Yusuf")))
    assert (await noor.client.get(photo["src"])).status_code == 404


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"This is a text file called photo.jpg", "geen foto"),
        (drawing(12_000, 6_000), "te groot"),
        (b"\xff" * (21 * 1024 * 1024), "te groot"),
        (b"\xff" * (MAX_PHOTO_BYTES + 1), "te groot"),
        (b"", "geen foto"),
    ],
    ids=["text", "bomb", "21 MB", "over the limit", "empty"],
)
async def test_what_is_no_picture_gets_a_clear_word(noor: Browser, body: bytes, word: str) -> None:
    await noor.go_to("mij_foto")
    answer = (await upload(noor, body)).json()
    assert word in answer["notes"][0]["text"]
    assert answer["state"]["now"]["question"] == "mij_foto"


async def test_a_day_that_does_not_exist_or_has_yet_to_come(house: House, browser: Browser) -> None:
    await browser.join(await house.code(await house.leerling("Noor"), Role.OUDER))
    page = (await browser.client.get("/keuze")).text
    who = page.split('name="person" value="')[1].split('"')[0]
    chair = {"person": who, "form": "okr-ouders"}
    await browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
    await browser.begin()
    await browser.go_to("inzage_datum")
    question, turn = browser.now["question"], browser.now["turn"]
    await browser.say("Text", text="31-2-2026", question=question)
    assert "bestaat niet" in browser.notes[0]["text"]
    later = (date.today() + timedelta(days=9)).isoformat()  # noqa: DTZ011 - any day ahead will do
    await browser.say("GiveDate", question=question, turn=turn, day=later)
    assert "moet nog komen" in browser.notes[0]["text"]


async def test_from_the_first_question_to_the_own_copy(noor: Browser) -> None:
    for _ in range(80):
        if noor.now["type"] != "question":
            break
        await noor.answer()
    assert noor.now["type"] == "review"
    assert (await noor.client.get("/kopie/dit-ben-ik.pdf")).status_code == 404
    await noor.say("Submit", turn=noor.now["turn"])
    assert noor.now["head"] == "Hij is af, Noor."
    copy = await noor.client.get(noor.now["copy"])
    assert copy.content.startswith(b"%PDF")
    await noor.say("Edit", question="mij_naam")
    assert "ingeleverd" in noor.notes[0]["text"]


async def test_the_leerling_chooses_the_colours_an_ouder_does_not(
    house: House, noor: Browser
) -> None:
    chosen = await noor.client.post(
        "/api/theme", json={"theme": "framboos"}, headers={"origin": ORIGIN}
    )
    assert chosen.json()["state"]["theme"] == "framboos"
    odd = await noor.client.post("/api/theme", json={"theme": "x"}, headers={"origin": ORIGIN})
    assert odd.status_code == 400
    await noor.join(await house.code(await house.leerling("Yusuf"), Role.OUDER))
    refused = await noor.client.post(
        "/api/theme", json={"theme": "bos"}, headers={"origin": ORIGIN}
    )
    assert refused.status_code == 403


async def test_the_pattern_is_the_childs_own(noor: Browser) -> None:
    drawn = await noor.client.get("/patroon.svg")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "<script" not in drawn.text


async def test_a_change_wakes_who_listens(house: House, noor: Browser) -> None:
    with house.services.hub.subscribe(noor.state["who"]) as changed:
        await noor.answer()
        await asyncio.wait_for(changed.wait(), 1)


@pytest.mark.parametrize("path", ["/api/state", "/api/events", "/foto/x", "/patroon.svg"])
async def test_a_stranger_learns_nothing(browser: Browser, path: str) -> None:
    assert (await browser.client.get(path)).status_code in {401, 404}
