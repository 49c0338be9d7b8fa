"""The reader's own cookie: apart from the one of who writes here, and gone with the browser."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.web.visitor import door

NAME = "lezer"
HOST_NAME = f"__Host-{NAME}"
"""Browsers take this one over https only, for this very host, from no page that is not ours."""


def token_of(request: Request) -> str:
    """ "" without one."""
    return request.cookies.get(_name(request), "")


def remember(request: Request, response: Response, token: str) -> None:
    secure = door(request).secure
    response.set_cookie(
        _name(request), token, path="/", httponly=True, samesite="lax", secure=secure
    )


def forget(request: Request, response: Response) -> None:
    secure = door(request).secure
    response.delete_cookie(_name(request), path="/", httponly=True, samesite="lax", secure=secure)


def _name(request: Request) -> str:
    return HOST_NAME if door(request).secure else NAME
