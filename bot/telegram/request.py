"""python-telegram-bot's calls over aiohttp.

The library's own client looks through all its connections for every queued request and is the
bottleneck of a busy bot; this one is not. Errors never carry an address: it holds the token.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any, cast

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 128  # more calls at once than Telegram answers in a second gains nothing
CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
UPLOAD_SECONDS = 60.0  # a klas's PDF over a school's uplink
HEADERS = MappingProxyType(
    {"User-Agent": BaseRequest.USER_AGENT, "Content-Type": "application/json"}
)


Seconds = DefaultValue[float] | DefaultValue[None] | float | None
"""A time that the caller gave, or the mark that says none was given."""


class NotSentError(NetworkError):
    """The request never left this machine: doing it again cannot double anything."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. `initialize` opens it, `shutdown` closes it."""

    __slots__ = ("_connections", "_session")

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for the server's next bytes."""
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, limit_per_host=0),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp knows none
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the pool has no limit
    ) -> tuple[int, bytes]:
        """Status and body. Raises NotSentError when nothing went out, TimedOut when it may have
        arrived, NetworkError for a connection that broke."""
        if self._session is None:
            raise RuntimeError("initialize() comes first")
        uploads = request_data is not None and request_data.contains_files
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, UPLOAD_SECONDS if uploads else READ_SECONDS),
        )
        try:
            async with self._session.request(
                method, url, timeout=timeout, **_body(request_data)
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The library's own version writes the whole answer of the server to the log."""
        try:
            return cast("dict[str, Any]", json.loads(payload.decode("utf-8", "replace")))
        except ValueError:
            raise TelegramError("Invalid server response") from None


def _seconds(given: Seconds, standard: float) -> float | None:
    return standard if isinstance(given, DefaultValue) else given


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {"headers": {"User-Agent": BaseRequest.USER_AGENT}}
    if not data.contains_files:
        return {
            "headers": HEADERS,
            "data": aiohttp.BytesPayload(json.dumps(data.parameters).encode()),
        }
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mimetype)
    return {"headers": {"User-Agent": BaseRequest.USER_AGENT}, "data": form}
