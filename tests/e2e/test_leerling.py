"""A leerling, from the card to the finished werkstuk, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import People

pytestmark = pytest.mark.e2e


def test_from_the_link_to_the_finished_werkstuk(people: People) -> None:
    noor = people.leerling("Noor")
    noor.sees("Hoe wil je dat je mentor jou noemt?")
    noor.type("Noor")
    expect(noor.talk).to_contain_text("Noor")
    noor.finish()
    expect(noor.page.get_by_role("heading", level=1)).to_have_text("Lees het nog eens na")
    noor.page.get_by_role("button", name="Lever mijn werkstuk in").click()
    noor.sees("Hij is af, Noor.")
    expect(noor.page.get_by_role("img", name="Het werkstuk, ingebonden")).to_be_visible()
    with noor.page.expect_download() as copy:
        noor.page.get_by_role("link", name="Bewaar mijn werkstuk").click()
    assert copy.value.path().read_bytes().startswith(b"%PDF")
    noor.page.get_by_role("button", name="Lees het na").click()
    expect(noor.page.locator(".leaf")).to_have_count(6)
    expect(noor.page.locator(".leaf .change")).to_have_count(0)


def test_the_code_of_the_card_typed_wrong_and_then_right(people: People) -> None:
    link = people.running.invite("Noor")
    code = link.rsplit("/", 1)[1]
    noor = people.visitor()
    noor.page.goto(noor.base)
    noor.page.get_by_label("Code").fill("XXXX-XXXX-XXXX")
    noor.page.get_by_role("button", name="Naar binnen").click()
    expect(noor.page.get_by_role("alert")).to_contain_text("kennen we niet")
    noor.troubles.clear()  # the browser notes the 404
    noor.page.get_by_label("Code").fill(f"{code[:4]}-{code[4:8]}-{code[8:]}".lower())
    noor.page.get_by_role("button", name="Naar binnen").click()
    noor.read_the_notice()
    noor.sees("Hoe wil je dat je mentor jou noemt?")


def test_several_choices_up_to_the_maximum_with_an_own_word(people: People) -> None:
    noor = people.leerling()
    noor.go_to("mij_woorden")
    noor.pick("rustig", "grappig")
    count = noor.page.locator(".count")
    expect(count).to_have_text("2 van 3 gekozen")
    noor.pick("een ander woord")
    expect(count).to_have_text("3 van 3. Wil je ruilen? Tik er eerst één weg.")
    expect(noor.page.locator(".choice", has_text="druk").locator("input")).to_be_disabled()
    noor.page.get_by_label("Namelijk:").fill("stuiterbal")
    noor.go_on()
    expect(noor.talk.locator(".marks li")).to_have_text(["rustig", "grappig", "stuiterbal"])


def test_one_choice_clears_the_others_when_it_stands_alone(people: People) -> None:
    noor = people.leerling()
    noor.go_to("vak_minder")
    noor.pick("rekenen", "Ik vind alles leuk")
    expect(noor.page.locator("input:checked")).to_have_count(1)
    noor.go_on()
    noor.sees("Wat van de basisschool vergeet je niet snel?")


def test_a_short_answer_is_nudged_once_and_added_to(people: People) -> None:
    noor = people.leerling()
    noor.go_to("goed_in")
    noor.type("Keepen.")
    expect(noor.notes).to_contain_text("Kun je er nog één ding bij vertellen?")
    noor.page.reload()
    noor.page.get_by_role("button", name="Ik vul aan").click()
    noor.page.get_by_label("Wat wil je erbij zetten?").fill("En luisteren.")
    noor.page.get_by_role("button", name="Zet erbij").click()
    turn = noor.talk.locator(".turn", has_text="Waar ben jij goed in?")
    expect(turn.locator(".slip p")).to_have_text(["Keepen.", "En luisteren."])


def test_too_long_is_said_beside_the_field_and_nothing_is_lost(people: People) -> None:
    noor = people.leerling()
    noor.field.fill("Noor " * 20)
    expect(noor.page.locator("#count")).to_contain_text("te veel")
    noor.page.locator("#go").click()
    expect(noor.notes).to_contain_text("Er is niets weg.")
    expect(noor.field).to_have_value("Noor " * 20)
    expect(noor.field).to_have_attribute("aria-invalid", "true")
    expect(noor.field).to_be_focused()
    noor.type("Noor")
    expect(noor.talk).to_contain_text("Noor")


def test_a_photo_with_preview_words_and_another(people: People, drawing: Path) -> None:
    noor = people.leerling()
    noor.go_to("mij_foto")
    noor.upload(drawing)
    preview = noor.page.locator(".corners img")
    expect(preview).to_have_js_property("complete", value=True)
    expect(preview).to_have_js_property("naturalWidth", value=1200)
    noor.page.get_by_role("button", name="Haal weg").click()
    expect(preview).to_have_count(0)
    noor.upload(drawing)
    noor.page.get_by_label("Wat is erop te zien?").fill("Een zon <b>boven</b> zee")
    noor.go_on()
    expect(noor.talk.locator("img")).to_have_attribute("alt", "Een zon <b>boven</b> zee")


def test_a_file_that_is_no_picture_gets_a_clear_word(people: People, tmp_path: Path) -> None:
    noor = people.leerling()
    noor.go_to("mij_foto")
    fake = tmp_path / "foto.jpg"
    fake.write_text("dit is tekst")
    noor.upload(fake)
    expect(noor.notes).to_contain_text("geen foto die we kunnen openen")
    expect(noor.page.locator("#pass-skipped")).to_be_visible()


def test_a_group_of_scales_stores_each_tap(people: People) -> None:
    noor = people.leerling()
    noor.go_to("kan_plannen")
    expect(noor.page.locator(".grid-scale fieldset")).to_have_count(3)
    noor._group(noor.now())
    noor.page.reload()
    expect(noor.page.locator("#kan_plannen-3")).to_be_checked()
    noor.page.locator("#go").click()  # the next three, these may stay open
    expect(noor.page.locator("legend").first).to_have_text("Iets vertellen voor de klas")
    noor.page.get_by_role("button", name="Vorige vraag").click()
    expect(noor.page.locator("#kan_plannen-3")).to_be_checked()


def test_ik_vertel_het_zelf_is_an_answer(people: People) -> None:
    noor = people.leerling()
    noor.go_to("mentor_weten")
    noor.page.get_by_role("button", name="Ik vertel het zelf").click()
    expect(noor.talk).to_contain_text("Ik vertel het zelf.")


def test_any_answer_is_edited_from_the_overview(people: People) -> None:
    noor = people.leerling()
    noor.type("Nor")
    noor.go_to("gezin_wie")
    noor.page.get_by_role("button", name="Overzicht").click()
    noor.page.get_by_role("button", name="Verander: Hoe wil je dat je mentor jou noemt?").click()
    expect(noor.field).to_have_value("Nor")
    noor.type("Noor")
    noor.sees("Met wie woon je in huis?")
    expect(noor.talk.locator(".slip").first).to_have_text("Noor")


def test_back_and_pause_and_on_again(people: People) -> None:
    noor = people.leerling()
    noor.type("Noor")
    noor.page.get_by_role("button", name="Vorige vraag").click()
    noor.sees("Hoe wil je dat je mentor jou noemt?")
    expect(noor.field).to_have_value("Noor")
    noor.page.get_by_role("button", name="Pauze").click()
    noor.sees("Tot straks")
    noor.page.get_by_role("button", name="Ga verder").click()
    expect(noor.page.locator("form#now")).to_be_visible()
    noor.page.get_by_role("button", name="Pauze").click()
    noor.page.evaluate("localStorage.setItem('lesrooster', 'van een ander programma')")
    noor.page.get_by_role("button", name="Stop op dit apparaat").click()
    expect(noor.page.get_by_label("Code")).to_be_visible()
    assert noor.page.evaluate("Object.keys(localStorage)") == ["lesrooster"]
    assert noor.page.evaluate("Object.keys(sessionStorage)") == []


def test_typed_html_is_shown_as_text(people: People) -> None:
    noor = people.leerling()
    noor.go_to("gezin_wie")
    evil = "<img src=x onerror=\"document.title='gehackt'\"><script>alert(1)</script>"
    noor.type(evil)
    expect(noor.talk.locator(".slip").last).to_have_text(evil)
    expect(noor.page).not_to_have_title("gehackt")


def test_a_chapter_is_read_back(people: People) -> None:
    noor = people.leerling()
    noor.go_to("school_bijzonder")
    noor.page.get_by_role("button", name="Lees hoofdstuk A na").click()
    expect(noor.page.get_by_role("heading", name="A · Over mij")).to_be_focused()
    noor.page.get_by_role("button", name="Terug naar de vraag").click()
    noor.sees("Wat maakt jouw basisschool anders dan andere scholen?")


def test_letters_light_and_cover_are_kept(people: People) -> None:
    noor = people.leerling()
    noor.page.get_by_role("button", name="Letters").click()
    panel = noor.page.get_by_role("dialog")
    noor.pick("groter", "meer ruimte", "donker", "framboos")
    panel.get_by_role("button", name="Sluiten").click()
    expect(panel).to_have_count(0)
    noor.page.reload()
    expect(noor.question).to_be_visible()
    root = noor.page.locator("html")
    expect(root).to_have_attribute("data-size", "large")
    expect(root).to_have_attribute("data-letters", "roomy")
    expect(root).to_have_attribute("data-cover", "framboos")
    night = re.compile(r"rgb\(29, 17, 20")
    expect(noor.page.locator("body")).to_have_css("background-color", night)
