"""Two tabs, other devices, no internet, a closed tab: nothing is lost and all stay in step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Dialog, Route, expect

from tests.e2e.conftest import People
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e


def test_two_tabs_stay_in_step(people: People) -> None:
    noor = people.leerling()
    other = Person(noor.page.context.new_page(), noor.base)
    other.page.goto(f"{noor.base}/gesprek")
    other.sees("Hoe wil je dat je mentor jou noemt?")
    noor.type("Noor")
    other.sees("Wil je een foto of tekening van jezelf toevoegen?")
    expect(other.talk).to_contain_text("Noor")
    other.skip()
    noor.sees("Welke drie woorden passen het best bij jou?")


def test_on_another_device_at_the_same_question(people: People) -> None:
    link = people.running.invite("Noor")
    phone = people.visitor(viewport={"width": 390, "height": 844}, has_touch=True)
    phone.enter(link)
    phone.read_the_notice()
    phone.go_to("gezin_wie")
    chromebook = people.visitor()
    chromebook.enter(link)
    chromebook.sees("Met wie woon je in huis?")
    expect(chromebook.notes).to_contain_text("Welkom terug, Noor. Je was bij hoofdstuk A, vraag 4.")
    chromebook.type("Met mijn vader, mijn zus en Boef.")
    phone.sees("Wat doen jullie thuis graag samen?")


def test_an_answer_given_offline_is_kept_and_sent_once(people: People) -> None:
    noor = people.leerling()
    noor.go_to("gezin_wie")
    noor.page.context.set_offline(True)
    noor.field.fill("Met mijn vader en Boef.")
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("Even geen internet.")
    expect(noor.field).to_have_value("Met mijn vader en Boef.")
    noor.field.fill("Met mijn vader, mijn zus en Boef.")
    noor.page.locator("#go").click()
    noor.page.context.set_offline(False)
    noor.sees("Wat doen jullie thuis graag samen?")
    expect(noor.notes).to_have_count(0)
    turn = noor.talk.locator(".turn", has_text="Met wie woon je in huis?")
    expect(turn.locator(".slip p")).to_have_text(["Met mijn vader, mijn zus en Boef."])


def test_a_photo_sent_offline_waits_as_long_as_the_page_is_open(
    people: People, drawing: Path
) -> None:
    noor = people.leerling()
    noor.go_to("mij_foto")
    noor.page.context.set_offline(True)
    noor.page.locator("#file").set_input_files(drawing)
    expect(noor.notes).to_contain_text("Je foto wacht op internet. Laat deze pagina open.")
    expect(noor.page.get_by_text("De foto wordt verstuurd")).to_have_count(0)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    noor.page.on("dialog", stay)
    noor.page.close(run_before_unload=True)
    noor.page.wait_for_timeout(500)
    assert asked == ["beforeunload"], "the browser asks before the picture is lost"
    noor.page.context.set_offline(False)
    expect(noor.page.locator(".corners img")).to_be_visible()
    expect(noor.notes).to_have_count(0)


def test_unsent_answers_survive_closing_the_tab(people: People) -> None:
    noor = people.leerling()
    noor.go_to("gezin_wie")
    noor.page.route("**/api/say", lambda route: route.abort())
    noor.field.fill("Met mijn vader en Boef.")
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("Even geen internet.")
    noor.page.close()
    again = Person(noor.page.context.new_page(), noor.base)
    again.page.goto(f"{noor.base}/gesprek")
    again.sees("Wat doen jullie thuis graag samen?")
    expect(again.talk).to_contain_text("Met mijn vader en Boef.")


def test_a_lost_reply_is_not_an_answer_to_the_next_question(people: People) -> None:
    noor = people.leerling()
    lost: list[APIResponse] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())
            route.abort()

    noor.page.route("**/api/say", lose_the_first)
    noor.field.fill("Noor")
    noor.page.locator("#go").click()
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    expect(noor.notes).to_have_count(0)
    assert noor.state()["outline"][0]["lines"][0]["slip"]["parts"] == ["Noor"]
    assert noor.now()["stands"] is None


def test_a_half_typed_answer_survives_a_reload(people: People) -> None:
    noor = people.leerling()
    noor.go_to("gezin_wie")
    noor.field.fill("Ik woon met")
    noor.page.reload()
    expect(noor.field).to_have_value("Ik woon met")
    noor.type("Ik woon met mijn vader.")
    noor.page.get_by_role("button", name="Vorige vraag").click()
    expect(noor.field).to_have_value("Ik woon met mijn vader.")


def test_a_double_press_answers_once(people: People) -> None:
    noor = people.leerling()
    noor.field.fill("Noor")
    noor.page.locator("#go").dblclick()
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    assert noor.now()["question"] == "mij_foto"


def test_another_child_in_another_tab_is_not_written_over(people: People) -> None:
    noor = people.leerling("Noor")
    yusuf = Person(noor.page.context.new_page(), noor.base)
    yusuf.enter(people.running.invite("Yusuf"))
    yusuf.read_the_notice()
    noor.field.fill("Noor")
    noor.page.locator("#go").click()
    noor.page.wait_for_url("**/keuze")
    noor.troubles.clear()  # the browser notes that the post was refused
    yusuf.page.reload()
    expect(yusuf.page.locator(".label")).to_contain_text("Yusuf")
    assert yusuf.state()["outline"][0]["lines"][0]["slip"] is None


def test_handed_in_elsewhere_is_read_only_here(people: People) -> None:
    noor = people.leerling()
    noor.finish_elsewhere()
    other = Person(noor.page.context.new_page(), noor.base)
    other.page.goto(f"{noor.base}/gesprek")
    expect(other.page.locator(".leaf")).to_have_count(6)
    noor.page.get_by_role("button", name="Lever mijn werkstuk in").click()
    other.sees("Hij is af, Noor.")


def test_trouble_with_one_question_is_not_said_of_the_next(people: People) -> None:
    noor = people.leerling()
    noor.field.fill("Noor " * 20)
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("Er is niets weg.")
    noor.answer_elsewhere()
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    expect(noor.notes).to_have_count(0)


def test_two_forms_of_an_ouder_in_two_tabs_stay_apart(people: People) -> None:
    ouder = people.ouder("Vragen aan ouders")
    other = Person(ouder.page.context.new_page(), ouder.base)
    other.page.goto(f"{ouder.base}/keuze")
    other.page.get_by_role("button", name="Een stukje van thuis").click()
    other.read_the_notice()
    other.type("Noor kan goed troosten. Dat zien wij thuis elke dag.")
    expect(ouder.question).to_have_text("Wie vult deze vragen in?")
    ouder.pick("Ouders samen")
    ouder.page.locator("#go").click()
    expect(ouder.talk).to_contain_text("Ouders samen")


def test_a_server_that_is_unwell_is_told_apart_from_no_internet(people: People) -> None:
    noor = people.leerling()
    noor.page.route("**/api/say", lambda route: route.fulfill(status=500, body=""))
    noor.field.fill("Noor")
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("Er ging bij ons iets mis. Er is niets weg.")
    noor.troubles.clear()
    noor.page.unroute("**/api/say")
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    noor.troubles.clear()


def test_what_cannot_be_stored_just_now_waits_however_long(people: People) -> None:
    noor = people.leerling()
    tries = []

    def refuse(route: Route) -> None:
        tries.append(route.request.url)
        route.fulfill(status=503, json={"reason": "unwell", "detail": ""})

    noor.page.route("**/api/say", refuse)
    noor.field.fill("Noor")
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("We kunnen nu even niets bewaren.")
    for _ in range(6):  # more often than a mistake of ours is tried
        with noor.page.expect_response("**/api/say"):
            noor.page.evaluate("dispatchEvent(new Event('online'))")
    assert len(tries) > 6
    expect(noor.field).to_have_value("Noor")
    expect(noor.notes).to_contain_text("gaat vanzelf mee zodra het weer kan")
    noor.troubles.clear()
    noor.page.unroute("**/api/say")
    noor.page.evaluate("dispatchEvent(new Event('online'))")
    noor.sees("Wil je een foto of tekening van jezelf toevoegen?")
    noor.troubles.clear()
