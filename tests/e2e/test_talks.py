""" "Bespreek eerst" and "samen invullen", in real browsers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from conversations.people import Klas, Role, Slot
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.person import follow
from tests.e2e.test_leerkracht import Klassen, come_in

pytestmark = pytest.mark.e2e

NOTE = "Wil je dat je mentor dit leest, of vertel je het liever zelf?"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def klassen(running: Running) -> Klassen:
    return Klassen(running)


def at(page: Page, question: str) -> Locator:
    """The answer to this question, where the leerkracht reads."""
    return page.locator(".turn", has_text=question)


def test_a_note_lands_the_child_on_the_answer(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    klassen.writes(klas, "Noor")
    juf = come_in(people, link)
    follow(juf.locator(".kids").get_by_role("link", name="Noor", exact=True))
    follow(juf.get_by_role("link", name=re.compile("Lees")).first)
    for question, note in (
        ("Waar ben jij goed in?", "Mooi. Wanneer lukte dat?"),
        ("Met wie woon je in huis?", NOTE),
    ):
        answer = at(juf, question)
        answer.locator("summary").click()
        field = answer.locator("textarea")
        expect(field).to_be_focused()
        field.fill(note)
        answer.get_by_role("button", name="Zet erbij").click()
        expect(at(juf, question).locator(".note")).to_contain_text(note)
    assert_accessible(juf)
    juf.get_by_role("button", name="Weer openzetten en bericht sturen").click()
    expect(juf.locator(".panel")).to_contain_text("staat nu bij de vraag")

    noor = people.visitor(**PHONE)
    noor.enter(klassen.link_of(klas, "Noor"))
    noor.sees("Met wie woon je in huis?")
    expect(noor.page.locator("#remark blockquote")).to_have_text(NOTE)
    expect(noor.field).to_be_in_viewport()
    assert_accessible(noor.page)
    noor.page.get_by_role("button", name="Zo laat ik het").click()
    noor.sees("Waar ben jij goed in?")
    expect(noor.page.locator("#remark blockquote")).to_have_text("Mooi. Wanneer lukte dat?")
    noor.field.fill("Ik ben goed in turnen. Mijn eerste radslag lukte in groep 6.")
    noor.page.locator("#go").click()
    noor.page.get_by_role("button", name="Lever mijn werkstuk in").click()
    noor.sees("Hij is af, Noor.")

    juf.reload()
    settled = at(juf, "Waar ben jij goed in?").locator(".settled")
    expect(settled).to_contain_text("antwoord veranderd")
    kept = at(juf, "Met wie woon je in huis?").locator(".settled")
    expect(kept).to_contain_text("antwoord zo gelaten")


def test_a_note_without_scripts(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    klassen.writes(klas, "Noor")
    juf = come_in(people, link, java_script_enabled=False)
    follow(juf.locator(".kids").get_by_role("link", name="Noor", exact=True))
    follow(juf.get_by_role("link", name=re.compile("Lees")).first)
    answer = at(juf, "Waar ben jij goed in?")
    answer.locator("summary").click()
    answer.locator("textarea").fill("Wanneer lukte dat?")
    answer.get_by_role("button", name="Zet erbij").click()
    expect(at(juf, "Waar ben jij goed in?").locator(".note")).to_contain_text("Wanneer lukte dat?")


def test_together_at_the_desk_and_a_yes_at_home(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    juf = come_in(people, link)
    klas_page = juf.url
    follow(juf.locator(".kids").get_by_role("link", name="Noor", exact=True))
    juf.get_by_role("button", name="Samen invullen met ouder 1").click()
    expect(juf.locator(".band")).to_contain_text("Je vult dit in samen met ouder 1 van Noor.")
    juf.get_by_role("button", name="Verder").wait_for()
    assert_accessible(juf)
    fill_in(juf)
    juf.get_by_role("button", name="Inleveren").click()
    expect(juf.locator("#asked")).to_have_text("Samen ingeleverd")
    assert juf.request.get(f"{people.running.base}/api/state").status != 200, "not the ouder"

    ouder = people.visitor(**PHONE)
    ouder.enter(ouder_link(klassen, klas))
    ouder.page.get_by_role("button", name="Vragen aan ouders").click()
    ouder.sees("Is het zo goed?")
    ouder.page.get_by_role("button", name="Lees het na").click()
    expect(ouder.page.locator("#now")).to_contain_text("Hij helpt anderen graag.")
    assert ouder.page.locator(".change").count() == 0, "read-only"
    ouder.page.get_by_role("button", name="Terug naar de vraag").click()
    assert_accessible(ouder.page)
    ouder.page.get_by_role("button", name="Ja, zo is het").click()
    expect(ouder.page.locator(".note")).to_contain_text("bevestigd dat het zo is")
    with ouder.page.expect_download() as copy:
        ouder.page.get_by_role("link", name="Bewaar een eigen exemplaar").click()
    assert copy.value.suggested_filename == "okr-ouders.pdf"

    juf.goto(klas_page)
    follow(juf.locator(".kids").get_by_role("link", name="Noor", exact=True))
    expect(juf.locator(".parts")).to_contain_text("in overleg, door de ouder bevestigd")
    people.expects(401)
    people.expects(403)
    people.expects(409)


def fill_in(juf: Page) -> None:
    """The quickest way through: the first choice, a short text, skipping what may be skipped."""
    for _ in range(60):
        juf.wait_for_timeout(150)
        if juf.get_by_role("button", name="Inleveren").count():
            return
        if juf.locator("#pass-skipped").count():
            juf.locator("#pass-skipped").click()
        elif juf.locator("#good").count():
            juf.locator("#good").click()
        elif juf.locator("textarea#field").count():
            juf.locator("textarea#field").fill("Hij helpt anderen graag.")
            juf.locator("#go").click()
        else:
            if juf.locator(".choice input").count():
                juf.locator(".choice input").first.check(force=True)
            juf.locator("#go").click()
    raise AssertionError("it never ends")


def ouder_link(klassen: Klassen, klas: Klas) -> str:
    async def link() -> str:
        cards = await klassen.services.classroom.invite(
            None, klas, [Role.OUDER], leerling="Noor", slot=Slot.OUDER_1
        )
        assert isinstance(cards, list)
        return f"{klassen.running.base}/i/{cards[0].code.replace('-', '')}"

    return klassen.running.do(link())
