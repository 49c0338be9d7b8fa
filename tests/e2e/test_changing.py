"""Two leerkrachten at the page of one leerling, and whoever is writing while it changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from conversations.people import Klas, Role, Slot
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.person import follow
from tests.e2e.test_leerkracht import Klassen, come_in


@pytest.fixture
def klassen(running: Running) -> Klassen:
    return Klassen(running)


def at(page: Page, name: str) -> None:
    follow(page.locator("li.kid").get_by_role("link", name=name, exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def colleague(klassen: Klassen, page: Page) -> str:
    """Added on the page of the klas; the link to come in with."""
    follow(page.get_by_role("link", name="Collega's", exact=True))
    new = page.get_by_role("region", name="Een collega erbij")
    new.get_by_label("Naam").fill("Hanneke Smit")
    new.get_by_label("Functie").fill("ib'er")
    new.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Geef deze code aan Hanneke Smit.")).to_be_visible()
    return page.locator(".colleague.new .link").first.inner_text()


def test_two_leerkrachten_at_one_leerling(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf")
    juf = come_in(people, link)
    hanneke = come_in(people, colleague(klassen, juf))
    follow(juf.get_by_role("link", name="De klas", exact=True))
    at(juf, "Noor")
    at(hanneke, "Noor")

    hanneke.get_by_label("Naam", exact=True).fill("Noor B.")
    hanneke.get_by_role("button", name="Bewaar de naam").click()
    expect(hanneke.get_by_role("status")).to_contain_text("De naam is veranderd.")

    juf.get_by_label("Naam", exact=True).fill("Noortje")
    juf.get_by_role("button", name="Bewaar de naam").click()
    expect(juf.get_by_role("alert")).to_contain_text("Iemand anders heeft Noor B. intussen")
    expect(juf.get_by_role("heading", level=1)).to_have_text("Noor B.")
    expect(juf.get_by_label("Naam", exact=True)).to_have_value("Noortje")
    assert_accessible(juf)
    juf.get_by_role("button", name="Bewaar de naam").click()
    expect(juf.get_by_role("heading", level=1)).to_have_text("Noortje")

    hanneke.get_by_role("button", name="Zet uit").click()
    expect(hanneke.get_by_role("alert")).to_contain_text("Iemand anders heeft Noortje intussen")
    hanneke.get_by_role("button", name="Zet uit").click()
    expect(hanneke.get_by_role("button", name="Zet aan")).to_be_visible()
    people.expects(409)


def test_a_leerling_who_is_removed_while_writing_reads_one_kind_word(
    people: People, klassen: Klassen
) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    noor = people.visitor()
    noor.enter(klassen.link_of(klas, "Noor"))
    noor.read_the_notice()
    noor.type("Noor")
    juf = come_in(people, link)
    at(juf, "Noor")
    juf.get_by_role("link", name="Verwijder Noor").click()
    expect(juf.get_by_role("heading", level=2)).to_have_text(
        "Dit verdwijnt, en is niet terug te halen"
    )
    expect(juf.get_by_text("Dit ben ik, leerling: 1 antwoord")).to_be_visible()
    juf.get_by_role("button", name="Verwijder Noor voorgoed").click()
    expect(juf.get_by_role("heading", level=1)).to_have_text("Noor is verwijderd")

    # Her page hears it without a touch.
    noor.page.wait_for_url(re.compile("[0-9]/$"))
    expect(noor.page.get_by_role("status")).to_contain_text("niemand meer binnen")
    expect(noor.page.get_by_label("Code")).to_be_visible()
    people.expects(401)


def test_an_ouder_whose_questions_are_switched_off_goes_on_with_the_rest(
    people: People, klassen: Klassen
) -> None:
    klas, _ = klassen.new()
    klassen.add(klas, "Noor")
    ouder = people.visitor()
    ouder.enter(ouder_link(klassen, klas, "Noor"))
    ouder.page.get_by_role("button", name="Vragen aan ouders").click()
    ouder.read_the_notice()
    klassen.running.do(klassen.services.leerlingen.ask_okr_of(None, klas, ["Noor"], on=False))
    ouder.page.wait_for_url(re.compile("/keuze$"))
    expect(ouder.page.get_by_role("status")).to_contain_text("wordt nu niet meer gevraagd")
    expect(ouder.page.get_by_role("button", name="Vragen aan ouders")).to_have_count(0)
    ouder.page.get_by_role("button", name="Een stukje van thuis").click()
    ouder.page.wait_for_url(re.compile("/gesprek$"))
    expect(ouder.page.locator("#now")).to_be_visible()
    people.expects(409)


def ouder_link(klassen: Klassen, klas: Klas, name: str) -> str:
    async def link() -> str:
        room = klassen.services.classroom
        cards = await room.invite(None, klas, [Role.OUDER], leerling=name, slot=Slot.OUDER_1)
        assert isinstance(cards, list)
        return f"{klassen.running.base}/i/{cards[0].code.replace('-', '')}"

    return klassen.running.do(link())
