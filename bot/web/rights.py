"""What is known about who sits here: on a page, to take along, and to take back."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import photo_words
from bot.objections import Objections
from bot.problems import Problem, sentence
from bot.rights import Known, Rights
from bot.rights.as_json import as_json
from bot.rights.told import may_take_back, nothing_more, place, sections, title
from bot.web import doors, objecting
from bot.web.bodies import form
from bot.web.objecting import Refused
from bot.web.permission import fields
from bot.web.visitor import Visitor, catalogue_for, door, visitor
from conversations.people import Channel, Role, Slot
from exports import gegevens
from locales.catalogue import Catalogue

FILE = "mijn-gegevens"
SEE_OTHER = 303


def routes(rights: Rights, objections: Objections) -> list[Route]:
    """For `bot.web.app.build`."""
    pages = _Pages(rights, objections)
    return [
        Route("/gegevens", pages.here),
        Route("/gegevens", pages.take_back, methods=["POST"]),
        Route("/gegevens/bezwaar", pages.object, methods=["POST"]),
        Route("/gegevens.pdf", pages.on_paper),
        Route("/gegevens.json", pages.for_machines),
        Route("/apparaten", pages.devices),
        Route("/apparaten", pages.end_elsewhere, methods=["POST"]),
    ]


class _Pages:
    def __init__(self, rights: Rights, objections: Objections) -> None:
        self._rights = rights
        self._objections = objections

    async def here(self, request: Request) -> Response:
        """GET: everything, and who read it."""
        here = await visitor(request)
        known = await self._rights.known(Channel.WEB, here.address)
        return RedirectResponse("/", SEE_OTHER) if known is None else _shown(request, here, known)

    async def on_paper(self, request: Request) -> Response:
        """GET: the same as a PDF."""
        here, known = await self._known(request)
        t = catalogue_for(request, here.welcome)
        content = await asyncio.to_thread(
            gegevens.pdf,
            title(known, t),
            nothing_more(known, t),
            known.school.name,
            t.language.code,
            sections(known, t),
            door(request).clock(),
        )
        return _file(content, "pdf", "application/pdf")

    async def for_machines(self, request: Request) -> Response:
        """GET: the same as JSON."""
        _, known = await self._known(request)
        return _file(as_json(known, door(request).clock()), "json", "application/json")

    async def take_back(self, request: Request) -> Response:
        """POST: what was handed in is open again."""
        here, known = await self._known(request)
        asked = (await form(request)).get("form", "")
        done = await self._rights.take_back(Channel.WEB, here.address, asked)
        if isinstance(done, Problem):
            wrong = sentence(done, catalogue_for(request, here.welcome))
            return _shown(request, here, known, wrong, 409)
        await door(request).assistant.sit(Channel.WEB, here.address, done.id, asked)
        return RedirectResponse(doors.CHAT, SEE_OTHER)

    async def object(self, request: Request) -> Response:
        """POST: something is not to be handed over, or may be again."""
        here, known = await self._known(request)
        asked = await form(request)
        about = asked.get("over", "")
        form_id, _, slot = about.partition("/")
        if slot not in set(Slot) or asked.get("doe") not in {"maak", "trek-in"}:
            raise HTTPException(404)
        words = asked.get("waarom", "")
        part = (Channel.WEB, here.address, form_id, Slot(slot))
        if asked["doe"] == "maak":
            done = await self._objections.object(*part, words)
        else:
            done = await self._objections.withdraw(*part)
        if not isinstance(done, Problem):
            return RedirectResponse("/gegevens#bezwaar", SEE_OTHER)
        if done.reason == "not_allowed":
            raise HTTPException(404)
        why = sentence(done, catalogue_for(request, here.welcome))
        return _shown(request, here, known, status=409, refused=Refused(about, words, why))

    async def devices(self, request: Request) -> Response:
        """GET: where the person is signed in."""
        return await self._devices(request, None)

    async def end_elsewhere(self, request: Request) -> Response:
        """POST: only here from now on."""
        here = await visitor(request)
        ended = await self._rights.end_elsewhere(Channel.WEB, here.address)
        return await self._devices(request, ended)

    async def _devices(self, request: Request, ended: int | None) -> Response:
        here = await visitor(request)
        if here.welcome is None:
            return RedirectResponse("/", SEE_OTHER)
        places = await self._rights.places(Channel.WEB, here.address)
        t = catalogue_for(request, here.welcome)
        spoken: dict[str, object] = {
            "title": t.text("Warme Overdracht"),
            "head": t.text("Apparaten"),
            "lead": t.text("Op deze apparaten ben je nu binnen.")
            if here.welcome.participant.role is not Role.OUDER
            else t.text("Op deze apparaten bent u nu binnen."),
            "done": "" if ended is None else _ended(ended, t),
            "end": t.text("Meld alle andere apparaten af"),
            "small": t.text("Wat er geschreven is, blijft. De code blijft ook werken."),
            "back": t.text("Terug"),
        }
        lines = [place(one, t) for one in places]
        others = any(not one.here for one in places)
        return doors.page(request, here, "apparaten.html", spoken, lines=lines, others=others)

    async def _known(self, request: Request) -> tuple[Visitor, Known]:
        here = await visitor(request)
        known = await self._rights.known(Channel.WEB, here.address)
        if known is None:
            raise HTTPException(404)
        return here, known


def _shown(
    request: Request,
    here: Visitor,
    known: Known,
    wrong: str = "",
    status: int = 200,
    refused: Refused | None = None,
) -> Response:
    t = catalogue_for(request, here.welcome)
    spoken: dict[str, object] = {
        "title": t.text("Warme Overdracht"),
        "head": title(known, t),
        "lead": nothing_more(known, t),
        "wrong": wrong,
        "pdf": t.text("Bewaar als pdf"),
        "json": t.text("Bewaar als bestand voor een ander programma (JSON)"),
        "take_back": t.text("Neem terug"),
        "taken_back": may_take_back(known, t),
        "objecting": objecting.words(known.objecting, refused, t),
        "photos": photo_words.change(known.photos, t) if known.photos else "",
        "photos_yes": photo_words.yes(t),
        "photos_no": photo_words.no(t),
        "photos_answer": t.text("Lees en beantwoord deze vraag"),
        "devices": t.text("Andere apparaten afmelden"),
        "privacy": t.text("Wie leest het, en hoelang bewaren wij het?"),
        "back": t.text("Terug"),
        "more": _more(known, door(request).settings.told_first.who(t), t),
    }
    return doors.page(
        request,
        here,
        "gegevens.html",
        spoken,
        status,
        sections=sections(known, t),
        photos=fields(known.photos) if known.photos else None,
    )


def _more(known: Known, contact: str, t: Catalogue) -> list[str]:
    """What somebody at school has to do: a name, an erasure, what left already."""
    gone = any(form.handed_over_at for form in known.forms)
    if known.person.role is Role.LEERLING:
        said = [
            t.text(
                "Klopt er iets niet? Is je naam verkeerd gespeld? Of wil je dat er iets wordt "
                "gewist? Zeg het tegen je juf of meester."
            )
        ]
        after = t.text(
            "Wat is doorgegeven, kun je hier niet meer terugnemen. School kan een verbetering "
            "doorgeven aan de nieuwe school."
        )
    else:
        said = [
            t.text(
                "Klopt er iets niet, zoals de naam van uw kind? Of wilt u iets laten wissen? Zeg "
                "het tegen de leerkracht, of tegen {contact}.",
                contact=contact,
            )
        ]
        after = t.text(
            "Wat is doorgegeven, kunt u hier niet meer terugnemen. De school kan een verbetering "
            "doorgeven aan de nieuwe school."
        )
    return [*said, after] if gone else said


def _ended(count: int, t: Catalogue) -> str:
    if not count:
        return t.text("Er was geen ander apparaat.")
    return t.plural(
        "{count} ander apparaat is afgemeld.", "{count} andere apparaten zijn afgemeld.", count
    )


def _file(content: bytes, ending: str, kind: str) -> Response:
    disposition = f'attachment; filename="{FILE}.{ending}"'
    return Response(content, media_type=kind, headers={"content-disposition": disposition})
