from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import uvicorn
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, expect, sync_playwright

from conversations.people import Role
from tests.bot.web.house import House, open_house
from tests.e2e.person import Person

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
START_SECONDS = 20
PATIENCE = 30_000  # milliseconds; a machine that does more beside this is slow, not wrong

T = TypeVar("T")

expect.set_options(timeout=PATIENCE)


class Running:
    """The real web chat on a port of this machine, in a thread of its own."""

    def __init__(self, folder: Path, *, strict: bool = False) -> None:
        self._strict = strict
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(START_SECONDS)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with open_house(self._folder, self.port, strict=self._strict) as self.house:
            config = uvicorn.Config(
                self.house.app,
                port=self.port,
                access_log=False,
                log_config=None,  # uvicorn's own stays for every later test of this process
                timeout_graceful_shutdown=1,
            )
            self._server = uvicorn.Server(config)
            self._ready.set()
            await self._server.serve()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Something on the services, from the test's thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(START_SECONDS)

    def invite(self, name: str, role: Role = Role.LEERLING) -> str:
        """The link of a new leerling, or of the ouder of a new leerling."""

        async def link(house: House) -> str:
            return f"{self.base}/i/{await house.code(await house.leerling(name), role)}"

        return self.do(link(self.house))

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(START_SECONDS)


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


# Not for the session: playwright's loop runs in this thread, and asynchronous tests need their own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing; CI installs it with apt-get install chromium")
        pytest.skip(f"{CHROMIUM} is missing")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def people(chromium: Browser, running: Running) -> Iterator[People]:
    made = People(chromium, running)
    yield made
    made.go_home()


class People:
    """Opens a browser of their own for each, and looks afterwards that no page complained."""

    def __init__(self, chromium: Browser, running: Running) -> None:
        self._chromium = chromium
        self.running = running
        self.here: list[Person] = []

    def visitor(self, **options: Any) -> Person:
        """Somebody with a browser, not yet in."""
        settings = {
            "locale": "nl-NL",
            "viewport": {"width": 1366, "height": 768},
            "reduced_motion": "reduce",
        }
        context = self._chromium.new_context(**(settings | options))
        context.set_default_timeout(PATIENCE)
        person = Person(context.new_page(), self.running.base)
        self.here.append(person)
        return person

    def leerling(self, name: str = "Noor", **options: Any) -> Person:
        """At the first question."""
        person = self.visitor(**options)
        person.enter(self.running.invite(name))
        person.read_the_notice()
        return person

    def ouder(self, form: str = "Vragen aan ouders", **options: Any) -> Person:
        person = self.visitor(**options)
        person.enter(self.running.invite("Noor", Role.OUDER))
        person.page.get_by_role("button", name=form).click()
        person.read_the_notice()
        return person

    def expects(self, status: int) -> None:
        """A browser writes in its console that an answer had this status: it was meant so."""
        for person in self.here:
            person.troubles = [one for one in person.troubles if f"status of {status}" not in one]

    def go_home(self) -> None:
        for person in self.here:
            person.page.context.close()
        assert [trouble for person in self.here for trouble in person.troubles] == []


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (1200, 800), "#fffdf6")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((400, 100, 800, 500), fill="#f0a53a")
    path = tmp_path / "tekening.png"
    picture.save(path)
    return path
