"""The pages around the conversation: coming in by code or link, choosing who and what, leaving."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from bot.assistant import Halfway, Refusal, Welcome
from bot.planning.moments import today
from bot.trouble import StoreUnwell
from bot.web.bodies import form
from bot.web.door_words import (
    ask_words,
    choose_words,
    closed_words,
    entry_words,
    invited_words,
    over_words,
    same_words,
    signed_out_words,
)
from bot.web.security import HALF, forget, new_token, remember, remember_half
from bot.web.visitor import Visitor, catalogue_for, door, visitor
from bot.web.words import words
from conversations.people import Channel, Participant, Role
from locales.catalogue import Catalogue

CHAT = "/gesprek"
CHOOSE = "/keuze"
PHOTOS = "/fotos"
STAFF = "/klas"
SEE_OTHER = 303
MAX_TOKEN = 64  # signs; ours have 24
MAX_CODE = 64  # signs: dashes, spaces and a whole pasted line fit

_templates = Jinja2Templates(Path(__file__).parent / "templates")


async def home(request: Request) -> Response:
    """GET /: on to the conversation for who is known, a field for the code for who is not."""
    here = await visitor(request)
    if here.welcome is not None:
        return RedirectResponse(_entry(here.welcome), SEE_OTHER)
    t = catalogue_for(request, None)
    if not here.address:
        return page(request, here, "entry.html", entry_words(t))
    # Somebody was in here: the leerling was removed, the code renewed, or it is long ago.
    response = page(request, here, "entry.html", entry_words(t) | signed_out_words(t))
    forget(response, secure=door(request).secure)
    return response


async def typed_code(request: Request) -> Response:
    """POST /: a typed code."""
    return await _join(request, await form(request), typed=True)


async def invited(request: Request) -> Response:
    """GET /i/<code>: one button. Link previews and scanners open links: they must not use the
    code, nor see whose it is."""
    here = await visitor(request)
    t = catalogue_for(request, None)
    return page(request, here, "invited.html", invited_words(t), go_to=request.url.path)


async def accepted(request: Request) -> Response:
    """POST /i/<code>: in."""
    given = await form(request)
    return await _join(request, given | {"code": request.path_params["code"]}, typed=False)


async def passage(request: Request) -> Response:
    """GET /eenmalig/<token>: one button, for the same reason."""
    here = await visitor(request)
    t = catalogue_for(request, None)
    spoken = invited_words(t)
    return page(request, here, "invited.html", spoken, go_to=request.url.path)


async def passed(request: Request) -> Response:
    """POST /eenmalig/<token>: in, once."""
    here, ours = await visitor(request), door(request)
    client = request.client.host if request.client else ""
    if not ours.limiter.allows(client):
        return _closed(request, here, "too_many_tries", code="")
    token = request.path_params["token"][:MAX_TOKEN]
    inside = await ours.assistant.pass_through(token, here.address, new_token())
    if isinstance(inside, Refusal):
        ours.limiter.wrong(client)
        return _closed(request, here, inside.reason, code="")
    response = RedirectResponse(first_page(inside.welcome), SEE_OTHER)
    remember(response, inside.address, secure=ours.secure)
    return response


async def choose(request: Request) -> Response:
    """GET /keuze: who, and which form."""
    here = await visitor(request)
    if here.welcome is None:
        return RedirectResponse("/", SEE_OTHER)
    if here.welcome.over:
        return RedirectResponse(CHAT, SEE_OTHER)
    t = catalogue_for(request, here.welcome)
    return page(
        request, here, "choose.html", choose_words(t, here.welcome, today(door(request).clock()))
    )


async def chosen(request: Request) -> Response:
    """POST /keuze: sits down as that person, at that form."""
    here = await visitor(request)
    given = await form(request)
    person, questionnaire = given.get("person", ""), given.get("form", "")
    welcome = await door(request).assistant.sit(Channel.WEB, here.address, person, questionnaire)
    if isinstance(welcome, Refusal):
        return RedirectResponse("/", SEE_OTHER)
    if questionnaire or welcome.participant.role is Role.LEERKRACHT:
        return RedirectResponse(first_page(welcome), SEE_OTHER)
    return RedirectResponse(PHOTOS if welcome.asks_photos else CHOOSE, SEE_OTHER)


async def chat(request: Request) -> Response:
    """GET /gesprek: the conversation; the scripts fill it. When the schooljaar is over, what there
    still is to keep."""
    here = await visitor(request)
    welcome = here.welcome
    if welcome is None:
        return RedirectResponse("/", SEE_OTHER)
    if first_page(welcome) != CHAT:
        return RedirectResponse(first_page(welcome), SEE_OTHER)
    with contextlib.suppress(StoreUnwell):  # reading goes on when nothing can be stored
        await door(request).assistant.stay(here.address)
    t = catalogue_for(request, welcome)
    if welcome.over:
        return page(request, here, "over.html", over_words(t, welcome))
    polite = welcome.participant.role is not Role.LEERLING
    spoken = words(t, polite=polite) | {
        "no_script": t.text(
            "Deze pagina heeft JavaScript nodig. Zet het aan, of vraag de school om hulp."
        )
    }
    response = page(request, here, "chat.html", spoken)
    remember(response, here.address, secure=door(request).secure)
    return response


async def leave(request: Request) -> Response:
    """POST /weg: this device forgets the person. What was written stays with us."""
    here = await visitor(request)
    await door(request).assistant.forget(Channel.WEB, here.address)
    response = RedirectResponse("/", SEE_OTHER)
    forget(response, secure=door(request).secure)
    return response


def page(
    request: Request,
    here: Visitor,
    template: str,
    spoken: Mapping[str, object],
    status: int = 200,
    **context: object,
) -> Response:
    """A page in the person's language and look. `spoken` are its words."""
    t = catalogue_for(request, here.welcome)
    welcome = here.welcome
    polite = welcome is not None and welcome.participant.role is not Role.LEERLING
    theme = welcome.dossier.theme if welcome and welcome.dossier else "zee"
    context |= {
        "words": spoken,
        "look": here.look,
        "language": t.language,
        "theme": theme,
        "paper": "linen" if polite else "lined",
    }
    return _templates.TemplateResponse(request, template, context, status)


async def _join(request: Request, given: Mapping[str, str], *, typed: bool) -> Response:
    here, ours = await visitor(request), door(request)
    client = request.client.host if request.client else ""
    code = given.get("code", "")[:MAX_CODE]
    if not ours.limiter.allows(client):
        return _closed(request, here, "too_many_tries", code="")
    token, same = new_token(), "no"
    entered = await ours.assistant.join(Channel.WEB, token, code)
    if not isinstance(entered, Refusal) and here.welcome is not None:
        if _may_share(here.welcome, entered.participant):
            known = _is_known(here.welcome, entered.participant)
            same = "yes" if known else given.get("same", "")
        if same != "no":
            await ours.assistant.forget(Channel.WEB, token)
        if not same:
            spoken = same_words(catalogue_for(request, None))
            return page(request, Visitor("", None, here.look), "same.html", spoken, code=code)
        if same != "no":
            entered = await ours.assistant.join(Channel.WEB, token, code, beside=here.address)
    if isinstance(entered, Refusal):
        ours.limiter.wrong(client)
        return _closed(request, here, entered.reason, code=code if typed else "")
    if isinstance(entered, Halfway):
        response = RedirectResponse(HALF, SEE_OTHER)
        remember_half(response, token, secure=ours.secure)
        return response
    response = RedirectResponse(_entry(entered), SEE_OTHER)
    remember(response, token if same == "no" else here.address, secure=ours.secure)
    return response


def _may_share(before: Welcome, now: Participant) -> bool:
    """Two children's ouder, or a leerkracht who is one, may go to and fro on one device, when they
    say that they are the same person. A leerling never shares: on a Chromebook of the school the
    next one must not find the last. Nor do the two ouders of one child, who may live apart."""
    if now.role is Role.LEERLING:
        return False
    return not any(
        person.participant.role is Role.LEERLING or _other_ouder(person.participant, now)
        for person in before.people
    )


def _is_known(before: Welcome, now: Participant) -> bool:
    """The same card again."""
    return now.id in {person.participant.id for person in before.people}


def _other_ouder(before: Participant, now: Participant) -> bool:
    same_child = now.dossier_id is not None and before.dossier_id == now.dossier_id
    return same_child and before.slot is not now.slot


def _entry(welcome: Welcome) -> str:
    """Of an ouder, who comes in, something is asked before all else. It may be left for later."""
    return PHOTOS if welcome.asks_photos else first_page(welcome)


def first_page(welcome: Welcome) -> str:
    if welcome.participant.role is Role.LEERKRACHT:
        return STAFF
    if welcome.over:
        return CHAT
    if welcome.withdrawn or (not welcome.current_form and len(welcome.forms) != 1):
        return CHOOSE
    return CHAT


def _closed(request: Request, here: Visitor, reason: str, code: str) -> Response:
    t: Catalogue = catalogue_for(request, None)
    status = 429 if reason == "too_many_tries" else 403 if reason != "unknown_code" else 404
    contact = door(request).settings.told_first.contact
    spoken = entry_words(t) | closed_words(t, reason) | ask_words(t, contact)
    return page(request, Visitor("", None, here.look), "entry.html", spoken, status, code=code)
