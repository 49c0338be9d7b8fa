"""The methods that the stand-in serves, by their lower-case names (Telegram ignores case)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.bot_api.methods import editing, files, queries, receiving, sending, settings
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

Method = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    name.lower(): method
    for module in (receiving, sending, editing, queries, files, settings)
    for name, method in module.METHODS.items()
}
