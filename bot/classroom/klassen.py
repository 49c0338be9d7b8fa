"""Making and finding klassen, inside a unit of work."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.access import Action, Target, may, may_in
from bot.devices import Device, come_along
from bot.names import plain
from bot.problems import Problem
from conversations.people import Klas, Participant, Role, School
from storage import klassen, participants
from storage.store import Unit

MAX_KLAS_NAME = 40  # signs; it stands on every card and in every file name
MAX_SCHOOL_NAME = 80
FIRST_MONTH = 8  # a schooljaar begins on 1 August (article 1 of the Wet op het primair onderwijs)

_SCHOOLJAAR = re.compile(r"(\d{4})-(\d{4})")
_TIME_ZONE = ZoneInfo("Europe/Amsterdam")


def current_schooljaar(now: datetime) -> str:
    """ "2026-2027" for a UTC moment."""
    today = now.astimezone(_TIME_ZONE)
    first = today.year if today.month >= FIRST_MONTH else today.year - 1
    return f"{first}-{first + 1}"


def create(
    unit: Unit,
    actor: Participant | None,
    name: str,
    school: str,
    schooljaar: str,
    now: datetime,
    at: Device | None,
) -> Klas | Problem:
    """The klas with its leerkracht, who is the acting leerkracht, `at` this device. Raises
    NameTaken."""
    wanted = plain(name)
    year = schooljaar or current_schooljaar(now)
    if not 0 < len(wanted) <= MAX_KLAS_NAME:
        return Problem.of("bad_klas_name", maximum=str(MAX_KLAS_NAME))
    if not is_schooljaar(year):
        return Problem("bad_schooljaar")
    found = _school(unit, actor, plain(school), now)
    if isinstance(found, Problem):
        return found
    klas = klassen.add_klas(unit, found, wanted, year, now)
    name, function = (actor.name, actor.function) if actor else ("", "")
    leerkracht = participants.add(
        unit, Role.LEERKRACHT, klas.id, None, None, name, now, function=function
    )
    if actor is not None:
        come_along(unit, actor, leerkracht, at, now)
    return klas


def find(unit: Unit, actor: Participant | None, name_or_id: str) -> Klas | Problem:
    """The newest klas of that name that the actor may see."""
    wanted = plain(name_or_id)
    seen = [klas for klas in klassen.klassen_named(unit, wanted) if sees_klas(actor, klas)]
    newest = [klas for klas in seen if klas.schooljaar == seen[0].schooljaar]
    if not newest:
        return Problem.of("unknown_klas", name=wanted)
    if len(newest) > 1:
        ids = ", ".join(klas.id for klas in newest)
        return Problem.of("ambiguous_klas", name=wanted, ids=ids)
    return newest[0]


def seen_by(unit: Unit, actor: Participant | None) -> list[tuple[School, Klas]]:
    return [
        (klassen.school_of(unit, klas), klas)
        for klas in klassen.all_klassen(unit)
        if sees_klas(actor, klas)
    ]


def is_closed(unit: Unit, klas: Klas) -> bool:
    """Now, which may be later than `klas` was looked up."""
    now = klassen.klas(unit, klas.id)
    return now is None or now.closed


def sees_klas(actor: Participant | None, klas: Klas) -> bool:
    return may_in(actor, Action.SEE_KLAS, klas)


def _school(unit: Unit, actor: Participant | None, name: str, now: datetime) -> School | Problem:
    """A leerkracht makes klassen in the own school only, and need not name it."""
    own = klassen.klas(unit, actor.klas_id) if actor else None
    if actor is not None and own is not None:
        school = klassen.school_of(unit, own)
        target = Target(school_id=school.id)
        same = name.casefold() in {"", school.name.casefold()}
        if same and may(actor, Action.CREATE_KLAS, target, actor_school_id=school.id):
            return school
    if actor is not None or not may(None, Action.CREATE_KLAS, Target()):
        return Problem("not_allowed")
    if not 0 < len(name) <= MAX_SCHOOL_NAME:
        return Problem.of("bad_school_name", maximum=str(MAX_SCHOOL_NAME))
    return klassen.school_named(unit, name, now)


def following(schooljaar: str) -> str:
    """ "2027-2028" for "2026-2027"."""
    last = int(schooljaar[-4:])
    return f"{last}-{last + 1}"


def is_schooljaar(text: str) -> bool:
    years = _SCHOOLJAAR.fullmatch(text)
    return years is not None and int(years[2]) == int(years[1]) + 1
