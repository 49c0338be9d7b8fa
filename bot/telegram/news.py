"""The words of news that somebody else's doing, or a moment that came, made us owe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot import photo_words
from bot.forms import title_for
from bot.notices import NO_PHOTOS_NOTICE
from bot.objections import Objections
from bot.planning.model import Ripe
from bot.planning.service import Planning
from bot.replies import Owed, OwedState
from bot.telegram import greetings, objecting, reminding
from bot.telegram.messages import SAY, Message
from bot.telegram.rich import plain, to_html
from bot.telegram.seats import Seat, Seats
from conversations.people import Channel, Role, Slot
from conversations.questionnaire import Questionnaire


class News:
    """Knows the kinds of news that there are rows for."""

    def __init__(
        self,
        seats: Seats,
        questionnaires: Mapping[str, Questionnaire],
        planning: Planning,
        objections: Objections,
    ) -> None:
        self._seats = seats
        self._questionnaires = questionnaires
        self._planning = planning
        self._objections = objections

    async def waits(self, row: Owed) -> bool:
        """Whether it may not be sent at this moment, but later."""
        return await self._planning.ripe(row) is Ripe.LATER

    async def words(self, row: Owed) -> list[Message]:
        """[] when nobody is known at the address any more, or it means nothing any more."""
        if row.kind == SAY:
            return [Message.from_payload(row.payload)]
        seat = await self._seats.at(int(row.address))
        if seat is None or await self._planning.ripe(row) is Ripe.NEVER:
            return []
        if row.kind == "digest":
            told = await self._planning.told(row)
            klas = str(row.payload["klas"])
            said = reminding.digest(klas, told, self._questionnaires, seat.t) if told else []
        elif row.kind == "objection":
            said = await self._settled(row, seat)
        else:
            said = self._said(row, seat)
        if said and row.state is OwedState.SENDING:  # it may have arrived before we were away
            again = seat.t.text("Misschien stond dit er al: we waren even weg.")
            said[0] = replace(said[0], text=f"{again}\n\n{said[0].text}")
        return said

    async def _settled(self, row: Owed, seat: Seat) -> list[Message]:
        """As it stands now. Who sits here for somebody else is told where to find it."""
        mine = await self._objections.of(Channel.TELEGRAM, row.address)
        if mine is None or mine.person.id != row.participant_id:
            return [objecting.elsewhere(seat.t)]
        about = str(row.payload["questionnaire"]), Slot(str(row.payload["slot"]))
        item = mine.of(*about)
        stands = item is not None and item.objection is not None
        return [objecting.settled(item, mine, seat.t)] if item and stands else []

    def _said(self, row: Owed, seat: Seat) -> list[Message]:
        t, payload = seat.t, row.payload
        form = self._questionnaires.get(str(payload.get("questionnaire")))
        if row.kind == "submitted":
            return self._of_leerkracht(row, form, seat)
        if row.kind == NO_PHOTOS_NOTICE:
            return [Message(to_html([plain(photo_words.no_longer(t))]))]
        if form is None:
            return []
        if row.kind == "reminder":
            return [reminding.reminder(row.participant_id, payload, form, t)]
        je = seat.participant.role is Role.LEERLING
        title = t.text(title_for(seat.participant.role, form))
        if row.kind == "together":
            return [greetings.together_news(row.participant_id, form.id, title, t)]
        notes = int(str(payload.get("notes", 0)))
        return [greetings.reopened_news(row.participant_id, form.id, title, t, je=je, notes=notes)]

    def _of_leerkracht(self, row: Owed, form: Questionnaire | None, seat: Seat) -> list[Message]:
        if row.payload["kind"] != "submitted" or form is None:
            return [reminding.at_once(row.payload, form, seat.t)]
        leerling, role = str(row.payload["leerling"]), Role(str(row.payload["role"]))
        title = seat.t.text(title_for(role, form))
        return [greetings.submitted_news(leerling, role, title, seat.t)]
