"""How the klas stands: counts and names, never an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.classroom import KlasBoard, LeerlingProgress, Standing, State, overview
from bot.classroom.overview import Item, Part
from bot.desk import words
from bot.desk.blocks import paragraphs
from conversations.people import Klas, Role, School
from conversations.questionnaire import Questionnaire
from locales.catalogue import Catalogue

Forms = Mapping[str, Questionnaire]

# What went furthest first; of what is with the mentor nobody has to be named.
_LISTED = (State.REVIEW, State.BEGUN, State.INVITED, State.NOT_INVITED)


def headline(
    school: School, klas: Klas, rows: Sequence[LeerlingProgress], forms: Forms, t: Catalogue
) -> str:
    leerlingen = t.plural("{count} leerling", "{count} leerlingen", len(rows))
    head = t.text(
        "{klas} van {school}: {leerlingen}.",
        klas=klas.name,
        school=school.name,
        leerlingen=leerlingen,
    )
    return "\n".join((head, total_line(rows, forms, t))) if rows else head


def total_line(rows: Sequence[LeerlingProgress], forms: Forms, t: Catalogue) -> str:
    """The whole klas in one sentence."""
    found = overview.total(rows, forms)
    parts = [
        t.text("{done} van {all} werkstukken klaar", done=found.werkstuk, all=found.leerlingen),
        t.plural("{count} stukje van thuis", "{count} stukjes van thuis", found.home),
        t.text("{done} van {all} OKR-delen klaar", done=found.okr, all=found.okr_asked),
        t.text("{done} bij de mentor", done=found.received),
    ]
    return ", ".join(parts if found.okr_asked else [*parts[:2], parts[3]]) + "."


def short(board: KlasBoard, forms: Forms, now: datetime, t: Catalogue) -> str:
    """The total, what waits for the leerkracht, and who is still busy. Paragraphs are short, so
    that a channel can cut between them."""
    return paragraphs(
        [
            total_line(board.rows, forms, t),
            *_waiting(overview.needs(board, forms, now), forms, t),
            *_busy(board.rows, forms, t),
        ]
    )


def _waiting(found: overview.Needs, forms: Forms, t: Catalogue) -> Iterator[str]:
    lists = [
        (t.text("Bezwaar tegen doorgeven, lees het op de pagina van de klas"), found.objected),
        (t.text("Opnieuw ingeleverd na “bespreek eerst”"), found.answered),
        (t.text("Bespreek eerst"), found.discuss),
        *(
            (t.text("Te lezen, {what}", what=words.called(part, t)), items)
            for part, items in found.to_read.items()
        ),
        (t.text("Niet bereikbaar in Telegram, geef het kaartje of de brief"), found.unreachable),
        (t.text("Twee weken weg zonder “ontvangen”"), found.overdue),
    ]
    for head, items in lists:
        if items:
            yield _line(head, [_named(item, t) for item in items], t)
    for near in found.near:
        yield t.text(
            "{what} moet {day} klaar zijn: {open} nog niet begonnen, {busy} bezig.",
            what=words.by_author(forms[near.questionnaire], t),
            day=t.brief_day(near.day),
            open=len(near.not_begun),
            busy=len(near.busy),
        )


def _busy(rows: Sequence[LeerlingProgress], forms: Forms, t: Catalogue) -> Iterator[str]:
    """The leerlingen who are not ready; of the ouders only who began."""
    items = [(row.dossier, one) for row in rows for one in row.standings]
    for part in Part:
        for state in _LISTED:
            here = [
                item
                for item in items
                if overview.part_of(item[1], forms) is part and item[1].state is state
            ]
            if here and (part is Part.WERKSTUK or state in {State.REVIEW, State.BEGUN}):
                said = _heading(state, t)
                head = t.text("{what}, {state}", what=words.called(part, t), state=said)
                yield _line(head[:1].upper() + head[1:], [_named(item, t) for item in here], t)


def _heading(state: State, t: Catalogue) -> str:
    return {
        State.REVIEW: t.text("leest na"),
        State.BEGUN: t.text("bezig"),
        State.INVITED: t.text("nog niet begonnen"),
        State.NOT_INVITED: t.text("nog niet uitgenodigd"),
    }[state]


def _line(head: str, names: Sequence[str], t: Catalogue) -> str:
    return t.text("{head} ({count}): {names}", head=head, count=len(names), names=", ".join(names))


def _named(item: Item, t: Catalogue) -> str:
    dossier, one = item
    name = dossier.name
    if one.participant.role is Role.OUDER:
        name = t.text("{who} van {leerling}", who=words.who(one.participant.slot, t), leerling=name)
    return f"{name} ({_count(one, t)})" if one.state is State.BEGUN and one.total > 1 else name


def _count(one: Standing, t: Catalogue) -> str:
    return t.text("{done} van {total}", done=one.done, total=one.total)
