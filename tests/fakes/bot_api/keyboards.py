"""reply_markup: what Telegram takes and what it refuses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.fakes.bot_api.errors import bad_request

CALLBACK_DATA_BYTES = 64
MOST_BUTTONS = 100  # found by experiment in the field; above it Telegram refuses the markup
ACTIONS = ("callback_data", "url", "web_app", "copy_text", "switch_inline_query")


def check_markup(markup: Any) -> dict[str, Any] | None:
    """The markup, when it would be taken; None when there is none."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply(markup["keyboard"])
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        raise bad_request("can't parse reply keyboard markup JSON object")
    return markup


def _rows(keyboard: Any, what: str) -> list[list[Any]]:
    if not isinstance(keyboard, list) or not all(isinstance(row, list) for row in keyboard):
        why = f'field "{what}" must be of type Array of Array'
        raise bad_request(why)
    if sum(map(len, keyboard)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def _check_inline(keyboard: Any) -> None:
    for row in _rows(keyboard, "inline_keyboard"):
        for button in row:
            _check_inline_button(button)


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name)]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one optional field expected")
    if actions == ["callback_data"]:
        _check_data(button["callback_data"])
    elif actions == ["url"]:
        _check_url(button["url"], {"http", "https", "tg"})
    elif actions == ["web_app"]:
        _check_url(button["web_app"].get("url", ""), {"https"})


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any, schemes: set[str]) -> None:
    parts = urlsplit(str(url))
    known = parts.scheme in schemes
    if known and (parts.scheme == "tg" or "." in (parts.hostname or "").strip(".")):
        return
    reason = "Wrong HTTP URL" if known or not parts.scheme else "Unsupported URL protocol"
    why = f"inline keyboard button URL '{url}' is invalid: {reason}"
    raise bad_request(why)


def _check_reply(keyboard: Any) -> None:
    for row in _rows(keyboard, "keyboard"):
        for button in row:
            text = button.get("text") if isinstance(button, dict) else button
            if not isinstance(text, str) or not text.strip():
                raise bad_request("keyboard button text must be non-empty")
