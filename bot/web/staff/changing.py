"""Changing one leerling: each form carries the version that its page showed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk import words
from bot.leerlingen import Written
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.leerling import Wrong, shown
from conversations.people import Dossier
from locales.catalogue import Catalogue

LONGEST = 200  # signs of a typed name that are looked at; the service says how long one may be
_MAX_FIELDS = 3

Given = Mapping[str, str]
Change = Callable[[Seat, str, int, Given], Awaitable[Dossier | Problem]]


async def name(request: Request, seat: Seat) -> Response:
    """POST: another name."""
    return await _change(request, seat, "naam", _rename)


async def okr(request: Request, seat: Seat) -> Response:
    """POST: the OKR section of the ouders on or off."""
    return await _change(request, seat, "okr", _switch)


async def language(request: Request, seat: Seat) -> Response:
    """POST: the language of the family."""
    return await _change(request, seat, "taal", _speak)


async def move(request: Request, seat: Seat) -> Response:
    """POST: to another klas that this leerkracht has, where the page goes along."""
    return await _change(request, seat, "klas", _move)


async def ask_removal(request: Request, seat: Seat) -> Response:
    """GET: what would be lost."""
    return await _removal(request, seat, await _current(seat, request.path_params["dossier"]))


async def remove(request: Request, seat: Seat) -> Response:
    """POST: gone for good."""
    dossier_id = request.path_params["dossier"]
    given = await _given(request)
    done = await seat.services.leerlingen.remove(seat.me, dossier_id, _version(given))
    if isinstance(done, Problem):
        now = await _current(seat, dossier_id)
        return await _removal(request, seat, now, sentence(done, seat.t))
    return show(request, seat, "removed.html", name=done.name)


async def _change(request: Request, seat: Seat, what: str, change: Change) -> Response:
    dossier_id = request.path_params["dossier"]
    given = await _given(request)
    done = await change(seat, dossier_id, _version(given), given)
    if isinstance(done, Dossier):
        address = f"/klas/{done.klas_id}/leerling/{done.id}?klaar={what}#wijzigen"
        return RedirectResponse(address, SEE_OTHER)
    if done.reason in {"not_allowed", "unknown_person"}:
        raise HTTPException(404)
    status = 409 if done.reason == "changed_meanwhile" else 422
    wrong = Wrong(what, sentence(done, seat.t), given.get("naam", ""))
    return await shown(request, seat, dossier_id, status, wrong=wrong)


async def _rename(seat: Seat, dossier_id: str, version: int, given: Given) -> Dossier | Problem:
    service = seat.services.leerlingen
    return await service.rename(seat.me, dossier_id, version, given.get("naam", "")[:LONGEST])


async def _switch(seat: Seat, dossier_id: str, version: int, given: Given) -> Dossier | Problem:
    on = given.get("okr") == "aan"
    return await seat.services.leerlingen.ask_okr(seat.me, dossier_id, version, on=on)


async def _speak(seat: Seat, dossier_id: str, version: int, given: Given) -> Dossier | Problem:
    chosen = given.get("taal", "")
    return await seat.services.leerlingen.speak(seat.me, dossier_id, version, chosen)


async def _move(seat: Seat, dossier_id: str, version: int, given: Given) -> Dossier | Problem:
    to = given.get("klas", "")
    there = seat.me_in(to)
    return await seat.services.leerlingen.move(seat.me, dossier_id, version, to, there)


@dataclass(frozen=True, slots=True)
class _Lost:
    """One line of what would be gone."""

    title: str
    who: str
    said: str


async def _removal(request: Request, seat: Seat, dossier: Dossier, wrong: str = "") -> Response:
    written = await seat.services.leerlingen.written(seat.me, dossier.id)
    if isinstance(written, Problem):
        raise HTTPException(404)
    lost = [_lost(seat, one) for one in written]
    status = 409 if wrong else 200
    return show(request, seat, "remove.html", status, dossier=dossier, lost=lost, wrong=wrong)


def _lost(seat: Seat, one: Written) -> _Lost:
    form = seat.room.questionnaires.get(one.questionnaire)
    title = words.part(form, one.participant.role, seat.t) if form else one.questionnaire
    return _Lost(title, words.who(one.participant.slot, seat.t), _state(one, seat.t))


def _state(one: Written, t: Catalogue) -> str:
    if one.submitted:
        return t.text("ingeleverd")
    return t.plural("{count} antwoord", "{count} antwoorden", one.done)


async def _current(seat: Seat, dossier_id: str) -> Dossier:
    """By its id only. HTTPException 404 for a leerling of another klas."""
    found = await seat.services.leerlingen.find(seat.me, seat.klas, dossier_id)
    if isinstance(found, Problem) or found.id != dossier_id:
        raise HTTPException(404)
    return found


async def _given(request: Request) -> dict[str, str]:
    form = await request.form(max_files=0, max_fields=_MAX_FIELDS)
    return {field: value for field, value in form.items() if isinstance(value, str)}


def _version(given: Given) -> int:
    """0 (no version at all) for what is not a number."""
    said = given.get("versie", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


_ONE = "/klas/{klas}/leerling/{dossier}"
PAGES = (
    ("POST", f"{_ONE}/naam", name),
    ("POST", f"{_ONE}/okr", okr),
    ("POST", f"{_ONE}/taal", language),
    ("POST", f"{_ONE}/klas", move),
    ("GET", f"{_ONE}/weg", ask_removal),
    ("POST", f"{_ONE}/weg", remove),
)
