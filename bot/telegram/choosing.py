"""What the door has to know of who comes."""

from __future__ import annotations

from telegram import Bot, BotCommandScopeChat

from bot.replies import Welcome
from bot.telegram import commands
from bot.telegram.sender import Sender
from bot.telegram.staff import FILE, MENU
from conversations.inputs import Input, Text, Unsupported
from conversations.people import Participant
from locales.catalogue import Catalogue, catalogue


def speaks(welcome: Welcome) -> Catalogue:
    return catalogue(welcome.participant.language)


def show_menu(bot: Bot, sender: Sender, chat: int, person: Participant) -> None:
    """The commands of this person, some time soon."""
    shown = commands.menu(person.role, catalogue(person.language))
    sender.in_background(bot.set_my_commands(shown, scope=BotCommandScopeChat(chat)))


def at_the_desk(given: Input) -> str:
    if isinstance(given, Text):
        return given.text
    return FILE if given == Unsupported("file") else MENU
