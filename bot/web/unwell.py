"""Nothing can be stored just now: said in one sentence, in a way that lets people and scripts try
again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web import doors
from bot.web.door_words import unwell_words
from bot.web.visitor import Visitor, catalogue_for, look

REASON = "unwell"  # static/js/outbox.js keeps what was typed, and sends it again by itself
RETRY_SECONDS = 30
STATUS = 503


async def unwell(request: Request, _error: Exception) -> Response:
    """The store is not asked who this is: it is what is unwell."""
    retry = {"retry-after": str(RETRY_SECONDS)}
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"reason": REASON, "detail": ""}, STATUS, retry)
    nobody = Visitor("", None, look(request))
    spoken = unwell_words(catalogue_for(request, None), posted=request.method == "POST")
    answer = doors.page(request, nobody, "unwell.html", spoken, STATUS)
    answer.headers.update(retry)
    return answer
