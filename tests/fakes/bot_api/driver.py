"""The people over HTTP, for a stand-in in a process of its own: POST /driver/<verb>."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.bot_api.models import Json, Message

if TYPE_CHECKING:
    from tests.fakes.bot_api.person import Person
    from tests.fakes.bot_api.server import BotApi

PLAIN = {"sticker", "voice", "video", "location", "contact", "block_bot", "unblock_bot"}


def shown(message: Message) -> Json:
    return {
        "id": message.id,
        "from": message.sender.first_name,
        "text": message.text or message.caption,
        "kind": next((name for name in message.extra if name != "caption"), "text"),
        "buttons": message.keyboard,
    }


class Driver:
    """Bodies and answers are JSON; every body names the `person` by number."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/driver/{verb}", self.act),
            web.get("/driver/screen/{person:[0-9]+}", self.screen),
            web.get("/driver/calls", self.calls),
        ]

    async def act(self, request: web.Request) -> web.Response:
        body = await request.json()
        name, language = body.pop("first_name", "Sam"), body.pop("language_code", "nl")
        person = self._api.person(int(body.pop("person")), name, language)
        try:
            await self._do(person, request.match_info["verb"], body)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({"ok": True})

    async def _do(self, person: Person, verb: str, body: dict[str, Any]) -> None:
        if "message" in body:
            body["message"] = person.chat.messages[int(body["message"])]
        if "content" in body:
            body["content"] = base64.b64decode(body["content"])
        known = {"start", "send", "tap", "edit", "send_photo", "send_document"} | PLAIN
        if verb not in known:
            note = f"unknown verb {verb!r}; known are {', '.join(sorted(known))}"
            raise ValueError(note)
        await getattr(person, verb)(**body)

    async def screen(self, request: web.Request) -> web.Response:
        person = self._api.person(int(request.match_info["person"]))
        return web.json_response([shown(message) for message in person.screen])

    async def calls(self, request: web.Request) -> web.Response:
        found = [{"method": call.method, "status": call.status} for call in self._api.calls]
        return web.json_response(found)
