"""A group chat with the bot in it: privacy mode on, as it is for new bots."""

from __future__ import annotations

from tests.fakes.bot_api.markup import commands
from tests.fakes.bot_api.models import Chat, Message
from tests.fakes.bot_api.person import Person
from tests.fakes.bot_api.world import World


class Group:
    def __init__(self, world: World, chat: Chat, founder: Person) -> None:
        self._world = world
        self.chat = chat
        world.chats[chat.id] = chat
        self._service(founder, {"new_chat_members": [world.bot.json()]})

    async def say(self, person: Person, text: str, *, reply_to: Message | None = None) -> Message:
        """The bot is told only of commands (not of those to other bots) and of replies to it."""
        message = self._world.post(
            self.chat, person.user, text=text, entities=commands(text), reply_to=reply_to
        )
        if self._for_bot(message):
            self._world.updates.add("message", message.json())
        return message

    async def tap(self, person: Person, message: Message, label: str) -> None:
        button = message.button(label)
        if button is None:
            note = f"no button {label!r} among {message.buttons}"
            raise AssertionError(note)
        self._world.tap(self.chat, person.user, message, button["callback_data"])

    def migrate(self, person: Person) -> None:
        """Becomes a supergroup with another id; the old id refuses and names the new one."""
        old, new = self.chat, Chat(-1_000_000_000_000 + self.chat.id, "supergroup", self.chat.title)
        self._world.chats[new.id] = new
        self._service(person, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self.chat = new
        self._service(person, {"migrate_from_chat_id": old.id})

    def remove_bot(self) -> None:
        self.chat.state = "kicked"

    @property
    def screen(self) -> list[Message]:
        return [message for message in self.chat.messages.values() if not message.deleted]

    def _for_bot(self, message: Message) -> bool:
        if message.reply_to and message.reply_to.from_bot:
            return True
        if not message.entities or message.entities[0]["offset"]:
            return False
        command = message.text.split()[0]
        return "@" not in command or command.endswith(f"@{self._world.bot.username}")

    def _service(self, person: Person, extra: dict[str, object]) -> None:
        message = self._world.post(self.chat, person.user, extra=extra)
        self._world.updates.add("message", message.json())
