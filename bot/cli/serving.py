"""serve, demo."""

from __future__ import annotations

import argparse

from bot import app
from bot import demo as sample
from bot.logging import configure
from bot.settings import Settings


async def serve(_: argparse.Namespace, settings: Settings) -> int:
    configure()
    await app.run(settings)
    return 0


async def demo(asked: argparse.Namespace, settings: Settings) -> int:
    configure()
    await sample.run(settings, reset=asked.reset)
    return 0
