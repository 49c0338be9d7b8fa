"""A new leerkracht: from the list of the administration to cards, every click counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.bot.intake.workbooks import administration, leerling
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People
from tests.e2e.test_leerkracht import Klassen, come_in, klassen, to
from tests.exports.invited import scanned

pytestmark = pytest.mark.e2e

__all__ = ["klassen"]

ROEPNAMEN = [
    "Noor", "Yusuf", "Zofia", "Daan", "Amira", "Sem", "Lotte", "Finn", "Fenna", "Mees", "Sara",
    "Bram", "Milan", "Zoë", "Thijs", "Ilse", "Omar", "Roos", "Guus", "Lina", "Teun", "Jip", "Saar",
    "Stijn", "Eva", "Ravi", "Liv", "Tobias",
]  # fmt: skip
HEAD = "Leerlingnummer;BSN;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groep;E-mail"
CLICKS = 8  # Verder, De leerlingen, the file, Open, Bekijk, Voeg toe, Uitnodigingen, the PDF


@dataclass
class Hands:
    """Somebody at a computer, whose every click and typed field is counted."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def click(self, button: Locator) -> None:
        button.click()
        self.clicks += 1

    def choose(self, field: Locator, file: Path) -> None:
        """The button of the field, and Open (or Enter) in the window of the computer itself."""
        with self.page.expect_file_chooser() as window:
            self.click(field)
        window.value.set_files(file)
        self.clicks += 1

    def download(self, link: Locator) -> Download:
        with self.page.expect_download() as saved:
            self.click(link)
        return saved.value


def class_list(folder: Path) -> Path:
    """As an administration gives it: a title, a head, far more columns than we ask for."""
    rows = [
        f"L{at};12345678{at % 10};{name};;{chr(65 + at % 26)}ansen;17-03-2015;8;o{at}@example.nl"
        for at, name in enumerate(ROEPNAMEN)
    ]
    file = folder / "klassenlijst.csv"
    text = "\r\n".join(["Klassenlijst groep 8;;;;;;;", HEAD, *rows, ""])
    file.write_bytes(text.encode("cp1252"))
    return file


def test_a_klas_of_28_from_a_csv_to_printed_cards(
    people: People, klassen: Klassen, tmp_path: Path
) -> None:
    _, link = klassen.new()
    page = people.visitor(viewport={"width": 1440, "height": 900}).page
    hands = Hands(page)
    page.goto(link)  # from the mail of whoever runs the program
    hands.click(page.get_by_role("button", name="Verder"))
    page.wait_for_url(re.compile("/klas/[0-9a-f-]+$"))
    hands.click(page.get_by_role("main").get_by_role("link", name="Leerlingen toevoegen"))
    hands.choose(page.get_by_label("Of sleep een bestand hierheen"), class_list(tmp_path))
    hands.click(page.get_by_role("button", name="Bekijk de lijst"))
    expect(page.get_by_text("28 regels zijn goed.")).to_be_visible()
    assert "1234567" not in page.content() and "@example" not in page.content()
    hands.click(page.get_by_role("button", name="Voeg wie is aangevinkt toe"))
    expect(page.get_by_role("status")).to_contain_text("28 leerlingen toegevoegd")
    hands.click(page.get_by_role("link", name="Naar de uitnodigingen"))
    saved = hands.download(page.get_by_role("link", name="Kaartjes en brieven samen"))

    sheets = scanned(saved.path().read_bytes())
    assert [len(sheet) for sheet in sheets[:4]] == [8, 8, 8, 4], "cards"
    assert [len(sheet) for sheet in sheets[4:]] == [1] * 56, "letters"
    codes = [link for sheet in sheets for link in sheet]
    assert len(set(codes)) == 3 * 28
    assert (hands.clicks, hands.fields) == (CLICKS, 0), (
        f"a klas of 28 took {hands.clicks} clicks and {hands.fields} typed fields"
    )
    child = people.visitor()
    child.enter(codes[0])
    expect(child.page.get_by_text(ROEPNAMEN[0]).first).to_be_visible()


def test_a_pasted_column_takes_one_field(people: People, klassen: Klassen) -> None:
    _, link = klassen.new()
    page = come_in(people, link)
    to(page, "Toevoegen")
    page.get_by_label("Plak de namen").fill("\n".join(ROEPNAMEN))
    page.get_by_role("button", name="Bekijk de lijst").click()
    page.get_by_role("button", name="Voeg wie is aangevinkt toe").click()
    expect(page.get_by_role("status")).to_contain_text("28 leerlingen toegevoegd")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_preview_on_a_phone(
    people: People, klassen: Klassen, tmp_path: Path, scheme: str, scripts: bool
) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    page = come_in(
        people,
        link,
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
        java_script_enabled=scripts,
        has_touch=True,
    )
    to(page, "Toevoegen")
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(
        administration(
            leerling("Noor", "Vries", "de"), leerling("Sem", "Bos"), leerling("12345", "x")
        )
    )
    page.get_by_label("Of sleep een bestand hierheen").set_input_files(file)
    page.get_by_role("button", name="Bekijk de lijst").click()
    expect(page.get_by_text("1 regel is goed. 2 regels vragen om een blik")).to_be_visible()
    first, second, third = page.get_by_role("textbox").all()
    expect(first).to_have_value("")
    expect(second).to_have_value("Noor")
    expect(third).to_have_value("Sem")
    second.fill("Noor V.")
    page.get_by_role("checkbox").nth(1).check()
    if scripts:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("button", name="Voeg wie is aangevinkt toe").click()
    expect(page.get_by_role("status")).to_contain_text("2 leerlingen toegevoegd")
    expect(page.get_by_role("status")).to_contain_text("Noor V., Sem")
