"""An ouder is asked about photos, on a phone; an open page of the child follows."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from conversations.people import Role, Slot
from tests.bot.web.house import House
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People
from tests.e2e.test_access import PHONE

pytestmark = pytest.mark.e2e

KEYBOARD: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_question_has_two_answers_that_weigh_the_same(people: People, scheme: str) -> None:
    async def link(house: House) -> str:
        noor = await house.leerling("Noor", photos=False)
        return f"{people.running.base}/i/{await house.code(noor, Role.OUDER)}"

    ouder = people.visitor(**PHONE, color_scheme=scheme)
    ouder.page.goto(people.running.do(link(people.running.house)))
    ouder.page.get_by_role("button", name="Verder").click()
    ouder.page.wait_for_url("**/fotos")
    assert_accessible(ouder.page)
    yes, no = (
        ouder.page.get_by_role("button", name=name).bounding_box()
        for name in ("Ja, foto's mogen", "Nee, geen foto's")
    )
    assert yes is not None and no is not None
    assert (yes["width"], yes["height"]) == (no["width"], no["height"])
    ouder.page.get_by_role("button", name="Nee, geen foto's").click()
    ouder.page.wait_for_url("**/keuze")
    ouder.page.get_by_role("link", name="Wat wij van u weten").click()
    expect(ouder.page.locator("#fotos")).to_contain_text("U wilt geen foto's van Noor.")
    assert_accessible(ouder.page)


def test_an_open_page_of_the_child_asks_for_a_drawing_at_once(people: People) -> None:
    ids: dict[str, str] = {}

    async def link(house: House) -> str:
        noor = await house.leerling("Noor")
        ids["Noor"] = noor.id
        return f"{people.running.base}/i/{await house.code(noor)}"

    async def says_no(house: House) -> None:
        permission = house.services.photo_permission
        await permission.record(None, ids["Noor"], Slot.OUDER_1, allowed=False)

    noor = people.visitor(**KEYBOARD)
    noor.enter(people.running.do(link(people.running.house)))
    noor.read_the_notice()
    noor.type("Noor")
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    people.running.do(says_no(people.running.house))
    noor.sees("Wil je een tekening van jezelf toevoegen?")
    expect(noor.page.get_by_role("button", name="Kies een tekening")).to_be_visible()
    assert_accessible(noor.page)
