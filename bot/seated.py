"""Who sits where, inside a unit of work: people with their dossier, klas and form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.access import Target
from bot.forms import new_session
from bot.media import Picture
from bot.replies import Person, Reply
from bot.withheld import of_answers
from conversations.answers import Answer, PhotoValue
from conversations.events import WelcomedBack
from conversations.people import Dossier, Klas, Participant, Slot
from conversations.permission import GivenAs, as_asked
from conversations.questionnaire import Audience, Question, Questionnaire
from conversations.session import Status
from storage import answers, dossiers, klassen, photos, plans, remarks, sessions, together
from storage.remarks import Remark
from storage.store import Unit


def own(participant: Participant) -> Target:
    """What is the participant's own: for a leerkracht nothing that anybody answers."""
    return Target(
        klas_id=participant.klas_id,
        dossier_id=participant.dossier_id or "",
        slot=participant.slot,
    )


def person_of(unit: Unit, participant: Participant) -> Person:
    name = dossier_of(unit, participant).name if participant.dossier_id else ""
    return Person(participant, name, klas_of(unit, participant))


def klas_of(unit: Unit, participant: Participant) -> Klas:
    klas = klassen.klas(unit, participant.klas_id)
    if klas is None:
        raise LookupError("a participant always has a klas")
    return klas


def dossier_of(unit: Unit, participant: Participant) -> Dossier:
    dossier = dossiers.dossier(unit, str(participant.dossier_id))
    if dossier is None:
        raise LookupError("a leerling or ouder always has a dossier")
    return dossier


def standing(unit: Unit, participant: Participant, form: Questionnaire) -> Reply:
    """Where this participant is in this form, before anything happens."""
    found = dossier_of(unit, participant), klas_of(unit, participant)
    return dated(unit, standing_in(unit, participant, *found, form))


def standing_in(
    unit: Unit, participant: Participant, dossier: Dossier, klas: Klas, form: Questionnaire
) -> Reply:
    """The same for who has the dossier and the klas, without the last day (see `dated`): this runs
    at every answer."""
    if participant.slot is None:
        raise LookupError("a leerling or ouder always has a slot")
    session = sessions.load(unit, participant, form.id) or new_session(participant, form)
    notes: dict[str, Remark] = {}
    if session.discuss:
        notes = _open_notes(unit, dossier, form, participant.slot)
        session = replace(session, discuss=tuple(it for it in session.discuss if it in notes))
    stored = answers.load(unit, dossier.id, form.id, participant.slot)
    return Reply(
        participant=participant,
        dossier=dossier,
        klas=klas,
        questionnaire=as_asked(form, dossier),
        session=session,
        answers=stored,
        remarks=notes,
        together=together.of(unit, participant.id, form.id)
        if form.author is Audience.OUDER
        else None,
        withheld=of_answers(unit, form, dossier, stored),
    )


def dated(unit: Unit, reply: Reply) -> Reply:
    """With the last day to hand in, where it is said: before the first question, in a pause and on
    coming back."""
    begins = reply.session.status in {Status.NEW, Status.NOTICE}
    comes_back = any(isinstance(event, WelcomedBack) for event in reply.events)
    if not (begins or reply.session.paused or comes_back):
        return reply
    plan = plans.plan(unit, reply.klas.id, reply.questionnaire.id)
    return replace(reply, deadline=plan.deadline if plan else None)


def _open_notes(unit: Unit, dossier: Dossier, form: Questionnaire, slot: Slot) -> dict[str, Remark]:
    """Without those that the leerkracht took back, or talked about in person, in the meantime."""
    stored = remarks.of_slot(unit, dossier.id, form.id, slot)
    return {question: note for question, note in stored.items() if note.open}


def holds_picture(reply: Reply, picture: Picture) -> bool:
    """Whether an answer took it: a photo too many, or at another question, is not kept."""
    return any(picture.id in _of(answer) for answer in reply.answers.values())


def keep_picture(unit: Unit, reply: Reply, picture: Picture, now: datetime) -> Reply:
    """Remembers what was asked for: a photo that is not allowed is kept from others at once."""
    if reply.participant.slot is None:
        raise LookupError("a leerling or ouder always has a slot")
    question = _question_of(reply, picture)
    drawing = question.drawing_only and not picture.of_photo
    stored = photos.StoredPhoto(
        picture.id,
        reply.dossier.id,
        picture.jpeg,
        picture.width,
        picture.height,
        GivenAs.DRAWING if drawing else GivenAs.PHOTO,
    )
    photos.add(unit, stored, reply.questionnaire.id, reply.participant.slot, now)
    if drawing or not question.drawing_only:
        return reply
    return replace(reply, withheld=reply.withheld | {picture.id})


def _question_of(reply: Reply, picture: Picture) -> Question:
    holder = next(it for it in reply.answers.values() if picture.id in _of(it))
    question = reply.questionnaire.question(holder.question)
    if question is None:
        raise LookupError("an answer that was just given has its question")
    return question


def drop_pictures(unit: Unit, before: Reply, after: Reply) -> None:
    """A picture that was taken back, or that another took the place of, is not kept. Only an
    answer that changed is looked at: this runs at every one."""
    for question, answer in before.answers.items():
        now = after.answers[question]  # the engine never deletes an answer
        if now is not answer:
            for photo_id in _of(answer) - _of(now):
                photos.remove(unit, after.dossier.id, photo_id)


def _of(answer: Answer) -> set[str]:
    value = answer.value
    return {photo.id for photo in value.photos} if isinstance(value, PhotoValue) else set()
