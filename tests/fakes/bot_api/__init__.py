"""A strict stand-in for Telegram's Bot API, with people who use it. See `server.BotApi`."""

from tests.fakes.bot_api.group import Group
from tests.fakes.bot_api.models import Message
from tests.fakes.bot_api.person import Person
from tests.fakes.bot_api.server import TOKEN, USERNAME, BotApi, Call
from tests.fakes.bot_api.world import Tap

__all__ = ["TOKEN", "USERNAME", "BotApi", "Call", "Group", "Message", "Person", "Tap"]
