"""What people type is made printable, and nothing more than that."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from itertools import count, cycle, islice

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from conversations.answers import Photo, PhotoValue
from conversations.questionnaire import Audience, Kind
from exports import typeset, werkstuk
from exports.model import Sheet
from exports.text import FALLBACKS, FONTS, clean, language_of
from exports.typeset import TEMPLATES
from tests.exports import reading, samples

AS_TYPED = [
    "Oğuzhan zegt: çok güzel, İstanbul'da.",
    "Zażółć gęślą jaźń",
    "Ґанок, їжак, є, щастя",
    "سمير ولد هادئ ولطيف. يحب الرياضيات كثيرًا",
    "👨‍👩‍👧 🐈‍⬛ 🤸‍♀️ 👍🏽 🇳🇱 1️⃣ ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "我叫泽伊内普",
    "ትግርኛ",
    "→ ✓ ★ □ € “zo” – ja…",
    '#panic("x") $x^2$ [*vet*] @ref \\ ``` #read("/etc/passwd") <b>&amp;',
    "regel een\nregel twee",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_what_the_fonts_have_stays_as_typed(typed: str) -> None:
    assert clean(typed) == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\x07c", "abc"),
        ("half \ud83d surrogaat", "half  surrogaat"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("e\u0301e\u0301n", "één"),
        ("\u0301los accent", "los accent"),
        ("🐶\u0301", "🐶"),
        ("tab\there", "tab here"),
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("한국 en 𓀀", "□□ en □"),
        ("zwevende \u200dverbinder\ufe0f", "zwevende verbinder"),
    ],
)
def test_what_cannot_be_printed_goes_or_becomes_a_box(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


def test_the_template_and_the_coverage_name_the_same_fonts_in_the_same_order() -> None:
    listed = re.search(
        r"#let fallbacks = \((.*?)\n\)", (TEMPLATES / "base.typ").read_text("utf-8"), re.DOTALL
    )
    assert listed
    families = [_family(name) for name in FALLBACKS]
    shown = re.findall(r'"(.+?)"', listed[1])
    assert [family.removesuffix(" Regular") for family in families] == shown


def _family(name: str) -> str:
    with TTFont(FONTS / name, lazy=True) as font:
        return str(font["name"].getDebugName(1))


@pytest.mark.parametrize(
    ("typed", "spoken", "language"),
    [
        ("Hij is rustig", "nl", "nl"),
        ("Hij is rustig", "ar", "nl"),
        ("He is calm", "en", "en"),
        ("هو هادئ", "ar", "ar"),
        ("هو هادئ", "nl", "ar"),
        ("او آرام است", "fa", "fa"),
        ("Він спокійний", "pl", "uk"),
        ("😀 123", "tr", "tr"),
        ("", "ar", "ar"),
    ],
)
def test_the_script_decides_where_it_gives_the_language_away(
    typed: str, spoken: str, language: str
) -> None:
    assert language_of(typed, spoken) == language


def _random_text(dice: random.Random) -> str:
    """Any code points: planes 0 and 1, with many emoji, marks, joiners and surrogates."""
    pools = (
        range(0x20, 0x250),
        range(0x300, 0x370),
        range(0x400, 0x530),
        range(0x590, 0x700),
        range(0x1200, 0x1380),
        range(0x2000, 0x2C00),
        range(0x4E00, 0x4F00),
        range(0xD800, 0xE100),
        range(0xFB50, 0x10000),
        range(0x1F000, 0x1FAFF),
        range(0xE0000, 0xE01F0),
        range(sys.maxunicode + 1),
    )
    return "".join(chr(dice.choice(dice.choice(pools))) for _ in range(dice.randrange(1, 60)))


def _wild(texts: Iterator[str]) -> Sheet:
    """A werkstuk with wild text wherever a person can type."""
    given: samples.Given = {}
    for question in samples.DIT_BEN_IK.for_audience(Audience.LEERLING):
        match question.kind:
            case Kind.SHORT_TEXT:
                given[question.id] = samples.text(next(texts))
            case Kind.LONG_TEXT:
                given[question.id] = samples.text("\n".join(islice(texts, 3)))
            case Kind.CHOICES | Kind.CHOICE:
                given[question.id] = samples.picked(other=next(texts))
            case Kind.PHOTO:
                given[question.id] = PhotoValue((Photo("foto", next(texts)),))
    photos = {"foto": samples.drawing(1, 80, 60)}
    return samples.sheet(samples.contribution(given), name=next(texts), photos=photos)


def _keeps_the_standards(pdf: bytes) -> bool:
    return b"pdfuaid:part" in pdf and b"pdfaid:part" in pdf


@pytest.mark.parametrize("seed", range(16))
def test_a_thousand_random_texts_print_without_a_repair(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "MOST_REPAIRS", 1)
    dice = random.Random(seed)
    texts = (_random_text(dice) for _ in count())
    with capture_logs() as logs:
        assert _keeps_the_standards(werkstuk.pdf(_wild(texts)))
    assert logs == []


@given(st.lists(st.text(st.characters(codec=None), max_size=80), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_any_text_makes_a_pdf(texts: list[str]) -> None:
    assert _keeps_the_standards(werkstuk.pdf(_wild(cycle(texts))))


def test_a_sign_that_slips_through_becomes_a_box_and_the_standards_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typeset, "clean", lambda text: text)
    given = samples.FENNA | {"goed_in": samples.text("Koreaans: 한국 en dat \u0f71 teken")}
    pdf = werkstuk.pdf(samples.sheet(samples.contribution(given)))
    assert _keeps_the_standards(pdf)
    assert "Koreaans:□□endat" in reading.words(pdf)


def test_when_nothing_helps_there_is_a_pdf_without_standards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typeset, "clean", lambda text: text)
    monkeypatch.setattr(typeset, "MOST_REPAIRS", 0)
    pdf = werkstuk.pdf(samples.sheet(samples.contribution(samples.BO)))
    assert not _keeps_the_standards(pdf)
    assert "Keepen" in reading.words(pdf)
