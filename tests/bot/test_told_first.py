"""The notice of before the first question says what the settings of this school make true."""

from __future__ import annotations

from datetime import date

import pytest

from bot.retention import DayOfYear, Terms
from bot.settings import Settings
from bot.told_first import ToldFirst
from conversations import loader, notice
from conversations.notice import Paragraph
from conversations.people import Channel, Klas
from conversations.questionnaire import Audience, Questionnaire
from locales.catalogue import catalogue

KLAS = Klas("k", "s", "Groep 8b", "2026-2027")
NL = catalogue("nl")
FORMS = loader.load_all(None)
MOST_SCREENS = 2


def read(
    form: Questionnaire, audience: Audience, told: ToldFirst, channel: Channel = Channel.WEB
) -> str:
    screens = told.screens(channel, KLAS, form, audience, NL)
    return "\n".join(f"{one.heading}\n{one.text}" for screen in screens for one in screen)


def everybody() -> list[tuple[Questionnaire, Audience]]:
    return [(form, audience) for form in FORMS.values() for audience in form.notice]


@pytest.mark.parametrize(("form", "audience"), everybody())
def test_it_has_two_screens_and_names_what_the_law_asks(
    form: Questionnaire, audience: Audience
) -> None:
    assert len(form.notice[audience]) == MOST_SCREENS
    said = read(form, audience, ToldFirst(Terms(), "mevrouw Bos, 033 123 45 67"))
    day = Terms().kept_until(KLAS, form)
    for word in ("leerkracht" if audience is Audience.OUDER else "juf of meester", "mentor"):
        assert word in said or form.author is Audience.OUDER
    assert NL.day(day) in said
    assert NL.day(date(2027, 8, 1)) in said, "what is not handed in"
    assert "mevrouw Bos, 033 123 45 67" in said
    assert "Hulp" in said
    assert "{" not in said
    assert "Telegram" not in said


def test_days_of_the_school_are_the_days_that_are_told() -> None:
    terms = Terms(DayOfYear(12, 24), DayOfYear(9, 15), 14, DayOfYear(10, 2))
    child = read(FORMS["dit-ben-ik"], Audience.LEERLING, ToldFirst(terms))
    ouder = read(FORMS["okr-ouders"], Audience.OUDER, ToldFirst(terms))
    assert "24 december 2027" in child
    assert "2 oktober 2027" in child
    assert "15 september 2027" in ouder
    assert "14 dagen" in ouder


def test_without_a_contact_it_is_the_directeur() -> None:
    assert "de directeur van de school" in read(
        FORMS["okr-ouders"], Audience.OUDER, ToldFirst(Terms())
    )
    settings = Settings(contact="  juf Anna  ")
    assert "juf Anna." in read(FORMS["okr-ouders"], Audience.OUDER, settings.told_first)


@pytest.mark.parametrize(("form", "audience"), everybody())
def test_in_telegram_it_says_what_telegram_keeps(form: Questionnaire, audience: Audience) -> None:
    screens = ToldFirst().screens(Channel.TELEGRAM, KLAS, form, audience, NL)
    assert len(screens) == MOST_SCREENS
    assert screens[-1][-1].heading.endswith("via Telegram?")


def test_paragraphs_and_their_headings() -> None:
    assert notice.paragraphs("Hoi.\n\nWie leest het?\nJij.\nEn juf.\n \nDag.") == (
        Paragraph("", "Hoi."),
        Paragraph("Wie leest het?", "Jij.\nEn juf."),
        Paragraph("", "Dag."),
    )
    assert notice.paragraphs("Eén stuk tekst van een school. En nog een zin.") == (
        Paragraph("", "Eén stuk tekst van een school. En nog een zin."),
    )


def test_a_leerling_is_told_that_the_leerkracht_may_read_along() -> None:
    """What is so: see `bot.classroom.contribution.read`. What an ouder writes is theirs alone."""
    said = read(FORMS["dit-ben-ik"], Audience.LEERLING, ToldFirst())
    assert "Zij kunnen al meelezen als je nog bezig bent." in said
