"""Makes typed text fit what our fonts can print. PDF/A-2a and PDF/UA-1 forbid a single missing
glyph, so one rare sign in one answer would otherwise cost the child the whole document."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"

FALLBACKS = (
    "NotoSans.ttf",
    "Amiri-Regular.ttf",
    "NotoColorEmoji.ttf",
    "NotoSansEthiopic.ttf",
    "NotoSansCJKsc-Subset.otf",
    "NotoSansSymbols2.ttf",
    "NotoSansSymbols.ttf",
)
"""In the order of `fallbacks` in templates/base.typ: the first that has a sign prints it."""

EMOJI = "NotoColorEmoji.ttf"
MISSING = "□"

_ZWJ = 0x200D
_EMOJI_STYLE = 0xFE0F
_KEYCAP = 0x20E3
_KEYCAP_BASES = "0123456789#*"
_TAGS = range(0xE0020, 0xE0080)
_INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by name that look like nothing: braille blank and the Hangul fillers."""
_SPACES = ("Zl", "Zp")
_UNPRINTABLE = ("Cc", "Cf", "Cn", "Co", "Cs")
_MARKS = ("Mc", "Me", "Mn")


@cache
def coverage() -> dict[str, frozenset[int]]:
    """The code points that each fallback font can print. Read once, about 0.1 s."""
    return {name: _code_points(name) for name in FALLBACKS}


def _code_points(name: str) -> frozenset[int]:
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def clean(text: str) -> str:
    """The text in NFC with only signs that the fonts have; others become □. Line breaks stay,
    controls (bidirectional ones too) and lone surrogates go. Cleaning twice changes nothing."""
    out: list[str] = []
    font = ""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in normal:
        point = ord(sign)
        category = unicodedata.category(sign)
        if sign == "\n" or category in _SPACES:
            out.append("\n")
            font = ""
        elif sign == "\t":
            out.append(" ")
            font = FALLBACKS[0]
        elif _joins_emoji(point):
            if font == EMOJI or _is_keycap(point, out):
                out.append(sign)
        elif category in _UNPRINTABLE:
            continue
        elif category in _MARKS:
            if font and font != EMOJI and point in coverage()[font]:
                out.append(sign)
        else:
            font = _font_for(point)
            out.append(sign if font else MISSING)
            font = font or _font_for(ord(MISSING))
    return "".join(out)


def printable(text: str) -> str:
    """What is left to print, "" when that is nothing but space."""
    left = clean(text).strip()
    return "" if all(sign.isspace() or sign in _INVISIBLE for sign in left) else left


def _joins_emoji(point: int) -> bool:
    return point in (_ZWJ, _EMOJI_STYLE, _KEYCAP) or point in _TAGS


def _is_keycap(point: int, before: list[str]) -> bool:
    """1️⃣ is a digit, an emoji style and a keycap: these two only count behind a digit."""
    if not before or point not in (_EMOJI_STYLE, _KEYCAP):
        return False
    if point == _KEYCAP and before[-1] == chr(_EMOJI_STYLE):
        return len(before) > 1 and before[-2] in _KEYCAP_BASES
    return before[-1] in _KEYCAP_BASES


def _font_for(point: int) -> str:
    return next((name for name, points in coverage().items() if point in points), "")


def language_of(text: str, spoken: str) -> str:
    """The language tag to print the text under. People type Dutch in an Arabic conversation and
    the other way round, so where the script gives it away, the script decides."""
    script = next((found for sign in text if (found := _script(sign))), "")
    if not script:
        return spoken
    if script == "LATIN":
        return "nl" if spoken in _SCRIPTS else spoken
    return spoken if _SCRIPTS.get(spoken) == script else _DEFAULT_LANGUAGE[script]


_SCRIPTS = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "ur": "ARABIC",
    "uk": "CYRILLIC",
    "bg": "CYRILLIC",
    "ru": "CYRILLIC",
    "ti": "ETHIOPIC",
    "am": "ETHIOPIC",
    "zh": "CJK",
}
_DEFAULT_LANGUAGE = {"ARABIC": "ar", "CYRILLIC": "uk", "ETHIOPIC": "ti", "CJK": "zh"}


def _script(sign: str) -> str:
    if not sign.isalpha():
        return ""
    name = unicodedata.name(sign, "").split(" ", 1)[0]
    return name if name == "LATIN" or name in _DEFAULT_LANGUAGE else ""
