"""The werkstukken behind a link, inside a unit of work: which, how far, and whether they went."""

from __future__ import annotations

from datetime import datetime

from bot.readers.model import Book, Ready
from conversations.people import Dossier, Klas, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import dossiers, handovers, objections, readers, sessions
from storage.handovers import HandedOver
from storage.readers import ReadLink
from storage.store import Unit


def dossiers_of(unit: Unit, link: ReadLink) -> list[Dossier]:
    """What the link opens now: nobody who was erased, or goes to another VO school since."""
    found = (
        dossiers.dossier(unit, dossier_id)
        for dossier_id in readers.dossiers_of(unit, link.reader.id)
    )
    return [dossier for dossier in found if dossier is not None]


def book(unit: Unit, dossier: Dossier, klas: Klas, form: Questionnaire) -> Book:
    if is_held(unit, dossier.id, form.id):
        return Book(dossier, klas, form, Ready.NOT_GIVEN)
    status, submitted_at = sessions.status_of(unit, dossier.id, Slot.LEERLING, form.id)
    if status is not Status.SUBMITTED:
        begun = status not in {Status.NEW, Status.NOTICE}
        return Book(dossier, klas, form, Ready.BEING_WRITTEN if begun else Ready.NOT_BEGUN)
    went = _went(unit, dossier.id, form.id, submitted_at)
    received_at = went.received_at if went else None
    return Book(dossier, klas, form, Ready.TO_READ, submitted_at, received_at)


def is_held(unit: Unit, dossier_id: str, form_id: str) -> bool:
    """Somebody objects to handing the werkstuk over."""
    return (form_id, Slot.LEERLING) in objections.held(unit, dossier_id)


def received_at(unit: Unit, dossier_id: str, form_id: str) -> datetime | None:
    """When a mentor said to have it, as it is now."""
    status, submitted_at = sessions.status_of(unit, dossier_id, Slot.LEERLING, form_id)
    if status is not Status.SUBMITTED:
        return None
    went = _went(unit, dossier_id, form_id, submitted_at)
    return went.received_at if went else None


def handed_over(unit: Unit, dossier: Dossier, form: Questionnaire, now: datetime) -> None:
    """What is handed in is at the mentor's from now on. Nothing happens when it was already, or
    when somebody objects to it."""
    if is_held(unit, dossier.id, form.id):
        return
    status, submitted_at = sessions.status_of(unit, dossier.id, Slot.LEERLING, form.id)
    submitted = status is Status.SUBMITTED
    if submitted and _went(unit, dossier.id, form.id, submitted_at) is None:
        handovers.hand_over(unit, dossier.id, form.id, dossier.vo_school_id, now)


def _went(
    unit: Unit, dossier_id: str, form_id: str, submitted_at: datetime | None
) -> HandedOver | None:
    """None when the leerling handed in anew since: that is not what went."""
    went = handovers.of_dossier(unit, dossier_id).get(form_id)
    if went is None or (submitted_at and submitted_at > went.handed_over_at):
        return None
    return went
