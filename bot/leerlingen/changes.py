"""What may be changed about one leerling, inside a unit of work. Each says why it cannot be done
before it writes anything."""

from __future__ import annotations

from datetime import datetime

from bot import names
from bot.access import Action, Target, may
from bot.classroom.roster import MAX_LEERLINGEN
from bot.leerlingen.model import Written
from bot.names import Name
from bot.problems import Problem
from conversations.people import Dossier, Klas, Participant, Role
from conversations.session import Status
from locales.catalogue import languages
from storage import dossiers, klassen, moves, participants, sessions
from storage.store import Unit

_QUOTED = 60  # signs of a name that are repeated in the sentence about it


def find(
    unit: Unit, actor: Participant | None, dossier_id: str, action: Action
) -> tuple[Dossier, Klas] | Problem:
    dossier = dossiers.dossier(unit, dossier_id)
    klas = klassen.klas(unit, dossier.klas_id) if dossier else None
    if dossier is None or klas is None:
        return Problem("unknown_person")
    if not may(actor, action, Target(klas.school_id, klas.id, dossier.id)):
        return Problem("not_allowed")
    return dossier, klas


def unchanged(
    unit: Unit, actor: Participant | None, dossier_id: str, version: int, action: Action
) -> tuple[Dossier, Klas] | Problem:
    """The leerling, when it is still what the actor saw."""
    found = find(unit, actor, dossier_id, action)
    if not isinstance(found, Problem) and found[0].version != version:
        return Problem.of("changed_meanwhile", name=found[0].name)
    return found


def rename(unit: Unit, dossier: Dossier, typed: str) -> Problem | None:
    """By the rules of a class list: the roepnaam, an initial only where it is typed."""
    name = names.parse(typed)
    if not isinstance(name, Name):
        return Problem.of(name, name=names.tidy(typed)[:_QUOTED])
    shown = name.long if name.typed_so else name.roepnaam
    if _taken(unit, dossier.klas_id, shown, but=dossier.id):
        return Problem.of("name_taken", name=shown)
    dossiers.rename(unit, dossier.id, shown)
    for person in participants.of_dossier(unit, dossier.id):
        if person.role is Role.LEERLING:
            participants.rename(unit, person.id, shown)
    return None


def move(unit: Unit, dossier: Dossier, klas: Klas, klas_id: str, now: datetime) -> Problem | None:
    """To another klas of the same school; the people come along, and all that was written. What was
    handed in keeps the term of its schooljaar."""
    to = klassen.klas(unit, klas_id)
    if to is None or to.school_id != klas.school_id or to.id == klas.id:
        return Problem("no_such_move")
    if to.closed:
        return Problem.of("klas_is_over", name=to.name)
    if _taken(unit, to.id, dossier.name):
        return Problem.of("name_taken_there", name=dossier.name, klas=to.name)
    if len(dossiers.of_klas(unit, to.id)) >= MAX_LEERLINGEN:
        return Problem.of("klas_full", name=dossier.name, maximum=str(MAX_LEERLINGEN))
    if to.schooljaar != klas.schooljaar:
        moves.record(unit, dossier.id, klas.schooljaar, now)
    dossiers.move(unit, dossier.id, to.id)
    participants.move(unit, dossier.id, to.id)
    return None


def speak(unit: Unit, dossier: Dossier, language: str) -> Problem | None:
    """The language of the letters, and in which the chat begins: of the ouders who have not
    begun. Who has begun chose for themselves."""
    if language not in {one.code for one in languages()}:
        return Problem("unknown_language")
    waiting = not_begun(unit, dossier.id)
    if not waiting:
        return Problem.of("family_began", name=dossier.name)
    for person in waiting:
        participants.choose_language(unit, person.id, language)
    return None


def written(unit: Unit, dossier: Dossier) -> list[Written]:
    """Everything that would be gone, in the order leerling, ouder 1, ouder 2."""
    people = {person.id: person for person in participants.of_dossier(unit, dossier.id)}
    return [
        Written(
            people[row.participant_id],
            row.questionnaire,
            row.status is Status.SUBMITTED,
            row.done,
            row.total,
        )
        for row in sessions.standings(unit, dossier.klas_id)
        if row.participant_id in people and row.done
    ]


def not_begun(unit: Unit, dossier_id: str) -> list[Participant]:
    """The ouders who have said nothing yet."""
    return [
        person
        for person in participants.of_dossier(unit, dossier_id)
        if person.role is Role.OUDER and not sessions.has_begun(unit, person.id)
    ]


def _taken(unit: Unit, klas_id: str, name: str, but: str = "") -> bool:
    return any(
        one.name.casefold() == name.casefold()
        for one in dossiers.of_klas(unit, klas_id)
        if one.id != but
    )
