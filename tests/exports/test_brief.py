"""A letter that an ouder can act on, in Dutch and in the family's own language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from exports import brief
from locales.catalogue import Catalogue, catalogue
from tests.exports import invited, reading
from tests.exports.invited import ARABIC, letters, round_, scanned

DUTCH, ENGLISH = catalogue("nl"), catalogue("en")


def test_each_ouder_has_a_page_with_an_own_code_that_a_telephone_reads() -> None:
    posted = letters(56, ENGLISH)
    pdf = brief.pdf(round_(), posted)
    assert scanned(pdf) == [[letter.invitation.web_link] for letter in posted]
    for letter, page in zip(posted, reading.pages(pdf), strict=True):
        assert reading.squashed(letter.invitation.code) in reading.squashed(page)
        assert reading.squashed(letter.leerling) in reading.squashed(page) or not letter.leerling


def test_the_letter_says_how_to_start_and_who_reads_what_is_written() -> None:
    page = reading.words(brief.pdf(round_(), letters(1, DUTCH)))
    for said in (
        "Scan de QR-code met uw telefoon.",
        "overdracht.school.example",
        "Typ dan de code die hier staat.",
        "Dat kan tot en met 25 juni 2027.",
        "Uw kind, de leerkracht en de nieuwe mentor kunnen uw stukje lezen.",
        "Wij bewaren uw stukje tot 1 november 2027.",
        "Petra Hoekstra, leerkracht van Fenna V.",
    ):
        assert reading.squashed(said) in page


def test_telegram_is_a_second_way_and_only_where_there_is_a_link() -> None:
    with_it, without = (
        brief.pdf(round_(), letters(1, DUTCH, telegram=yes)) for yes in (True, False)
    )
    way_in = letters(1, telegram=True)[0].invitation
    assert scanned(with_it) == [[way_in.web_link, way_in.telegram_link]]
    assert scanned(without) == [[way_in.web_link]]
    assert "Telegram" in reading.words(with_it)
    assert "Telegram" not in reading.words(without)


def test_only_who_is_asked_for_the_okr_section_reads_about_it() -> None:
    asked, not_asked = (
        reading.words(brief.pdf(round_(), letters(1, DUTCH, okr=yes))) for yes in (True, False)
    )
    for said in (
        "helpenbijhetrapport",
        "alleendeleerkracht,deinternbegeleider",
        "wissenwijuiterlijkop1augustus2027",
    ):
        assert said in asked
        assert said not in not_asked


def test_a_family_that_speaks_dutch_gets_dutch_alone() -> None:
    page = reading.words(brief.pdf(round_(), letters(1, DUTCH)))
    assert page.count("Wieleestwatuschrijft?") == 1
    assert reading.languages(brief.pdf(round_(), letters(1, DUTCH))) == {"nl"}


def test_english_stands_beside_the_dutch() -> None:
    pdf = brief.pdf(round_(), letters(1, ENGLISH))
    page = reading.words(pdf)
    assert "Wieleestwatuschrijft?" in page
    assert "Whoreadswhatyouwrite?" in page
    assert reading.languages(pdf) == {"nl", "en"}


def test_a_language_from_right_to_left_is_tagged_and_keeps_a_dutch_name_whole() -> None:
    pdf = brief.pdf(round_(), letters(1, ARABIC))
    assert reading.languages(pdf) == {"nl", "ar"}
    written = ARABIC.text("Uw kind, de leerkracht en de nieuwe mentor kunnen uw stukje lezen.")
    left = reading.letters(reading.words(pdf))
    for sign in reading.letters(written):
        left.remove(sign)
    assert ".FennaV" not in reading.words(pdf)


@pytest.mark.parametrize("name", [*invited.NAMES, "W" * 40, "", '#panic("x")'])
@pytest.mark.parametrize("words", [DUTCH, ENGLISH, ARABIC], ids=["nl", "en", "ar"])
def test_the_longest_letter_is_one_page(name: str, words: Catalogue) -> None:
    longest = replace(letters(1, words, telegram=True, okr=True)[0], leerling=name)
    address = "overdracht.stichting-openbaar-primair-onderwijs-voorbeeldland.example/start"
    pdf = brief.pdf(round_(address=address), [longest])
    assert len(reading.pages(pdf)) == 1
    assert not reading.outside(pdf)
    assert [len(page) for page in scanned(pdf)] == [2]
    assert address in reading.words(pdf)


def test_one_letter_never_holds_the_code_of_another() -> None:
    posted = letters(4, ENGLISH)
    for number, page in enumerate(reading.pages(brief.pdf(round_(), posted))):
        codes = [letter.invitation.code in page for letter in posted]
        assert codes == [other == number for other in range(4)]


def test_without_a_last_day_the_letter_names_none() -> None:
    page = reading.words(brief.pdf(round_(), letters(1, DUTCH, until=None)))
    assert "U kunt stoppen en later verdergaan".replace(" ", "") in page
    assert "totenmet" not in page


def test_nobody_to_write_to_is_said() -> None:
    with pytest.raises(ValueError, match="no ouders"):
        brief.pdf(round_(), [])


def test_typst_has_nothing_to_warn_about() -> None:
    with capture_logs() as logs:
        brief.pdf(round_(), letters(2, ARABIC, telegram=True, okr=True))
        brief.pdf(round_(), letters(2, DUTCH))
    assert logs == []


def test_everybody_who_teaches_signs_and_who_else_reads_is_named() -> None:
    team = replace(round_(), leerkrachten=("Petra Hoekstra", "Joost de Wit"), others=("ib'er",))
    page = reading.words(brief.pdf(team, letters(1, DUTCH)))
    assert "PetraHoekstraenJoostdeWit,leerkrachtenvanFennaV." in page
    assert reading.squashed("Op school kan ook de ib'er het lezen.") in page
    nobody = replace(round_(), leerkrachten=())
    assert "DeleerkrachtvanFennaV." in reading.words(brief.pdf(nobody, letters(1, DUTCH)))
