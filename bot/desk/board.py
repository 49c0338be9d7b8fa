"""How the klas stands: counts and names, never an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.classroom import LeerlingProgress, Standing
from bot.desk import words
from bot.desk.blocks import paragraphs
from conversations.people import Klas, Role, School
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from locales.catalogue import Catalogue

_ORDER = (Status.SUBMITTED, Status.REVIEW, Status.ACTIVE, Status.NEW)


def headline(school: School, klas: Klas, rows: Sequence[LeerlingProgress], t: Catalogue) -> str:
    leerlingen = t.plural("{count} leerling", "{count} leerlingen", len(rows))
    done = sum(
        item.status is Status.SUBMITTED
        for row in rows
        for item in row.standings
        if item.participant.role is Role.LEERLING
    )
    return t.text(
        "{klas} van {school}: {leerlingen}, {done} klaar met het werkstuk.",
        klas=klas.name,
        school=school.name,
        leerlingen=leerlingen,
        done=done,
    )


def table(
    rows: Sequence[LeerlingProgress], forms: Mapping[str, Questionnaire], t: Catalogue
) -> str:
    """The leerlingen by state; of the ouders only who began."""
    parts = []
    for form in forms.values():
        for role in (Role.LEERLING, Role.OUDER):
            standings = [
                (row.dossier.name, item)
                for row in rows
                for item in row.standings
                if item.questionnaire == form.id and item.participant.role is role
            ]
            if standings:
                parts.append(_part(form, role, standings, t))
    return paragraphs(parts)


def _part(
    form: Questionnaire, role: Role, standings: list[tuple[str, Standing]], t: Catalogue
) -> str:
    lines = [words.part(form, role, t)]
    for status in _ORDER:
        here = [(name, item) for name, item in standings if _grouped(item.status) is status]
        if role is Role.OUDER and status is Status.NEW:
            continue
        if here:
            names = ", ".join(_named(name, item, t) for name, item in here)
            lines.append(f"{words.state(status, t)} ({len(here)}): {names}")
    if len(lines) == 1:
        lines.append(t.text("Nog niemand is begonnen."))
    return "\n".join(lines)


def _named(name: str, item: Standing, t: Catalogue) -> str:
    if item.participant.role is Role.OUDER:
        name = t.text(
            "{who} van {leerling}", who=words.who(item.participant.slot, t), leerling=name
        )
    if _grouped(item.status) is Status.ACTIVE and item.total > 1:
        count = t.text("{done} van {total}", done=item.done, total=item.total)
        return f"{name} ({count})"
    return name


def _grouped(status: Status) -> Status:
    return Status.ACTIVE if status is Status.NOTICE else status
