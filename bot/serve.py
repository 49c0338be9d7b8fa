"""The program running: the web chat, Telegram when there is a token, and the housekeeping."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial

import structlog
import uvicorn

from bot import app, bot_name, metrics, notify
from bot.app import Services
from bot.desk import Desk
from bot.readers import service as readers
from bot.readiness import Readiness
from bot.retention import doubting
from bot.retention.service import Done, Retention
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel
from bot.web import permission, reader, rights, second_step, staff
from bot.web.app import build
from storage import half_logins, messages, web_sessions
from storage.lock import only_one
from storage.store import Unit

GRACE_SECONDS = 3  # how long a stop waits for pages that are still open
STOP_SECONDS = 20.0  # deploy/overdracht.service kills what has not ended after 30
REMEMBER = timedelta(days=2)  # Telegram repeats an update for 24 hours at most
HOUSEKEEPING_SECONDS = 3600.0
GARBAGE_THRESHOLDS = (20_000, 20, 100)
"""Reference counts free nearly all that an answer makes. Python's own thresholds (700, 10, 10) make
the collector walk everything that is remembered again and again: a sixth of an answer's time."""

log = structlog.get_logger()


class _Server(uvicorn.Server):
    """Leaves the signals to us: uvicorn would end the process before the store is closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(settings: Settings, ready: Callable[[], None]) -> None:
    """Runs until SIGTERM or SIGINT; `ready` is called when people can come in. Raises StoreError,
    QuestionnaireError or OSError (the port is taken) before that."""
    username = await bot_name.learn(settings)
    async with app.open_services(settings, lambda: username) as services:
        await run(services, ready)


async def run(services: Services, ready: Callable[[], None]) -> None:
    """The same on services that are open."""
    settings = services.settings
    with only_one(settings.data), metrics.published(settings), _listening(settings) as door:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        server = _server(services)
        beside = [
            asyncio.create_task(work) for work in (_tidy(services), services.planning_job.run())
        ]
        tasks = [asyncio.create_task(server.serve([door])), *beside]
        telegram = _telegram(services)
        metrics.STORE_WAITING.set_function(lambda: services.store.waiting)
        if telegram is None:
            log.info("telegram.off", why="OVERDRACHT_TELEGRAM_TOKEN is not set")
        else:
            tasks.append(asyncio.create_task(telegram.run()))
        gc.set_threshold(*GARBAGE_THRESHOLDS)
        log.info("web.on", host=settings.web_host, port=settings.web_port)
        ready()
        notify.ready()
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([stopping, *tasks], return_when=asyncio.FIRST_COMPLETED)
        notify.stopping()
        services.hub.leave()
        await _stop(server, telegram, tasks, beside)
        stopping.cancel()


async def _stop(
    server: _Server,
    telegram: TelegramChannel | None,
    tasks: list[asyncio.Task[None]],
    beside: list[asyncio.Task[None]],
) -> None:
    """Lets what is being stored be stored, then ends. Raises what ended a task, if anything did.
    Those `beside` do not end by themselves."""
    server.should_exit = True
    if telegram is not None:
        await telegram.stop()
    for task in beside:
        task.cancel()
    ended, late = await asyncio.wait(tasks, timeout=STOP_SECONDS)
    for task in late:
        log.error("stop.cut_off", work=task.get_name())
        task.cancel()
    for task in ended:
        if not task.cancelled() and (error := task.exception()):
            raise error


def _server(services: Services) -> _Server:
    web = build(
        services.assistant,
        services.settings,
        hub=services.hub,
        clock=app.now,
        copy=services.copies.own,
        probe=Readiness(services.store, services.hub).check,
        staff=[
            *staff.routes(services, Desk(services, files=True)),
            *reader.routes(services.readers, services.school_counts),
            *rights.routes(services.rights, services.objections),
            *second_step.routes(services.second_step),
            *permission.routes(services.photo_permission),
        ],
    )
    config = uvicorn.Config(
        web,
        lifespan="off",
        log_config=None,
        access_log=False,  # the paths of invitations hold codes
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return _Server(config)


def _telegram(services: Services) -> TelegramChannel | None:
    settings = services.settings
    if not settings.telegram_token.get_secret_value():
        return None
    desk = Desk(services, files=settings.telegram_files)
    return TelegramChannel(
        services.assistant,
        desk,
        settings,
        services.questionnaires,
        app.now,
        services.planning,
        services.second_step,
        services.objections,
        services.copies.over_telegram if settings.telegram_files else None,
    )


@contextlib.contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.web_host else socket.AF_INET
    try:
        door = socket.create_server((settings.web_host, settings.web_port), family=family)
    except OSError as error:
        where = f"{settings.web_host}:{settings.web_port}"
        message = (
            f"op {where} kan de webchat niet luisteren. Draait daar al iets? Kies anders een "
            "andere poort met OVERDRACHT_WEB_PORT"
        )
        raise OSError(error.errno, message) from error
    with door:
        # asyncio sets this only on sockets that name their protocol; without it the body of every
        # answer waits 40 ms for the acknowledgement of its head.
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield door


async def _erase(retention: Retention, until: datetime) -> None:
    """The log is the proof: counts, no names."""
    done = await retention.run(until=until)
    if isinstance(done, Done) and done:
        counts = {f"erased_{what}": count for what, count in asdict(done.counts).items()}
        log.info("retention.erased", klassen=done.klassen, erased_audit=done.audit, **counts)


async def _believed(retention: Retention) -> datetime:
    """Until when anything may be forgotten or erased because of its date."""
    clock = await retention.beat()
    metrics.CLOCK_DOUBTED.set(clock.doubt is not None)
    if clock.doubt is not None:
        log.warning("clock.doubted", meaning=doubting.in_words(clock))
    return clock.until(app.now())


async def _tidy(services: Services) -> None:
    """Forgets what is of no use any more, once an hour."""

    def work(unit: Unit, now: datetime) -> None:
        before = now - REMEMBER
        messages.forget_deliveries(unit, before)
        messages.forget_over(unit, before)
        web_sessions.forget_expired(unit, now)
        readers.forget_over(unit, now)
        half_logins.forget_expired(unit, now)

    while True:
        try:
            until = await _believed(services.retention)
            await services.store.transact(partial(work, now=until))
            if services.settings.retention:
                await _erase(services.retention, until)
        except Exception as error:  # noqa: BLE001 - the next hour tries again
            log.warning("housekeeping.failed", error=type(error).__name__)
        await asyncio.sleep(HOUSEKEEPING_SECONDS)
