"""The real program as a process, against the Bot API stand-in."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Any

from tests.fakes.bot_api import BotApi

COMMAND = str(Path(sys.executable).with_name("overdracht"))
START_SECONDS = 30.0  # imports and the first migrations, on a machine that is busy with more


class Program:
    """`folder` holds the data and the log; nothing of it survives a test.

    What the program writes to standard output and error is in `log`, unless `output` is another.
    """

    def __init__(self, folder: Path, api: BotApi) -> None:
        self.folder = folder
        self.log = self.output = folder / "program.log"
        self._api = api
        self._process: Process | None = None
        self._env = {
            **os.environ,
            "OVERDRACHT_DATA": str(folder / "data"),
            "OVERDRACHT_TELEGRAM_TOKEN": api.token,
            "OVERDRACHT_TELEGRAM_API": api.url,
            "OVERDRACHT_WEB_PORT": str(_free_port()),
        }

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @property
    def status(self) -> int | None:
        """With which it ended; None while it runs."""
        assert self._process
        return self._process.returncode

    @property
    def web(self) -> str:
        """Where the web chat is."""
        return f"http://127.0.0.1:{self._env['OVERDRACHT_WEB_PORT']}"

    async def run(self, *words: str) -> str:
        """One command; its standard output. An exit status other than 0 is a failure."""
        process = await asyncio.create_subprocess_exec(
            COMMAND, *words, env=self._env, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
        out, error = await process.communicate()
        assert process.returncode == 0, f"overdracht {' '.join(words)}: {error.decode()}"
        return out.decode()

    async def ask(self, *words: str) -> Any:
        """One command with --json, read back."""
        return json.loads(await self.run(*words, "--json"))

    async def start(self) -> None:
        """`overdracht serve`, until it polls."""
        self._api.world.updates.polled.clear()
        with self.output.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                COMMAND, "serve", env=self._env, stdin=DEVNULL, stdout=log, stderr=log
            )
        polled = asyncio.ensure_future(self._api.world.updates.polled.wait())
        ended = asyncio.ensure_future(self._process.wait())
        await asyncio.wait(
            [polled, ended], timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        begun = polled.done() and not ended.done()
        polled.cancel()
        if not begun:
            await self.kill()
            note = f"the program did not start:\n{self.log.read_text()[-3000:]}"
            raise AssertionError(note)

    async def start_and_kill(self, seconds: float) -> None:
        """Begins to start, and is killed before or just after it runs."""
        with self.output.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                COMMAND, "serve", env=self._env, stdin=DEVNULL, stdout=log, stderr=log
            )
        await asyncio.sleep(seconds)
        await self.kill()

    async def kill(self) -> None:
        """SIGKILL: it gets no chance to write anything."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, as a service manager does."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(how)
            await self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
