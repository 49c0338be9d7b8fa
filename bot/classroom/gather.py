"""Gathers what an export or a reader is given, inside a unit of work: plain values, only what is
handed in unless drafts are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.forms import AUDIENCES, is_asked
from bot.withheld import shown_to_others
from conversations.answers import Answer, Answers, PhotoValue
from conversations.people import Dossier, Klas, Participant, Role, Slot
from conversations.questionnaire import Audience, Questionnaire
from conversations.relevance import relevant
from conversations.session import Session, Status
from exports.model import Contribution, ExportPhoto, InOverleg, Sheet
from storage import answers, klassen, objections, participants, photos, sessions, together
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported. `questionnaires` are the ones chosen. `drafts`: also what a leerling
    has not handed in; of an ouder never, for that is the ouder's alone. `leaving`: it may leave the
    school, so that what somebody objects to is left out."""

    questionnaires: tuple[Questionnaire, ...]
    drafts: bool
    include_sensitive: bool
    made_at: datetime
    leaving: bool = False


def sheets(unit: Unit, klas: Klas, dossier: Dossier, wish: Wish) -> Iterator[Sheet]:
    """A sheet per questionnaire that is asked and in which something may be shown.

    The author's own part must be there: the stukje van thuis is no werkstuk by itself.
    """
    people = participants.of_dossier(unit, dossier.id)
    held = objections.held(unit, dossier.id) if wish.leaving else frozenset()
    for form in wish.questionnaires:
        if not is_asked(form, okr=dossier.okr):
            continue
        going = [person for person in people if (form.id, person.slot) not in held]
        parts = tuple(_contributions(unit, going, form, drafts=wish.drafts))
        if not any(_by_author(form, part.slot) for part in parts):
            continue
        yield Sheet(
            school=klassen.school_of(unit, klas),
            klas=klas,
            dossier=dossier,
            questionnaire=form,
            contributions=parts,
            photos=_photos(unit, dossier, parts),
            made_at=wish.made_at,
            draft=any(part.submitted_at is None for part in parts),
            include_sensitive=wish.include_sensitive,
        )


def own_sheet(
    unit: Unit, klas: Klas, dossier: Dossier, person: Participant, wish: Wish
) -> Sheet | None:
    """Only what this person handed in, in the first of the questionnaires; also a piece in somebody
    else's (the stukje van thuis), whether that is handed in or not."""
    form = wish.questionnaires[0]
    part = next(_contributions(unit, [person], form, drafts=False), None)
    if part is None:
        return None
    return Sheet(
        school=klassen.school_of(unit, klas),
        klas=klas,
        dossier=dossier,
        questionnaire=form,
        contributions=(part,),
        photos=_photos(unit, dossier, (part,)),
        made_at=wish.made_at,
        include_sensitive=wish.include_sensitive,
    )


def answers_of(
    unit: Unit, person: Participant, form: Questionnaire
) -> tuple[Session | None, dict[str, Answer]]:
    """The person's session and all answers that others may see, also those that an edit made
    irrelevant."""
    if person.dossier_id is None or person.slot is None:
        return None, {}
    session = sessions.load(unit, person, form.id)
    given = answers.load(unit, person.dossier_id, form.id, person.slot)
    return session, shown_to_others(unit, person.dossier_id, form, given)


def readable(person: Participant, form: Questionnaire, given: Answers) -> tuple[Answer, ...]:
    """What this person was asked and still counts, in the order of the questionnaire."""
    return tuple(
        given[question.id]
        for question in relevant(form, AUDIENCES[person.role], given)
        if question.id in given
    )


def _contributions(
    unit: Unit,
    people: Iterable[Participant],
    form: Questionnaire,
    *,
    drafts: bool,
) -> Iterator[Contribution]:
    for person in people:
        session, given = answers_of(unit, person, form)
        submitted = session is not None and session.status is Status.SUBMITTED
        draft = drafts and bool(given) and person.role is Role.LEERLING
        if session is None or person.slot is None or not (submitted or draft):
            continue
        at = session.submitted_at if submitted else None
        yield Contribution(person.slot, given, at, _in_overleg(unit, person, form))


def _in_overleg(unit: Unit, person: Participant, form: Questionnaire) -> InOverleg | None:
    """Who wrote it down, and what the ouder said of it."""
    found = together.of(unit, person.id, form.id) if form.author is Audience.OUDER else None
    if found is None:
        return None
    leerkracht = participants.participant(unit, found.leerkracht_id)
    return InOverleg(
        by=leerkracht.name if leerkracht else "",
        function=leerkracht.function if leerkracht else "",
        at=found.ended_at or found.started_at,
        confirmed_at=found.confirmed_at,
        alone=found.taken_over_at is not None,
    )


def _photos(unit: Unit, dossier: Dossier, parts: Iterable[Contribution]) -> dict[str, ExportPhoto]:
    wanted = [
        photo.id
        for part in parts
        for answer in part.answers.values()
        if isinstance(answer.value, PhotoValue)
        for photo in answer.value.photos
    ]
    stored = [photos.photo(unit, dossier.id, photo_id) for photo_id in wanted]
    return {item.id: ExportPhoto(item.jpeg, item.width, item.height) for item in stored if item}


def _by_author(form: Questionnaire, slot: Slot) -> bool:
    return (slot is Slot.LEERLING) == (form.author.value == "leerling")
