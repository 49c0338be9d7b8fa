"""A leerkracht, from the personal link to a PDF, in a real browser."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from bot.demo.person import Person as Writer
from bot.demo.sample import WERKSTUK, Stage, Visit
from conversations.people import Klas, Role, Slot
from tests.bot.school import sample_answers
from tests.e2e.access import assert_accessible
from tests.e2e.conftest import People, Running
from tests.e2e.person import follow

pytestmark = pytest.mark.e2e

LIST = "Noor\nYusuf\nZofia\n<b>\nnoor"
OKR = "okr-ouders"
_numbers = itertools.count(1)


class Klassen:
    """What happens at the school while the browser is open."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.services = running.house.services

    def new(self) -> tuple[Klas, str]:
        """A klas of its own, and the link of its leerkracht."""

        async def make() -> tuple[Klas, str]:
            room = self.services.classroom
            name = f"Groep 8-{next(_numbers)}"
            klas = await room.create_klas(None, name, "De Leerkrachtschool")
            assert isinstance(klas, Klas)
            cards = await room.invite(None, klas, [Role.LEERKRACHT])
            assert isinstance(cards, list)
            code = cards[0].code.replace("-", "")
            return klas, f"{self.running.base}/i/{code}"

        return self.running.do(make())

    def add(self, klas: Klas, *names: str) -> None:
        async def add() -> None:
            await self.services.classroom.add_leerlingen(None, klas, names)
            await self.services.leerlingen.ask_okr_of(None, klas, names, on=True)

        self.running.do(add())

    def link_of(self, klas: Klas, name: str) -> str:
        """The link of this leerling."""

        async def link() -> str:
            cards = await self.services.classroom.invite(None, klas, [Role.LEERLING])
            assert isinstance(cards, list)
            code = next(card.code for card in cards if card.leerling == name)
            return f"{self.running.base}/i/{code.replace('-', '')}"

        return self.running.do(link())

    def writes(
        self,
        klas: Klas,
        leerling: str,
        slot: Slot = Slot.LEERLING,
        form: str = WERKSTUK,
        sample: str = "",
    ) -> None:
        """Somebody hands in what the sample school has."""

        async def write() -> None:
            cards = await self.services.classroom.invite(
                None, klas, [Role.LEERLING, Role.OUDER], leerling=leerling, slot=slot
            )
            assert isinstance(cards, list)
            answers = sample_answers(sample or leerling, slot, form)
            visit = Visit(leerling, slot, form, Stage.SUBMITTED, 0, "nl", answers)
            await Writer(self.services.assistant, visit, cards[0].code).fill_in()

        self.running.do(write())


@pytest.fixture
def klassen(running: Running) -> Klassen:
    return Klassen(running)


def come_in(people: People, link: str, **options: object) -> Page:
    page = people.visitor(**options).page
    page.goto(link)
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url(re.compile("/klas/[0-9a-f-]+$"))
    return page


def to(page: Page, label: str) -> None:
    follow(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=label))


def test_from_the_link_to_the_pdf(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    page = come_in(people, link)
    expect(page.get_by_text("In deze klas zitten nog geen leerlingen.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Leerlingen toevoegen").click()
    page.get_by_label("Plak de namen").fill(LIST)
    page.get_by_role("button", name="Bekijk de lijst").click()
    expect(page.get_by_label("Naam op regel 4")).to_have_value("<b>")
    expect(page.get_by_label("Neem regel 4 mee")).not_to_be_checked()
    page.get_by_role("button", name="Voeg wie is aangevinkt toe").click()
    expect(page.get_by_role("status")).to_contain_text("3 leerlingen toegevoegd")
    page.get_by_role("link", name="Naar de uitnodigingen").click()
    expect(page.locator(".card")).to_have_count(9)

    to(page, "De klas")
    klassen.writes(klas, "Noor")
    follow(page.get_by_role("region", name="Nu voor jou").get_by_role("link", name="Noor"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit ben ik")
    expect(page.get_by_role("img").first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar als pdf").click()
    assert saved.value.suggested_filename == "Noor_werkstuk.pdf"
    document = pypdfium2.PdfDocument(saved.value.path())
    assert "Noor" in document[0].get_textpage().get_text_bounded()


def test_the_board_hears_who_hands_in_without_a_reload(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor", "Yusuf", "Zofia")
    page = come_in(people, link)
    expect(page.locator(".kid .state.uninvited")).to_have_count(3)
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Zofia").focus()
    klassen.writes(klas, "Yusuf")
    waiting = page.get_by_role("region", name="Nu voor jou")
    expect(waiting.get_by_role("link", name="Yusuf")).to_be_visible()
    expect(page.locator("#told")).to_have_text("Net ingeleverd: Yusuf, werkstuk")
    expect(page.locator(".kid .state.unread")).to_have_count(1)
    expect(page.locator("li.kid a")).to_have_text(["Noor", "Yusuf", "Zofia"])
    expect(page.get_by_role("link", name="Zofia")).to_be_focused()
    assert page.evaluate("window.stays") is True


def test_a_sensitive_answer_opens_by_one_more_tap(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    klassen.writes(klas, "Noor", Slot.OUDER_1, OKR, sample="Daan")
    page = come_in(people, link)
    follow(page.get_by_role("region", name="Nu voor jou").get_by_role("link", name="Noor"))
    locked = page.get_by_role("link", name="Gevoelig. Laat het antwoord zien.")
    expect(locked.first).to_be_visible()
    hidden = locked.count()
    locked.first.focus()
    page.keyboard.press("Enter")
    expect(locked).to_have_count(hidden - 1)


def test_open_again_and_a_new_code(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    klassen.writes(klas, "Noor")
    page = come_in(people, link)
    follow(page.get_by_role("region", name="Nu voor jou").get_by_role("link", name="Noor"))
    noor = people.visitor()
    noor.enter(klassen.link_of(klas, "Noor"))
    expect(noor.page.get_by_role("heading", name="Hij is af, Noor.")).to_be_visible()
    page.get_by_text("Weer openzetten zonder opmerking").click()
    page.get_by_label("Weer openzetten bij").select_option(index=2)
    page.get_by_role("button", name="Zet weer open").click()
    expect(page.locator(".note").first).to_contain_text("Het staat weer open.")
    expect(noor.notes).to_contain_text("Je juf of meester heeft je werkstuk weer opengezet.")
    expect(noor.question).to_be_visible()
    to(page, "Uitnodigingen")
    code = page.locator(".card").nth(2).locator(".code")
    before = code.inner_text()
    page.get_by_role("button", name="Nieuwe code voor ouder 2 van Noor").click()
    expect(page.get_by_role("status")).to_contain_text("De oude werkt niet meer.")
    assert page.locator(".card").nth(2).locator(".code").inner_text() != before


def test_a_dropped_csv(people: People, klassen: Klassen, tmp_path: Path) -> None:
    csv = tmp_path / "lijst.csv"
    csv.write_bytes("roepnaam;achternaam\r\nZoë;Jansen\r\nBo;Bakker\r\n".encode("cp1252"))
    _, link = klassen.new()
    page = come_in(people, link)
    to(page, "Toevoegen")
    page.get_by_label("Of sleep een bestand hierheen").set_input_files(csv)
    page.get_by_role("button", name="Bekijk de lijst").click()
    page.get_by_role("button", name="Voeg wie is aangevinkt toe").click()
    expect(page.get_by_role("status")).to_contain_text("Zoë, Bo")


def test_a_new_klas_is_open_at_once(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    page = come_in(people, link)
    page.get_by_role("link", name="Mijn klassen").click()
    page.get_by_label("Naam van de klas").fill(f"{klas.name} b")
    page.get_by_role("button", name="Maak de klas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leerlingen toevoegen")
    page.get_by_role("link", name="Mijn klassen").click()
    expect(page.locator(".way")).to_have_count(2)


def test_by_chat_the_log_grows(people: People, klassen: Klassen) -> None:
    _, link = klassen.new()
    page = come_in(people, link)
    to(page, "Gesprek")
    log = page.get_by_role("log")
    log.get_by_role("button", name="Leerlingen toevoegen").click()
    expect(log).to_contain_text("Stuur de namen")
    page.get_by_label("Typ hier").fill("Ruben\nBo")
    page.get_by_role("button", name="Stuur").click()
    expect(log).to_contain_text("2 leerlingen")
    expect(page.get_by_label("Typ hier")).to_have_value("")
    expect(page.locator(".turn")).to_have_count(3)


def test_without_scripts_everything_still_works(people: People, klassen: Klassen) -> None:
    klas, link = klassen.new()
    klassen.add(klas, "Noor")
    page = come_in(people, link, java_script_enabled=False)
    to(page, "Gesprek")
    page.get_by_role("log").get_by_role("button", name="Hoe staat het ervoor").click()
    expect(page.get_by_role("log")).to_contain_text("Noor")
    to(page, "De klas")
    follow(page.get_by_role("link", name="Noor"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Noor")


@contextmanager
def _whole_klas(
    people: People, klassen: Klassen, size: int = 28, **options: object
) -> Iterator[Page]:
    klas, link = klassen.new()
    klassen.add(
        klas,
        "Noor",
        "Yusuf",
        "Zofia",
        *(f"Kind{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(size - 3)),
    )
    for name in ("Noor", "Yusuf"):
        klassen.writes(klas, name)
    klassen.writes(klas, "Noor", Slot.OUDER_1, OKR, sample="Daan")
    yield come_in(people, link, **options)


@pytest.mark.parametrize("size", [28, 34])
def test_the_whole_klas_fits_one_screen(people: People, klassen: Klassen, size: int) -> None:
    with _whole_klas(people, klassen, size, viewport={"width": 1440, "height": 900}) as page:
        expect(page.locator("li.kid")).to_have_count(size)
        assert page.evaluate("document.documentElement.scrollHeight") <= 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1366, 768)], ids=["phone", "chromebook"])
def test_every_page_is_accessible(
    people: People, klassen: Klassen, size: tuple[int, int], scheme: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with _whole_klas(people, klassen, viewport=viewport, color_scheme=scheme) as page:
        board = page.url
        read = page.locator(".chip").last.get_attribute("href")
        one = page.locator("li.kid a").first.get_attribute("href")
        base = board.split("/klas/")[0]
        for address in (
            board,
            f"{base}{one}",
            f"{base}{read}",
            f"{board}/leerlingen",
            f"{board}/uitnodigingen?leerling={str(one).rsplit('/', 1)[1]}",
            f"{board}/bestanden",
            f"{board}/gesprek",
            f"{base}/klas/mijn",
        ):
            page.goto(address)
            assert_accessible(page)
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert sideways <= 0, address
