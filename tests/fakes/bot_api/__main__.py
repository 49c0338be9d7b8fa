"""`python -m tests.fakes.bot_api --port 8081`: the stand-in until it is interrupted."""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from tests.fakes.bot_api.server import TOKEN, BotApi


async def serve(port: int, token: str, *, limits: bool) -> None:
    async with BotApi(port=port, token=token, limits=limits) as api:
        print(f"Bot API stand-in at {api.url}, token {token}", flush=True)
        print(f"people: curl -d '{{\"person\": 1}}' {api.url}/driver/start", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--limits", action="store_true", help="flood limits, as Telegram has them")
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.token, limits=given.limits))


if __name__ == "__main__":
    main()
