""" "Bespreek eerst" on the page where the leerkracht reads."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from bot.talks import NOTE_MAXIMUM
from conversations.people import Slot
from tests.bot.school import sample_answers
from tests.bot.web.desktop import WERKSTUK, Desktop, sat_down, words

NOTE = "Wil je dat je mentor dit leest, of vertel je het liever zelf?"


def seen(page: httpx.Response, question: str) -> dict[str, str]:
    """The hidden fields of the form at this answer."""
    form = page.text.split(f'/bespreek/{question}"')[1].split("</form>")[0]
    return dict(re.findall(r'name="(gelezen|gezien)" value="([^"]*)"', form))


async def note(juf: Desktop, question: str, words: str, **given: str) -> httpx.Response:
    path = f"{juf.part('Noor')}/bespreek/{question}"
    return await juf.post(path, data={"woorden": words, "doe": "bewaar", **given})


async def test_from_a_note_to_besproken(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    page = await juf.get(juf.part("Noor"))
    assert "Bespreek eerst" in page.text and "Weer openzetten en bericht sturen" not in page.text
    done = await note(juf, "gezin_wie", NOTE, **seen(page, "gezin_wie"))
    assert done.status_code == 303 and done.headers["location"].endswith("#v-gezin_wie")
    page = await juf.get(juf.part("Noor"))
    assert f"Bespreek eerst. {NOTE}" in words(page)
    assert "Te bespreken 1 antwoord" in words(page)
    sent = await juf.post(f"{juf.part('Noor')}/bespreek")
    page = await juf.client.get(sent.headers["location"])
    assert "Wat je erbij schreef, staat nu bij de vraag." in words(page)
    settled = await note(juf, "gezin_wie", "", doe="besproken", **seen(page, "gezin_wie"))
    assert settled.status_code == 303
    page = await juf.get(juf.part("Noor"))
    assert f"Besproken. {NOTE}" in words(page)
    assert "antwoord zo gelaten" in words(page)


async def test_the_leerling_finds_it_above_the_question(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    await note(juf, "gezin_wie", "<b>Hoi</b> & dag")
    await juf.post(f"{juf.part('Noor')}/bespreek")
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as noor:
        state = (await noor.client.get("/api/state")).json()["state"]
    assert state["now"]["question"] == "gezin_wie"
    assert state["now"]["remark"] == {
        "head": "Je juf of meester schrijft bij dit antwoord:",
        "note": "<b>Hoi</b> & dag",
        "hint": "Je kunt je antwoord veranderen. Of je laat het zoals het is.",
        "keep": "Zo laat ik het",
    }
    page = await juf.get(juf.part("Noor"))
    assert "&lt;b&gt;Hoi&lt;/b&gt; &amp; dag" in page.text


async def test_a_colleague_was_first(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    page = await juf.get(juf.part("Noor"))
    before = seen(page, "goed_in")
    await note(juf, "goed_in", "Van meester Tim.", **before)
    late = await note(juf, "goed_in", "Van juf Marieke.", **before)
    assert late.status_code == 422
    assert "Een collega heeft hier net iets bij geschreven" in words(late)
    assert "Van meester Tim." in words(late) and "Van juf Marieke." in late.text
    again = await note(juf, "goed_in", "Van ons samen.", **seen(late, "goed_in"))
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Schrijf erbij wat je wilt vragen of zeggen."),
        ("a" * (NOTE_MAXIMUM + 1), "Dit is te lang: 301 tekens."),
    ],
)
async def test_what_is_wrong_is_said_at_the_answer(juf: Desktop, typed: str, why: str) -> None:
    await juf.school.wrote("Noor")
    page = await note(juf, "goed_in", typed)
    assert page.status_code == 422
    assert f"<span>{why}" in page.text
    assert typed in page.text
    assert '<details class="flag" open' in page.text


async def test_foreign_ids_are_pages_that_do_not_exist(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    for path in ("/leerling/x/dit-ben-ik/leerling/bespreek/goed_in", "/leerling/x/patroon.svg"):
        answer = await (juf.get(path) if path.endswith("svg") else juf.post(path))
        assert answer.status_code == 404
    nowhere = await note(juf, "bestaat_niet", "Hoe dan?")
    assert nowhere.status_code == 422 and "Dit antwoord is er niet meer." in words(nowhere)


async def test_the_pattern_and_the_colours_are_the_childs(juf: Desktop) -> None:
    await juf.school.wrote("Noor")
    async with sat_down(juf.school, (await juf.school.card("Noor", Slot.LEERLING)).code) as noor:
        headers = {"origin": "http://127.0.0.1:8080"}
        await noor.client.post("/api/theme", json={"theme": "bos"}, headers=headers)
        own = (await noor.client.get("/patroon.svg")).content
    page = await juf.get(juf.part("Noor"))
    assert 'class="work" data-cover="bos"' in page.text
    shown = await juf.get(f"/leerling/{juf.school.dossier('Noor')}/patroon.svg")
    assert shown.content == own and shown.headers["content-type"] == "image/svg+xml"


async def test_on_to_the_next_that_was_handed_in(juf: Desktop) -> None:
    said: dict[str, Any] = dict(sample_answers("Noor", Slot.LEERLING, WERKSTUK))
    for name in ("Noor", "Zofia"):
        await juf.school.wrote(name, **said)
    page = await juf.get(juf.part("Noor"))
    assert f'rel="next" href="{juf.base}{juf.part("Zofia")}"' in page.text, "Yusuf is still busy"
    assert 'rel="prev"' not in page.text
