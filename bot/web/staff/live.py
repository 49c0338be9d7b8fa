"""Word that something in the klas changed, so that an open board looks again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.api import PING_SECONDS, RETRY_MILLISECONDS
from bot.web.staff.desk import Seat
from bot.web.visitor import door


async def events(request: Request, seat: Seat) -> Response:
    """GET, server-sent events: "changed", never what."""
    return StreamingResponse(_changes(request, seat.klas.id), media_type="text/event-stream")


def changed(request: Request, seat: Seat) -> None:
    """Tells every open board of this klas."""
    door(request).hub.publish(seat.klas.id)


async def _changes(request: Request, klas_id: str) -> AsyncIterator[str]:
    with door(request).hub.subscribe(klas_id) as news:
        yield f"retry: {RETRY_MILLISECONDS}\n\n"
        while not await request.is_disconnected():
            try:
                await asyncio.wait_for(news.wait(), PING_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            news.clear()
            yield "event: changed\ndata:\n\n"
