"""One input through the engine, and what it leads to in the store; inside a unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.notices import REOPENED_NOTICE, notify
from bot.replies import Reply
from bot.seated import standing
from conversations import engine
from conversations.events import Submitted
from conversations.inputs import Input, Reopen, TakeBack
from conversations.people import Channel, Participant
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import answers, participants, remarks, sessions, together
from storage.store import Unit


def advance(unit: Unit, before: Reply, given: Input, now: datetime) -> Reply:
    """What the engine makes of it, stored."""
    turn = engine.resume(before.questionnaire, before.session, before.answers, given, now)
    after = replace(
        before,
        session=turn.session,
        answers={**before.answers, **turn.changed},
        events=turn.events,
    )
    slot = before.participant.slot
    if turn.changed and slot is not None:
        answers.save(unit, before.dossier.id, before.questionnaire.id, slot, turn.changed.values())
    if turn.changed or turn.session != before.session:
        sessions.save(unit, before.participant, turn.session, turn.done, turn.total, now)
    if isinstance(given, TakeBack) and before.together is not None:
        together.take_over(unit, before.participant.id, before.questionnaire.id, now)
    if slot is not None and any(isinstance(event, Submitted) for event in turn.events):
        remarks.settle(unit, before.dossier.id, before.questionnaire.id, slot, now)
    return after


def reopen(
    unit: Unit, participant: Participant, form: Questionnaire, given: Reopen, now: datetime
) -> Reply | None:
    """A submitted session takes answers again, and the person is told. None when it is not
    submitted."""
    before = standing(unit, participant, form)
    if before.session.status is not Status.SUBMITTED:
        return None
    after = advance(unit, before, given, now)
    payload: dict[str, object] = {
        "questionnaire": form.id,
        "question": given.question,
        "notes": len(after.session.discuss),
    }
    for address in participants.addresses(unit, participant.id, Channel.TELEGRAM):
        notify(unit, address, participant.id, after.dossier.id, REOPENED_NOTICE, payload, now)
    return after
