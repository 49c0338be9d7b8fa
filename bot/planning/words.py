"""How last days and moments are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.planning.model import Moment, Planned, State
from locales.catalogue import HOME, Catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """A moment as it reads. `why` it is not on the day that was asked for, or not at all."""

    before: str
    when: str
    why: str
    comes: bool


def until(deadline: date | None, today: date, t: Catalogue) -> str:
    """Neither je nor u. "" when there is no last day; calm when it is over."""
    if deadline is None:
        return ""
    if today > deadline:
        return t.text(
            "De laatste dag was {day}. Inleveren kan nog steeds.", day=t.weekday(deadline)
        )
    return t.text("Inleveren kan tot en met {day}.", day=t.weekday(deadline))


def before(days: int, t: Catalogue) -> str:
    """How long before the last day."""
    if days == 0:
        return t.text("op de dag zelf")
    return t.plural("{count} dag ervoor", "{count} dagen ervoor", days)


def line(moment: Moment, shown: Planned, t: Catalogue) -> Line:
    said = before(moment.days_before, t)
    if moment.at is None or shown.deadline is None:
        why = t.text("valt weg: er komt geen schooldag meer vóór het einde")
        return Line(said, "", why, comes=False)
    there = moment.at.astimezone(HOME)
    when = t.text("{day} om {time}", day=t.weekday(there.date()), time=f"{there:%-H:%M}")
    moved = there.date() != shown.deadline - timedelta(days=moment.days_before)
    why = {
        State.COMES: t.text("de eerste schooldag erna") if moved else "",
        State.DONE: t.text("verstuurd"),
        State.PAST: t.text("al voorbij, wordt niet verstuurd"),
        State.SAME: t.text("valt samen met de vorige"),
        State.NOWHERE: "",
    }[moment.state]
    return Line(said, when, why, comes=moment.state is State.COMES)
