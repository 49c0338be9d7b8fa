"""The squared paper keeps the same contrasts as all other papers, and its texts are extracted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.web.app import STATIC
from bot.web.staff import needs
from locales.extract import PROGRAM, templates
from tests.bot.web.test_contrast import PAIRS, contrast, values

TEMPLATES = STATIC.parent / "templates"
SQUARED = '[data-paper="squared"]'


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrasts(dark: bool) -> None:
    light = [STATIC / "css/tokens.css", STATIC / "css/staff.css"]
    night = [STATIC / "css/dark.css", STATIC / "css/staff-dark.css"]
    colours = values(SQUARED, *light, *(night if dark else []))
    short = {
        f"{one} on {other}": round(contrast(colours[one], colours[other]), 2)
        for one, other, needed in PAIRS
        if contrast(colours[one], colours[other]) < needed
    }
    assert short == {}


def test_the_words_of_the_pages_reach_the_catalogs() -> None:
    catalog = templates()[PROGRAM]
    for text in (
        "Nu voor jou",
        "Gevoelig. Laat het antwoord zien.",
        "te lezen",
        "{count} leerling",
    ):
        assert catalog.get(text) is not None, text


def test_no_page_has_styles_or_scripts_of_its_own() -> None:
    """The content security policy would refuse them."""
    for page in (STATIC.parent / "templates/staff").glob("*.html"):
        source = page.read_text(encoding="utf-8")
        assert " style=" not in source, page.name
        assert "<style" not in source, page.name
        assert "<script>" not in source, page.name
        assert " on" + "click" not in source, page.name


def test_every_sign_is_drawn() -> None:
    """A page that names a sign which the file does not have shows nothing there."""
    drawn = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "icons-staff.svg").read_text("utf-8")))
    pages = [path.read_text("utf-8") for path in (TEMPLATES / "staff").rglob("*.html")]
    named = set(re.findall(r'\bicon\("(\w+)"', "".join(pages)))
    named |= set(re.findall(r'\bNeed\(\s*"(\w+)"', Path(needs.__file__).read_text("utf-8")))
    assert len(named) > 15
    assert named - drawn == set()
