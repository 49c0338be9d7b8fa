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
from tests.bot.web.desktop import client_of, sat_down


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


ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|[A-Z0-9]{10,}|[0-9]{4,}")
WORDS = {"channel", "outcome", "cause", "overdracht_telegram"}


async def test_every_label_is_a_word_of_ours_after_a_whole_conversation(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noortje") as school, client_of(school) as client:
        noor = Browser(client)
        await noor.join(await _code(school))
        await noor.begin()
        while noor.now["type"] == "question":
            await noor.answer()
        for page in ("/gesprek", "/kopie/dit-ben-ik.pdf", f"/foto/{school.klas.id}", "/Noortje"):
            await client.get(page)
        (card,) = await school.cards(Role.LEERKRACHT)
        async with sat_down(school, card.code) as desk:
            board = f"/klas/{school.klas.id}"
            links = set(re.findall(rf'href="({board}[^"#?]*)', (await desk.client.get(board)).text))
            assert len(links) > 5
            for link in links:
                await desk.client.get(link)
            served = desk.client._transport.app.routes  # type: ignore[attr-defined]
    ours = {route.path for route in served} | {"/static", "other"}
    labels = [
        (name, value)
        for family in REGISTRY.collect()
        if family.name.startswith("overdracht_")
        for sample in family.samples
        for name, value in sample.labels.items()
    ]
    assert {"/gesprek", "/klas/{klas}", "/kopie/{questionnaire}.pdf"} <= {v for _, v in labels}
    for name, value in labels:
        assert not ID.search(value) and "Noortje" not in value, (name, value)
        if name == "route":
            assert value in ours, value
        elif name in WORDS:
            assert re.fullmatch("[a-z_]+", value), (name, value)
        elif name == "status":
            assert re.fullmatch("[1-5][0-9][0-9]", value), value
        else:
            assert name == "le", name
