"""By keyboard, by screen reader, on every size, in the dark, with large letters."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SIZES: dict[str, dict[str, Any]] = {
    "phone": PHONE,
    "chromebook": {"viewport": {"width": 1366, "height": 768}},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}


IN_VIEW = """() => {
    const now = document.getElementById("now").getBoundingClientRect();
    const cover = document.getElementById("cover").getBoundingClientRect();
    const over = cover.width >= innerWidth ? Math.max(cover.bottom, 0) : 0;
    return now.top >= over && now.bottom <= innerHeight
        && document.documentElement.scrollWidth <= innerWidth;
}"""
"""The whole question, below the cover, without a scroll to the side."""


@pytest.mark.parametrize("size", SIZES)
def test_every_question_is_wholly_in_view(people: People, size: str) -> None:
    noor = people.leerling(**SIZES[size])
    for _ in range(40):
        now = noor.now()
        if now["type"] != "question":
            break
        noor.sees(now["asked"])
        noor.page.wait_for_function(IN_VIEW)
        noor.answer_elsewhere()
    assert noor.now()["type"] == "review"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_leerlings_screens_have_no_violations(people: People, scheme: str) -> None:
    noor = people.visitor(**PHONE, color_scheme=scheme)
    link = people.running.invite("Noor")
    noor.page.goto(noor.base)
    assert_accessible(noor.page)
    noor.page.goto(link)
    assert_accessible(noor.page)
    noor.enter(link)
    expect(noor.question).to_be_visible()
    assert_accessible(noor.page)
    noor.read_the_notice()
    seen = set()
    while noor.now()["type"] == "question":
        now = noor.now()
        noor.sees(now["asked"])
        if (kind := "nudge" if now["nudge"] else now["kind"]) not in seen:
            seen.add(kind)
            assert_accessible(noor.page)
        noor.answer_elsewhere()
    assert {"short_text", "long_text", "choices", "scale", "group", "photo", "choice"} <= seen
    expect(noor.page.locator(".leaf").first).to_be_visible()
    assert_accessible(noor.page)
    noor.page.get_by_role("button", name="Letters").click()
    assert_accessible(noor.page)
    noor.page.keyboard.press("Escape")
    noor.page.get_by_role("button", name="Lever mijn werkstuk in").click()
    noor.sees("Hij is af, Noor.")
    assert_accessible(noor.page)


def test_an_ouders_screens_have_no_violations(people: People) -> None:
    ouder = people.ouder(**SIZES["desktop"])
    assert_accessible(ouder.page)
    ouder.go_to("inzage_datum")
    assert_accessible(ouder.page)
    ouder.page.get_by_role("button", name="Overzicht").click()
    expect(ouder.page.locator(".leaf").first).to_be_visible()
    assert_accessible(ouder.page)
    ouder.page.get_by_role("button", name="Pauze").click()
    ouder.sees("Tot een volgende keer")
    assert_accessible(ouder.page)
    ouder.page.get_by_role("link", name="een ander formulier").click()
    ouder.page.wait_for_url("**/keuze")
    assert_accessible(ouder.page)


def test_everything_by_keyboard(people: People) -> None:
    noor = people.leerling()
    keys = noor.page.keyboard
    expect(noor.field).to_be_focused()
    keys.type("Noor")
    keys.press("Enter")
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    expect(noor.question).to_be_focused()
    press_on(noor, "Overslaan")
    noor.sees("Welke drie woorden passen het best bij jou?")
    press_on(noor, "rustig", key="Space")
    press_on(noor, "Klaar")
    noor.sees("Met wie woon je in huis?")
    expect(noor.field).to_be_focused()
    noor.go_to("vo_gevoel")
    press_on(noor, "1 nog geen zin", key="Space")
    for _ in range(3):
        keys.press("ArrowRight")
    press_on(noor, "Verder")
    expect(noor.talk).to_contain_text("4 van 5")
    noor.go_to("kan_plannen")
    press_on(noor, "lukt nog niet", key="Space")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    noor.page.wait_for_timeout(100)
    assert noor.now()["group"][0]["scale"]["at"] in {0, 1}, "arrow keys alone do not store"
    with noor.page.expect_response("**/api/say"):
        keys.press("Tab")
    assert noor.now()["group"][0]["scale"]["at"] == 3
    press_on(noor, "Overzicht")
    press_on(noor, "Verander: Hoe wil je dat je mentor jou noemt?")
    expect(noor.field).to_be_focused()


def press_on(person: Person, name: str, key: str = "Enter") -> None:
    """Tabs round the page until the focus is on it, then presses the key."""
    for _ in range(120):
        person.page.keyboard.press("Tab")
        spoken = person.page.evaluate(
            """() => {
            const at = document.activeElement;
            return at.ariaLabel ?? (at.labels?.[0] ?? at).textContent.trim();
            }"""
        )
        if spoken == name:
            person.page.keyboard.press(key)
            return
    raise AssertionError(name, "cannot be reached by Tab")


def test_the_skip_link_leads_to_the_question(people: People) -> None:
    noor = people.leerling()
    noor.page.locator("#skip").focus()
    expect(noor.page.locator("#skip")).to_be_in_viewport()


@pytest.mark.parametrize("letters", ["larger.roomy.auto", "larger.opendyslexic.dark"])
def test_small_screens_and_large_letters_never_scroll_sideways(
    people: People, letters: str
) -> None:
    # 320 CSS pixels are also a desktop of 1280 at 400 %.
    noor = people.visitor(viewport={"width": 320, "height": 640}, has_touch=True)
    noor.page.context.add_cookies([{"name": "letters", "value": letters, "url": noor.base}])
    noor.enter(people.running.invite("Wilhelmina"))
    noor.read_the_notice()
    width, height = label_size(noor.page)
    assert height < width, "the name is not squeezed by the tools beside it"
    for question in ("mij_woorden", "vo_gevoel", "kan_plannen", "mentor_helpt"):
        noor.go_to(question)
        assert noor.page.evaluate("document.documentElement.scrollWidth") <= 320, question
        assert small_targets(noor.page) == []
    noor.page.get_by_role("button", name="Overzicht").click()
    expect(noor.page.locator(".leaf").first).to_be_visible()
    assert noor.page.evaluate("document.documentElement.scrollWidth") <= 320


def label_size(page: Page) -> tuple[float, float]:
    """In one look: the page draws the label anew whenever something changed."""
    size = page.wait_for_function(
        """() => {
          const box = document.querySelector(".label")?.getBoundingClientRect();
          return box?.width ? [box.width, box.height] : null;
        }"""
    )
    width, height = size.json_value()
    return width, height


def small_targets(page: Page) -> list[str]:
    """What you press that is under 44 px in height or width."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("button, a.press, .choice")]
        .filter((one) => one.offsetParent !== null)
        .filter((one) => { const box = one.getBoundingClientRect();
                           return box.height < 44 || box.width < 44; })
        .map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


def test_a_screen_from_right_to_left(people: People) -> None:
    def turn_round(route: Route) -> None:
        answer = route.fetch()
        said = answer.json()
        said["state"]["direction"] = "rtl"
        route.fulfill(response=answer, json=said)

    noor = people.visitor()
    noor.page.route(re.compile("/api/(state|say)"), turn_round)
    noor.enter(people.running.invite("Noor"))
    noor.read_the_notice()
    noor.type("Noor")
    expect(noor.talk.locator(".answer")).to_be_visible()
    thread = noor.talk.evaluate("node => getComputedStyle(node, '::before').right")
    assert thread == "3px", "the thread is at the right margin"
    assert noor.page.evaluate("document.documentElement.scrollWidth") <= 1366
