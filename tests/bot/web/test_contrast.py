"""Every cover, light and dark, keeps the contrasts that WCAG 2.2 asks (1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.web.app import STATIC
from conversations.people import Theme

TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("ink", "ground", TEXT),
    ("ink", "sheet", TEXT),
    ("ink-2", "ground", TEXT),
    ("ink-2", "sheet", TEXT),
    ("action", "ground", TEXT),
    ("action", "sheet", TEXT),
    ("action-ink", "action", TEXT),
    ("cover-ink", "cover", TEXT),
    ("cover-ink", "cover-2", TEXT),
    ("cover", "cover-ink", TEXT),
    ("marker-ink", "marker", TEXT),
    ("note-ink", "note", TEXT),
    ("note", "note-ink", TEXT),
    ("alert-ink", "alert", TEXT),
    ("alert-ink", "sheet", TEXT),
    ("done", "sheet", TEXT),
    ("edge", "ground", SHAPE),
    ("edge", "sheet", SHAPE),
    ("note-edge", "note", SHAPE),
    ("alert-edge", "alert", SHAPE),
    ("alert-edge", "sheet", SHAPE),
    ("thread", "ground", SHAPE),
    ("thread", "sheet", SHAPE),
    ("thread-on-cover", "cover", SHAPE),
    ("focus", "ground", SHAPE),
    ("focus", "sheet", SHAPE),
]
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VALUE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


def values(paper: str, *sheets: Path) -> dict[str, str]:
    """The colours that hold for `data-cover=...` or `data-paper=...`, in the order of the files."""
    found: dict[str, str] = {}
    for sheet in sheets:
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        for selectors, body in _RULE.findall(rules):
            if any(one.strip() in {":root", paper} for one in selectors.split(",")):
                found |= dict(_VALUE.findall(body))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAPERS = [*(f'[data-cover="{theme}"]' for theme in Theme), '[data-paper="linen"]']


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
def test_contrasts(paper: str, dark: bool) -> None:
    tokens, night = STATIC / "css/tokens.css", STATIC / "css/dark.css"
    colours = values(paper, tokens, night) if dark else values(paper, tokens)
    short = {
        f"{one} on {other}": round(contrast(colours[one], colours[other]), 2)
        for one, other, needed in PAIRS
        if contrast(colours[one], colours[other]) < needed
    }
    assert short == {}


@pytest.mark.parametrize("sheet", ["tokens.css", "dark.css"])
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_has_colours_of_its_own(paper: str, sheet: str) -> None:
    assert paper in (STATIC / "css" / sheet).read_text()


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
