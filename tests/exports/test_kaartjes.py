"""Eight cards on a sheet that a child can start with alone."""

from __future__ import annotations

from datetime import date

import pytest
from structlog.testing import capture_logs

from exports import kaartjes
from exports.papers import Card
from tests.exports import invited, reading
from tests.exports.invited import cards, round_, scanned


def test_a_telephone_reads_every_card_in_the_order_of_the_klas() -> None:
    klas = cards(28)
    pages = scanned(kaartjes.pdf(round_(), klas))
    assert [len(page) for page in pages] == [8, 8, 8, 4]
    links = [card.invitation.web_link for card in klas]
    assert [link for page in pages for link in page] == links


def test_a_card_says_who_where_and_how_in_words_that_can_be_typed() -> None:
    card = cards(1)[0]
    page = reading.words(kaartjes.pdf(round_(), [card]))
    for said in (
        card.name,
        card.invitation.code,
        "Scan de QR-code. Of ga naar overdracht.school.example.",
        "Typ de code die hierboven staat. Hij is alleen van jou.",
        "Stoppen mag altijd. Je kunt verder tot en met 25 juni.",
    ):
        assert reading.squashed(said) in page


def test_without_a_last_day_the_card_names_none() -> None:
    page = reading.words(kaartjes.pdf(round_(until=None), cards(1)))
    assert "totenmet" not in page
    assert reading.squashed("Later ga je gewoon verder.") in page


def test_the_code_stands_in_letters_that_are_told_apart() -> None:
    with reading.structure(kaartjes.pdf(round_(), cards(1))) as document:
        fonts = {str(item.BaseFont) for item in document.objects if "/BaseFont" in _keys(item)}
    assert any("DejaVuSansMono" in font for font in fonts)


def _keys(item: object) -> list[str]:
    return list(item.keys()) if hasattr(item, "keys") else []


@pytest.mark.parametrize("name", [*invited.NAMES, "W" * 40, "A " * 20, "   ", '#panic("x")'])
def test_any_name_stays_on_its_own_card(name: str) -> None:
    cut = cards(2)
    card = Card(name, cut[0].theme, cut[0].seed, cut[0].invitation)
    pdf = kaartjes.pdf(round_(), [card, cut[1]])
    links = [card.invitation.web_link, cut[1].invitation.web_link]
    assert scanned(pdf) == [links]
    shown = reading.letters(name) or reading.letters("Een leerling")
    left = reading.letters(reading.words(pdf))
    for sign in shown:
        left.remove(sign)
    assert left.count("W") == cut[1].name.count("W")
    assert not reading.outside(pdf)


def test_a_long_address_can_still_be_read_and_nothing_falls_off_the_card() -> None:
    address = "overdracht.stichting-openbaar-primair-onderwijs-voorbeeldland.example/start"
    pdf = kaartjes.pdf(round_(until=date(2027, 9, 30), address=address), cards(8))
    assert len(reading.pages(pdf)) == 1
    assert reading.words(pdf).count(address) == 8
    assert [len(page) for page in scanned(pdf)] == [8]


def test_a_klas_without_leerlingen_is_said_and_not_printed() -> None:
    with pytest.raises(ValueError, match="no cards"):
        kaartjes.pdf(round_(), [])


def test_typst_has_nothing_to_warn_about() -> None:
    with capture_logs() as logs:
        kaartjes.pdf(round_(), cards(9))
    assert logs == []
