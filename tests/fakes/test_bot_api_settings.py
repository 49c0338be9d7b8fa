"""Menus and profile texts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.bot_api import BotApi
from tests.fakes.conftest import Ask

PRIVATE = {"type": "all_private_chats"}


def entry(command: str, description: str = "doet iets") -> dict[str, Any]:
    return {"command": command, "description": description}


async def test_a_person_sees_the_narrowest_menu_in_their_language(api: BotApi, ask: Ask) -> None:
    anna, bob = api.person(11, "Anna", "nl"), api.person(12, "Bob", "en")
    await anna.start()
    await ask("setMyCommands", commands=[entry("help")])
    assert anna.menu == [entry("help")]
    await ask("setMyCommands", commands=[entry("overzicht")], scope=PRIVATE)
    english = [entry("overview", "all answers")]
    await ask("setMyCommands", commands=english, scope=PRIVATE, language_code="en")
    assert (anna.menu, bob.menu) == ([entry("overzicht")], english)
    own = {"type": "chat", "chat_id": 11}
    await ask("setMyCommands", commands=[entry("klas")], scope=own)
    assert await ask("getMyCommands", scope=own) == anna.menu == [entry("klas")]
    await ask("deleteMyCommands", scope=own)
    assert anna.menu == [entry("overzicht")]


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"commands": [entry("Overzicht")]}, "BOT_COMMAND_INVALID"),
        ({"commands": [entry("a" * 33)]}, "BOT_COMMAND_INVALID"),
        ({"commands": [entry("a", "")]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [entry("a", "b" * 257)]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": "help"}, "can't parse commands"),
        ({"commands": [entry("a")], "scope": {"type": "ons"}}, "unsupported type"),
        ({"commands": [entry("a")], "scope": {"type": "chat"}}, "chat_id is empty"),
        ({"commands": [entry("a")], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": [entry("a")], "language_code": "nl-NL"}, "invalid language code"),
    ],
)
async def test_menus_that_are_refused(ask: Ask, params: dict[str, Any], why: str) -> None:
    assert why in await ask("setMyCommands", **params)


async def test_profile_texts_per_language(ask: Ask) -> None:
    await ask("setMyDescription", description="Vragen over jou")
    await ask("setMyDescription", description="Questions about you", language_code="en")
    assert await ask("getMyDescription") == {"description": "Vragen over jou"}
    assert await ask("getMyDescription", language_code="en") == {
        "description": "Questions about you"
    }
    assert await ask("getMyDescription", language_code="tr") == {"description": "Vragen over jou"}
    assert "too long" in await ask("setMyShortDescription", short_description="a" * 121)
    assert await ask("getMyName") == {"name": "Warme Overdracht"}
    assert await ask("setChatMenuButton", menu_button={"type": "commands"}) is True
