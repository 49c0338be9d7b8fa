"""A group chat with the bot in it: privacy mode on, as it is for new bots."""

from __future__ import annotations

from tests.fakes.bot_api.markup import commands
from tests.fakes.bot_api.models import Chat, Json, Message
from tests.fakes.bot_api.person import Person
from tests.fakes.bot_api.screen import Screen
from tests.fakes.bot_api.world import Tap, World


class Group(Screen):
    def __init__(self, world: World, chat: Chat, founder: Person) -> None:
        super().__init__()
        self._world = world
        self._chat = self._join(chat)
        self._service(founder, {"new_chat_members": [world.bot.json()]})

    @property
    def chat(self) -> Chat:
        return self._chat

    async def say(self, person: Person, text: str, *, reply_to: Message | None = None) -> Message:
        """The bot is told only of commands (not of those to other bots) and of replies to it."""
        message = self._world.post(
            self.chat, person.user, text=text, entities=commands(text), reply_to=reply_to
        )
        if self._for_bot(message):
            self._world.updates.add("message", message.json())
        return message

    async def tap(self, person: Person, label: str, message: Message | None = None) -> Tap:
        found, button = self._with_label(label, message)
        return self._world.tap(self.chat, person.user, found, button["callback_data"])

    def migrate(self, person: Person) -> None:
        """Becomes a supergroup with another id; the old id refuses and names the new one."""
        old, new = self.chat, Chat(-1_000_000_000_000 + self.chat.id, "supergroup", self.chat.title)
        self._service(person, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self._chat = self._join(new)
        self._service(person, {"migrate_from_chat_id": old.id})

    def remove_bot(self) -> None:
        self.chat.state = "kicked"

    def _join(self, chat: Chat) -> Chat:
        self._world.chats[chat.id] = chat
        chat.watchers.append(self._notice)
        return chat

    def _for_bot(self, message: Message) -> bool:
        if message.reply_to and message.reply_to.from_bot:
            return True
        if not message.entities or message.entities[0]["offset"]:
            return False
        command = message.text.split()[0]
        return "@" not in command or command.endswith(f"@{self._world.bot.username}")

    def _service(self, person: Person, extra: Json) -> None:
        message = self._world.post(self.chat, person.user, extra=extra)
        self._world.updates.add("message", message.json())
