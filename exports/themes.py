"""The six colour themes, the same on the page and in print."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.people import Theme


@dataclass(frozen=True, slots=True)
class Colours:
    """Every theme steps through the same lightness (L* about 20, 41, 73, 86, 95), so that a grey
    print keeps the picture. `ink` and `mid` may carry text (at least 4.5 : 1 on white and on
    `pale`, WCAG 2.2 1.4.3); `deco` and `spark` never do."""

    ink: str
    mid: str
    deco: str
    spark: str
    pale: str


COLOURS = {
    Theme.ZEE: Colours("#0b3a59", "#1a679e", "#7cbfe3", "#f6cf6a", "#e4f1f8"),
    Theme.BOS: Colours("#1b4230", "#2c744a", "#86c596", "#f3cf63", "#e6f3e8"),
    Theme.ZON: Colours("#552f06", "#9c5300", "#f2b04a", "#f9dc8c", "#fdf1dc"),
    Theme.FRAMBOOS: Colours("#5a1133", "#ad235c", "#ee96b4", "#f9d38a", "#fce9f0"),
    Theme.NACHT: Colours("#2a2361", "#5647b4", "#aaa0ec", "#8fe0d4", "#edebfb"),
    Theme.POTLOOD: Colours("#232323", "#585856", "#b4b4b1", "#dadad6", "#f1f1ef"),
}
