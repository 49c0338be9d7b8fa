"""Counts and times for whoever runs the program, as Prometheus reads them.

A label is always one of a few words of ours: never a name, an id, a code or an answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Enum, Gauge, Histogram, start_http_server
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.settings import Settings

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

INPUTS = Counter(
    "overdracht_inputs",
    "What people said: stored, said again (a repeat of the network), or refused.",
    ["channel", "outcome"],
    registry=REGISTRY,
)
WEB_SECONDS = Histogram(
    "overdracht_web_seconds",
    "From a request to the first byte of its answer.",
    ["route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)
TELEGRAM_MESSAGES = Counter(
    "overdracht_telegram_messages",
    "Messages to Telegram, by what became of them.",
    ["outcome"],
    registry=REGISTRY,
)
TELEGRAM = Enum(
    "overdracht_telegram",
    "How the connection with Telegram is.",
    states=["off", "starting", "running", "wrong_token", "conflict", "unreachable", "stopped"],
    registry=REGISTRY,
)
STORE_WAITING = Gauge(
    "overdracht_store_waiting",
    "Units of work that wait for the disk.",
    registry=REGISTRY,
)
STORE_FAILED = Counter(
    "overdracht_store_failed",
    "Commits that broke off: the disk is full, another program keeps the file, it is damaged.",
    ["cause"],
    registry=REGISTRY,
)
CLOCK_DOUBTED = Gauge(
    "overdracht_clock_doubted",
    "1 while the clock jumped forward and nothing is erased because of a date.",
    registry=REGISTRY,
)
STORE_UNWELL = Gauge(
    "overdracht_store_unwell",
    "1 while nothing can be stored.",
    registry=REGISTRY,
)


@contextlib.contextmanager
def published(settings: Settings) -> Iterator[None]:
    """On a port of their own while this runs, for a Prometheus on the same machine; not at all
    without OVERDRACHT_METRICS_PORT. Raises OSError when the port is taken."""
    if not settings.metrics_port:
        yield
        return
    server, thread = start_http_server(settings.metrics_port, settings.metrics_host, REGISTRY)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
