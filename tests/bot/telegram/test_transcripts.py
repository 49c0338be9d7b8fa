"""The conversations that everybody can read, typed and tapped in Telegram."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from conversations.people import Channel
from tests.bot.telegram.conftest import Stage
from tests.bot.telegram.runner import TelegramRunner
from tests.transcripts.format import Transcript, load_all

TRANSCRIPTS = load_all(Channel.TELEGRAM)


@pytest.fixture(scope="module")
def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda it: it.name)
async def test_a_conversation(stage: Stage, transcript: Transcript, picture: bytes) -> None:
    await TelegramRunner(stage, transcript, picture).run()
