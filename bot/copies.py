"""A person's own copy of what they handed in, at once and without asking anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.access import Action, Target, may
from bot.classroom import gather
from bot.forms import is_asked
from conversations.people import Channel, Participant
from conversations.questionnaire import Audience, Questionnaire
from exports import okr_ouders, werkstuk
from exports.model import Sheet
from storage import audit, dossiers, klassen, participants
from storage.store import Store, Unit


class Copies:
    """One per process."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock

    async def own(
        self, channel: Channel, address: str, questionnaire: str, *, sensitive: bool = True
    ) -> bytes | None:
        """The PDF, or None when it is not theirs, or not handed in. Audited. `sensitive`: with
        their answers to sensitive questions."""
        form = self._questionnaires.get(questionnaire)
        if form is None:
            return None

        def work(unit: Unit) -> Sheet | None:
            now = self._clock()
            seat = participants.seat(unit, channel, address, now)
            wish = gather.Wish((form,), drafts=False, include_sensitive=sensitive, made_at=now)
            sheet = _sheet(unit, seat.participant, wish) if seat else None
            if seat and sheet:
                person = seat.participant
                audit.record(unit, person.id, person.role, "copied", sheet.dossier.id, channel, now)
            return sheet

        sheet = await self._store.transact(work)
        return None if sheet is None else await asyncio.to_thread(_pdf, sheet)

    async def over_telegram(self, chat: str, questionnaire: str) -> bytes | None:
        """The same, without the answers to sensitive questions: what was said there in confidence
        is removed from the chat, and a file would bring it back."""
        return await self.own(Channel.TELEGRAM, chat, questionnaire, sensitive=False)


def _sheet(unit: Unit, person: Participant, wish: gather.Wish) -> Sheet | None:
    """Only what this person wrote; a leerling also has the stukje van thuis, which is for them."""
    form = wish.questionnaires[0]
    klas = klassen.klas(unit, person.klas_id)
    dossier = dossiers.dossier(unit, person.dossier_id) if person.dossier_id else None
    if klas is None or dossier is None or not is_asked(form, okr=dossier.okr):
        return None
    theirs = form.author is Audience.LEERLING
    action = Action.READ_WERKSTUK if theirs else Action.READ_OUDERDEEL
    if not may(person, action, Target(klas.school_id, klas.id, dossier.id, person.slot)):
        return None
    own = gather.own_sheet(unit, klas, dossier, person, wish)
    if own is not None and theirs and person.role.value == form.author.value:
        return next(gather.sheets(unit, klas, dossier, wish), None)
    return own


def _pdf(sheet: Sheet) -> bytes:
    if sheet.questionnaire.author is Audience.LEERLING:
        return werkstuk.pdf(sheet)
    return okr_ouders.pdf(sheet, sheet.contributions[0])
