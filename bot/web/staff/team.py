"""Who works with the klas: colleagues come, are called something else, get a new code, go."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom import InvitationCard
from bot.desk import words
from bot.problems import Problem, sentence
from bot.team import USUAL_FUNCTION
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from conversations.people import Participant, Role

LONGEST = 200  # signs of what is typed that are looked at; the service says how long it may be
_MAX_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """What could not be, as it was typed. `of` is whose name it is, "" for a new colleague."""

    of: str
    why: str
    name: str
    function: str


async def here(request: Request, seat: Seat) -> Response:
    """GET ?nieuw=<person>: everybody, with a code that was not used yet."""
    return await _page(request, seat)


async def add(request: Request, seat: Seat) -> Response:
    """POST: a new colleague, with a code of their own."""
    name, function = await _given(request)
    done = await seat.services.team.add(seat.me, seat.klas, name, function)
    if isinstance(done, Problem):
        typed = Typed("", sentence(done, seat.t), name, function)
        return await _page(request, seat, 422, typed)
    await seat.room.invite(seat.me, seat.klas, [Role.LEERKRACHT], person=done.id)
    return _back(seat, done.id)


async def change(request: Request, seat: Seat) -> Response:
    """POST: another name or function."""
    name, function = await _given(request)
    was = await _given(request, "was-")
    person = request.path_params["person"]
    team = seat.services.team
    done = await team.change(seat.me, seat.klas, person, name, function, was=was)
    if isinstance(done, Problem):
        _refuse_strangers(done)
        status = 422
        if done.reason == "changed_meanwhile":
            now = await _colleague(seat, person)
            status, name, function = 409, now.name, now.function
        typed = Typed(person, sentence(done, seat.t), name, function)
        return await _page(request, seat, status, typed)
    return RedirectResponse(f"/klas/{seat.klas.id}/team", SEE_OTHER)


async def renew(request: Request, seat: Seat) -> Response:
    """POST: a new code for a colleague, who is signed out by it. Never one's own: who is signed
    out cannot read the new one."""
    person = request.path_params["person"]
    if person == seat.me.id:
        raise HTTPException(404)
    made = await seat.room.invite(seat.me, seat.klas, [Role.LEERKRACHT], person=person, renew=True)
    if isinstance(made, Problem) or not made:
        raise HTTPException(404)
    return _back(seat, person)


async def ask_removal(request: Request, seat: Seat) -> Response:
    """GET: are you sure?"""
    return await _removal(request, seat)


async def remove(request: Request, seat: Seat) -> Response:
    """POST: signed out at once, everywhere."""
    person = request.path_params["person"]
    done = await seat.services.team.remove(seat.me, seat.klas, person)
    if isinstance(done, Problem):
        _refuse_strangers(done)
        return await _removal(request, seat, sentence(done, seat.t))
    # Who goes away themselves is at another klas of theirs from now on, or nowhere.
    address = "/klas" if person == seat.me.id else f"/klas/{seat.klas.id}/team"
    return RedirectResponse(address, SEE_OTHER)


async def _page(
    request: Request, seat: Seat, status: int = 200, typed: Typed | None = None
) -> Response:
    cards = await seat.room.invite(seat.me, seat.klas, [Role.LEERKRACHT])
    if isinstance(cards, Problem):
        raise HTTPException(404)
    return show(
        request,
        seat,
        "team.html",
        status,
        cards=[(card, _works_as(seat, card)) for card in cards],
        me=seat.me.id,
        new=request.query_params.get("nieuw", ""),
        usual=seat.t.text(USUAL_FUNCTION),
        typed=typed,
    )


async def _removal(request: Request, seat: Seat, wrong: str = "") -> Response:
    person = await _colleague(seat, request.path_params["person"])
    return show(
        request,
        seat,
        "leaves.html",
        409 if wrong else 200,
        who=words.colleague(person, seat.t),
        leaving=person.id == seat.me.id,
        wrong=wrong,
    )


async def _colleague(seat: Seat, person_id: str) -> Participant:
    found = await seat.services.team.find(seat.me, seat.klas, person_id)
    if isinstance(found, Problem) or found.id != person_id:
        raise HTTPException(404)
    return found


def _works_as(seat: Seat, card: InvitationCard) -> str:
    return words.function(card.participant, seat.t)


def _refuse_strangers(problem: Problem) -> None:
    if problem.reason in {"not_allowed", "unknown_person"}:
        raise HTTPException(404)


def _back(seat: Seat, person_id: str) -> Response:
    return RedirectResponse(f"/klas/{seat.klas.id}/team?nieuw={person_id}#{person_id}", SEE_OTHER)


async def _given(request: Request, prefix: str = "") -> tuple[str, str]:
    """(name, function) as typed, or (with "was-") as the page showed them."""
    form = await request.form(max_files=0, max_fields=_MAX_FIELDS)
    name, function = (str(form.get(prefix + field, ""))[:LONGEST] for field in ("naam", "functie"))
    return name, function


_ONE = "/klas/{klas}/team/{person}"
PAGES = (
    ("GET", "/klas/{klas}/team", here),
    ("POST", "/klas/{klas}/team", add),
    ("POST", _ONE, change),
    ("POST", f"{_ONE}/code", renew),
    ("GET", f"{_ONE}/weg", ask_removal),
    ("POST", f"{_ONE}/weg", remove),
)
