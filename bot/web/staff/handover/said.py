"""How the hand-over's pages say how things stand."""

from __future__ import annotations

from datetime import datetime

from bot.handover import Bundle, Ready, Why
from locales.catalogue import HOME, Catalogue

_MEGABYTE = 1_000_000
_KILOBYTE = 1_000


def werkstuk(ready: Ready, t: Catalogue) -> str:
    return {
        Ready.SUBMITTED: t.text("klaar"),
        Ready.OBJECTED: t.text("bezwaar"),
        Ready.CONCEPT: t.text("nog bezig"),
        Ready.NOTHING: t.text("niet begonnen"),
    }[ready]


def home(ready: Ready, t: Catalogue) -> str:
    return {
        Ready.SUBMITTED: t.text("klaar"),
        Ready.OBJECTED: t.text("bezwaar"),
        Ready.CONCEPT: t.text("bezig"),
        Ready.NOTHING: t.text("niet ingevuld"),
    }[ready]


def okr(ready: Ready, t: Catalogue) -> str:
    return {
        Ready.SUBMITTED: t.text("klaar voor OSO"),
        Ready.OBJECTED: t.text("bezwaar"),
        Ready.CONCEPT: t.text("bezig"),
        Ready.NOTHING: t.text("niet begonnen"),
        Ready.NOT_ASKED: t.text("niet gevraagd"),
    }[ready]


def why(reason: Why, t: Catalogue) -> str:
    """Why something of a leerling is not in it, after the name."""
    return {
        Why.NOTHING: t.text("nog niets geschreven"),
        Why.NOT_HANDED_IN: t.text("nog niet ingeleverd"),
        Why.WRITING_AGAIN: t.text("wordt nu weer bewerkt"),
        Why.NO_VO_SCHOOL: t.text("deel van de ouders: de school is nog niet ingevuld"),
        Why.OKR_NOT_HANDED_IN: t.text("deel van de ouders: nog niet ingeleverd"),
        Why.OBJECTED: t.text("bezwaar: het werkstuk gaat niet mee"),
        Why.HOME_OBJECTED: t.text("bezwaar: het stukje van thuis gaat niet mee"),
        Why.OKR_OBJECTED: t.text("bezwaar: een deel van de ouders gaat niet mee"),
        Why.TOO_LARGE: t.text("deel van de ouders: te groot om bij te voegen"),
    }[reason]


def progress(bundle: Bundle, t: Catalogue) -> str:
    if not bundle.total:
        return t.text("De map wordt zo gemaakt.")
    if bundle.done < bundle.total:
        return t.text("{done} van {total} klaar", done=bundle.done, total=bundle.total)
    return t.text("Alles is klaar, de map wordt gesloten.")


def size(count: int, t: Catalogue) -> str:
    """Of a file, as people are used to it."""
    if count >= _MEGABYTE:
        return t.text("{size} MB", size=f"{count / _MEGABYTE:.1f}".replace(".", ","))
    return t.text("{size} kB", size=max(1, count // _KILOBYTE))


def day(moment: datetime, t: Catalogue) -> str:
    return t.brief_day(moment.astimezone(HOME).date())
