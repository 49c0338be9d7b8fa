"""Which questionnaires a person is asked, and the session they begin with."""

from __future__ import annotations

from collections.abc import Iterable

from conversations.people import Participant, Role
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Session

AUDIENCES = {Role.LEERLING: Audience.LEERLING, Role.OUDER: Audience.OUDER}


def is_asked(questionnaire: Questionnaire, *, okr: bool) -> bool:
    """Whether it is part of a dossier at all. What ouders author (the OKR section) is, only for
    a leerling whose `okr` is on."""
    return okr or questionnaire.author is not Audience.OUDER


def forms_for(
    role: Role, questionnaires: Iterable[Questionnaire], *, okr: bool
) -> list[Questionnaire]:
    """Their own first, then those in which they write a piece. None for a leerkracht. `okr` is
    that of the dossier."""
    audience = AUDIENCES.get(role)
    if audience is None:
        return []
    asked = [
        item for item in questionnaires if item.for_audience(audience) and is_asked(item, okr=okr)
    ]
    mine = [item for item in asked if item.author is audience]
    # A leerling has only what a leerling writes; an ouder also adds to the leerling's.
    return mine if role is Role.LEERLING else mine + [item for item in asked if item not in mine]


def title_for(role: Role, questionnaire: Questionnaire) -> str:
    """What this person is asked: the whole, or the one chapter of somebody else's questionnaire
    that is theirs (the stukje van thuis)."""
    audience = AUDIENCES.get(role)
    theirs = [
        chapter
        for chapter in questionnaire.chapters
        if any(audience in question.audiences for question in chapter.questions)
    ]
    guest = questionnaire.author is not audience and len(theirs) == 1
    return theirs[0].title if guest else questionnaire.title


def new_session(participant: Participant, questionnaire: Questionnaire) -> Session:
    """Before the first input. KeyError for a leerkracht, who fills in nothing."""
    return Session(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        audience=AUDIENCES[participant.role],
        language=participant.language,
    )
