"""The words of news that somebody else's doing made us owe."""

from __future__ import annotations

from collections.abc import Mapping

from bot.forms import title_for
from bot.replies import Owed
from bot.telegram import greetings
from bot.telegram.messages import SAY, Message
from bot.telegram.seats import Seats
from conversations.people import Role
from conversations.questionnaire import Questionnaire


class News:
    """Knows the kinds of news that the assistant makes rows for."""

    def __init__(self, seats: Seats, questionnaires: Mapping[str, Questionnaire]) -> None:
        self._seats = seats
        self._questionnaires = questionnaires

    async def words(self, row: Owed) -> list[Message]:
        """[] when nobody is known at the address any more, or the form is gone."""
        seat = await self._seats.at(int(row.address))
        if row.kind == SAY:
            return [Message.from_payload(row.payload)]
        form = self._questionnaires.get(str(row.payload.get("questionnaire")))
        if seat is None or form is None:
            return []
        if row.kind == "submitted":
            leerling, role = str(row.payload["leerling"]), Role(str(row.payload["role"]))
            title = seat.t.text(title_for(role, form))
            return [greetings.submitted_news(leerling, role, title, seat.t)]
        je = seat.participant.role is Role.LEERLING
        title = seat.t.text(title_for(seat.participant.role, form))
        notes = int(str(row.payload.get("notes", 0)))
        return [
            greetings.reopened_news(row.participant_id, form.id, title, seat.t, je=je, notes=notes)
        ]
