"""From the leerkracht's page to the mentor's hands, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.person import follow
from tests.e2e.test_access import PHONE
from tests.e2e.test_leerkracht import Klassen, come_in, to

pytestmark = pytest.mark.e2e

MENTOR = "mevrouw Aksoy"


@pytest.fixture
def klassen(running: Running) -> Klassen:
    return Klassen(running)


def a_link(people: People, klassen: Klassen, *leerlingen: str) -> tuple[Page, str, str]:
    """The leerkracht's page after making a link, and what stands on it once."""
    klas, link = klassen.new()
    klassen.add(klas, *leerlingen, "Thijs")
    for name in leerlingen:
        klassen.writes(klas, name)
    page = come_in(people, link)
    to(page, "Mentoren")
    page.get_by_label("Naam van de mentor").fill(MENTOR)
    for name in (*leerlingen, "Thijs"):
        page.locator("label.check").filter(has_text=name).get_by_role("checkbox").check()
    page.get_by_role("button", name="Maak de link").click()
    made = page.get_by_role("status")
    expect(made).to_contain_text(f"De link voor {MENTOR}")
    link, phrase = made.locator("code").all_inner_texts()
    return page, link, phrase


def enter(page: Page, link: str, phrase: str) -> None:
    page.goto(link)
    page.get_by_label("Wachtzin").fill(phrase)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mentor")


def test_a_mentor_reads_saves_and_says_that_it_is_there(
    people: People, klassen: Klassen, tmp_path: Path
) -> None:
    desk, link, phrase = a_link(people, klassen, "Noor", "Yusuf")
    mentor = people.visitor(**PHONE).page
    enter(mentor, link, phrase.upper().replace("-", " "))
    expect(mentor.get_by_text(f"Welkom, {MENTOR}.")).to_be_visible()
    expect(mentor.get_by_role("listitem").filter(has_text="Thijs")).to_contain_text(
        "Is nog niet ingeleverd."
    )
    follow(mentor.get_by_role("link", name="Noor", exact=True))
    expect(mentor.get_by_role("heading", level=1)).to_contain_text("Dit ben ik")
    expect(mentor.locator(".photos img").first).to_be_visible()
    assert mentor.evaluate("document.documentElement.scrollWidth") <= 390
    with mentor.expect_download() as saved:
        mentor.get_by_role("link", name="Bewaar als pdf").click()
    saved.value.save_as(tmp_path / "werkstuk.pdf")
    with pypdfium2.PdfDocument(tmp_path / "werkstuk.pdf") as pdf:
        assert "Noor" in pdf[0].get_textpage().get_text_range()
    mentor.get_by_role("button", name="Ik heb het").click()
    expect(mentor.get_by_text("U heeft het sinds")).to_be_visible()
    follow(mentor.get_by_role("link", name="Gespreksblad"))
    expect(mentor.get_by_role("heading", level=1)).to_contain_text("Gespreksblad")
    follow(mentor.get_by_role("link", name="Volgende: Yusuf"))
    expect(mentor.get_by_role("heading", level=1)).to_contain_text("Yusuf")
    follow(mentor.get_by_role("link", name="Alle werkstukken"))
    mentor.get_by_role("button", name="Ik heb het", exact=True).click()
    expect(mentor.get_by_text("U heeft alles wat is ingeleverd.")).to_be_visible()
    desk.get_by_role("link", name="Ik heb ze overgenomen").click()
    expect(desk.get_by_text("2 van 3")).to_be_visible()
    expect(desk.get_by_text("ja, laatst op")).to_be_visible()
    assert phrase not in desk.content()
    mentor.get_by_role("button", name="Afmelden").click()
    expect(mentor.get_by_role("heading", name="U bent afgemeld")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_it_has_violations(people: People, klassen: Klassen, scheme: str) -> None:
    desk, link, phrase = a_link(people, klassen, "Fenna")
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert_accessible(desk)
    size = PHONE if scheme == "light" else {"viewport": {"width": 1440, "height": 900}}
    person = people.visitor(**size, color_scheme=scheme)
    mentor = person.page
    mentor.goto(link)
    assert_accessible(mentor)
    mentor.get_by_label("Wachtzin").fill("appel fiets")
    with mentor.expect_response(lambda answer: answer.status == 403):
        mentor.get_by_role("button", name="Naar binnen").click()
    expect(mentor.get_by_role("alert")).to_contain_text("klopt niet")
    assert "403" in person.troubles.pop(), "the console says that it was refused"
    assert_accessible(mentor)
    enter(mentor, link, phrase)
    assert_accessible(mentor)
    follow(mentor.get_by_role("link", name="Fenna", exact=True))
    mentor.wait_for_url("**/mentor/*/*")
    assert_accessible(mentor)
    mentor.get_by_role("button", name="Ik heb het").click()
    expect(mentor.get_by_text("U heeft het sinds")).to_be_visible()
    follow(mentor.get_by_role("link", name="Gespreksblad"))
    mentor.wait_for_url("**/gesprek")
    assert_accessible(mentor)
    mentor.get_by_role("button", name="Afmelden").click()
    expect(mentor.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    assert_accessible(mentor)


def test_it_all_works_without_script_and_by_keyboard(
    people: People, klassen: Klassen, chromium: Browser
) -> None:
    _, link, phrase = a_link(people, klassen, "Noor")
    page = people.visitor(java_script_enabled=False).page
    enter(page, link, phrase)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.get_by_role("link", name="Noor", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/mentor/*/*")
    page.get_by_role("button", name="Ik heb het").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("U heeft het sinds")).to_be_visible()


@pytest.mark.parametrize("letters", ["larger.roomy.auto", "larger.opendyslexic.dark"])
def test_small_screens_and_large_letters_never_scroll_sideways(
    people: People, klassen: Klassen, letters: str
) -> None:
    _, link, phrase = a_link(people, klassen, "Fenna")
    visitor = people.visitor(viewport={"width": 320, "height": 640}, has_touch=True)
    visitor.page.context.add_cookies([{"name": "letters", "value": letters, "url": visitor.base}])
    page = visitor.page
    enter(page, link, phrase)
    address = page.get_by_role("link", name="Fenna", exact=True).get_attribute("href")
    for path in ("/mentor", address, f"{address}/gesprek"):
        page.goto(f"{visitor.base}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
