"""getMe, getUpdates and the webhook's settings."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.bot_api.errors import bad_request
from tests.fakes.bot_api.models import Json
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

LOOPBACK = {"127.0.0.1", "localhost", "::1"}  # plain HTTP passes, as on a local Bot API server
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def get_me(world: World, params: Params) -> Json:
    return world.me()


async def get_updates(world: World, params: Params) -> list[Json]:
    return await world.updates.fetch(
        params.integer("offset"),
        params.integer("limit", 100),
        params.integer("timeout"),
        params.json("allowed_updates"),
    )


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(params.json("allowed_updates"))
    _drop(world, params)
    world.updates.wake("webhook")
    world.webhook.set(url, secret, params.integer("max_connections", 40))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    _drop(world, params)
    world.webhook.set("", "", 40)
    return True


def _drop(world: World, params: Params) -> None:
    if params.boolean("drop_pending_updates"):
        world.updates.drop()


def get_webhook_info(world: World, params: Params) -> Json:
    info: Json = {
        "url": world.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.queue),
        "max_connections": world.webhook.max_connections,
    }
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    if world.webhook.last_error:
        info["last_error_date"] = int(world.webhook.last_error_at)
        info["last_error_message"] = world.webhook.last_error
    return info


METHODS: dict[str, Any] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
