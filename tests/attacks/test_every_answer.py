"""Whatever is asked, and however it ends: the guarding headers, no cache, nothing from `Host`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.assistant import Assistant
from bot.settings import Settings
from bot.web.security import HEADERS
from tests.attacks.scene import Attack, Prepared, attacked, whole_app
from tests.attacks.table import ALL, ASKED, ROUTES, STREAMS
from tests.bot.web.browser import ORIGIN

POST = {"origin": ORIGIN}
HTTPS = "https://overdracht.voorbeeld.nl"
EVIL = "kwaad.example"
LASTING = ("/static/",)
# (method, path, headers, body) and the status that it ends in.
ODD: list[tuple[str, str, dict[str, str], bytes, int]] = [
    ("GET", "/", {}, b"", 200),
    ("HEAD", "/", {}, b"", 200),
    ("GET", "/static/css/base.css", {}, b"", 200),
    ("GET", "/static/nergens.css", {}, b"", 404),
    ("GET", "/static/../../bot/app.py", {}, b"", 404),
    ("GET", "/static/%2e%2e/%2e%2e/app.py", {}, b"", 404),
    ("GET", "/nergens", {}, b"", 404),
    ("GET", "/klas/", {}, b"", 404),
    ("DELETE", "/", POST, b"", 405),
    ("OPTIONS", "/", POST, b"", 405),
    ("TRACE", "/", POST, b"", 405),
    ("PUT", "/klas", POST, b"", 405),
    ("GET", "/api/say", {}, b"", 405),
    ("POST", "/api/say", {}, b"{}", 403),
    ("POST", "/api/say", {"sec-fetch-site": "cross-site"}, b"{}", 403),
    ("POST", "/api/say", {"origin": "http://["}, b"{}", 403),
    ("POST", "/api/say", {"origin": "null"}, b"{}", 403),
    ("POST", "/api/say", POST, b"{}", 401),
    ("POST", "/", POST | {"content-type": "text/plain; charset=utf-7"}, b"code=x", 415),
    ("POST", "/", POST | {"content-type": 'text/plain; charset="'}, b"code=x", 415),
    ("POST", "/", POST | {"content-length": "999999999"}, b"", 404),
    ("POST", "/", POST, b"code=" + b"x" * 9000, 404),
    ("GET", "/klas", {}, b"", 303),
    ("GET", "/foto/x", {}, b"", 404),
    ("GET", "/patroon.svg", {}, b"", 404),
    ("GET", "/api/state", {}, b"", 401),
    ("GET", "/api/events", {}, b"", 401),
    ("GET", "/i/%0d%0aset-cookie:%20a=b", {}, b"", 200),
    ("GET", "/", {"cookie": "overdracht=\x00; lezer=" + "x" * 5000}, b"", 200),
    ("GET", "/", {"accept-language": "x" * 5000 + ",,;q=;"}, b"", 200),
    ("GET", "/", {"range": "bytes=0-1"}, b"", 200),
]


@pytest.fixture(params=[ORIGIN, HTTPS], ids=["http", "https"])
async def at(
    request: pytest.FixtureRequest, ready: Prepared, tmp_path: Path
) -> AsyncIterator[tuple[str, Starlette]]:
    """The address of the school, and what answers there."""
    async with attacked(ready, tmp_path / "data") as attack:
        services = attack.school.services
        public = "" if request.param == ORIGIN else request.param
        settings = Settings(data=services.settings.data, public_url=public)
        school = replace(attack.school, services=replace(services, settings=settings))
        yield request.param, whole_app(school)


def asking(at: tuple[str, Starlette]) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(at[1], raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN)


def check(answer: httpx.Response, path: str, *, https: bool) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value], (path, name)
    assert ("strict-transport-security" in answer.headers) is https, path
    lasts = path.startswith(LASTING) and answer.status_code == 200
    assert lasts or "no-store" in answer.headers["cache-control"], path
    assert "server" not in answer.headers
    for cookie in answer.headers.get_list("set-cookie"):
        for morsel in SimpleCookie(cookie).values():
            assert morsel["httponly"], path
            assert morsel["samesite"] in {"lax", "strict"}, path
            assert bool(morsel["secure"]) is https, path
            assert not morsel["domain"], path


async def test_every_ending_carries_the_headers(at: tuple[str, Starlette]) -> None:
    async with asking(at) as client:
        for method, path, headers, body, status in ODD:
            answer = await client.request(method, path, headers=headers, content=body)
            assert answer.status_code == status, (method, path, headers)
            check(answer, path, https=at[0] == HTTPS)
            assert "a" not in answer.cookies


async def test_our_own_mistake_carries_them_too(
    at: tuple[str, Starlette], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        message = "Amira schreef iets"
        raise RuntimeError(message)

    monkeypatch.setattr(Assistant, "join", broken)
    async with asking(at) as client:
        answer = await client.post("/i/WRONGWRONGXX", headers=POST)
    assert answer.status_code == 500
    assert "Amira" not in answer.text
    check(answer, "/i", https=at[0] == HTTPS)


async def test_who_may_come_in_gets_them_with_every_page_and_file(attack: Attack) -> None:
    kinds = set()
    for method, path in ASKED:
        for who in sorted(ROUTES[method, path] if path not in STREAMS else ())[:2]:
            answer = await attack.ask(who, method, path)
            check(answer, path, https=False)
            kinds.add(answer.headers.get("content-type", "").partition(";")[0])
    assert {"text/html", "application/json", "application/pdf", "image/svg+xml"} <= kinds


async def test_no_address_is_made_from_what_host_says(attack: Attack) -> None:
    """Nor from what a proxy is said to have been asked for."""
    said = {"host": EVIL, "x-forwarded-host": EVIL, "forwarded": f"host={EVIL}"}
    for method, path in [*ASKED, ("GET", "/klas/"), ("GET", "//kwaad.example/klas/")]:
        if method == "GET" and path not in STREAMS:
            for who in sorted(ROUTES.get((method, path), ALL))[:1]:
                attack.browsers[who].headers.update(said)
                answer = await attack.ask(who, method, path)
                assert EVIL not in answer.text.replace(f"//{EVIL}/klas/", ""), path
                assert EVIL not in str(answer.headers), path
                assert not answer.headers.get("location", "/").startswith(("http", "//")), path


async def test_guessing_at_a_link_that_works_once_ends_in_a_wait(attack: Attack) -> None:
    """As guessing at a code does, and in the same count."""
    nobody = attack.browsers["nobody"]
    said = {
        (await nobody.post(f"/eenmalig/geraden{at}", headers=POST)).status_code for at in range(70)
    }
    assert 429 in said
    assert (await nobody.post("/i/WRONGWRONGXX", headers=POST)).status_code == 429
