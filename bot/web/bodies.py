"""Bodies of posts, never larger than what is meant to come."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_SECONDS = 300.0  # the largest photo over a slow telephone line (1 Mbit/s) takes 200
SILENT_SECONDS = 30.0  # who sends nothing for so long has gone, or keeps a place on purpose
MAX_FORM_BYTES = 8 * 1024  # a code, or two ids


class TooLargeError(Exception):
    """The body is over its limit."""


class TooSlowError(Exception):
    """The body does not come, or not fast enough."""


class Patience:
    """Waits for the body of a post as long as people need, and no longer: whoever opens thousands
    of posts and finishes none of them would otherwise keep everybody else out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        posts = scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}
        await self._app(scope, _in_time(receive) if posts else receive, send)


def _in_time(receive: Receive) -> Receive:
    """Raises TooSlowError until the body is in; afterwards it waits for ever, as for a goodbye."""
    until = asyncio.get_running_loop().time() + BODY_SECONDS
    whole = False

    async def received() -> Message:
        nonlocal whole
        if whole:
            return await receive()
        left = until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(receive(), min(left, SILENT_SECONDS))
        except TimeoutError:
            raise TooSlowError from None
        whole = not message.get("more_body", False)
        return message

    return received


async def body(request: Request, limit: int) -> bytes:
    """Raises TooLargeError as soon as it is known, without reading on."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > limit:
        raise TooLargeError
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > limit:
            raise TooLargeError
    return bytes(read)


async def form(request: Request) -> dict[str, str]:
    """The fields of one of our plain forms; nothing at all for a body that is not from one."""
    try:
        text = (await body(request, MAX_FORM_BYTES)).decode()
    except (TooLargeError, UnicodeDecodeError):
        return {}
    return dict(parse_qsl(text))
