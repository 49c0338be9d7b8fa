"""The board: where everybody is, and what waits for the leerkracht. Never an answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.problems import Problem
from bot.web.staff.board import Board, whole
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from bot.web.visitor import door


async def board(request: Request, seat: Seat) -> Response:
    """GET: the klas. The script asks for this same page again when something changed."""
    return show(request, seat, "board.html", board=await _board(seat), now=door(request).clock())


async def _board(seat: Seat) -> Board:
    found = await seat.room.progress(seat.me, seat.klas)
    rows = [] if isinstance(found, Problem) else found
    return whole(rows, seat.room.questionnaires, seat.t)
