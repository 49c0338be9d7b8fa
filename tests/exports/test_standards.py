"""What the files declare, and what other programs find when they look."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import outloud
import pytest
from structlog.testing import capture_logs

from conversations.people import Slot, Theme
from exports import brief, contents, gespreksblad, kaartjes, okr_ouders, uitnodigingen, werkstuk
from locales.catalogue import catalogue
from tests.exports import reading, samples
from tests.exports.bundles import bundle
from tests.exports.invited import ARABIC, cards, letters, round_
from tests.exports.samples import contribution, sheet


def _okr() -> bytes:
    part = contribution(samples.OKR, Slot.OUDER_1, samples.OKR_OUDERS)
    return okr_ouders.pdf(sheet(part, questionnaire=samples.OKR_OUDERS), part)


def _letters() -> bytes:
    spoken = [catalogue("nl"), catalogue("en"), ARABIC]
    posted = [letter for words in spoken for letter in letters(2, words, telegram=True, okr=True)]
    return brief.pdf(round_(), posted)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "Dit ben ik: Fenna": lambda: werkstuk.pdf(samples.fenna()),
    "Onderwijskundig rapport, deel van de ouders: Fenna": _okr,
    "Kaartjes om te beginnen, groep 8b": lambda: kaartjes.pdf(round_(), cards(28)),
    "Brieven aan de ouders van groep 8b": _letters,
    "Uitnodigingen voor groep 8b": lambda: uitnodigingen.pdf(
        round_(), cards(9), letters(4, ARABIC, telegram=True, okr=True)
    ),
    "Gespreksblad bij het werkstuk van Fenna": lambda: gespreksblad.pdf(samples.fenna()),
    "Werkstukken voor het Voorbeeldcollege": lambda: contents.pdf(bundle(28), range(3, 31)),
}
"""How each kind of document is made, by its title."""

REPEATED = "PAG-001"  # the same line on each card or letter, taken for a running header
FORMS = "TXT-004"  # Amiri has many forms of one Arabic letter
EXPECTED = {
    "Kaartjes om te beginnen, groep 8b": {REPEATED},
    "Brieven aan de ouders van groep 8b": {REPEATED, FORMS},
    "Uitnodigingen voor groep 8b": {REPEATED, FORMS},
}
"""Warnings that are no faults: what the checker takes these for, they are not."""


@pytest.mark.parametrize("title", DOCUMENTS)
def test_the_file_declares_both_standards_language_title_and_tags(title: str) -> None:
    with reading.structure(DOCUMENTS[title]()) as document:
        meta = document.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == title
        assert str(document.Root.Lang) == "nl"
        assert bool(document.Root.MarkInfo.Marked)


@pytest.mark.parametrize("title", DOCUMENTS)
def test_an_accessibility_checker_finds_nothing(title: str, tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(DOCUMENTS[title]())
    result = outloud.check(str(file))
    found = {finding.rule for finding in result.findings if finding.severity != "info"}
    assert result.errors == 0
    assert found == EXPECTED.get(title, set())


def test_typst_has_nothing_to_warn_about() -> None:
    with capture_logs() as logs:
        werkstuk.pdf(samples.fenna())
        werkstuk.pdf(sheet(contribution(samples.BO), draft=True))
        _okr()
    assert logs == []


def test_the_same_sheet_gives_the_same_bytes_in_every_thread() -> None:
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: made.append(werkstuk.pdf(samples.fenna())))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def test_the_file_carries_the_moment_it_was_made_and_no_other_clock() -> None:
    first = samples.fenna()
    later = replace(first, made_at=first.made_at + timedelta(days=1))
    assert werkstuk.pdf(first) != werkstuk.pdf(later)
    assert b"2027-06-12T09:30:00" in werkstuk.pdf(later)


def test_every_theme_makes_a_pdf_of_its_own() -> None:
    made = {werkstuk.pdf(sheet(contribution(samples.BO), theme=theme)) for theme in Theme}
    assert len(made) == len(Theme)


def test_the_okr_section_with_the_longest_answers_stays_small() -> None:
    """At most 2 MB: what the school's administration system is sure to take as an attachment."""
    given = {
        question.id: samples.text("Heel veel woorden. " * 105)
        for question in samples.OKR_OUDERS.questions
        if question.limits.maximum > 400
    }
    part = contribution(samples.OKR | given, Slot.OUDER_1, samples.OKR_OUDERS)
    assert len(okr_ouders.pdf(sheet(part, questionnaire=samples.OKR_OUDERS), part)) < 2_000_000
