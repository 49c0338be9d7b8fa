"""What the page asks and says: state, one input, a picture, and word of changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot import media
from bot.assistant import Refusal, Reply
from bot.media import NotAPicture
from bot.planning.moments import today
from bot.web import wire
from bot.web.bodies import TooLargeError, body
from bot.web.notes import notes, refused
from bot.web.screen import screen, until_when
from bot.web.visitor import Visitor, door, visitor
from conversations.answers import Photo
from conversations.inputs import Input, SendPhoto
from conversations.people import Channel, Theme
from conversations.session import Status
from exports.pattern import svg

# 100,000 signs, each as two escapes of six bytes, must reach the engine and its kind word.
MAX_JSON_BYTES = 1536 * 1024
# Above what a picture may be, so that the word about size is ours and not a broken connection.
MAX_PHOTO_BYTES = 25 * 1024 * 1024
# Proxies close a silent connection after 30 to 60 seconds.
PING_SECONDS = 25.0
RETRY_MILLISECONDS = 2000
AWAY = "event: away\ndata:\n\n"


async def state(request: Request) -> Response:
    """GET: the whole conversation of who is here; `form` is what this tab shows, "" the current."""
    here = await visitor(request)
    form = request.query_params.get("form", "")
    reply = await door(request).assistant.look(Channel.WEB, here.address, questionnaire=form)
    return _answer(request, here, reply)


async def say(request: Request) -> Response:
    """POST: one input. The answer has the notes and the new state. The same id again stores
    nothing again."""
    here = await visitor(request)
    if here.welcome is None:  # a stranger's megabytes are not read
        return _trouble("not_known_here", 401)
    try:
        said = wire.read(await body(request, MAX_JSON_BYTES))
    except TooLargeError:
        return _trouble("too_big", 413)
    except wire.NotUnderstoodError as error:
        return _trouble("not_understood", 400, str(error))
    return await _say(request, here, said.who, said.form, said.given, said.id)


async def send_photo(request: Request) -> Response:
    """POST: the bytes of one picture; who, form, question and id stand in the query, and `drawing`
    when that is what the page asked for."""
    try:
        asked = {
            name: wire.identifier(request.query_params.get(name), name)
            for name in ("id", "who", "form", "question")
        }
        # Nothing so large is read or decoded for who may not send it.
        if stranger := _stranger(await visitor(request), asked["who"]):
            return stranger
        uploaded = await body(request, MAX_PHOTO_BYTES)
    except wire.NotUnderstoodError as error:
        return _trouble("not_understood", 400, str(error))
    except TooLargeError:
        return await _no_picture(request, NotAPicture("too_large"))
    picture = await asyncio.to_thread(media.prepare, uploaded)
    if isinstance(picture, NotAPicture):
        return await _no_picture(request, picture)
    picture = replace(picture, of_photo="drawing" not in request.query_params)
    given = SendPhoto(Photo(picture.id), asked["question"])
    here = await visitor(request)  # again: a picture takes its time
    return await _say(request, here, asked["who"], asked["form"], given, asked["id"], picture)


async def agree(request: Request) -> Response:
    """POST {"who", "form", "agrees"}: what an ouder says of what was filled in together."""
    here = await visitor(request)
    try:
        said = json.loads(await body(request, MAX_JSON_BYTES))
        who, form, agrees = said["who"], said["form"], said["agrees"]
    except (ValueError, KeyError, TypeError, RecursionError, TooLargeError):
        return _trouble("not_understood", 400)
    if not (isinstance(form, str) and isinstance(agrees, bool)):
        return _trouble("not_understood", 400)
    if stranger := _stranger(here, who):
        return stranger
    reply = await door(request).assistant.agree(
        Channel.WEB, here.address, questionnaire=form, agrees=agrees
    )
    return _answer(request, here, reply)


async def choose_theme(request: Request) -> Response:
    """POST {"theme": ...}: the leerling's own colours, on the page and in print."""
    here = await visitor(request)
    if here.welcome is None:
        return _trouble("not_known_here", 401)
    try:
        theme = Theme(json.loads(await body(request, MAX_JSON_BYTES))["theme"])
    except (ValueError, KeyError, TypeError, RecursionError, TooLargeError):
        return _trouble("not_understood", 400, "theme is none of ours")
    assistant = door(request).assistant
    if not await assistant.choose_theme(Channel.WEB, here.address, theme):
        return _trouble("not_allowed", 403)
    return _answer(request, here, await assistant.look(Channel.WEB, here.address))


async def remind(request: Request) -> Response:
    """POST {"wanted": true | false}: reminders in Telegram for who is here."""
    here = await visitor(request)
    try:
        wanted = json.loads(await body(request, MAX_JSON_BYTES))["wanted"]
    except (ValueError, KeyError, TypeError, RecursionError, TooLargeError):
        wanted = None
    if not isinstance(wanted, bool):
        return _trouble("not_understood", 400, "wanted is not true or false")
    assistant = door(request).assistant
    if not await assistant.remind(Channel.WEB, here.address, wanted=wanted):
        return _trouble("not_known_here", 401)
    return JSONResponse({"reminders": wanted})


async def photo(request: Request) -> Response:
    """GET: a picture that this person sent."""
    here = await visitor(request)
    wanted = request.path_params["photo_id"]
    jpeg = await door(request).assistant.photo(Channel.WEB, here.address, wanted)
    if jpeg is None:
        return Response(status_code=404)
    return Response(jpeg, media_type="image/jpeg", headers={"cache-control": "private, no-store"})


async def pattern(request: Request) -> Response:
    """GET: the child's own pattern, in the colours of the theme."""
    here = await visitor(request)
    if here.welcome is None or here.welcome.dossier is None:
        return Response(status_code=404)
    dossier = here.welcome.dossier
    return Response(svg(dossier.seed, dossier.theme), media_type="image/svg+xml")


async def own_copy(request: Request) -> Response:
    """GET: the person's own copy as a PDF."""
    here = await visitor(request)
    maker = door(request).copy
    form = request.path_params["questionnaire"]
    pdf = await maker(Channel.WEB, here.address, form) if maker and here.welcome else None
    if pdf is None:
        return Response(status_code=404)
    headers = {"content-disposition": f'attachment; filename="{form}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def events(request: Request) -> Response:
    """GET, server-sent events: "changed" when this person's conversation did, wherever they
    answered."""
    here = await visitor(request)
    if here.welcome is None:
        return Response(status_code=401)
    stream = changes(request, here.welcome.participant.id)
    return StreamingResponse(stream, media_type="text/event-stream")


async def changes(request: Request, topic: str) -> AsyncIterator[str]:
    """The stream of whoever follows this topic: "changed" again and again, "away" at last when the
    program stops (the page comes back by itself)."""
    hub = door(request).hub
    with hub.subscribe(topic) as changed:
        yield f"retry: {RETRY_MILLISECONDS}\n\n"
        while not await request.is_disconnected():
            try:
                async with asyncio.timeout(PING_SECONDS):
                    await changed.wait()
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if hub.leaving:
                yield AWAY
                return
            changed.clear()
            yield "event: changed\ndata:\n\n"


async def _say(
    request: Request,
    here: Visitor,
    who: str,
    form: str,
    given: Input,
    delivery: str,
    picture: media.Picture | None = None,
) -> Response:
    if stranger := _stranger(here, who):
        return stranger
    deliver = partial(door(request).assistant.say, Channel.WEB, here.address, given)
    reply = await deliver(f"{who}:{delivery}", questionnaire=form, picture=picture)
    return _answer(request, here, reply)


def _stranger(here: Visitor, who: str) -> Response | None:
    """The refusal for who is not `who`."""
    if here.welcome is None:
        return _trouble("not_known_here", 401)
    if here.welcome.participant.id != who:
        # Another tab of this browser went on as somebody else: never store in their dossier.
        return _trouble("other_person", 409)
    return None


async def _no_picture(request: Request, why: NotAPicture) -> Response:
    here = await visitor(request)
    form = request.query_params.get("form", "")
    reply = await door(request).assistant.look(Channel.WEB, here.address, questionnaire=form)
    if isinstance(reply, Refusal):
        return _refusal(reply)
    note = refused(reply, why.reason)
    return JSONResponse({"notes": [note], "state": _state(request, here, reply)})


def _answer(request: Request, here: Visitor, reply: Reply | Refusal) -> Response:
    if isinstance(reply, Refusal):
        return _refusal(reply)
    last_day = until_when(reply, today(door(request).clock()))
    said = notes(reply, last_day)
    return JSONResponse({"notes": said, "state": _state(request, here, reply)})


def _state(request: Request, here: Visitor, reply: Reply) -> dict[str, object]:
    ours, known = door(request), here.welcome
    return screen(
        reply,
        ours.clock(),
        can_copy=ours.copy is not None and reply.session.status is Status.SUBMITTED,
        others=known is not None and len(known.people) + len(known.forms) > 2,
        told_first=ours.settings.told_first,
        reminders=known.reminders if known else None,
    )


def _refusal(refusal: Refusal) -> Response:
    status = {"not_known_here": 401, "choose_form": 409, "closed": 409}.get(refusal.reason, 403)
    return _trouble(refusal.reason, status)


def _trouble(reason: str, status: int, detail: str = "") -> Response:
    return JSONResponse({"reason": reason, "detail": detail}, status)
