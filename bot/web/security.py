"""What every answer of the server carries, and which posts are heard."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "overdracht"
COOKIE_SECONDS = 180 * 24 * 3600  # as long as the store knows a browser that is not used
HALF = "/tweede-stap"
HALF_COOKIE = "overdracht-stap"
HALF_SECONDS = 60 * 60  # longer than the store knows who is half in: they read that it is over
HTTPS_SECONDS = 365 * 24 * 3600  # for this address only: what else the school has there is theirs
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
}


def guard(headers: MutableHeaders, *, secure: bool) -> None:
    """What every answer carries that does not say otherwise itself. `secure`: over https."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    # Pages hold answers: a shared Chromebook must not keep them.
    headers.setdefault("cache-control", "no-store")
    if secure:
        headers.setdefault("strict-transport-security", f"max-age={HTTPS_SECONDS}")


class Guard:
    """Sets the headers, and refuses posts that another site's page sends.

    `public` is the address that people use, for a server behind a proxy that changes Host.
    """

    def __init__(self, app: ASGIApp, public: str) -> None:
        self._app = app
        self._public = urlsplit(public).netloc
        self._secure = public.startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                guard(MutableHeaders(scope=message), secure=self._secure)
            await send(message)

        if scope["method"] not in {"GET", "HEAD"} and not self._ours(Headers(scope=scope)):
            refused = PlainTextResponse("Deze aanvraag kwam van een andere site.", 403)
            await refused(scope, receive, send_guarded)
            return
        if not _in_utf_8(Headers(scope=scope)):
            refused = PlainTextResponse("Deze aanvraag heeft een tekenset die we niet lezen.", 415)
            await refused(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)

    def _ours(self, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        # Browsers of before Sec-Fetch-Site; those of before Origin too name the page they are at:
        # our referrer policy keeps that between us, and away from every other site.
        named = headers.get("origin") or headers.get("referer", "")
        return _host(named) in {headers.get("host", ""), self._public} - {""}


def _host(address: str) -> str:
    """ "" for what is no address: a header is anybody's to write."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _in_utf_8(headers: Headers) -> bool:
    """No browser names another charset for our pages. Starlette would decode a form with any codec
    that Python has, and some of those make lone surrogates, which no page can show."""
    _, options = parse_options_header(headers.get("content-type"))
    return options.get(b"charset", b"utf-8").lower() == b"utf-8"


def new_token() -> str:
    """32 random bytes: what the cookie holds, and the address on the web channel. The store keeps
    only its fingerprint, so that a stolen database opens no conversation."""
    return secrets.token_urlsafe(32)


def token_of(request: Request) -> str | None:
    return request.cookies.get(COOKIE) or None


def remember(response: Response, token: str, *, secure: bool) -> None:
    response.set_cookie(
        COOKIE, token, max_age=COOKIE_SECONDS, httponly=True, samesite="lax", secure=secure
    )


def forget(response: Response, *, secure: bool) -> None:
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=secure)


def half_token_of(request: Request) -> str:
    """Who gave a good code and has yet to give the second step: never a token that is in. "" when
    there is none."""
    return request.cookies.get(HALF_COOKIE, "")


def remember_half(response: Response, token: str, *, secure: bool) -> None:
    response.set_cookie(
        HALF_COOKIE,
        token,
        max_age=HALF_SECONDS,
        path=HALF,
        httponly=True,
        samesite="strict",
        secure=secure,
    )


def forget_half(response: Response, *, secure: bool) -> None:
    response.delete_cookie(HALF_COOKIE, path=HALF, httponly=True, samesite="strict", secure=secure)
