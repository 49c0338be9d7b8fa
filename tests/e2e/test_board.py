"""The board, sorted and live; the end of a schooljaar; the directeur's page. In a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bot.readers import Handed
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People
from tests.e2e.person import follow
from tests.e2e.test_leerkracht import Klassen, come_in, klassen

__all__ = ["klassen"]
pytestmark = pytest.mark.e2e

PHONE = {"width": 390, "height": 844}


def names(page: Page) -> list[str]:
    return page.locator("li.kid a").all_inner_texts()


def test_a_sorted_board_stays_sorted_as_it_changes(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf", "Zofia")
    page = come_in(people, link)
    page.get_by_role("navigation", name="Volgorde").get_by_role("link", name="laatst bezig").click()
    assert names(page) == ["Noor", "Yusuf", "Zofia"]
    page.evaluate("window.stays = true")
    klassen.writes(klas, "Yusuf")
    expect(page.locator("li.kid a").first).to_have_text("Yusuf")
    assert page.url.endswith("?volgorde=laatst") and page.evaluate("window.stays")
    page.get_by_role("link", name="klassenlijst").click()
    assert names(page) == ["Noor", "Yusuf", "Zofia"] and "volgorde" not in page.url


def test_on_a_phone_and_without_scripts(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Zofia", "Noor")
    page = come_in(people, link, viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="naam", exact=True).click()
    assert names(page) == ["Noor", "Zofia"]


def test_the_next_schooljaar_in_three_taps(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    page = come_in(people, link, viewport=PHONE)
    follow(page.get_by_role("link", name="Mijn klassen"))
    follow(page.get_by_role("link", name="Schooljaar afronden"))
    page.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(page.get_by_text("De 1 leerling blijft in die klas.")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("In deze klas zitten nog geen leerlingen.")).to_be_visible()
    follow(page.get_by_role("link", name="Mijn klassen"))
    fold = page.locator("details")
    expect(fold.get_by_role("link")).to_be_hidden()
    fold.locator("summary").click()
    fold.get_by_role("link").click()
    expect(page.get_by_text("is afgesloten: er wordt niets meer gevraagd")).to_be_visible()
    assert names(page) == ["Noor"]


def test_who_was_answering_is_told_at_once(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    noor = people.visitor()
    noor.enter(klassen.link_of(klas, "Noor"))
    page = come_in(people, link)
    page.goto(f"{page.url}/schooljaar")
    page.get_by_role("button", name=re.compile("^Sluit")).click()
    expect(noor.page.get_by_role("heading", name="Het schooljaar is voorbij")).to_be_visible()
    assert all("409" in trouble for trouble in noor.troubles), "the page heard that it is over"
    noor.troubles.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "desktop"])
def test_every_page_here_is_accessible(
    people: People, klassen: Klassen, size: dict[str, int], scheme: str
) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf")
    klassen.writes(klas, "Noor")

    async def directeur() -> Handed:
        links = klassen.services.readers.directeuren
        handed = await links.make(None, "De Leerkrachtschool", "mevrouw Vos")
        assert isinstance(handed, Handed)
        return handed

    page = come_in(people, link, viewport=size, color_scheme=scheme)
    base = page.url
    for path in ("?volgorde=vo", "?volgorde=stand", "/schooljaar", "/schooljaar?jaar=2030-2031"):
        page.goto(base + path)
        check(page)
    page.get_by_role("button", name="Begin").click()
    for address in (base, f"{base}/schooljaar", base.split("/klas/")[0] + "/klas/mijn"):
        page.goto(address)
        check(page)
    handed = klassen.running.do(directeur())
    outside = people.visitor(viewport=size, color_scheme=scheme).page
    outside.goto(klassen.running.base + handed.link[handed.link.index("/lees/") :])
    outside.get_by_label("Wachtzin").fill(handed.phrase)
    outside.get_by_role("button").first.click()
    expect(outside.get_by_role("heading", level=1)).to_have_text("De Leerkrachtschool")
    check(outside)


def check(page: Page) -> None:
    assert_accessible(page)
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert sideways <= 0, page.url
