"""What a list would do to a klas, before it does anything. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot import names
from bot.intake import groepen, spoken
from bot.intake.lists import Found, Listed
from bot.names import Name
from bot.problems import Problem
from conversations.people import Klas

_TWO_WORDS = re.compile(r"\s*[^\s,]+\s*,\s*[^\s,]+\s*")
MAX_SHOWN = 60  # signs of a doubtful name that are repeated


class State(StrEnum):
    GOOD = "good"
    DOUBTFUL = "doubtful"
    KNOWN = "known"  # somebody of that name is in the klas already
    SKIPPED = "skipped"  # nobody's row: a head or a total


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it will be stored. `number` is that of the row in the list, 0 without one.
    `reason` says why it is not simply good; `chosen` whether it is ticked to begin with.
    `language` "" is not known."""

    number: int
    name: str
    state: State
    reason: Problem | None = None
    chosen: bool = False
    language: str = ""
    okr: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """In the order of the list. `notes` are about the list as a whole."""

    lines: tuple[Line, ...]
    notes: tuple[Problem, ...] = ()

    def of(self, *states: State) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state in states)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row that somebody wants in the klas. `shown` is the name as the preview had it: one that
    was changed since is looked at as a new one."""

    name: str
    shown: str = ""
    number: int = 0
    language: str = ""
    okr: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row on its way to a line: the name as read, or the reason why there is none."""

    line: Line
    name: Name | str
    apart: bool = False


def of(listed: Listed, klas: Klas, known: Sequence[str]) -> Preview:
    """`known` are the names in the klas."""
    found = groepen.of((row.groep for row in listed.rows), klas)
    mixed = not all("," in row.given for row in listed.rows)
    entries = [_read(row, found, mixed=mixed) for row in listed.rows]
    broken = [
        Line(int(dict(problem.params)["row"]), "", State.DOUBTFUL, Problem(problem.reason))
        for problem in listed.broken
    ]
    lines = sorted([*_judged(entries, known), *broken], key=lambda line: line.number)
    return Preview(tuple(lines), tuple(_notes(listed, found, klas)))


def again(chosen: Iterable[Chosen], known: Sequence[str]) -> list[Line]:
    """What somebody ticked and perhaps changed, as good or not as it now is; in their order."""
    return _judged([_reread(row) for row in chosen], known)


def full(line: Line, maximum: int) -> Line:
    return _doubtful(line, Problem.of("klas_full", name=line.name, maximum=str(maximum)))


def _read(row: Found, found: groepen.Groepen, *, mixed: bool) -> _Entry:
    """`mixed`: some names have a comma and some do not, so a comma may part two children."""
    name = names.of_parts(row.given, row.surname) if row.sure else _parsed(row)
    line = Line(row.number, "", State.GOOD, None, chosen=True, language=row.language, okr=row.okr)
    if not row.given:
        return _Entry(_doubtful(line, Problem("row_without_name")), "row_without_name")
    if isinstance(name, str):
        return _Entry(_unread(line, name, row.given), name)
    if row.uneven:
        return _Entry(_doubtful(line, Problem("row_cells")), name)
    if mixed and _TWO_WORDS.fullmatch(row.given):
        reason = Problem.of("ambiguous_comma", name=names.tidy(row.given)[:MAX_SHOWN])
        return _Entry(_doubtful(line, reason), name)
    if found.other(row.groep):
        reason = Problem.of("other_groep", groep=groepen.shown(row.groep))
        return _Entry(_doubtful(line, reason), name, apart=True)
    return _Entry(line, name)


def _parsed(row: Found) -> Name | str:
    return names.parse(f"{row.surname}, {row.given}" if row.surname else row.given)


def _reread(row: Chosen) -> _Entry:
    name = names.of_parts(row.name)
    language = spoken.code(row.language)  # it comes back from outside
    line = Line(row.number, "", State.GOOD, None, True, language, row.okr)
    if isinstance(name, str):
        return _Entry(_unread(line, name, row.name), name)
    if " " in name.roepnaam and row.name != row.shown:
        return _Entry(_doubtful(line, Problem.of("two_words", name=name.roepnaam)), name)
    return _Entry(line, name)


def _judged(entries: Sequence[_Entry], known: Sequence[str]) -> list[Line]:
    """Those of another groep apart: they never change what the children of this klas are called."""
    called: dict[int, tuple[str, bool]] = {}
    taken = list(known)
    for apart in (False, True):
        places = [
            (at, entry.name)
            for at, entry in enumerate(entries)
            if isinstance(entry.name, Name) and entry.apart is apart
        ]
        settled = names.settle([name for _, name in places], taken)
        called |= {at: made for (at, _), made in zip(places, settled, strict=True)}
        taken += [name for name, _ in settled]
    klas = {name.casefold() for name in known}
    return [
        _named(entry.line, *called[at], klas) if at in called else entry.line
        for at, entry in enumerate(entries)
    ]


def _named(line: Line, name: str, free: bool, klas: set[str]) -> Line:
    if name.casefold() in klas:
        reason = Problem.of("in_klas", name=name)
        return replace(line, name=name, state=State.KNOWN, reason=reason, chosen=False)
    if not free:
        return replace(_doubtful(line, Problem.of("twice_in_list", name=name)), name=name)
    return replace(line, name=name)


def _unread(line: Line, reason: str, given: str) -> Line:
    """A row without a name that can be used. What it holds instead is only repeated when it may
    be a name: it might be a BSN or an address that stands in the wrong column."""
    if reason == "heading":
        return replace(line, state=State.SKIPPED, reason=Problem("not_a_leerling"), chosen=False)
    shown = names.tidy(given)[:MAX_SHOWN]
    if not shown or any(sign.isdigit() or sign in "@/" for sign in shown):
        return _doubtful(line, Problem("not_a_name"))
    return replace(_doubtful(line, Problem.of(reason, name=shown)), name=shown)


def _doubtful(line: Line, reason: Problem) -> Line:
    return replace(line, state=State.DOUBTFUL, reason=reason, chosen=False)


def _notes(listed: Listed, found: groepen.Groepen, klas: Klas) -> Iterable[Problem]:
    if listed.more_sheets:
        yield Problem("more_sheets")
    others = sum(found.other(row.groep) for row in listed.rows)
    if others:
        yield Problem.of("rows_of_other_groepen", count=str(others), klas=klas.name)
    elif len(found.seen) > 1 and not found.matches:
        yield Problem.of("several_groepen", klas=klas.name)
    elif found.wrong_list:
        groep = next(groepen.shown(row.groep) for row in listed.rows if row.groep)
        yield Problem.of("list_of_other_groep", groep=groep, klas=klas.name)
