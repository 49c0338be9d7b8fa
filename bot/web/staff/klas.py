"""The board: where everybody is, and what waits for the leerkracht. Never an answer."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.classroom.overview import Order
from bot.problems import Problem
from bot.web.staff.board import whole
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from bot.web.visitor import door


async def board(request: Request, seat: Seat) -> Response:
    """GET ?volgorde=lijst|naam|stand|laatst|vo: the klas. The script asks for this same page again
    when something changed."""
    found = await seat.room.board(seat.me, seat.klas)
    if isinstance(found, Problem):
        raise HTTPException(404)
    now, order = door(request).clock(), _order(request.query_params.get("volgorde", ""))
    drawn = whole(found, seat.room.questionnaires, order, now, seat.t)
    return show(request, seat, "board.html", board=drawn, now=now)


def _order(asked: str) -> Order:
    return Order(asked) if asked in set(Order) else Order.LIST
