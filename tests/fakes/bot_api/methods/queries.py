"""answerCallbackQuery: once, soon, or refused."""

from __future__ import annotations

from typing import Any

from tests.fakes.bot_api.errors import bad_request
from tests.fakes.bot_api.markup import units
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import QUERY_SECONDS, World

TOAST_MOST = 200


def answer_callback_query(world: World, params: Params) -> bool:
    tap = world.taps.pop(params.text("callback_query_id"), None)
    if tap is None or world.now() - tap.at > QUERY_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if units(text) > TOAST_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answered, tap.text, tap.alert = True, text, params.boolean("show_alert")
    tap.chat.tell("toast", tap.message)
    return True


METHODS: dict[str, Any] = {"answerCallbackQuery": answer_callback_query}
