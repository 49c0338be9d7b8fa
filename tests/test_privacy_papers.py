"""The papers for a school board say what the program does: its days, its texts, its tests."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot import codes, housekeeping
from bot.assistant import passing
from bot.readers import door, terms
from bot.retention.terms import DayOfYear, Terms
from conversations import loader, notice
from conversations.questionnaire import Audience
from storage.participants import WEB_LIFETIME

PAPERS = Path(__file__).parent.parent / "docs" / "privacy"
FORMS = loader.load_all(None)
MONTHS = {8: "augustus", 11: "november"}
FILLED_IN = {
    notice.DRAFTS_ERASED: "1 augustus **[jaar]**",
    notice.DAYS: "30",
    notice.CONTACT: "**[contact]**",
}
"""What a printed notice says where the program fills in what the school set."""


def paper(name: str) -> str:
    return (PAPERS / name).read_text("utf-8")


def day(of: DayOfYear) -> str:
    return f"{of.day} {MONTHS[of.month]}"


def row(text: str, about: str) -> str:
    """The second column of the row of a table that begins so."""
    found = re.search(rf"^\| {re.escape(about)}[^|]*\|([^|]*)\|", text, re.MULTILINE)
    assert found, about
    return found[1].strip()


@pytest.mark.parametrize("name", ["bewaartermijnen.md", "../installatie.md"])
def test_every_term_of_the_tables_is_the_one_of_the_program(name: str) -> None:
    text, ours = paper(name), Terms()
    settings = {
        "OVERDRACHT_KEEP_WERKSTUK": day(ours.werkstuk),
        "OVERDRACHT_KEEP_OUDERS": day(ours.ouders),
        "OVERDRACHT_KEEP_OUDERS_DAYS": f"{ours.ouders_days} dagen",
        "OVERDRACHT_KEEP_DRAFTS": day(ours.drafts),
        "OVERDRACHT_KEEP_AUDIT_MONTHS": f"{ours.audit_months} maanden",
    }
    for setting, term in settings.items():
        (line,) = (it for it in text.splitlines() if it.startswith("|") and f"`{setting}`" in it)
        assert term in line, line


def test_the_other_terms_are_those_of_the_program() -> None:
    text = paper("bewaartermijnen.md")
    assert f"{WEB_LIFETIME.days} dagen" in row(text, "een apparaat dat iemand onthoudt")
    hours = door.SESSION // timedelta(hours=1)
    assert f"een mentor {hours} uur" in row(text, "een apparaat dat iemand onthoudt")
    minutes = passing.LIFETIME // timedelta(minutes=1)
    assert row(text, "een eenmalige link").startswith(f"{minutes} minuten")
    assert f"{housekeeping.REMEMBER.days} dagen" in row(text, "berichten die verstuurd zijn")
    assert terms.LONGEST.days == 365
    assert "nooit langer dan een jaar" in row(text, "kaartjes en links")


def test_the_register_and_the_dpia_name_the_same_days() -> None:
    ours = Terms()
    register = row(paper("register.md"), "Bewaren")
    assert day(ours.werkstuk) in register
    assert day(ours.drafts) in register
    assert f"na {ours.audit_months} maanden weg" in paper("dpia.md")
    bits = int.bit_length(len(codes.ALPHABET) ** codes.LENGTH) - 1
    for name in ("dpia.md", "dreigingsmodel.md", "verwerkersbijlagen.md"):
        assert f"{bits + 1} bits" in paper(name) or f"{bits} bits" in paper(name)


@pytest.mark.parametrize(
    ("name", "form", "audience", "erased"),
    [
        ("bericht-leerling.md", "dit-ben-ik", Audience.LEERLING, "1 november **[jaar]**"),
        ("bericht-ouder.md", "dit-ben-ik", Audience.OUDER, "1 november **[jaar]**"),
        ("bericht-ouder.md", "okr-ouders", Audience.OUDER, "1 augustus **[jaar]**"),
    ],
)
def test_the_printed_notice_says_what_the_screen_says(
    name: str, form: str, audience: Audience, erased: str
) -> None:
    printed, told = paper(name), FORMS[form]
    facts = FILLED_IN | {notice.ERASED: erased}
    for text in (*told.notice[audience], told.in_telegram[audience]):
        for one in notice.paragraphs(text.format_map(facts)):
            line = f"**{one.heading}** {one.text}" if one.heading else one.text
            assert line in printed


def test_every_test_that_the_threat_model_names_is_there() -> None:
    root = PAPERS.parent.parent
    named = set(re.findall(r"`(tests/[^`*]+)`", paper("dreigingsmodel.md")))
    assert len(named) > 8
    assert [name for name in named if not (root / name).exists()] == []


def test_what_only_a_school_knows_stands_between_brackets() -> None:
    for name in ("dpia.md", "register.md", "verwerkersbijlagen.md", "datalek.md"):
        assert "**[" in paper(name)
    for name in (one.name for one in PAPERS.glob("*.md")):
        assert not re.search(r"@(?!BotFather)\w|\b06-?\d{8}\b", paper(name)), name
