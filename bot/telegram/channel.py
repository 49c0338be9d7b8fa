"""The Telegram channel: built by the app when there is a token, run beside the web chat."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import structlog
from telegram import Bot, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.assistant import Assistant
from bot.objections import Objections
from bot.photo_permission import PhotoPermission
from bot.planning.service import Planning
from bot.replies import Owed, Priority
from bot.rights import Rights
from bot.second_step.service import SecondStep
from bot.settings import Settings
from bot.telegram import commands
from bot.telegram.broadcasts import Broadcasts
from bot.telegram.calls import Calls
from bot.telegram.conversation import Conversation, OwnCopy, Place
from bot.telegram.delivery import Delivery
from bot.telegram.health import Condition, Health
from bot.telegram.lanes import Lanes
from bot.telegram.messages import Message
from bot.telegram.news import News
from bot.telegram.objecting import ObjectingTalk
from bot.telegram.offsets import Offsets
from bot.telegram.photo_talk import PhotoTalk
from bot.telegram.poller import Poller
from bot.telegram.protocols import Desk
from bot.telegram.reach import Reach
from bot.telegram.reception import Reception
from bot.telegram.request import AiohttpRequest
from bot.telegram.seats import Seats
from bot.telegram.second_step import SecondStepTalk
from bot.telegram.sender import Sender
from bot.telegram.staff import Staff
from bot.telegram.taking_back import TakingBackTalk
from bot.telegram.updates import Json, Tapped, read
from bot.telegram.visit import Visit
from bot.trouble import StoreUnwell
from conversations.people import Channel, Role
from conversations.questionnaire import Questionnaire
from locales.catalogue import SOURCE_LANGUAGE, catalogue, languages

POLL_CONNECTIONS = 2  # one poll, and one more while a broken one is being given up
STOP_SECONDS = 5.0  # for what is being stored and sent; the rest is repeated after the start
TRIES = 5  # of our own mistake; what the store cannot take just now is never given up
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0  # once there is room again, people wait this long at most

log = structlog.get_logger()


class TelegramChannel:
    """`health` says how it is doing; `username` is "" until Telegram told it."""

    def __init__(
        self,
        assistant: Assistant,
        desk: Desk,
        settings: Settings,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        planning: Planning,
        second_step: SecondStep,
        objections: Objections,
        photo_permission: PhotoPermission,
        rights: Rights,
        copy: OwnCopy | None = None,
    ) -> None:
        """`copy` makes a person's own PDF; None when no file with answers goes over Telegram."""
        _silence()
        self.health = Health()
        self.username = ""
        self._assistant = assistant
        request, polling = AiohttpRequest(), AiohttpRequest(POLL_CONNECTIONS)
        self._bot = _bot(settings, request, polling)
        calls = Calls(self._bot, request, polling)
        self._lanes, self._outgoing = Lanes(), Lanes()
        self._reach, self._offsets, self._seats = Reach(), Offsets(), Seats(assistant)
        self._sender = Sender(self._bot, calls)
        self._delivery = Delivery(
            self._sender,
            assistant,
            self._reach,
            self._where_they_are,
            self._outgoing,
            self.health,
        )
        self._conversation = Conversation(
            assistant,
            self._delivery,
            self._reach,
            self._seats,
            clock,
            web_door=bool(settings.public_url),
            told_first=settings.told_first,
            copy=copy,
        )
        self._reception = Reception(
            self._bot,
            assistant,
            self._conversation,
            self._delivery,
            self._seats,
            Staff(desk, self._delivery),
            SecondStepTalk(second_step, self._delivery),
            ObjectingTalk(objections, self._delivery),
            PhotoTalk(photo_permission, self._delivery),
            TakingBackTalk(rights, self._delivery),
            settings,
        )
        news = News(self._seats, questionnaires, planning, objections)
        self._broadcasts = Broadcasts(assistant, self._delivery, self._outgoing, news)
        self._poller = Poller(calls, self._offsets, self.health, self._take)
        self._running: asyncio.Task[None] | None = None
        self._waiting: set[int] = set()

    async def run(self) -> None:
        """Until `stop` or cancelled. Whatever Telegram answers, this goes on trying and says so in
        `health`; what is being stored and sent is finished first."""
        self._running = asyncio.create_task(self._run())
        try:
            await asyncio.wait([self._running])
        finally:
            await self.stop()
            (ended,) = await asyncio.gather(self._running, return_exceptions=True)
            await self._close()
        if isinstance(ended, Exception):
            raise ended

    async def stop(self) -> None:
        """Stops polling; `run` then ends."""
        if self._running is not None:
            self._running.cancel()

    # Inside

    async def _run(self) -> None:
        await self._poller.until(self._introduce)
        owed = await self._owed()
        await self._poller.once(wait=False)
        self._catch_up(owed)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._broadcasts.run())
            tasks.create_task(self._poller.run())

    async def _owed(self) -> list[Owed]:
        """What the last run left, as soon as the store can be read."""
        while True:
            try:
                return await self._assistant.owed(Channel.TELEGRAM)
            except StoreUnwell:
                await asyncio.sleep(FIRST_PAUSE)

    async def _introduce(self) -> None:
        """Who we are, that we poll, and what stands in the menus."""
        await self._bot.initialize()
        self.username = self._bot.username
        if (await self._bot.get_webhook_info()).url:
            log.warning("telegram.webhook_removed")
            await self._bot.delete_webhook()
        scope = BotCommandScopeAllPrivateChats()
        for language in languages():
            code = None if language.code == SOURCE_LANGUAGE else language.code
            menu = commands.menu(Role.OUDER, catalogue(language.code))
            await self._bot.set_my_commands(menu, scope=scope, language_code=code)

    def _catch_up(self, owed: Sequence[Owed]) -> None:
        """What the last run owed: one repeat for each person who may have missed something, but
        not for who went on already."""
        chats: dict[int, list[Owed]] = {}
        for row in owed:
            if row.priority is Priority.REPLY:
                chats.setdefault(int(row.address), []).append(row)
        for chat, rows in chats.items():
            self._delivery.resume(chat, rows)

    async def _where_they_are(self, chat: int) -> list[Message]:
        return await self._conversation.repeat(chat)

    def _take(self, update: Json) -> None:
        try:
            incoming = read(update)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            log.error("telegram.unreadable", error=type(error).__name__)
            incoming = None
        if incoming is None:
            self._offsets.done(update["update_id"])
            return
        ticket = self._reach.arrived(incoming.chat)
        tapped = incoming.message if isinstance(incoming.meaning, Tapped) else 0
        place = Place(
            chat=incoming.chat,
            delivery=f"{self._bot.id}:{incoming.update}",
            ticket=ticket,
            tapped=tapped,
            typed=0 if tapped else incoming.message,
        )
        self._lanes.put(incoming.chat, lambda: self._receive(Visit(incoming, place)))

    async def _receive(self, visit: Visit) -> None:
        """Returns when it is stored, however long the store is in trouble: Telegram keeps the
        update until then, so that a restart in between loses nothing either."""
        pause, mistakes = FIRST_PAUSE, 0
        while mistakes < TRIES:
            try:
                await self._reception.receive(visit)
                self._waiting.discard(visit.place.chat)
                break
            except StoreUnwell:
                await self._say_that_it_waits(visit)
            except Exception as error:  # noqa: BLE001 - nobody's message may stop the others
                log.error("telegram.not_handled", error=type(error).__name__, attempt=mistakes)
                mistakes += 1
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            self._reception.failed(visit)
        if not visit.place.ticket.waits:
            self._reach.void(visit.place.ticket)
        self._offsets.done(visit.incoming.update)

    async def _say_that_it_waits(self, visit: Visit) -> None:
        """Once for each chat, until something of it is stored again."""
        if visit.place.chat not in self._waiting:
            self._waiting.add(visit.place.chat)
            await self._reception.waits(visit)

    async def _close(self) -> None:
        await self._lanes.drain(STOP_SECONDS)
        await self._outgoing.drain(STOP_SECONDS)
        await self._delivery.marks.close()
        await self._sender.close()
        await self._poller.confirm()
        with contextlib.suppress(TelegramError):
            await self._bot.shutdown()
        self.health.becomes(Condition.STOPPED)


def _bot(settings: Settings, request: AiohttpRequest, polling: AiohttpRequest) -> Bot:
    api = settings.telegram_api.rstrip("/")
    return Bot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def _silence() -> None:
    """The libraries' logs hold addresses with the token, and whole updates with answers."""
    for name in ("telegram", "httpx", "httpcore", "aiohttp"):
        logging.getLogger(name).setLevel(logging.WARNING)
