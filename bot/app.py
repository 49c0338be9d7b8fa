"""Where objects are built and joined, and the program runs. Nothing else builds a service."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
import uvicorn

from bot.assistant import Assistant
from bot.classroom import Classroom
from bot.hub import Hub
from bot.settings import Settings
from conversations import loader
from conversations.questionnaire import Questionnaire
from storage import messages
from storage.keys import load_or_make_master_key
from storage.store import Store

GRACE_SECONDS = 3  # how long a stop waits for pages that are still open
REMEMBER_DELIVERIES = timedelta(days=2)  # Telegram repeats an update for 24 hours at most
HOUSEKEEPING_SECONDS = 3600.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the doors need, joined on one data folder."""

    settings: Settings
    store: Store
    questionnaires: dict[str, Questionnaire]
    assistant: Assistant
    classroom: Classroom
    hub: Hub


def now() -> datetime:
    """The program's only clock."""
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def open_services(
    settings: Settings, bot_username: Callable[[], str] = lambda: ""
) -> AsyncIterator[Services]:
    """Opens the data folder (made when it is not there). Raises StoreError or QuestionnaireError
    with one clear sentence."""
    questionnaires = loader.load_all(settings.data)
    store = await Store.open(settings.data, load_or_make_master_key(settings.data))
    try:
        hub = Hub()
        assistant = Assistant(store, questionnaires, now, hub.publish)
        classroom = Classroom(
            store, questionnaires, now, settings.link_base, bot_username, assistant
        )
        yield Services(settings, store, questionnaires, assistant, classroom, hub)
    finally:
        await store.close()
