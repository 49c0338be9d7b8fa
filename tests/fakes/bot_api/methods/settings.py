"""Menus of commands and the texts on the bot's profile, per scope and language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.fakes.bot_api.errors import bad_request
from tests.fakes.bot_api.markup import units
from tests.fakes.bot_api.models import Json
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
DESCRIPTION_MOST = 256
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
PROFILE = {"Name": 64, "Description": 512, "ShortDescription": 120}  # most characters of each


def scope_key(scope: Json | None) -> str:
    """One text per scope, so that it can be a key."""
    scope = scope or {"type": "default"}
    kind = scope.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    missing = [name for name in SCOPES[kind] if name not in scope]
    if missing:
        why = f"can't parse BotCommandScope: {missing[0]} is empty"
        raise bad_request(why)
    return json.dumps([kind, *(int(scope[name]) for name in SCOPES[kind])])


def _place(world: World, params: Params) -> tuple[str, str]:
    scope = params.json("scope")
    if scope and "chat_id" in scope and int(scope["chat_id"]) not in world.chats:
        raise bad_request("chat not found")
    return scope_key(scope), _language(params)


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _command(entry: Any) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("can't parse commands: expected an Object")
    command, description = str(entry.get("command", "")), str(entry.get("description", "")).strip()
    command = command.removeprefix("/")
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(description) <= DESCRIPTION_MOST:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def set_my_commands(world: World, params: Params) -> bool:
    entries = params.json("commands")
    if not isinstance(entries, list) or len(entries) > MOST_COMMANDS:
        raise bad_request("can't parse commands: expected an Array of at most 100")
    world.settings.commands[_place(world, params)] = [_command(entry) for entry in entries]
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.settings.commands.get(_place(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    world.settings.commands.pop(_place(world, params), None)
    return True


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _setter(name: str, most: int) -> Callable[[World, Params], bool]:
    def method(world: World, params: Params) -> bool:
        text = params.text(_snake(name))
        if units(text) > most:
            why = f"{_snake(name)} is too long"
            raise bad_request(why)
        world.settings.texts[name, _language(params)] = text
        return True

    return method


def _getter(name: str) -> Callable[[World, Params], Json]:
    def method(world: World, params: Params) -> Json:
        texts = world.settings.texts
        found = texts.get((name, _language(params))) or texts.get((name, ""), "")
        return {_snake(name): found or (world.bot.first_name if name == "Name" else "")}

    return method


def set_chat_menu_button(world: World, params: Params) -> bool:
    button = params.json("menu_button") or {"type": "default"}
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad_request("can't parse menu button: unsupported type specified")
    world.settings.menu_buttons[params.integer("chat_id")] = button
    return True


METHODS: dict[str, Any] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    **{f"setMy{name}": _setter(name, most) for name, most in PROFILE.items()},
    **{f"getMy{name}": _getter(name) for name in PROFILE},
}
