"""Whether photos of the child may be in the werkstuk: asked of an ouder in the chat."""

from __future__ import annotations

from bot import photo_words
from bot.photo_permission import OwnWord, PhotoPermission
from bot.problems import Problem
from bot.replies import Welcome
from bot.telegram.buttons import PHOTOS, Tap, pack, seat_of
from bot.telegram.choosing import speaks
from bot.telegram.conversation import Place
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Button, Message
from bot.telegram.rich import bold, plain, to_html
from conversations.people import Channel
from locales.catalogue import Catalogue

YES, NO, LATER = "ja", "nee", "later"


class PhotoTalk:
    """One question with two answers that weigh the same; it may be left for later."""

    def __init__(self, permission: PhotoPermission, delivery: Delivery) -> None:
        self._permission = permission
        self._delivery = delivery

    async def asks(self, chat: int, welcome: Welcome) -> bool:
        """Whether the one who sits here is an ouder, who is then asked."""
        own = await self._permission.own(Channel.TELEGRAM, str(chat))
        if own is not None:
            self._ask(chat, own, speaks(welcome))
        return own is not None

    async def shows(self, chat: int, t: Catalogue) -> None:
        """To an ouder: what they said, and the way to change it."""
        own = await self._permission.own(Channel.TELEGRAM, str(chat))
        if own is None:
            return
        if own.word is None:
            self._ask(chat, own, t)
            return
        lines = [plain(photo_words.change(own, t)), plain(photo_words.outcome(own, t))]
        other = NO if own.word.allowed else YES
        label = photo_words.no(t) if own.word.allowed else photo_words.yes(t)
        self._delivery.tell(chat, [Message(to_html(lines), ((_button(own, label, other),),))])

    async def hears(self, place: Place, welcome: Welcome, tap: Tap) -> bool:
        """A tapped answer. Whether it was one that this chat may give."""
        ids = [one.participant.id for one in welcome.people]
        asked = next((one for one in ids if seat_of(one, "") == tap.seat), None)
        if asked is None or tap.choice not in {YES, NO, LATER}:
            return False
        if tap.choice == LATER:
            return True
        done = await self._permission.say(
            Channel.TELEGRAM, str(place.chat), asked, allowed=tap.choice == YES
        )
        if isinstance(done, Problem):
            return False
        said = Message(
            to_html([plain(photo_words.thanks(done, speaks(welcome)))]), bare=place.tapped
        )
        self._delivery.tell(place.chat, [said])
        return True

    def _ask(self, chat: int, own: OwnWord, t: Catalogue) -> None:
        lines = [bold(photo_words.question(own, t)), *map(plain, photo_words.explained(t))]
        later = _button(own, t.text("Dat beslis ik later"), LATER)
        self._delivery.tell(chat, [Message(to_html(lines), (_both(own, t), (later,)))])


def _both(own: OwnWord, t: Catalogue) -> tuple[Button, ...]:
    return _button(own, photo_words.yes(t), YES), _button(own, photo_words.no(t), NO)


def _button(own: OwnWord, label: str, choice: str) -> Button:
    return Button(label, pack(Tap(PHOTOS, seat_of(own.person.id, ""), choice=choice)))
