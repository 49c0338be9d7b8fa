"""Makes every picture in the docs from a running demo, so that they never grow old.

    .venv/bin/python scripts/pictures.py

Needs Chromium at /usr/bin/chromium and the venv of ./test.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
PHONE, CHROMEBOOK, DESKTOP = (390, 844), (1366, 768), (1440, 900)
COLOURS = 192  # drawn pages need few; a picture of the docs stays around 60 KB
GROUND = "#e8e6e1"
# No setting of whoever runs this: the demo takes the first free port, and no Telegram.
QUIET_PLACE = {name: value for name, value in os.environ.items() if "OVERDRACHT_" not in name}
NOTE = "Wil je dat je mentor dit leest, of vertel je het liever zelf?"
PASTED = ["Noor de Vries", "Yusuf Yılmaz", "Amira el Idrissi", "Sem Bakker", "Noor Jansen"]
CLASS_LIST = [
    "naam;groep", "Jasmijn de Boer;8b", "Noor de Vries;8b", "Teun Visser;8b", ";8b",
    "Anouk Mulder;8a", "Ravi Singh;8b", "Elif Kaya;8b",
]  # fmt: skip
LEERLINGEN = 24  # of the sample school
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@contextmanager
def demo(folder: str, **settings: str) -> Iterator[list[str]]:
    """The demo as a process, and its three links: leerling, ouder, leerkracht."""
    program = subprocess.Popen(
        [Path(sys.executable).with_name("overdracht"), "demo"],
        cwd=ROOT,
        env={**QUIET_PLACE, "OVERDRACHT_DATA": folder, **settings},
        stdout=subprocess.PIPE,
        text=True,
    )
    links: list[str] = []
    try:
        assert program.stdout is not None
        for line in program.stdout:
            links += re.findall(r"http://\S+", line)
            if len(links) == 3:
                break
        yield links
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(20)


def enter(browser: Browser, link: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="nl-NL",
        reduced_motion="reduce",
        accept_downloads=True,
    ).new_page()
    page.goto(link)
    page.get_by_role("button", name="Verder").click()
    page.wait_for_timeout(1200)
    return page


def keep(name: str, picture: Image.Image) -> None:
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(OUT / f"{name}.png", optimize=True)


def shot(page: Page, name: str = "") -> Image.Image:
    picture = Image.open(BytesIO(page.screenshot()))
    if name:
        keep(name, picture)
    return picture


def leerling(browser: Browser, link: str) -> tuple[Image.Image, Image.Image]:
    wide = enter(browser, link, CHROMEBOOK)
    wide.get_by_text("Overslaan").click()
    wide.wait_for_timeout(900)
    on_chromebook = shot(wide)
    on_phone = shot(enter(browser, link, PHONE), "leerling-telefoon")
    wide.get_by_role("button", name="Overzicht").click()
    wide.wait_for_timeout(600)
    shot(wide, "overzicht")
    return on_chromebook, on_phone


def ouder(browser: Browser, link: str) -> None:
    page = enter(browser, link, PHONE)
    shot(page, "foto-vraag")
    page.get_by_role("link", name="Dat beslis ik later").click()
    page.get_by_role("button").first.click()
    page.wait_for_timeout(1200)
    shot(page, "ouder-telefoon")


def leerkracht(browser: Browser, link: str) -> bytes:
    """Gives the werkstuk that was downloaded."""
    page = enter(browser, link, DESKTOP)
    klas = page.url
    shot(page, "klas")
    for name, path in {
        "toevoegen": "leerlingen",
        "uitnodigingen": "uitnodigingen",
        "planning": "planning",
        "bestanden": "bestanden",
        "gesprek": "gesprek",
        "collegas": "team",
        "fotos": "fotos",
    }.items():
        page.goto(f"{klas}/{path}")
        page.wait_for_timeout(700)
        if name == "toevoegen":
            page.get_by_label("Plak de namen").fill("\n".join(PASTED))
        shot(page, name)
    board(browser, page, link)
    setting_up(page, klas)
    page.goto(klas)
    page.locator(".kids").get_by_role("link", name="Zeynep", exact=True).click()
    page.locator("#wijzigen").scroll_into_view_if_needed()
    keep("leerling-wijzigen", Image.open(BytesIO(page.locator("#wijzigen").screenshot())))
    page.goto(klas)
    page.get_by_role("link", name="Noor", exact=True).first.click()
    page.wait_for_timeout(700)
    shot(page, "lezen")
    werkstuk = page.url
    talking(page, klas)
    page.goto(werkstuk)
    page.wait_for_timeout(700)
    with page.expect_download() as download:
        page.get_by_text("Bewaar als pdf").first.click()
    return Path(download.value.path()).read_bytes()


def talking(page: Page, klas: str) -> None:
    """A note beside an answer that is being read, and filling in together with an ouder."""
    answer = page.locator(".turn", has_text="Met wie woon je in huis?")
    answer.locator("summary").click()
    answer.locator("textarea").fill(NOTE)
    answer.get_by_role("button", name="Zet erbij").click()
    page.locator(".turn", has_text="Waar ben jij goed in?").locator("summary").click()
    page.locator(".talkfirst").scroll_into_view_if_needed()
    page.mouse.wheel(0, -60)
    page.wait_for_timeout(500)
    shot(page, "bespreken")
    page.goto(klas)
    page.locator(".kids").get_by_role("link", name="Daan", exact=True).click()
    page.get_by_role("button", name="Samen invullen met ouder 2").click()
    for _ in range(3):
        page.get_by_role("button", name="Verder").click()
        page.wait_for_timeout(700)
    shot(page, "samen-invullen")


def setting_up(page: Page, klas: str) -> None:
    """A list before it is added, a sheet of cards, a letter."""
    page.goto(f"{klas}/leerlingen")
    page.get_by_label("Plak de namen").fill("\n".join(CLASS_LIST))
    page.get_by_role("button", name="Bekijk de lijst").click()
    page.wait_for_timeout(700)
    shot(page, "lijst-nakijken")
    document = pypdfium2.PdfDocument(page.request.get(f"{klas}/uitnodigingen.pdf").body())
    sheets = -(-LEERLINGEN // 8)
    papers = [document[number].render(scale=1.3).to_pil() for number in (0, sheets)]
    keep("kaartjes-brief", beside(papers, 760))


def mentoren(browser: Browser, link: str) -> None:
    """The leerkracht makes a link; the mentor opens it."""
    page = enter(browser, link, DESKTOP)
    page.goto(f"{page.url}/mentoren")
    page.get_by_label("Naam van de mentor").fill("mevrouw Aksoy")
    page.get_by_role("button", name="Maak de link").click()
    link, phrase = page.get_by_role("status").locator("code").all_inner_texts()
    shot(page, "mentoren")
    mentor = browser.new_context(
        viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="nl-NL"
    ).new_page()
    mentor.goto(link)
    mentor.get_by_label("Wachtzin").fill(phrase)
    mentor.keyboard.press("Enter")
    mentor.wait_for_url("**/mentor")
    shelf = shot(mentor)
    mentor.locator(".book h2 a").first.click()
    mentor.wait_for_url("**/mentor/*/*")
    mentor.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    mentor.wait_for_timeout(700)
    keep("mentor", beside([shelf, shot(mentor)], 620))


def board(browser: Browser, page: Page, link: str) -> None:
    """The klas on a phone, and what a new schooljaar will do."""
    phone = enter(browser, link, PHONE)
    phone.evaluate("document.getElementById('class').scrollIntoView()")
    shot(phone, "bord-telefoon")
    page.goto(page.url.split("/klas/")[0] + "/klas/mijn")
    page.get_by_role("link", name="Schooljaar afronden").first.click()
    page.get_by_role("button", name="Laat zien wat er gebeurt").click()
    page.wait_for_timeout(700)
    shot(page, "schooljaar")


def overdragen(browser: Browser, link: str) -> None:
    """Where everybody goes, a folder made and its first page, what is copied for OSO."""
    page = enter(browser, link, DESKTOP)
    here = f"{page.url}/overdracht"
    page.goto(f"{here}/scholen")
    page.wait_for_timeout(700)
    shot(page, "scholen")
    page.goto(here)
    page.locator("details.order > summary").first.click()
    page.locator("details.order[open] form button").click()
    page.get_by_role("link", name="Haal op").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Haal op").click()
    page.goto(here)
    page.wait_for_timeout(700)
    screen = shot(page)
    document = pypdfium2.PdfDocument(Path(download.value.path()).read_bytes())
    keep("overdragen", beside([screen, document[0].render(scale=0.9).to_pil()], 620))
    page.get_by_role("link", name="klaar voor OSO").first.click()
    page.wait_for_timeout(700)
    shot(page, "oso")


def bezwaar(browser: Browser, of_leerling: str, of_leerkracht: str) -> None:
    """The leerling objects, and what the leerkracht then finds."""
    child = enter(browser, of_leerling, PHONE)
    child.goto(child.url.split("/gesprek")[0] + "/gegevens")
    child.locator("#bezwaar summary").first.click()
    child.locator("#bezwaar textarea").fill("Ik wil daar opnieuw beginnen.")
    offer = Image.open(BytesIO(child.locator("#bezwaar").screenshot()))
    child.get_by_role("button", name="Ja, ik maak bezwaar").click()
    child.wait_for_timeout(700)
    page = enter(browser, of_leerkracht, DESKTOP)
    page.locator("a[href$='#bezwaar']").first.click()
    page.locator("#bezwaar summary").first.click()
    settling = Image.open(BytesIO(page.locator("#bezwaar").screenshot()))
    keep("bezwaar", beside([offer, settling], 560))


def second_step(browser: Browser, link: str) -> None:
    """The secret that stands in this picture dies with the folder of this demo."""
    page = enter(browser, link, CHROMEBOOK)
    keep("tweede-stap", Image.open(BytesIO(page.screenshot(full_page=True))))


def pages_of(werkstuk: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(werkstuk)
    return [document[number].render(scale=0.9).to_pil() for number in range(min(5, len(document)))]


def beside(pictures: list[Image.Image], height: int, gap: int = 28) -> Image.Image:
    scaled = [item.resize((round(item.width * height / item.height), height)) for item in pictures]
    width = sum(item.width for item in scaled) + gap * (len(scaled) + 1)
    sheet = Image.new("RGB", (width, height + 2 * gap), GROUND)
    left = gap
    for item in scaled:
        sheet.paste(item, (left, gap))
        left += item.width + gap
    return sheet


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo(f"{folder}/data") as links,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        wide, narrow = leerling(browser, links[0])
        ouder(browser, links[1])
        pages = pages_of(leerkracht(browser, links[2]))
        overdragen(browser, links[2])
        mentoren(browser, links[2])
        bezwaar(browser, links[0], links[2])
        with demo(f"{folder}/strict", OVERDRACHT_SECOND_STEP="on") as strict:
            second_step(browser, strict[2])
        browser.close()
    keep("werkstuk", beside(pages[:4], 620))
    keep("voorkant", beside([narrow, wide, pages[0]], 560))


if __name__ == "__main__":
    main()
