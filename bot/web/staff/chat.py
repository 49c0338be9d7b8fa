"""The same desk as in Telegram, on a page: a log, buttons and a text field."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk import Block
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import download, show

LONGEST = 100_000  # signs of one message; a class list of 500 names has a tenth of it
BEGIN = "/start"


async def here(_request: Request, seat: Seat) -> Response:
    """GET /klas/gesprek: of the klas where this browser sits."""
    return RedirectResponse(f"/klas/{seat.klas.id}/gesprek", SEE_OTHER)


async def begin(request: Request, seat: Seat) -> Response:
    """GET: the menu."""
    return await _answer(request, seat, BEGIN, "", "")


async def say(request: Request, seat: Seat) -> Response:
    """POST: a typed text, or a button with its label. The page shows what was said and what came
    back; the script lays it below what stood there."""
    form = await request.form(max_files=0, max_fields=4)
    typed, tapped = str(form.get("tekst", "")), str(form.get("knop", ""))
    action, _, label = tapped.partition(" ")
    if not action and not typed.strip():
        return RedirectResponse(f"/klas/{seat.klas.id}/gesprek", SEE_OTHER)
    about = "" if action else str(form.get("over", ""))
    if not action and len(typed) > LONGEST:
        return show(request, seat, "chat.html", 413, typed=typed, expects=about, too_long=True)
    return await _answer(request, seat, action or typed, label or typed, about)


async def fetch(request: Request, seat: Seat) -> Response:
    """GET: a file that the chat made."""
    file = seat.tools.tray.take(seat.me.id, request.path_params["word"])
    if file is None:
        raise HTTPException(404)
    return download(file)


async def _answer(request: Request, seat: Seat, said: str, shown: str, about: str) -> Response:
    blocks = await seat.tools.chat.say(seat.me, said, about, seat.at)
    return show(
        request,
        seat,
        "chat.html",
        said=shown,
        blocks=[(block, _place(seat, block)) for block in blocks],
        expects=next((block.expects for block in blocks if block.expects), ""),
    )


def _place(seat: Seat, block: Block) -> str:
    """Where the block's file is fetched, "" without one."""
    return seat.tools.tray.put(seat.me.id, block.file) if block.file else ""
