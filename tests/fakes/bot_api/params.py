"""The parameters of one call: from a query string, a form, a multipart form or a JSON body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.bot_api.errors import bad_request

TRUE = {"true", "yes", "1"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    content: bytes
    mime: str


@dataclass(slots=True)
class Params:
    """Values are strings (query, forms) or JSON values (JSON bodies); the getters accept both."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in {None, ""}

    def text(self, name: str) -> str:
        """ "" when it is missing; refuses what cannot be written as UTF-8 (lone surrogates)."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            value = json.dumps(value)
        try:
            value.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return value

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            why = f"can't parse {name}: expected an Integer"
            raise bad_request(why) from None

    def boolean(self, name: str) -> bool:
        value = self.values.get(name)
        return value is True or (isinstance(value, str) and value.lower() in TRUE)

    def json(self, name: str) -> Any:
        """None when it is missing; a form carries it as a JSON text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            why = f"can't parse {name} JSON object"
            raise bad_request(why) from None


async def read_params(request: web.Request) -> Params:
    values: dict[str, Any] = dict(request.query)
    if request.method != "POST":
        return Params(values)
    if request.content_type == "application/json":
        values.update(_json_object(await request.read()))
        return Params(values)
    return _form(values, await request.post())


def _json_object(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        found = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("object expected as JSON body")
    return found


def _form(values: dict[str, Any], form: Mapping[str, Any]) -> Params:
    uploads = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            values[name] = value
    return Params(values, uploads)
