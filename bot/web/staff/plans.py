"""Plans, and who is behind, laid out for the page. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.desk import words
from bot.planning.model import Behind, Planned, Reachable
from bot.planning.moments import USUAL_DAYS
from bot.planning.words import Line, before, line
from conversations.people import Role
from conversations.questionnaire import Audience, Questionnaire
from locales.catalogue import Catalogue

OFFERED_DAYS = (14, 10, 7, 5, 3, 2, 1, 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the fields of one questionnaire. `wrong` says why it cannot be so."""

    form: str
    day: str = ""
    days: tuple[int, ...] = USUAL_DAYS
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One questionnaire. `days` are all that are offered, with their words and whether each is
    chosen."""

    form: str
    title: str
    about: str
    asked: Asked
    days: tuple[tuple[int, str, bool], ...]
    lines: tuple[Line, ...]
    last_day: str
    school_day: bool
    planned: bool


@dataclass(slots=True)
class Groups:
    """Who has not handed in, by how they are reached: (participant id, name). `paper` are
    (dossier id, name, blocked): the letters of two ouders go in one envelope, so they are one."""

    now: list[tuple[str, str]] = field(default_factory=list)
    resting: list[tuple[str, str]] = field(default_factory=list)
    off: list[tuple[str, str]] = field(default_factory=list)
    paper: list[tuple[str, str, bool]] = field(default_factory=list)


def asked_of(planned: Planned) -> Asked:
    """The fields as the plan has them; the usual days when there is none."""
    if planned.deadline is None:
        return Asked(planned.questionnaire.id)
    return Asked(planned.questionnaire.id, planned.deadline.isoformat(), planned.days_before)


def card(shown: Planned, asked: Asked, t: Catalogue, *, planned: bool) -> Card:
    """`shown` is the plan or the preview of one; `planned`: there is one already."""
    form, offered = shown.questionnaire, sorted({*OFFERED_DAYS, *asked.days}, reverse=True)
    return Card(
        form=form.id,
        title=t.text(form.title),
        about=_about(form, t),
        asked=asked,
        days=tuple((days, before(days, t), days in asked.days) for days in offered),
        lines=tuple(line(item, shown, t) for item in shown.moments),
        last_day=t.weekday(shown.deadline) if shown.deadline else "",
        school_day=shown.school_day,
        planned=planned,
    )


def groups(late: Sequence[Behind], t: Catalogue) -> Groups:
    found = Groups()
    by_reach = {
        Reachable.NOW: found.now,
        Reachable.RESTING: found.resting,
        Reachable.OFF: found.off,
    }
    for one in late:
        if one.reach in by_reach:
            by_reach[one.reach].append((one.participant.id, _name(one, t)))
    found.paper = list(_on_paper(late, t))
    return found


def _on_paper(late: Sequence[Behind], t: Catalogue) -> Iterable[tuple[str, str, bool]]:
    """A leerling, or the ouders of one of whom nobody can be reached in another way."""
    families: dict[tuple[str, Role], list[Behind]] = {}
    for one in late:
        family = (str(one.participant.dossier_id), one.participant.role)
        families.setdefault(family, []).append(one)
    for (dossier, role), people in families.items():
        blocked = any(one.reach is Reachable.BLOCKED for one in people)
        if all(one.on_paper for one in people):
            name = people[0].leerling
            if role is Role.OUDER:
                name = t.text("ouders van {leerling}", leerling=name)
            yield dossier, name, blocked


def _about(form: Questionnaire, t: Catalogue) -> str:
    if form.author is Audience.LEERLING:
        return t.text("het werkstuk van de leerling, met het stukje van thuis")
    return t.text("het deel van de ouders voor het OKR")


def _name(one: Behind, t: Catalogue) -> str:
    if one.participant.role is Role.LEERLING:
        return one.leerling
    who = words.who(one.participant.slot, t)
    return t.text("{who} van {leerling}", who=who, leerling=one.leerling)
