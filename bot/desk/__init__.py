"""The leerkracht's basics by chat, the same in every channel."""

from bot.desk.blocks import MAX_ACTION, Block, Button
from bot.desk.service import Desk

__all__ = ["MAX_ACTION", "Block", "Button", "Desk"]
