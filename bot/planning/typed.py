"""Dates and days as people type them. Pure."""

from __future__ import annotations

import re
from datetime import date

from bot.problems import Problem

_DUTCH = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def day(written: str) -> date | Problem:
    """ "2027-06-18" or "18-6-2027"."""
    text = written.strip()
    if not text:
        return Problem("no_day")
    dutch = _DUTCH.fullmatch(text)
    iso = f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}" if dutch else text
    try:
        return date.fromisoformat(iso) if len(iso) == len("2027-06-18") else _no_day(text)
    except ValueError:
        return _no_day(text)


def days_before(written: str) -> tuple[int, ...] | Problem:
    """ "7, 2" or "7 2"; "geen" for none."""
    words = written.replace(",", " ").casefold().split()
    if words in ([], ["geen"]):
        return ()
    if not all(word.isascii() and word.isdecimal() and len(word) <= 4 for word in words):
        return Problem("bad_days")
    return tuple(map(int, words))


def _no_day(text: str) -> Problem:
    return Problem.of("bad_day", name=text[:40])
