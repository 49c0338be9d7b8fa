"""The Telegram bot's user name, for its links: asked once (getMe), then remembered."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from bot.settings import Settings

FILE = "telegram-bot.json"
PATIENCE_SECONDS = 4.0  # a command must not hang on a network that is not there


async def learn(settings: Settings) -> str:
    """ "" without a token, or when Telegram does not answer or does not know it."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        return ""
    bot_id = token.partition(":")[0]
    remembered = _read(settings.data / FILE).get(bot_id)
    if isinstance(remembered, str) and remembered:
        return remembered
    name = await _ask(f"{settings.telegram_api}/bot{token}/getMe")
    if name:
        with suppress(OSError):  # not remembered: it is asked again next time
            (settings.data / FILE).write_text(json.dumps({bot_id: name}), encoding="utf-8")
    return name


async def _ask(address: str) -> str:
    import aiohttp  # noqa: PLC0415  a quarter of a second that most commands do not need

    patience = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=patience) as session, session.get(address) as got:
            answer = await got.json()
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return ""
    found = answer.get("result") if isinstance(answer, dict) else None
    name = found.get("username") if isinstance(found, dict) else None
    return name if isinstance(name, str) else ""


def _read(file: Path) -> dict[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
