"""The stand-in as a web server, in the test's own process or in one of its own."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import json
import re
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.fakes.bot_api.driver import Driver
from tests.fakes.bot_api.errors import ApiError
from tests.fakes.bot_api.faults import Fault, Faults
from tests.fakes.bot_api.group import Group
from tests.fakes.bot_api.methods import METHODS
from tests.fakes.bot_api.methods.files import DOWNLOAD_BYTES
from tests.fakes.bot_api.models import Chat, Json, User
from tests.fakes.bot_api.params import Params, read_params
from tests.fakes.bot_api.person import Person
from tests.fakes.bot_api.screen import PATIENCE
from tests.fakes.bot_api.world import World

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"  # made up, in the real shape
USERNAME = "warme_overdracht_bot"
UPLOAD_BYTES = 64 * 1024 * 1024  # above the Bot API's own 50 MB, so that we refuse, not aiohttp
WELL_FORMED = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that came in, and how it was answered ("cut": it was not)."""

    method: str
    params: dict[str, Any]
    at: float
    status: int | str
    result: Any


class BotApi:
    """`async with BotApi() as api:` serves at `api.url`.

    `limits` switches flood limits on; tests of conversations go faster than people do. `port` 0
    takes a free one.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        token: str = TOKEN,
        username: str = USERNAME,
        limits: bool = False,
        record: bool = True,
    ) -> None:
        self.world = World(token, username, limits=limits)
        self.token = token
        self.faults = Faults()
        self.calls: list[Call] = []
        self.people: dict[int, Person] = {}
        self.is_down = False
        self.served = 0  # calls so far, counted even when they are not recorded
        self._port = port
        self._record = record
        self._group_ids = itertools.count(-5001, -1)
        self._repeat = self._reverse = 0
        self.world.updates.mangle = self._mangle
        self.world.webhook.answer = self._answer_in_body
        app = web.Application(client_max_size=UPLOAD_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        app.add_routes(Driver(self).routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.world.updates.wake("closed")
        await self.world.webhook.close()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What OVERDRACHT_TELEGRAM_API is set to."""
        return f"http://127.0.0.1:{self._port}"

    # People

    def person(self, user_id: int, first_name: str = "Sam", language_code: str = "nl") -> Person:
        """The same person again for the same id."""
        if user_id not in self.people:
            self.people[user_id] = Person(self.world, User(user_id, first_name, language_code))
        return self.people[user_id]

    def group(self, title: str, founder: Person) -> Group:
        """A group that the founder just added the bot to."""
        return Group(self.world, Chat(next(self._group_ids), "group", title), founder)

    # Looking

    def called(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def settled(self, patience: float = PATIENCE) -> None:
        """Waits until the bot has confirmed every update."""
        async with asyncio.timeout(patience):
            await self.world.updates.confirmed.wait()

    # Trouble on order

    def fail(self, method: str, status: int, *, times: int = 1, retry_after: int = 0) -> None:
        """The next calls ("*": of any method) are refused; 5xx come as a proxy's HTML."""
        self.faults.plan(method, Fault("status", status, retry_after=retry_after), times)

    def delay(self, method: str, seconds: float, *, times: int = 1) -> None:
        self.faults.plan(method, Fault("delay", seconds=seconds), times)

    def cut(self, method: str, *, after: bool, times: int = 1) -> None:
        """The connection breaks before the call is done, or after it was done."""
        self.faults.plan(method, Fault("cut_after" if after else "cut_before"), times)

    def repeat_updates(self, polls: int = 1) -> None:
        """In the next polls that bring something, every update comes twice."""
        self._repeat = polls

    def reorder_updates(self, polls: int = 1) -> None:
        """In the next polls that bring something, the newest update comes first."""
        self._reverse = polls

    def go_down(self) -> None:
        """Every connection breaks until `come_up`."""
        self.is_down = True
        self.world.updates.wake("closed")

    def come_up(self) -> None:
        self.is_down = False

    def pass_time(self, seconds: float) -> None:
        """Telegram's clock jumps ahead (old taps, the 48 hours of deleteMessage)."""
        self.world.skew += seconds

    # Serving

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fault = self.faults.take(method)
        if self.is_down or (fault and fault.kind == "cut_before"):
            return _cut(request)
        if fault and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind == "status":
            self._note(method, Params({}), fault.status, None)
            return _refused(fault)
        response = await self._run(request, method)
        return _cut(request) if self.is_down or (fault and fault.kind == "cut_after") else response

    async def _run(self, request: web.Request, method: str) -> web.Response:
        params = Params({})
        try:
            self._check_token(request.match_info["token"])
            params = await read_params(request)
            result = await self._do(method, params)
        except ApiError as error:
            self._note(method, params, error.code, error.description)
            return _json(error.body(), error.code)
        self._note(method, params, 200, result)
        return _json({"ok": True, "result": result}, 200)

    async def _do(self, method: str, params: Params) -> Any:
        found = METHODS.get(method.lower())
        if found is None:
            raise ApiError(404, "Not Found: method not found")
        result = found(self.world, params)
        return await result if inspect.isawaitable(result) else result

    def _check_token(self, token: str) -> None:
        if not WELL_FORMED.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def _note(self, method: str, params: Params, status: int, result: Any) -> None:
        self.served += 1
        if self._record:
            values = {**params.values, **params.uploads}
            self.calls.append(Call(method, values, self.world.now(), status, result))

    def _mangle(self, batch: list[Json]) -> list[Json]:
        if batch and self._repeat:
            self._repeat -= 1
            batch = [update for update in batch for _ in range(2)]
        if batch and self._reverse:
            self._reverse -= 1
            batch = batch[::-1]
        return batch

    def _answer_in_body(self, body: Json) -> None:
        """A webhook may answer with a method; its outcome is never told to the bot."""
        method = METHODS.get(str(body.pop("method", "")).lower())
        if method is None:
            return
        try:
            result, status = method(self.world, Params(body)), 200
        except ApiError as error:
            result, status = error.description, error.code
        self._note("answer in body", Params(body), status, result)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.take("file")
        if self.is_down or (fault and fault.kind.startswith("cut")):
            return _cut(request)
        if fault and fault.kind == "status":
            return _refused(fault)
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return _json(error.body(), error.code)
        file = self.world.files_by_path.get(request.match_info["path"])
        if file is None or file.size > DOWNLOAD_BYTES:
            return _json(ApiError(404, "Not Found").body(), 404)
        return web.Response(body=file.content, content_type="application/octet-stream")


def _json(body: Json, status: int) -> web.Response:
    return web.Response(
        body=json.dumps(body).encode(), status=status, content_type="application/json"
    )


def _cut(request: web.Request) -> web.Response:
    """Breaks the connection; what is returned reaches nobody."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


def _refused(fault: Fault) -> web.Response:
    if fault.status >= 500:
        return web.Response(
            text=f"<html><title>{fault.status}</title></html>",
            status=fault.status,
            content_type="text/html",
        )
    parameters = {"retry_after": fault.retry_after} if fault.retry_after else None
    names = {429: f"Too Many Requests: retry after {fault.retry_after}", 409: "Conflict"}
    error = ApiError(fault.status, names.get(fault.status, "injected"), parameters)
    return _json(error.body(), fault.status)
