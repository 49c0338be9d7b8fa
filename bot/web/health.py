"""For what watches over the program: does it live, and can people come in. Nothing personal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

Probe = Callable[[], Awaitable[None]]
"""Returns when the store takes work; raises when it does not."""

SECONDS = 5.0  # a store that needs longer keeps people waiting


async def lives(_: Request) -> Response:
    """GET /healthz: 200 as long as the program answers at all."""
    return PlainTextResponse("ok")


async def ready(request: Request) -> Response:
    """GET /readyz: 200 when answers can be stored, else 503."""
    probe: Probe = request.app.state.probe
    try:
        await asyncio.wait_for(probe(), SECONDS)
    except Exception:  # noqa: BLE001 - whatever it is, people cannot come in
        return PlainTextResponse("not ready", 503)
    return PlainTextResponse("ready")
