"""The school in numbers, for its directeur."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from bot.desk import words
from bot.problems import Problem
from bot.readers import Readers
from bot.readers.model import Guest
from bot.school_counts import Counts, SchoolCounts, SchoolOverview
from bot.web.reader import cookie
from bot.web.reader.draw import T, over, show
from bot.web.visitor import door


async def look(request: Request, readers: Readers, counts: SchoolCounts) -> Response:
    """GET /directeur."""
    guest = await readers.reading.directeur(cookie.token_of(request))
    found = await counts.of(guest.reader, guest.school.id) if guest else None
    if guest is None or found is None or isinstance(found, Problem):
        return over(request)
    return drawn(request, guest, found, door(request).clock())


def drawn(request: Request, guest: Guest, found: SchoolOverview, now: datetime) -> Response:
    """Open klassen first; the closed ones below a fold."""

    def last(counts: Counts) -> str:
        return words.last(counts.last_activity, now, T) if counts.last_activity else ""

    return show(
        request,
        "school.html",
        guest=guest,
        open=[(klas, counts) for klas, counts in found.klassen if not klas.closed],
        closed=[(klas, counts) for klas, counts in found.klassen if klas.closed],
        total=found.total,
        last=last,
        now=now,
    )
