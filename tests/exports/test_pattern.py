"""The child's own pattern, the same on the page and in print."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from conversations.people import Theme
from exports import pattern, werkstuk
from exports.themes import COLOURS
from tests.exports import samples


def test_the_same_seed_draws_the_same_tiles_and_another_seed_others() -> None:
    assert pattern.tiles(7, Theme.ZEE) == pattern.tiles(7, Theme.ZEE)
    drawn = {pattern.svg(seed, Theme.ZEE) for seed in range(300)}
    assert len(drawn) == 300


def test_a_seed_keeps_its_shapes_whatever_the_theme() -> None:
    zee, bos = (pattern.tiles(7, theme) for theme in (Theme.ZEE, Theme.BOS))
    assert [(tile.shape, tile.turns) for tile in zee] == [(tile.shape, tile.turns) for tile in bos]


def test_a_pattern_once_printed_never_changes() -> None:
    """A child that prints again next year must know it again: this pins the drawing of seed 7."""
    first = [(tile.shape, tile.turns, tile.ground) for tile in pattern.tiles(7, Theme.ZEE)[:3]]
    assert first == [("leaf", 3, "#e4f1f8"), ("quarter", 3, "#7cbfe3"), ("quarter", 3, "#7cbfe3")]


@pytest.mark.parametrize("side", range(1, pattern.SIDE + 1))
def test_a_label_is_the_middle_of_the_whole_pattern(side: int) -> None:
    whole = ET.fromstring(pattern.svg(411, Theme.ZON))
    label = ET.fromstring(pattern.svg(411, Theme.ZON, side))
    corner = (pattern.SIDE - side) / 2
    assert label.get("viewBox") == f"{corner:g} {corner:g} {side} {side}"
    everything = [ET.tostring(item) for item in whole]
    assert all(ET.tostring(item) in everything for item in label)


def test_six_chapters_have_six_pieces() -> None:
    assert len({pattern.mark(411, Theme.ZON, number) for number in range(6)}) == 6
    assert pattern.mark(411, Theme.ZON, 6) == pattern.mark(411, Theme.ZON, 0)


def test_the_svg_needs_no_inline_style_and_loads_nothing() -> None:
    drawn = pattern.svg(7, Theme.NACHT)
    assert "style" not in drawn
    assert "href" not in drawn


def _lightness(colour: str) -> float:
    """L* of sRGB (CIE 1976)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116.0 * float(luminance ** (1 / 3)) - 16


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_prints_alike_in_grey(theme: Theme) -> None:
    colours = COLOURS[theme]
    steps = (colours.ink, colours.mid, colours.deco, colours.spark, colours.pale)
    for colour, lightness in zip(steps, (20, 41, 73, 86, 95), strict=True):
        assert _lightness(colour) == pytest.approx(lightness, abs=7)


def test_the_same_pattern_stands_on_the_cover() -> None:
    one = werkstuk.pdf(samples.sheet(seed=7))
    other = werkstuk.pdf(samples.sheet(seed=8))
    assert one != other
    assert one == werkstuk.pdf(samples.sheet(seed=7))
