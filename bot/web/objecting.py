"""Objecting to handing over, on the page of what is known."""

from __future__ import annotations

from dataclasses import dataclass

from bot.objections import REASON_MAXIMUM, Item, Mine
from bot.objections.told import named, offer, stands
from conversations.people import Role
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Refused:
    """What was asked and not done: at which item, as it was typed, and why."""

    about: str
    typed: str
    why: str


def words(mine: Mine, refused: Refused | None, t: Catalogue) -> dict[str, object]:
    """The section of the page, with a form for each thing that may be objected to."""
    child = mine.person.role is Role.LEERLING
    return {
        "head": t.text("Niet doorgeven?"),
        "items": [_item(item, mine, refused, t) for item in mine.items],
        "maximum": REASON_MAXIMUM,
        "label": t.text("Wil je zeggen waarom? Dat hoeft niet.")
        if child
        else t.text("Wilt u zeggen waarom? Dat hoeft niet."),
        "object": t.text("Maak bezwaar"),
        "again": t.text("Maak opnieuw bezwaar"),
        "withdraw": t.text("Trek het bezwaar in"),
        "send": t.text("Ja, ik maak bezwaar"),
    }


def about_of(item: Item) -> str:
    """How a form names it: "dit-ben-ik/ouder-1"."""
    return f"{item.about.form.id}/{item.about.slot}"


def _item(item: Item, mine: Mine, refused: Refused | None, t: Catalogue) -> dict[str, object]:
    about, one = about_of(item), item.objection
    here = refused if refused and refused.about == about else None
    return {
        "about": about,
        "id": about.replace("/", "-"),
        "head": named(item.about, mine, t),
        "lines": list(stands(item, mine, t)),
        "offer": offer(item.about, mine, t),
        "stands": one is not None,
        "holds": one is not None and one.holds,
        "typed": here.typed if here else "",
        "wrong": here.why if here else "",
    }
