"""Measures how long people wait for the server."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.metrics import WEB_SECONDS


class Measured:
    """Until the first byte of the answer: a page that stays open for news would count hours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                labels = (_route(scope), str(message["status"]))
                WEB_SECONDS.labels(*labels).observe(time.perf_counter() - begun)
            await send(message)

        await self._app(scope, receive, sent)


def _route(scope: Scope) -> str:
    """The address with its ids and codes left open: "/i/{code}". What we do not have is "other"."""
    route = scope.get("route")
    return "other" if route is None else str(route.path)
