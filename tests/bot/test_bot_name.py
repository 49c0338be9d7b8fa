"""The bot's user name for its links: asked once, remembered, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import bot_name
from bot.settings import Settings
from tests.fakes.bot_api import TOKEN, USERNAME, BotApi


def settings(folder: Path, api: str, token: str = TOKEN) -> Settings:
    return Settings(data=folder, telegram_api=api, telegram_token=SecretStr(token))


def kept_in(folder: Path) -> str:
    return "".join(file.read_text() for file in folder.iterdir())


async def test_asked_once_and_remembered_without_the_token(tmp_path: Path) -> None:
    async with BotApi() as api:
        assert await bot_name.learn(settings(tmp_path, api.url)) == USERNAME
        assert await bot_name.learn(settings(tmp_path, api.url)) == USERNAME
        assert len(api.called("getMe")) == 1
    assert await bot_name.learn(settings(tmp_path, "http://127.0.0.1:9")) == USERNAME
    assert TOKEN.partition(":")[2] not in kept_in(tmp_path)


async def test_another_bot_is_asked_anew(tmp_path: Path) -> None:
    (tmp_path / bot_name.FILE).write_text('{"1": "een_andere_bot"}')
    async with BotApi() as api:
        assert await bot_name.learn(settings(tmp_path, api.url)) == USERNAME


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"1": 2}'])
async def test_a_broken_file_is_no_trouble(kept: str, tmp_path: Path) -> None:
    (tmp_path / bot_name.FILE).write_text(kept)
    async with BotApi() as api:
        assert await bot_name.learn(settings(tmp_path, api.url)) == USERNAME


async def test_no_token_a_wrong_token_or_no_network_give_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_name, "PATIENCE_SECONDS", 0.2)
    async with BotApi() as api:
        assert await bot_name.learn(settings(tmp_path, api.url, "")) == ""
        assert await bot_name.learn(settings(tmp_path, api.url, "1:wrong")) == ""
        api.delay("getMe", 5.0)
        assert await bot_name.learn(settings(tmp_path, api.url)) == ""
        api.fail("getMe", 500)
        assert await bot_name.learn(settings(tmp_path, api.url)) == ""
        assert await bot_name.learn(settings(tmp_path, api.url)) == USERNAME, "asked again later"
    assert await bot_name.learn(settings(tmp_path / "nergens", "http://127.0.0.1:9")) == ""
