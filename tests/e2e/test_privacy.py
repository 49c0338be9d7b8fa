"""The privacy notice on a phone: two screens, without scrolling, and found again later."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from conversations.people import Role
from tests.e2e.conftest import People
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

PHONE = {"width": 390, "height": 844}
SCREENS = 2


def reads_without_scrolling(person: Person) -> list[str]:
    """The headings that were read, screen by screen."""
    headings = []
    for _ in range(SCREENS):
        expect(person.page.locator(".now.notice #go")).to_be_in_viewport(ratio=1)
        assert person.page.evaluate("scrollY") == 0
        headings += person.page.locator(".told h2").all_inner_texts()
        person.go_on()
    expect(person.page.locator("form#now")).to_be_visible()
    return headings


def test_a_leerling_reads_two_screens(people: People) -> None:
    noor = people.visitor(viewport=PHONE)
    noor.enter(people.running.invite("Noor"))
    headings = reads_without_scrolling(noor)
    assert headings[0] == "Wie leest het?"
    assert "Hoelang bewaren wij het?" in headings
    noor.page.get_by_role("button", name="Hulp").click()
    noor.page.get_by_role("link", name="hoelang bewaren wij het?").click()
    expect(noor.page.get_by_role("heading", name="Privacy")).to_be_visible()
    for heading in headings:
        expect(noor.page.get_by_role("heading", name=heading)).to_be_visible()
    noor.page.get_by_role("link", name="Wat wij van je weten").click()
    expect(noor.page.get_by_role("link", name="hoelang bewaren wij het?")).to_be_visible()


@pytest.mark.parametrize("form", ["Vragen aan ouders", "Een stukje van thuis"])
def test_an_ouder_reads_two_screens(people: People, form: str) -> None:
    ouder = people.visitor(viewport=PHONE)
    ouder.enter(people.running.invite("Noor", Role.OUDER))
    ouder.page.get_by_role("button", name=form).click()
    assert "Wat kunt u doen?" in reads_without_scrolling(ouder)
    ouder.page.goto(f"{ouder.base}/privacy")
    expect(ouder.page.get_by_role("heading", name="Wat kunt u doen?")).to_have_count(2)


def test_what_is_half_typed_in_confidence_is_not_left_on_the_device(people: People) -> None:
    ouder = people.ouder()
    ouder.go_to("spanning")
    ouder.page.locator("#field").fill("Bij drukte wordt hij")
    ouder.page.reload()
    expect(ouder.page.locator("#field")).to_have_value("Bij drukte wordt hij")
    left = "JSON.stringify(Object.entries(localStorage))"
    assert "drukte" not in ouder.page.evaluate(left)
    ouder.page.locator("#field").fill("Bij drukte wordt hij stil.")
    ouder.go_on()
    kept = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
    assert "drukte" not in ouder.page.evaluate(kept)
    for place in (ouder.page.title(), ouder.page.url):
        assert "drukte" not in place
