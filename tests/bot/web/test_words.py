"""The page's words: complete, from the server, and each event and reason has its own."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.web.app import STATIC
from bot.web.notes import RENDERED
from bot.web.rejections import rejection
from bot.web.wording import Wording
from bot.web.words import words
from conversations.constraints import REASONS
from conversations.events import Event
from locales.catalogue import catalogue

SCRIPTS = sorted(STATIC.glob("js/**/*.js"))
UPLOADS = ("too_large", "too_many_pixels", "not_a_picture")


def test_every_event_has_exactly_one_renderer() -> None:
    assert set(get_args(Event)) == RENDERED


@pytest.mark.parametrize("polite", [False, True])
@pytest.mark.parametrize("reason", [*REASONS, *UPLOADS])
def test_every_reason_has_a_sentence(reason: str, polite: bool) -> None:
    given: dict[str, int | str] = dict.fromkeys(
        ("length", "maximum", "minimum", "steps", "count"), 3
    )
    sentence = rejection(Wording(catalogue("nl"), polite), reason, given)
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence


@pytest.mark.parametrize("polite", [False, True])
def test_no_script_asks_for_a_word_that_is_not_there(polite: bool) -> None:
    known = set(words(catalogue("nl"), polite=polite))
    asked = {
        word for script in SCRIPTS for word in re.findall(r"\bwords\.([a-z_]+)", script.read_text())
    }
    assert asked - known <= {"length", "slice"}
    assert {"offline", "trouble"} <= known, "named by the outbox"


def test_leerling_and_ouder_have_the_same_words_and_the_ouder_is_called_u() -> None:
    je, u = words(catalogue("nl"), polite=False), words(catalogue("nl"), polite=True)
    assert set(je) == set(u)
    informal = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
    assert [key for key, text in u.items() if informal.search(text)] == []


def test_the_scripts_hold_no_words_of_their_own() -> None:
    dutch = re.compile(r"[\"'`](?:[A-Z][a-z]+ [a-z]+|[a-z]+ [a-z]+ [a-z]+)[ .?a-z]*[\"'`]")
    for script in SCRIPTS:
        code = re.sub(r"//[^\n]*|/\*.*?\*/", "", script.read_text(), flags=re.DOTALL)
        assert [it for it in dutch.findall(code) if "press" not in it] == [], script.name


def test_nothing_inline_nothing_from_elsewhere() -> None:
    templates = (STATIC.parent / "templates").glob("*.html")
    for file in [*templates, *SCRIPTS, *STATIC.glob("css/*.css")]:
        text = file.read_text()
        assert "style=" not in text, file.name
        assert not re.search(r"(inner|outer)HTML\s*=[^=]|insertAdjacentHTML", text), file.name
        assert "data:" not in text, file.name
        assert not re.search(r"https?://(?!www\.w3\.org)", text), file.name


def test_every_font_lies_beside_its_licence() -> None:
    fonts = STATIC / "fonts"
    licences = [path.stem.removeprefix("LICENSE-") for path in fonts.glob("LICENSE-*.txt")]
    for font in fonts.glob("*.woff2"):
        assert any(font.name.startswith(family) for family in licences), font.name


def test_no_file_is_too_long_to_read() -> None:
    for file in [*SCRIPTS, *STATIC.glob("css/*.css"), *STATIC.parent.glob("**/*.py")]:
        assert len(file.read_text().splitlines()) <= 400, file.name
