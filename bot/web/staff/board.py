"""The rows of the board and its totals, made of standings. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.classroom import KlasBoard, LeerlingProgress, Standing, State
from bot.classroom.overview import Order, Part, lately, ordered, part_of, total
from bot.desk import words
from bot.web.staff.needs import Need, needs
from conversations.people import Dossier, Role
from conversations.questionnaire import Questionnaire
from locales.catalogue import Catalogue

ONE_PAGE = 28  # leerlingen that fit at 1440x900 with rows of the usual height

_SHAPES = {
    State.NOT_INVITED: "uninvited",
    State.INVITED: "open",
    State.BEGUN: "begun",
    State.REVIEW: "review",
    State.DISCUSS: "discuss",
    State.TO_READ: "unread",
    State.READ: "read",
    State.HANDED_OVER: "handed",
    State.RECEIVED: "received",
    State.ERASED: "none",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One contribution on the board. `shape` names the drawing and the state (see `_SHAPES`).
    `said` is the state in words, `who` the ouder ("" for the leerling)."""

    shape: str
    said: str
    count: str
    per_cent: int
    who: str
    path: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Row:
    """`home` are the ouders' pieces in the werkstuk, `ouders` their own form (none when it is not
    asked). `last` says when somebody last wrote; `lost` who cannot be reached, `reminded` who was
    reminded lately, `held` what is not handed over, each as a sentence or ""."""

    dossier: Dossier
    werkstuk: Cell
    home: tuple[Cell, ...]
    ouders: tuple[Cell, ...]
    last: str
    lost: str
    reminded: str
    held: str
    vo_school: str

    @property
    def sewn(self) -> bool:
        """The thread is whole: everything is written."""
        return self.werkstuk.shape in {"read", "unread", "discuss", "handed", "received"}


@dataclass(frozen=True, slots=True)
class Sum:
    """One of the totals: `done` of `of`."""

    title: str
    done: int
    of: int

    @property
    def per_cent(self) -> int:
        return 100 * self.done // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head ("" for none), in two halves."""

    head: str
    columns: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to sort, as a link."""

    label: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Board:
    """`groups` is one of all rows, unless they are sorted by VO school."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    orders: tuple[Choice, ...]
    order: str
    totals: tuple[Sum, ...]
    needs: tuple[Need, ...]
    crowded: bool


def whole(
    board: KlasBoard,
    forms: Mapping[str, Questionnaire],
    order: Order,
    now: datetime,
    t: Catalogue,
) -> Board:
    found = ordered(board.rows, order, forms)
    rows = tuple(_row(one, forms, now, t) for one in found)
    return Board(
        rows=rows,
        groups=_groups(rows, order, t),
        orders=_orders(order, t),
        order=order.value,
        totals=_totals(board.rows, forms, t),
        needs=needs(board, forms, now, t),
        crowded=len(rows) > ONE_PAGE,
    )


def cell(standing: Standing, t: Catalogue) -> Cell:
    """How one contribution stands."""
    person, state = standing.participant, standing.state
    counted = state is State.BEGUN and standing.total > 1
    return Cell(
        shape=_SHAPES[state],
        said=", ".join(filter(None, (words.stand(standing, t), words.in_overleg(standing, t)))),
        count=f"{standing.done}/{standing.total}" if counted else "",
        per_cent=100 * standing.done // standing.total if standing.total else 0,
        who=words.who(person.slot, t) if person.role is Role.OUDER else "",
        path=f"leerling/{person.dossier_id}/{standing.questionnaire}/{person.slot}",
        standing=standing,
    )


def _row(
    one: LeerlingProgress, forms: Mapping[str, Questionnaire], now: datetime, t: Catalogue
) -> Row:
    def of(part: Part) -> tuple[Cell, ...]:
        return tuple(cell(item, t) for item in one.standings if part_of(item, forms) is part)

    lost = _people(one, lambda item: item.unreachable, t)
    reminded = _people(one, lambda item: lately(item, now), t)
    return Row(
        dossier=one.dossier,
        werkstuk=of(Part.WERKSTUK)[0],
        home=of(Part.HOME),
        ouders=of(Part.OKR),
        last=words.last(one.last_activity, now, t) if one.last_activity else "",
        lost=t.text("Niet bereikbaar in Telegram: {who}", who=lost) if lost else "",
        reminded=t.text("Pas herinnerd: {who}", who=reminded) if reminded else "",
        held=t.text("Bezwaar: gaat niet mee") if any(it.held for it in one.standings) else "",
        vo_school=one.vo_school,
    )


def _people(row: LeerlingProgress, holds: Callable[[Standing], bool], t: Catalogue) -> str:
    """Everybody for whom it holds, "" when there is nobody."""
    found = (words.who(item.participant.slot, t) for item in row.standings if holds(item))
    return t.list(tuple(dict.fromkeys(found)))


def _groups(rows: Sequence[Row], order: Order, t: Catalogue) -> tuple[Group, ...]:
    if order is not Order.VO_SCHOOL:
        return (Group("", _halves(rows)),)
    unknown = t.text("Nog geen VO-school ingevuld")
    return tuple(
        Group(name or unknown, _halves(list(some)))
        for name, some in groupby(rows, key=lambda row: row.vo_school)
    )


def _halves(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    half = (len(rows) + 1) // 2
    return tuple(rows[:half]), tuple(rows[half:])


def _orders(chosen: Order, t: Catalogue) -> tuple[Choice, ...]:
    labels = {
        Order.LIST: t.text("klassenlijst"),
        Order.NAME: t.text("naam"),
        Order.STATE: t.text("stand"),
        Order.LAST: t.text("laatst bezig"),
        Order.VO_SCHOOL: t.text("VO-school"),
    }
    return tuple(
        Choice(label, "" if order is Order.LIST else f"?volgorde={order}", order is chosen)
        for order, label in labels.items()
    )


def _totals(
    rows: Sequence[LeerlingProgress], forms: Mapping[str, Questionnaire], t: Catalogue
) -> tuple[Sum, ...]:
    found = total(rows, forms)
    everybody = found.leerlingen
    okr = Sum(t.text("OKR-delen klaar"), found.okr, found.okr_asked)
    return (
        Sum(t.text("werkstukken klaar"), found.werkstuk, everybody),
        Sum(t.text("stukjes van thuis"), found.home, everybody),
        *((okr,) if okr.of else ()),
        Sum(t.text("bij de mentor"), found.received, everybody),
    )
