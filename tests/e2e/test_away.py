"""The program stops and starts again under open pages: they are told, and go on by themselves."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conversations.people import Role
from tests.bot.school import open_school
from tests.bot.served import free_port, start
from tests.e2e.conftest import People
from tests.e2e.test_leerkracht import come_in

pytestmark = [pytest.mark.e2e, pytest.mark.process]

START = 30_000  # milliseconds, on a machine that does more at once


@pytest.fixture
def codes(tmp_path: Path) -> dict[Role, str]:
    async def made() -> dict[Role, str]:
        async with open_school(tmp_path, "Noor") as school:
            cards = await school.cards(Role.LEERLING, Role.LEERKRACHT)
            return {card.participant.role: card.code for card in cards}

    with ThreadPoolExecutor(1) as thread:  # playwright's loop runs in this one
        return thread.submit(asyncio.run, made()).result()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def serve(tmp_path: Path, port: int) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    begun: list[subprocess.Popen[str]] = []

    def serving() -> subprocess.Popen[str]:
        program = start(tmp_path, port, OVERDRACHT_SECOND_STEP="0")
        begun.append(program)
        assert program.stdout
        assert program.stdout.readline()  # it says that it is open
        return program

    yield serving
    for program in begun:
        program.kill()
        program.communicate()


def test_open_pages_are_told_and_come_back(
    serve: Callable[[], subprocess.Popen[str]], port: int, codes: dict[Role, str], people: People
) -> None:
    program, base = serve(), f"http://127.0.0.1:{port}"
    noor = people.visitor(viewport={"width": 390, "height": 844}, has_touch=True)
    noor.base = base
    noor.enter(f"{base}/i/{codes[Role.LEERLING]}")
    noor.read_the_notice()
    board = come_in(people, f"{base}/i/{codes[Role.LEERKRACHT]}")
    expect(board.get_by_role("heading", name="De klas")).to_be_visible()

    program.send_signal(signal.SIGTERM)
    expect(noor.notes).to_contain_text("We zijn even weg. Wat je hebt ingestuurd, staat veilig.")
    expect(board.locator("#line")).to_contain_text("We zijn even weg. Alles staat veilig.")
    program.communicate(timeout=30)
    noor.field.fill("Noortje")
    noor.page.locator("#go").click()
    noor.page.wait_for_timeout(300)  # it was tried, and nothing came back
    expect(noor.notes).to_contain_text("We zijn even weg.")
    expect(noor.field).to_have_value("Noortje")

    serve()
    expect(noor.talk).to_contain_text("Noortje", timeout=START)
    expect(noor.notes).to_have_count(0)
    expect(board.locator("#line")).to_be_empty(timeout=START)
    for person in people.here:
        assert all("net::ERR_" in one for one in person.troubles), person.troubles
        person.troubles.clear()
