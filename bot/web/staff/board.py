"""The rows and the list beside them, made of standings. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.classroom import LeerlingProgress, Standing
from bot.desk import words
from conversations.people import Dossier, Role
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Status
from locales.catalogue import Catalogue

ONE_PAGE = 28  # leerlingen that fit at 1440x900 with rows of the usual height


@dataclass(frozen=True, slots=True)
class Cell:
    """One contribution on the board. `shape` names the drawing and the state: open, begun,
    review, unread, read. `said` is the state in words, `who` the ouder ("" for the leerling)."""

    shape: str
    said: str
    count: str
    per_cent: int
    who: str
    path: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Row:
    """`home` are the ouders' pieces in the werkstuk, `ouders` their own form."""

    dossier: Dossier
    werkstuk: Cell
    home: tuple[Cell, ...]
    ouders: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was handed in of one kind and is not read yet, oldest first."""

    title: str
    items: tuple[tuple[Dossier, Cell], ...]


@dataclass(frozen=True, slots=True)
class Total:
    """For how many of the leerlingen of whom it is asked this is handed in (by any of the two
    ouders)."""

    title: str
    done: int
    asked: int
    per_cent: int


@dataclass(frozen=True, slots=True)
class Board:
    """`columns` are the rows in two halves: in the order of the class list, never re-sorted."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[Row, ...], ...]
    totals: tuple[Total, ...]
    waiting: tuple[Waiting, ...]
    not_begun: tuple[Dossier, ...]
    crowded: bool


def whole(
    progress: Sequence[LeerlingProgress], forms: Mapping[str, Questionnaire], t: Catalogue
) -> Board:
    rows = tuple(_row(one, forms, t) for one in progress)
    half = (len(rows) + 1) // 2
    parts: list[tuple[str, list[tuple[Cell, ...]]]] = [
        (t.text("werkstuk"), [(row.werkstuk,) for row in rows]),
        (t.text("stukje van thuis"), [row.home for row in rows]),
        (t.text("OKR-ouders"), [row.ouders for row in rows]),
    ]
    return Board(
        rows=rows,
        columns=(rows[:half], rows[half:]),
        totals=tuple(total for title, cells in parts if (total := _total(title, cells)).asked),
        waiting=tuple(
            found for title, cells in parts if (found := _waiting(title, rows, cells)).items
        ),
        not_begun=tuple(row.dossier for row in rows if row.werkstuk.shape == "open"),
        crowded=len(rows) > ONE_PAGE,
    )


def cell(standing: Standing, t: Catalogue) -> Cell:
    """How one contribution stands."""
    person = standing.participant
    shape, said = _state(standing, t)
    counted = shape == "begun" and standing.total > 1
    return Cell(
        shape=shape,
        said=said,
        count=f"{standing.done}/{standing.total}" if counted else "",
        per_cent=100 * standing.done // standing.total if standing.total else 0,
        who=words.who(person.slot, t) if person.role is Role.OUDER else "",
        path=f"leerling/{person.dossier_id}/{standing.questionnaire}/{person.slot}",
        standing=standing,
    )


def _row(one: LeerlingProgress, forms: Mapping[str, Questionnaire], t: Catalogue) -> Row:
    def of(role: Role, author: Audience) -> tuple[Cell, ...]:
        return tuple(
            cell(item, t)
            for item in one.standings
            if item.participant.role is role and forms[item.questionnaire].author is author
        )

    return Row(
        dossier=one.dossier,
        werkstuk=of(Role.LEERLING, Audience.LEERLING)[0],
        home=of(Role.OUDER, Audience.LEERLING),
        ouders=of(Role.OUDER, Audience.OUDER),
    )


def _state(standing: Standing, t: Catalogue) -> tuple[str, str]:
    match standing.status:
        case Status.SUBMITTED if standing.unread:
            return "unread", t.text("te lezen")
        case Status.SUBMITTED:
            return "read", t.text("gelezen")
        case Status.REVIEW:
            return "review", t.text("leest na")
        case Status.NEW:
            return "open", t.text("niet begonnen")
    if standing.total <= 1:
        return "begun", t.text("bezig")
    return "begun", t.text("{done} van {total}", done=standing.done, total=standing.total)


def _total(title: str, cells: Sequence[Sequence[Cell]]) -> Total:
    asked = sum(bool(row) for row in cells)
    done = sum(any(one.standing.status is Status.SUBMITTED for one in row) for row in cells)
    return Total(title, done, asked, 100 * done // asked if asked else 0)


def _waiting(title: str, rows: Sequence[Row], cells: Sequence[Sequence[Cell]]) -> Waiting:
    found = [
        (row.dossier, one)
        for row, some in zip(rows, cells, strict=True)
        for one in some
        if one.standing.unread
    ]
    found.sort(key=lambda item: str(item[1].standing.submitted_at))
    return Waiting(title, tuple(found))
