"""Bodies of posts, never larger than what is meant to come."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

MAX_FORM_BYTES = 8 * 1024  # a code, or two ids


class TooLargeError(Exception):
    """The body is over its limit."""


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
