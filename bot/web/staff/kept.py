"""Until when what people wrote stands here: in one line, on the pages where it is handed on."""

from __future__ import annotations

from bot.web.staff.desk import Seat


def kept_until(seat: Seat) -> str:
    """Each questionnaire with its day, in the words of a leerkracht."""
    t, terms = seat.t, seat.services.settings.terms
    days = tuple(
        t.text(
            "“{vragenlijst}” op {dag}",
            vragenlijst=form.title,
            dag=t.day(terms.kept_until(seat.klas, form)),
        )
        for form in seat.room.questionnaires.values()
    )
    return t.text(
        "Hier wordt alles weer gewist, uiterlijk: {dagen}. Bewaar op tijd wat de school nodig "
        "heeft.",
        dagen=t.list(days),
    )
