"""In overleg, from the ouder's side: what they say of it, and that they went on alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.assistant.turns import advance
from bot.replies import Reply
from conversations.events import Submitted
from conversations.inputs import TakeBack
from conversations.people import Channel
from conversations.session import Status
from storage import audit, together
from storage.store import Unit


def by_oneself(unit: Unit, before: Reply, after: Reply, now: datetime) -> Reply:
    """The ouder wrote in what was begun together: from then on it is theirs alone. Handing it in
    themselves is saying that it is so."""
    if before.together is None:
        return after
    person, form = after.participant, after.questionnaire
    if after.answers != before.answers:
        together.take_over(unit, person.id, form.id, now)
    if any(isinstance(event, Submitted) for event in after.events):
        together.confirm(unit, person.id, form.id, now)
    return _anew(unit, after)


def agree(unit: Unit, before: Reply, channel: Channel, now: datetime, *, agrees: bool) -> Reply:
    """A second tap changes nothing more."""
    waiting = before.together is not None and before.together.to_confirm
    if not waiting or before.session.status is not Status.SUBMITTED:
        return before
    person, form = before.participant, before.questionnaire
    act = "confirmed together" if agrees else "took over"
    audit.record(unit, person.id, person.role, act, before.dossier.id, channel, now)
    if agrees:
        together.confirm(unit, person.id, form.id, now)
        return _anew(unit, before)
    return _anew(unit, advance(unit, before, TakeBack(), now))


def _anew(unit: Unit, reply: Reply) -> Reply:
    found = together.of(unit, reply.participant.id, reply.questionnaire.id)
    return replace(reply, together=found)
