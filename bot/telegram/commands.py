"""The commands, in Dutch and in English, and the menus that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import BotCommand

from conversations.inputs import Back, Help, Input, PassOn, Pause, ShowOverview, Submit
from conversations.people import Role
from conversations.questionnaire import Pass
from locales.catalogue import Catalogue

ENGLISH = "en"


class Command(StrEnum):
    """Named in Dutch, as people type them."""

    START = "start"
    BACK = "terug"
    SKIP = "overslaan"
    OVERVIEW = "overzicht"
    PAUSE = "pauze"
    SUBMIT = "inleveren"
    LANGUAGE = "taal"
    CHOOSE = "kies"
    REMINDERS = "herinneringen"
    KNOWN = "gegevens"
    PRIVACY = "privacy"
    OBJECT = "bezwaar"
    TAKE_BACK = "terugnemen"
    HELP = "hulp"
    STOP = "stop"


ALIASES = {
    "back": Command.BACK,
    "skip": Command.SKIP,
    "overview": Command.OVERVIEW,
    "pause": Command.PAUSE,
    "submit": Command.SUBMIT,
    "language": Command.LANGUAGE,
    "choose": Command.CHOOSE,
    "reminders": Command.REMINDERS,
    "mydata": Command.KNOWN,
    "object": Command.OBJECT,
    "help": Command.HELP,
}
NAMES: dict[str, Command] = {**{command.value: command for command in Command}, **ALIASES}
INPUTS: dict[Command, Input] = {
    Command.BACK: Back(),
    Command.SKIP: PassOn(Pass.SKIPPED),
    Command.OVERVIEW: ShowOverview(),
    Command.PAUSE: Pause(),
    Command.SUBMIT: Submit(),
    Command.HELP: Help(),
}
"""What the engine does. The others are the channel's."""

OF_ONESELF = (
    Command.STOP,
    Command.REMINDERS,
    Command.KNOWN,
    Command.PRIVACY,
    Command.OBJECT,
    Command.TAKE_BACK,
    Command.CHOOSE,
    Command.LANGUAGE,
)
STAFF_MENU = (Command.HELP, Command.CHOOSE, Command.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Called:
    """A command. `command` is None for one that this bot does not have; `typed` is all of it."""

    command: Command | None
    argument: str
    typed: str


def parse(text: str) -> Called | None:
    """None when the text is no command ("/ is een streepje" is words)."""
    head, _, argument = text.strip().partition(" ")
    name = head[1:].partition("@")[0]
    if not head.startswith("/") or not name.isascii() or not name.replace("_", "").isalnum():
        return None
    return Called(NAMES.get(name.lower()), argument.strip(), text.strip())


def menu(role: Role, t: Catalogue) -> list[BotCommand]:
    """For the button beside the text field, in the person's language."""
    shown: Sequence[Command] = STAFF_MENU if role is Role.LEERKRACHT else [*INPUTS, *OF_ONESELF]
    described = _descriptions(t)
    english = {command: alias for alias, command in ALIASES.items()}
    return [
        BotCommand(
            english.get(command, command.value) if t.language.code == ENGLISH else command.value,
            described[command],
        )
        for command in shown
    ]


def _descriptions(t: Catalogue) -> dict[Command, str]:
    return {
        Command.BACK: t.text("Naar de vraag hiervoor"),
        Command.SKIP: t.text("Deze vraag overslaan"),
        Command.OVERVIEW: t.text("Alle vragen, om iets te veranderen"),
        Command.PAUSE: t.text("Even stoppen, alles blijft bewaard"),
        Command.STOP: t.text("Stoppen, en wat er dan met de antwoorden gebeurt"),
        Command.SUBMIT: t.text("Alles nalezen en inleveren"),
        Command.LANGUAGE: t.text("Een andere taal"),
        Command.REMINDERS: t.text("Herinneringen aan of uit"),
        Command.KNOWN: t.text("Wat hier is bewaard, en wie het las"),
        Command.TAKE_BACK: t.text("Terugnemen wat is ingeleverd"),
        Command.PRIVACY: t.text("Wie het leest, en hoelang het blijft"),
        Command.OBJECT: t.text("Niet laten doorgeven aan de nieuwe school"),
        Command.CHOOSE: t.text("Een ander kind of andere vragen"),
        Command.HELP: t.text("Hulp"),
    }
