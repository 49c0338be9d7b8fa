"""What the rows of the board add up to: the total, the order, what needs the leerkracht. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.classroom.model import KlasBoard, LeerlingProgress, Standing, State
from conversations.people import Dossier, Role
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Status
from locales.catalogue import HOME

NEAR = timedelta(days=14)  # a deadline further away asks for nothing yet
PATIENCE = timedelta(days=14)  # how long a mentor may take to say "ontvangen"
LATELY = timedelta(days=3)  # reminded less long ago: nobody is reminded again so soon

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_FURTHEST = list(State)

Forms = Mapping[str, Questionnaire]


class Part(StrEnum):
    """Which of the three a contribution is to."""

    WERKSTUK = "werkstuk"
    HOME = "home"
    OKR = "okr"


class Order(StrEnum):
    """How the rows are sorted, as it stands in an address."""

    LIST = "lijst"
    NAME = "naam"
    STATE = "stand"
    LAST = "laatst"
    VO_SCHOOL = "vo"


@dataclass(frozen=True, slots=True)
class Total:
    """For how many leerlingen it is so, by any of the two ouders. `okr_asked` are those whose
    ouders are asked for the OKR section; `received` those whose mentor has the werkstuk."""

    leerlingen: int
    werkstuk: int
    home: int
    okr: int
    okr_asked: int
    received: int


@dataclass(frozen=True, slots=True)
class Near:
    """A deadline that is near or past (`days` below zero), and who is not ready."""

    questionnaire: str
    day: date
    days: int
    not_begun: tuple[Dossier, ...]
    busy: tuple[Dossier, ...]


Item = tuple[Dossier, Standing]


@dataclass(frozen=True, slots=True)
class Needs:
    """What asks something of the leerkracht now. `objected`: somebody objects to handing over, and
    nobody has talked about it yet. `answered` was handed in again after a "bespreek eerst",
    `discuss` waits for it; `overdue` went out and no mentor said "ontvangen"."""

    objected: tuple[Item, ...]
    answered: tuple[Item, ...]
    discuss: tuple[Item, ...]
    to_read: Mapping[Part, tuple[Item, ...]]
    unreachable: tuple[Item, ...]
    near: tuple[Near, ...]
    overdue: tuple[Item, ...]
    not_invited: tuple[Dossier, ...]
    not_begun: tuple[Dossier, ...]


def part_of(standing: Standing, forms: Forms) -> Part:
    if forms[standing.questionnaire].author is Audience.OUDER:
        return Part.OKR
    return Part.WERKSTUK if standing.participant.role is Role.LEERLING else Part.HOME


def total(rows: Sequence[LeerlingProgress], forms: Forms) -> Total:
    def count(part: Part, holds: Callable[[Standing], bool]) -> int:
        return sum(
            any(part_of(item, forms) is part and holds(item) for item in row.standings)
            for row in rows
        )

    return Total(
        leerlingen=len(rows),
        werkstuk=count(Part.WERKSTUK, _submitted),
        home=count(Part.HOME, _submitted),
        okr=count(Part.OKR, _submitted),
        okr_asked=count(Part.OKR, lambda _: True),
        received=count(Part.WERKSTUK, lambda item: item.state is State.RECEIVED),
    )


def ordered(rows: Sequence[LeerlingProgress], order: Order, forms: Forms) -> list[LeerlingProgress]:
    """Rows that are equal stay in the order of the class list."""
    match order:
        case Order.NAME:
            return sorted(rows, key=lambda row: _alphabetical(row.dossier.name))
        case Order.STATE:
            return sorted(rows, key=lambda row: _how_far(row, forms))
        case Order.LAST:
            return sorted(rows, key=lambda row: row.last_activity or _LONG_AGO, reverse=True)
        case Order.VO_SCHOOL:
            return sorted(rows, key=lambda row: (not row.vo_school, _alphabetical(row.vo_school)))
    return list(rows)


def needs(board: KlasBoard, forms: Forms, now: datetime) -> Needs:
    """Days are counted as people in the Netherlands do. Of a closed klas, nobody is asked for
    anything any more: what is left is to read and to see it arrive."""
    today = now.astimezone(HOME).date()
    items = [(row.dossier, item) for row in board.rows for item in row.standings]
    asked = [] if board.closed else items
    werkstukken = [item for item in asked if part_of(item[1], forms) is Part.WERKSTUK]

    def some(holds: Callable[[Standing], bool], among: Iterable[Item] = items) -> tuple[Item, ...]:
        return tuple((dossier, one) for dossier, one in among if holds(one))

    def whose(state: State) -> tuple[Dossier, ...]:
        return tuple(dict.fromkeys(dossier for dossier, one in werkstukken if one.state is state))

    unread = sorted(some(lambda one: one.unread), key=lambda item: str(item[1].submitted_at))
    return Needs(
        objected=some(lambda one: one.objects),
        answered=some(lambda one: one.answered),
        discuss=some(lambda one: one.state is State.DISCUSS, asked),
        to_read={
            part: tuple(item for item in unread if part_of(item[1], forms) is part) for part in Part
        },
        unreachable=_unreachable(asked),
        near=tuple(
            found
            for form, day in board.deadlines.items()
            if form in forms and (found := _near(form, day, asked, forms, today))
        ),
        overdue=_once(some(lambda one: _overdue(one, forms, now))),
        not_invited=whose(State.NOT_INVITED),
        not_begun=whose(State.INVITED),
    )


def unread(rows: Iterable[LeerlingProgress], forms: Forms) -> tuple[Dossier, ...]:
    """Whose werkstuk is handed in while it, or the stukje van thuis in it, was not read yet: what
    would reach a mentor unread."""
    return tuple(
        row.dossier
        for row in rows
        if any(_submitted(one) and part_of(one, forms) is Part.WERKSTUK for one in row.standings)
        and any(one.unread and part_of(one, forms) is not Part.OKR for one in row.standings)
    )


def held(rows: Iterable[LeerlingProgress], forms: Forms) -> tuple[Dossier, ...]:
    """To whose werkstuk somebody objects."""
    return tuple(
        row.dossier
        for row in rows
        if any(one.held and part_of(one, forms) is Part.WERKSTUK for one in row.standings)
    )


def lately(standing: Standing, now: datetime) -> bool:
    """Whether this person was reminded so lately that they are not reminded again yet."""
    return standing.reminded_at is not None and now - standing.reminded_at < LATELY


def _submitted(standing: Standing) -> bool:
    """What was handed over and is erased since, was handed in."""
    gone = standing.erased and standing.handed_over_at is not None
    return gone or standing.status is Status.SUBMITTED


def _near(form: str, day: date, items: Sequence[Item], forms: Forms, today: date) -> Near | None:
    """None when it is far away, or when everybody is ready."""
    asked = [item for item in items if _asked(item[1], form, forms)]
    ready = {dossier.id for dossier, one in asked if _submitted(one)}
    begun = {dossier.id for dossier, one in asked if one.status is not Status.NEW}
    late = list(dict.fromkeys(dossier for dossier, _ in asked if dossier.id not in ready))
    if day - today > NEAR or not late:
        return None
    return Near(
        questionnaire=form,
        day=day,
        days=(day - today).days,
        not_begun=tuple(dossier for dossier in late if dossier.id not in begun),
        busy=tuple(dossier for dossier in late if dossier.id in begun),
    )


def _asked(standing: Standing, form: str, forms: Forms) -> bool:
    """The deadline of a questionnaire is its author's."""
    return standing.questionnaire == form and part_of(standing, forms) is not Part.HOME


def _unreachable(items: Iterable[Item]) -> tuple[Item, ...]:
    """A person once, and only who still has something to hand in."""
    found = {
        one.participant.id: (dossier, one)
        for dossier, one in items
        if one.unreachable and not _submitted(one)
    }
    return tuple(found.values())


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """One contribution of each questionnaire of a leerling: they go to the mentor together."""
    return tuple(
        {(dossier.id, one.questionnaire): (dossier, one) for dossier, one in items}.values()
    )


def _overdue(standing: Standing, forms: Forms, now: datetime) -> bool:
    went = standing.handed_over_at
    gone = standing.state is State.HANDED_OVER and part_of(standing, forms) is not Part.HOME
    return gone and not standing.held and went is not None and now - went > PATIENCE


def _how_far(row: LeerlingProgress, forms: Forms) -> tuple[int, int]:
    """Who is least far comes first."""
    werkstuk = next(one for one in row.standings if part_of(one, forms) is Part.WERKSTUK)
    return _FURTHEST.index(werkstuk.state), werkstuk.done


def _alphabetical(name: str) -> str:
    """As in a Dutch list: without regard to case and accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
