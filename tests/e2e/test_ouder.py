"""An ouder, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import People

pytestmark = pytest.mark.e2e


def test_from_the_link_to_handed_in(people: People) -> None:
    ouder = people.ouder()
    ouder.sees("Wie vult deze vragen in?")
    expect(ouder.page.locator(".label")).to_contain_text("Voor de ouders van Noor")
    ouder.go_to("spanning")
    expect(ouder.page.locator(".private")).to_contain_text("pas als die het opent")
    ouder.page.get_by_role("button", name="Liever in een gesprek").click()
    expect(ouder.talk).to_contain_text("Liever in een gesprek.")
    ouder.finish()
    ouder.page.get_by_role("button", name="Inleveren").click()
    ouder.sees("Het is af.")
    with ouder.page.expect_download() as copy:
        ouder.page.get_by_role("link", name="Bewaar een eigen exemplaar").click()
    assert copy.value.path().read_bytes().startswith(b"%PDF")


def test_a_day_in_three_fields(people: People) -> None:
    ouder = people.ouder()
    ouder.go_to("inzage_datum")
    ouder.pick("een andere dag")
    for name, value in (("dag", "31"), ("maand", "2"), ("jaar", "2026")):
        ouder.page.get_by_label(name, exact=True).fill(value)
    ouder.page.locator("#go").click()
    expect(ouder.notes).to_contain_text("Deze dag bestaat niet")
    expect(ouder.page.get_by_label("jaar", exact=True)).to_have_value("2026")
    ouder.page.get_by_label("dag", exact=True).fill("18")
    ouder.go_on()
    expect(ouder.talk).to_contain_text("18 februari 2026")


def test_the_other_form_is_one_step_away(people: People) -> None:
    ouder = people.ouder("Een stukje van thuis")
    expect(ouder.page.locator(".where")).to_contain_text("Vraag 1 van 1")
    ouder.type("Noor kan goed troosten. Dat zien wij thuis elke dag.")
    ouder.page.get_by_role("button", name="Pauze").click()
    ouder.page.get_by_role("link", name="een ander formulier").click()
    ouder.page.get_by_role("button", name="Vragen aan ouders").click()
    ouder.read_the_notice()
    ouder.sees("Wie vult deze vragen in?")


def test_another_language_and_back(people: People) -> None:
    ouder = people.ouder()
    ouder.page.get_by_role("button", name="English").click()
    expect(ouder.page.locator("html")).to_have_attribute("lang", "en")
    ouder.page.get_by_role("button", name="Nederlands").click()
    expect(ouder.page.locator("html")).to_have_attribute("lang", "nl")
    ouder.sees("Wie vult deze vragen in?")


def test_right_to_left_answers_keep_their_direction(people: People) -> None:
    ouder = people.ouder()
    ouder.go_to("sterk")
    ouder.type("هي لطيفة وتساعد الآخرين دائمًا.")
    answer = ouder.talk.locator(".slip p").last
    assert answer.evaluate("node => getComputedStyle(node).direction") == "rtl"
