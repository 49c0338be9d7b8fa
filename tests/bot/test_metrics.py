"""What whoever runs the program can see: that it lives, how fast it is, and nothing personal."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from bot.metrics import REGISTRY, published
from bot.settings import Settings
from conversations.people import Role
from tests.bot.school import School, open_school
from tests.bot.web.browser import Browser
from tests.bot.web.desktop import client_of


def _value(line: str) -> float:
    found = re.search(
        rf"^{re.escape(line)} (\S+)$", generate_latest(REGISTRY).decode(), re.MULTILINE
    )
    return float(found[1]) if found else 0.0


async def _code(school: School) -> str:
    return (await school.cards(Role.LEERLING))[0].code.replace("-", "")


async def test_a_conversation_is_counted_without_a_word_of_it(tmp_path: Path) -> None:
    stored = 'overdracht_inputs_total{channel="web",outcome="stored"}'
    entered = 'overdracht_web_seconds_count{route="/i/{code}",status="303"}'
    async with open_school(tmp_path, "Noortje") as school, client_of(school) as client:
        before = _value(stored), _value(entered)
        code = await _code(school)
        noor = Browser(client)
        await noor.join(code)
        await noor.begin()
        await noor.answer()
        assert _value(stored) >= before[0] + 3
        assert _value(entered) == before[1] + 1
        shown = generate_latest(REGISTRY).decode()
        for secret in ("Noortje", code, school.klas.id, noor.state["who"]):
            assert secret not in shown


async def test_addresses_that_nobody_has_do_not_pile_up(tmp_path: Path) -> None:
    other = 'overdracht_web_seconds_count{route="other",status="404"}'
    async with open_school(tmp_path) as school, client_of(school) as client:
        before = _value(other)
        for number in range(3):
            await client.get(f"/bestaat-niet-{number}")
        await client.get("/static/js/main.js")
        assert _value(other) == before + 3
        shown = generate_latest(REGISTRY).decode()
        assert "bestaat-niet" not in shown
        assert 'route="/static"' in shown


async def test_ready_means_that_answers_can_be_stored(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school, client_of(school) as client:
        assert (await client.get("/healthz")).text == "ok"
        assert (await client.get("/readyz")).status_code == 200
        await school.services.store.close()
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503


def test_metrics_are_there_only_when_asked_for_and_on_a_port_of_their_own() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/metrics"
    with published(Settings()), pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address, timeout=5)
    with published(Settings(metrics_port=port)):
        assert b"overdracht_store_waiting" in urllib.request.urlopen(address, timeout=5).read()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(address, timeout=5)
