"""Cards, letters and new codes at the leerkracht's pages: for the klas, and for one person."""

from __future__ import annotations

import re

import pytest

from conversations.people import Klas, Role, Slot
from tests.bot.web.desktop import Desktop, words
from tests.exports.invited import scanned


async def test_the_klas_on_paper_apart_and_together(juf: Desktop) -> None:
    page = await juf.get("/uitnodigingen")
    cards = [card.web_link for card in await juf.school.cards(Role.LEERLING)]
    ouders = {card.web_link for card in await juf.school.cards(Role.OUDER)}
    for path, first, count in (
        ("/kaartjes.pdf", cards, 1),
        ("/brieven.pdf", [], 6),
        ("/uitnodigingen.pdf", cards, 7),
    ):
        assert f'href="{juf.base}{path}"' in page.text
        made = await juf.get(path)
        assert made.headers["content-type"] == "application/pdf"
        assert made.headers["cache-control"] == "no-store"
        sheets = scanned(made.content)
        assert len(sheets) == count
        read = [link for sheet in sheets for link in sheet if "t.me" not in link]
        assert read[: len(first)] == first
        assert set(read) - set(cards) == (ouders if count > 1 else set())


@pytest.mark.parametrize("slot", list(Slot))
async def test_a_new_code_from_the_page_of_the_leerling_in_one_tap(
    juf: Desktop, slot: Slot
) -> None:
    noor = juf.school.dossier("Noor")
    page = await juf.get(f"/leerling/{noor}")
    before = (await juf.school.card("Noor", slot)).code
    form = re.search(
        rf'<form method="post" action="([^"]*)">((?:<input[^>]*>)*<input[^>]*value="{slot}">'
        r"(?:<input[^>]*>)*)",
        page.text,
    )
    assert form is not None and form[1] == f"{juf.base}/uitnodigingen"
    given = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form[2]))
    done = await juf.post("/uitnodigingen", data=given)
    shown = await juf.client.get(done.headers["location"].split("#")[0])
    after = (await juf.school.card("Noor", slot)).code
    assert before != after
    assert after in shown.text and before not in shown.text
    assert "De oude werkt niet meer" in words(shown)
    path = "kaartjes.pdf" if slot is Slot.LEERLING else "brieven.pdf"
    links = re.findall(rf'href="([^"]*{path}\?[^"]*)"', page.text)
    link = next(one for one in links if slot is Slot.LEERLING or one.endswith(slot))
    paper = await juf.client.get(link.replace("&amp;", "&"))
    assert scanned(paper.content)[0][0].endswith(after.replace("-", ""))


@pytest.mark.parametrize(
    "query", ["?leerling=niemand", "?ouder=leerling", "?ouder=ouder-3", "?leerling=x&ouder=ouder-1"]
)
async def test_a_letter_for_nobody_is_no_page(juf: Desktop, query: str) -> None:
    assert (await juf.get(f"/brieven.pdf{query}")).status_code == 404


async def test_a_closed_klas_has_no_papers_and_takes_no_leerlingen(juf: Desktop) -> None:
    services, klas = juf.school.services, juf.school.klas
    assert isinstance(await services.schoolyear.close(juf.school.leerkracht, klas), Klas)
    for path in ("/uitnodigingen", "/kaartjes.pdf", "/brieven.pdf", "/uitnodigingen.pdf"):
        page = await juf.get(path)
        assert page.status_code == 409
        assert "Deze klas is afgesloten" in words(page)
    seen = await juf.post("/leerlingen", data={"namen": "Bo"})
    assert "Deze klas is afgesloten" in words(seen)
    given = {"mee": "1", "naam-1": "Bo", "stond-1": "Bo"}
    assert "Deze klas is afgesloten" in words(await juf.post("/leerlingen/erbij", data=given))
    added, problems = await services.classroom.add_leerlingen(None, klas, ["Bo"])
    assert not added
    assert [problem.reason for problem in problems] == ["klas_is_closed"]
    page = await juf.get(f"/leerling/{juf.school.dossier('Noor')}")
    assert "Nieuwe code" not in page.text
