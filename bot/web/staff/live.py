"""Word that something in the klas changed, so that an open board looks again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.api import changes
from bot.web.staff.desk import Seat
from bot.web.visitor import door


async def events(request: Request, seat: Seat) -> Response:
    """GET, server-sent events: "changed", never what, and "away" when the program stops."""
    return StreamingResponse(changes(request, seat.klas.id), media_type="text/event-stream")


def changed(request: Request, seat: Seat) -> None:
    """Tells every open board of this klas."""
    door(request).hub.publish(seat.klas.id)
