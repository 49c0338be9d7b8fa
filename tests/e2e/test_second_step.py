"""A leerkracht sets up the second step and logs in with it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.app import now
from tests.bot.authenticator import Authenticator
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.test_access import small_targets
from tests.e2e.test_leerkracht import Klassen

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("strict"), strict=True)
    yield server
    server.stop()


@pytest.fixture
def staff(chromium: Browser, strict: Running) -> Iterator[People]:
    made = People(chromium, strict)
    yield made
    made.go_home()


def come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Verder").click()
    expect(page).to_have_url(re.compile("/tweede-stap$"))


def give(page: Page, digits: str) -> None:
    page.get_by_label("Typ de zes cijfers uit de app").fill(digits)
    page.get_by_role("button", name="Verder").click()


def next_digits(app: Authenticator, used: str) -> str:
    """Good ones that were not used: the app shows them in a moment, and a step early is fine."""
    return next(shown for step in (0, 1) if (shown := app.shows(now(), step)) != used)


@pytest.mark.parametrize(
    ("script", "look"),
    [(True, {}), (True, {"color_scheme": "dark", **PHONE}), (False, PHONE)],
)
def test_from_a_link_to_the_klas(
    staff: People, strict: Running, script: bool, look: dict[str, object]
) -> None:
    klas, link = Klassen(strict).new()
    page = staff.visitor(java_script_enabled=script, **look).page
    come_in(page, link)
    if script:
        assert_accessible(page)
        assert small_targets(page) == []
    app = Authenticator.reading(page.inner_text("main"))
    give(page, app.never())
    expect(page.get_by_role("alert")).to_contain_text("klopt niet")
    if script:
        assert_accessible(page)
    used = app.shows()
    page.get_by_label("Typ de zes cijfers uit de app").fill(used)
    if script:
        page.get_by_role("button", name="Verder").dblclick()  # as impatient people do
    else:
        page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == 8
    if script:
        assert_accessible(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).to_have_url(re.compile(klas.id))

    phone = staff.visitor(java_script_enabled=script, **PHONE).page
    come_in(phone, link)
    expect(phone.get_by_role("figure")).to_have_count(0)
    if script:
        assert_accessible(phone)
    give(phone, next_digits(app, used))
    expect(phone).to_have_url(re.compile(klas.id))

    tablet = staff.visitor(java_script_enabled=script).page
    come_in(tablet, link)
    tablet.get_by_text("Heb je je telefoon niet?").click()
    tablet.get_by_label("Typ dan een herstelcode").fill(codes[0].lower())
    tablet.get_by_role("button", name="Gebruik deze code").click()
    expect(tablet).to_have_url(re.compile(klas.id))
    tablet.get_by_role("link", name="Mijn klassen").click()
    tablet.get_by_role("link", name="Tweede stap en herstelcodes").click()
    expect(tablet.get_by_text("Je hebt nog 7 herstelcodes.")).to_be_visible()
    if script:
        assert_accessible(tablet)
    staff.expects(422)
