"""Objecting to handing over in a chat: what stands, a button for each thing, the reason typed after
the command. The reason leaves the chat when it is stored, as other words in confidence do."""

from __future__ import annotations

from bot.objections import About, Item, Mine, Objections
from bot.objections.told import named, offer, stands
from bot.problems import Problem, sentence
from bot.telegram.buttons import OBJECT, Tap, pack, seat_of
from bot.telegram.conversation import Place
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Button, Message
from bot.telegram.rich import Paragraph, bold, plain, to_html
from conversations.people import Channel, Role, Slot
from locales.catalogue import Catalogue

ON, OFF = "on", "off"


class ObjectingTalk:
    """See `bot.objections`."""

    def __init__(self, objections: Objections, delivery: Delivery) -> None:
        self._objections = objections
        self._delivery = delivery

    async def called(self, place: Place, reason: str, t: Catalogue) -> None:
        """/bezwaar: what can be objected to and what stands; with words after it, why."""
        address = str(place.chat)
        found = await self._objections.of(Channel.TELEGRAM, address)
        if found is None:
            return
        if not reason:
            self._delivery.tell(place.chat, [shown(item, found, t) for item in found.items])
            return
        done = await self._objections.explain(Channel.TELEGRAM, address, reason)
        words = sentence(done, t) if isinstance(done, Problem) else _thanks(found, t)
        kept = not isinstance(done, Problem)
        self._delivery.in_turn(place.chat, lambda: self._explained(place, words, t, kept=kept))

    async def tapped(self, place: Place, tap: Tap, t: Catalogue) -> None:
        """Object, or withdraw it. A second tap on the same button changes nothing."""
        address = str(place.chat)
        found = await self._objections.of(Channel.TELEGRAM, address)
        slot, _, act = tap.choice.partition(":")
        item = found.of(tap.question, Slot(slot)) if found and slot in set(Slot) else None
        if found is None or item is None or tap.seat != seat_of(found.person.id, ""):
            await self.called(place, "", t)
            return
        about = (Channel.TELEGRAM, address, tap.question, Slot(slot))
        done: Mine | Problem = found
        if act == ON and (item.objection is None or not item.objection.holds):
            done = await self._objections.object(*about)
        elif act == OFF and item.objection is not None:
            done = await self._objections.withdraw(*about)
        if isinstance(done, Problem):
            self._delivery.tell(place.chat, [Message(to_html([plain(sentence(done, t))]))])
            return
        now = done.of(tap.question, Slot(slot))
        if now is not None:
            self._delivery.tell(place.chat, [after(now, done, t)])

    async def _explained(self, place: Place, words: str, t: Catalogue, *, kept: bool) -> None:
        said = [plain(words)]
        if kept and place.typed:
            gone = await self._delivery.removes(place.chat, place.typed)
            said.append(plain(_removed(t) if gone else _still_there(t)))
        await self._delivery.deliver(place.chat, Message(to_html(said)))


def shown(item: Item, mine: Mine, t: Catalogue) -> Message:
    """How it stands with one thing, and the button."""
    lines = list(stands(item, mine, t, echo=False)) or [offer(item.about, mine, t)]
    paragraphs = [bold(named(item.about, mine, t)), *(plain(line) for line in lines)]
    return Message(to_html(paragraphs), _rows(item, mine, t))


def after(item: Item, mine: Mine, t: Catalogue) -> Message:
    """The answer to a tap."""
    if item.objection is None:
        je = mine.person.role is Role.LEERLING
        withdrawn = (
            t.text(
                "Je hebt je bezwaar ingetrokken. Van jou mag je werkstuk weer worden doorgegeven."
            )
            if je
            else t.text("U heeft uw bezwaar ingetrokken. Van u mag dit weer worden doorgegeven.")
        )
        return Message(to_html([plain(withdrawn)]), _rows(item, mine, t))
    said: list[Paragraph] = [plain(line) for line in stands(item, mine, t, echo=False)]
    if not item.objection.reason and item.objection.holds:
        said.append(plain(_why(mine, t)))
    return Message(to_html(said), _rows(item, mine, t))


def settled(item: Item, mine: Mine, t: Catalogue) -> Message:
    """News: the school answered."""
    head = (
        t.text("Je juf of meester schreef op wat er is afgesproken over je bezwaar.")
        if mine.person.role is Role.LEERLING
        else t.text("De leerkracht schreef op wat er is afgesproken over uw bezwaar.")
    )
    lines = [bold(named(item.about, mine, t)), *map(plain, stands(item, mine, t, echo=False))]
    return Message(to_html([plain(head), *lines]), _rows(item, mine, t))


def _rows(item: Item, mine: Mine, t: Catalogue) -> tuple[tuple[Button, ...], ...]:
    rows = []
    if item.objection is None or not item.objection.holds:
        label = t.text("Maak bezwaar") if item.objection is None else t.text("Maak opnieuw bezwaar")
        rows.append((_button(label, item.about, mine, ON),))
    if item.objection is not None:
        rows.append((_button(t.text("Trek het bezwaar in"), item.about, mine, OFF),))
    return tuple(rows)


def _button(label: str, about: About, mine: Mine, act: str) -> Button:
    choice = f"{about.slot}:{act}"
    return Button(label, pack(Tap(OBJECT, seat_of(mine.person.id, ""), 0, about.form.id, choice)))


def _why(mine: Mine, t: Catalogue) -> str:
    if mine.person.role is Role.LEERLING:
        return t.text("Wil je zeggen waarom? Dat hoeft niet. Typ dan: /bezwaar en daarna waarom.")
    return t.text("Wilt u zeggen waarom? Dat hoeft niet. Typ dan: /bezwaar en daarna waarom.")


def _thanks(mine: Mine, t: Catalogue) -> str:
    if mine.person.role is Role.LEERLING:
        return t.text("Bewaard. Je juf of meester leest waarom je bezwaar maakt.")
    return t.text("Bewaard. De leerkracht leest waarom u bezwaar maakt.")


def _removed(t: Catalogue) -> str:
    return t.text("Het bericht met de reden is uit deze chat gehaald.")


def _still_there(t: Catalogue) -> str:
    return t.text("Telegram liet mij het bericht met de reden niet weghalen. Haal het zelf weg.")


def elsewhere(t: Catalogue) -> Message:
    """For who speaks for more people, and sits here as another one."""
    words = t.text(
        "Er is iets opgeschreven over een bezwaar. Kies /kies voor wie het is, en dan /bezwaar."
    )
    return Message(to_html([plain(words)]))
