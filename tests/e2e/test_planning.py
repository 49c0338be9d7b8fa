"""Planning in a real browser: seen before it is saved, also without script, also on a phone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from locales.catalogue import catalogue
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People
from tests.e2e.test_leerkracht import Klassen, come_in, klassen, to

__all__ = ["klassen"]

pytestmark = pytest.mark.e2e

SIZES = {"phone": (390, 844), "desktop": (1440, 900)}


def a_monday(weeks: int) -> date:
    """Far enough ahead that no moment is over."""
    today = date.today()  # noqa: DTZ011 - the day on the wall
    return today + timedelta(days=7 * weeks - today.weekday())


def test_the_moments_follow_what_is_chosen_and_stay_when_saved(
    people: People, klassen: Klassen
) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf")
    page = come_in(people, link)
    to(page, "Planning")
    plan = page.locator("#dit-ben-ik")
    expect(plan.get_by_role("button", name="Bekijk de momenten")).to_be_hidden()
    plan.get_by_label("Laatste dag om in te leveren").fill(a_monday(5).isoformat())
    expect(plan.locator(".moments li")).to_have_count(2)
    plan.get_by_label("7 dagen ervoor").press("Space")
    expect(plan.locator(".moments li")).to_have_count(1)
    plan.get_by_label("3 dagen ervoor").check()
    expect(plan.locator(".moments li")).to_have_count(2)
    page.reload()
    expect(plan.locator(".moments li"), "nothing was kept").to_have_count(0)
    plan.get_by_label("Laatste dag om in te leveren").fill(a_monday(5).isoformat())
    expect(plan.locator(".moments li")).to_have_count(2)
    plan.get_by_role("button", name="Bewaar").click()
    expect(plan.get_by_role("status")).to_have_text("Bewaard.")
    expect(plan.locator(".moments li")).to_have_count(2)


def test_without_script(people: People, klassen: Klassen) -> None:
    _, link = klassen.new()
    page = come_in(people, link, java_script_enabled=False)
    to(page, "Planning")
    plan = page.locator("#okr-ouders")
    plan.get_by_label("Laatste dag om in te leveren").fill(a_monday(5).isoformat())
    plan.get_by_role("button", name="Bekijk de momenten").click()
    expect(plan.locator(".moments li")).to_have_count(2)
    plan.get_by_role("button", name="Bewaar").click()
    expect(plan.get_by_role("status")).to_have_text("Bewaard.")


def test_a_leerling_reads_the_last_day(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    day = a_monday(5)
    page = come_in(people, link)
    to(page, "Planning")
    page.locator("#dit-ben-ik").get_by_label("Laatste dag").fill(day.isoformat())
    page.locator("#dit-ben-ik").get_by_role("button", name="Bewaar").click()
    noor = people.visitor(viewport={"width": 390, "height": 844}).page
    noor.goto(klassen.link_of(klas, "Noor"))
    noor.get_by_role("button", name="Verder").click()
    words = f"Inleveren kan tot en met {catalogue('nl').weekday(day)}."
    expect(noor.get_by_text(words)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_for_everybody(people: People, klassen: Klassen, size: str, scheme: str) -> None:
    klas, link = klassen.new()
    klassen.add(klas, *(f"Kind {letter}" for letter in "ABCDEFGH"))
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    page = come_in(people, link, viewport=viewport, color_scheme=scheme)
    to(page, "Planning")
    page.locator("#dit-ben-ik").get_by_label("Laatste dag").fill(a_monday(5).isoformat())
    expect(page.locator("#dit-ben-ik .moments li")).to_have_count(2)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    assert_accessible(page)
