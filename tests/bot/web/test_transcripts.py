"""Every transcript that can go through the web chat, on the real store."""

from __future__ import annotations

import pytest

from conversations.people import Channel
from tests.bot.web.browser import Browser
from tests.bot.web.house import House
from tests.bot.web.transcript_runner import WebRunner
from tests.transcripts.format import Transcript, load_all


@pytest.mark.parametrize("transcript", load_all(Channel.WEB), ids=lambda it: it.name)
async def test_the_conversation_goes_as_written(
    transcript: Transcript, house: House, browser: Browser
) -> None:
    await WebRunner(house, browser).run(transcript)
