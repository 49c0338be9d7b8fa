"""A leerkracht hands the klas over, in a real browser."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from bot.web.staff.handover import bundles
from conversations.people import Slot
from tests.bot.bundles import Brake
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.person import follow
from tests.e2e.test_leerkracht import OKR, Klassen, come_in, to

pytestmark = pytest.mark.e2e

COLLEGE = "College De Overzijde"


@pytest.fixture
def klassen(running: Running) -> Klassen:
    return Klassen(running)


def hand_over_page(people: People, klassen: Klassen, *, okr: bool = False) -> Page:
    """Of a klas of three, two of whom handed in."""
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf", "Zofia")
    klassen.writes(klas, "Noor")
    klassen.writes(klas, "Yusuf")
    if okr:
        klassen.writes(klas, "Noor", Slot.OUDER_1, OKR, sample="Daan")
    page = come_in(people, link)
    to(page, "Overdragen")
    return page


def choose(page: Page, *names: str) -> None:
    page.get_by_role("link", name=re.compile("Kies de school van|Scholen kiezen")).click()
    for name in names:
        other = page.get_by_label(f"Andere school van {name}")
        expect(other).to_be_hidden()
        page.get_by_label(name, exact=True).select_option("andere school …")
        other.fill(COLLEGE)
    page.get_by_role("button", name="Bewaar").first.click()
    expect(page.get_by_role("heading", name=COLLEGE)).to_be_visible()


def order(page: Page, *, lock: bool = False) -> None:
    section = page.get_by_role("region", name=COLLEGE)
    section.locator("summary").click()
    if lock:
        section.get_by_label("Met een wachtzin erop").check()
    section.get_by_role("button", name="Maak de map").click()


def test_from_choosing_schools_to_the_mentor_has_it(people: People, klassen: Klassen) -> None:
    page = hand_over_page(people, klassen)
    choose(page, "Noor", "Yusuf")
    order(page, lock=True)
    tray = page.get_by_role("region", name="Jouw mappen")
    tray.get_by_role("button", name="Toon de wachtzin, één keer").click()
    phrase = tray.locator("code").inner_text()
    with page.expect_download() as saved:
        tray.get_by_role("link", name="Haal op").click()
    assert saved.value.suggested_filename.endswith("_College_De_Overzijde.pdf")
    document = pypdfium2.PdfDocument(saved.value.path(), password=phrase)
    first = document[0].get_textpage().get_text_bounded()
    assert "2 werkstukken voor College De Overzijde" in first
    tray.get_by_role("button", name="Ik heb hem gegeven").click()
    expect(page.get_by_text("Overgedragen: 2 van 3. Ontvangen: 0.")).to_be_visible()
    expect(tray.locator("code")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Het is er.*Noor")).click()
    expect(page.get_by_text("Overgedragen: 2 van 3. Ontvangen: 1.")).to_be_visible()
    document.close()


def test_it_is_followed_while_it_is_made_and_can_be_stopped(
    people: People, klassen: Klassen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "AT_ONCE_SECONDS", 0.05)
    brake = Brake(monkeypatch)
    page = hand_over_page(people, klassen)
    choose(page, "Noor", "Yusuf")
    order(page)
    expect(page.get_by_role("status")).to_have_text("0 van 2 klaar")
    assert page.locator("progress").evaluate("one => one.max") == 2
    # Whoever leaves finds it again.
    to(page, "De klas")
    to(page, "Overdragen")
    expect(page.get_by_role("status")).to_have_text("0 van 2 klaar")
    brake.go.set()
    expect(page.get_by_role("link", name="Haal op")).to_be_visible()

    brake.reached.clear()
    brake.go.clear()
    order(page)
    expect(page.get_by_role("status")).to_have_text("0 van 2 klaar")
    page.get_by_role("button", name="Stop").last.click()
    brake.go.set()
    expect(page.get_by_role("link", name="Haal op")).to_have_count(1)
    expect(page.locator("progress")).to_have_count(0)


def test_the_values_for_oso_are_copied(people: People, klassen: Klassen) -> None:
    page = hand_over_page(people, klassen, okr=True)
    follow(page.get_by_role("link", name="Noor"))
    expect(page.get_by_text("Het OKR mag niet eerder en alleen naar die school.")).to_be_visible()
    follow(page.get_by_role("link", name="Overdragen").first)
    choose(page, "Noor")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    follow(page.get_by_role("link", name="klaar voor OSO"))
    page.get_by_role("button", name=re.compile("Kopieer.*bijlage")).click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "OKR-ouders_Noor_1.pdf"
    page.get_by_role("button", name="Maak de pdf").last.click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Haal op").click()
    assert saved.value.suggested_filename == "OKR-ouders_Noor_1.pdf"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_can_be_read_by_everybody(
    people: People, klassen: Klassen, width: int, scheme: str
) -> None:
    page = hand_over_page(people, klassen, okr=True)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    choose(page, "Noor", "Yusuf")
    order(page, lock=True)
    page.get_by_role("button", name="Toon de wachtzin, één keer").click()
    page.get_by_role("region", name=COLLEGE).locator("summary").click()
    looked_at(page)
    page.get_by_role("link", name="Scholen kiezen").or_(
        page.get_by_role("link", name=re.compile("Kies de school"))
    ).click()
    looked_at(page)
    follow(page.get_by_role("link", name="Overdragen").first)
    follow(page.get_by_role("link", name="klaar voor OSO"))
    looked_at(page)


def looked_at(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
