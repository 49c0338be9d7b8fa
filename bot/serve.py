"""The program running: the web chat, Telegram when there is a token, and the housekeeping."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Callable, Iterator

import structlog
import uvicorn

from bot import app, bot_name, housekeeping, metrics, notify
from bot.app import Services
from bot.desk import Desk
from bot.readiness import Readiness
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel
from bot.web import permission, reader, rights, second_step, staff
from bot.web.app import build
from storage import upgrading
from storage.lock import only_one

GRACE_SECONDS = 3  # how long a stop waits for pages that are still open
STOP_SECONDS = 20.0  # deploy/overdracht.service kills what has not ended after 30
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
            asyncio.create_task(work)
            for work in (housekeeping.run(services), services.planning_job.run())
        ]
        tasks = [asyncio.create_task(server.serve([door])), *beside]
        telegram = _telegram(services)
        metrics.STORE_WAITING.set_function(lambda: services.store.waiting)
        if telegram is None:
            log.info("telegram.off", why="OVERDRACHT_TELEGRAM_TOKEN is not set")
        else:
            tasks.append(asyncio.create_task(telegram.run()))
        gc.set_threshold(*GARBAGE_THRESHOLDS)
        for copy, until in upgrading.copies(settings.data):
            log.info("upgrade.copy", file=copy.name, until=until.date().isoformat())
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
        services.photo_permission,
        services.rights,
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
