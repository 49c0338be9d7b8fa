"""The invitations: a code and a link for each person, to print, cut and hand out."""

from __future__ import annotations

from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom import ExportFile, InvitationCard
from bot.desk import words
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import download, show
from conversations.people import Role, Slot
from locales.catalogue import Catalogue

_WHO = {
    "leerling": (Role.LEERLING,),
    "ouder": (Role.OUDER,),
    "leerkracht": (Role.LEERKRACHT,),
    "": (Role.LEERLING, Role.OUDER),
}


async def show_all(request: Request, seat: Seat) -> Response:
    """GET ?voor=leerling|ouder|leerkracht&leerling=<dossier>: the cards, by leerling."""
    query = request.query_params
    who, leerling = query.get("voor", ""), query.get("leerling", "")
    found = await seat.room.invite(seat.me, seat.klas, _WHO.get(who, _WHO[""]), leerling=leerling)
    if isinstance(found, Problem):
        return _refused(request, seat, found)
    groups = [
        (name, [(card, _who_for(card, seat.t)) for card in cards])
        for name, cards in groupby(found, key=lambda card: card.leerling)
    ]
    return show(
        request,
        seat,
        "cards.html",
        groups=groups,
        who=who,
        leerling=leerling,
        new=query.get("nieuw"),
    )


def _who_for(card: InvitationCard, t: Catalogue) -> str:
    if not card.leerling:
        return words.colleague(card.participant, t)
    return words.who(card.participant.slot, t)


async def cards(request: Request, seat: Seat) -> Response:
    """GET ?leerling=<dossier>: the leerlingen's cards as a PDF, with QR codes, to cut apart."""
    leerling = request.query_params.get("leerling", "")
    made = await seat.services.papers.cards(seat.me, seat.klas, leerling=leerling)
    return _file(request, seat, made)


async def letters(request: Request, seat: Seat) -> Response:
    """GET ?leerling=<dossier>&ouder=ouder-1: the letters as a PDF, a page for each ouder."""
    query = request.query_params
    ouder = query.get("ouder", "")
    if ouder not in {"", Slot.OUDER_1, Slot.OUDER_2}:
        raise HTTPException(404)
    made = await seat.services.papers.letters(
        seat.me,
        seat.klas,
        leerling=query.get("leerling", ""),
        slot=Slot(ouder) if ouder else None,
    )
    return _file(request, seat, made)


async def together(request: Request, seat: Seat) -> Response:
    """GET: cards and letters in one PDF."""
    return _file(request, seat, await seat.services.papers.together(seat.me, seat.klas))


def _file(request: Request, seat: Seat, made: ExportFile | Problem) -> Response:
    return _refused(request, seat, made) if isinstance(made, Problem) else download(made)


def _refused(request: Request, seat: Seat, problem: Problem) -> Response:
    if problem.reason != "klas_is_closed":
        raise HTTPException(404)
    return show(request, seat, "ended.html", 409, said=sentence(problem, seat.t))


async def renew(request: Request, seat: Seat) -> Response:
    """POST: a new code for one person; the old one dies."""
    form = await request.form(max_files=0, max_fields=4)
    dossier, slot = str(form.get("dossier", "")), str(form.get("slot", ""))
    if not dossier or slot not in set(Slot):
        raise HTTPException(404)
    made = await seat.room.invite(
        seat.me, seat.klas, list(Role), leerling=dossier, slot=Slot(slot), renew=True
    )
    if isinstance(made, Problem) or not made:
        raise HTTPException(404)
    return RedirectResponse(_back(form.get("voor"), form.get("leerling"), made[0]), SEE_OTHER)


def _back(who: object, leerling: object, card: InvitationCard) -> str:
    person = card.participant
    shown = f"&voor={who}" if who in _WHO and who else ""
    only = f"&leerling={person.dossier_id}" if leerling else ""
    place = f"{person.dossier_id}-{person.slot}"
    return f"/klas/{person.klas_id}/uitnodigingen?nieuw={place}{shown}{only}#kaart-{place}"
