"""What each kind of incoming thing leads to: an input, or something of the channel's own."""

from __future__ import annotations

import time

from telegram import Bot

from bot import codes
from bot.assistant import Assistant
from bot.limiter import Limiter
from bot.media import NotAPicture
from bot.replies import Halfway, Refusal, Welcome
from bot.second_step.model import Passed
from bot.settings import Settings
from bot.telegram import commands, greetings, photos, reminding
from bot.telegram.buttons import (
    PERSON,
    PHOTOS,
    REMOVE,
    STALE,
    TAKE_BACK,
    NotAButtonError,
    Tap,
    to_input,
    unpack,
)
from bot.telegram.choosing import at_the_desk, show_menu, speaks
from bot.telegram.commands import Called, Command
from bot.telegram.conversation import Conversation
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Message
from bot.telegram.objecting import ObjectingTalk
from bot.telegram.photo_talk import PhotoTalk
from bot.telegram.render.agreeing import YES
from bot.telegram.seats import Seat, Seats, chosen_by
from bot.telegram.second_step import SecondStepTalk
from bot.telegram.staff import MENU, Staff
from bot.telegram.taking_back import TakingBackTalk
from bot.telegram.updates import Blocked, InGroup, Photographed, Said, Tapped
from bot.telegram.visit import Visit
from bot.trouble import StoreUnwell
from conversations.answers import Photo
from conversations.inputs import Help, Input, Pause, SendPhoto, Start, Text, Unsupported
from conversations.people import Channel, Role
from locales.catalogue import Catalogue, catalogue


class Reception:
    """Lets people in, and brings each thing that they send to where it belongs."""

    def __init__(
        self,
        bot: Bot,
        assistant: Assistant,
        conversation: Conversation,
        delivery: Delivery,
        seats: Seats,
        staff: Staff,
        second_step: SecondStepTalk,
        objecting: ObjectingTalk,
        photo_talk: PhotoTalk,
        taking_back: TakingBackTalk,
        settings: Settings,
    ) -> None:
        self._bot = bot
        self._assistant = assistant
        self._conversation = conversation
        self._delivery = delivery
        self._seats = seats
        self._staff = staff
        self._second_step = second_step
        self._objecting = objecting
        self._photo_talk = photo_talk
        self._taking_back = taking_back
        self._settings = settings
        self._limiter = Limiter(time.monotonic)
        self._told_groups: set[int] = set()

    async def receive(self, visit: Visit) -> None:
        """Returns when everything that must be kept is kept."""
        match visit.incoming.meaning:
            case Said(given):
                await self._said(visit, given)
            case Tapped() as tapped:
                await self._tapped(visit, tapped)
            case Called() as called:
                await self._called(visit, called)
            case Photographed() as picture:
                await self._photographed(visit, picture)
            case InGroup():
                self._in_group(visit)
            case Blocked():
                await self._assistant.unreachable(Channel.TELEGRAM, visit.address)

    def failed(self, visit: Visit) -> None:
        """Our own mistake, after several tries."""
        self._tell(visit, greetings.failed(catalogue(visit.incoming.language)))

    async def waits(self, visit: Visit) -> None:
        """Nothing can be stored just now: this is kept by Telegram, and comes again by itself."""
        try:
            t = await self._t(visit)
        except StoreUnwell:
            t = catalogue(visit.incoming.language)
        self._tell(visit, greetings.waits(t))

    # Words, pictures and taps

    async def _said(self, visit: Visit, given: Input) -> None:
        if isinstance(given, Text) and await self._proved(visit, given):
            return
        seat = await self._seats.at(visit.place.chat)
        if seat is not None and seat.participant.role is Role.LEERKRACHT:
            await self._staff.said(visit.place, seat.participant, at_the_desk(given))
        elif seat is None and isinstance(given, Text) and codes.normalise(given.text):
            await self._join(visit, given.text)
        elif seat is None:
            await self._turn_away(visit, Refusal("not_known_here"))
        else:
            await self._say(visit, given)

    async def _photographed(self, visit: Visit, picture: Photographed) -> None:
        seat = await self._seats.at(visit.place.chat)
        if seat is None or seat.participant.role is Role.LEERKRACHT:
            await self._said(visit, Unsupported("photo"))
            return
        ready = await photos.fetch(self._bot, picture.file_id, picture.size)
        if isinstance(ready, NotAPicture):
            self._tell(visit, greetings.picture_refused(ready.reason, seat.t))
            return
        given = SendPhoto(Photo(ready.id, picture.caption))
        refusal = await self._conversation.say(visit.place, given, ready)
        await self._refused(visit, refusal)

    async def _tapped(self, visit: Visit, tapped: Tapped) -> None:
        self._delivery.sender.stop_hourglass(tapped.query_id)
        try:
            tap = unpack(tapped.data)
        except NotAButtonError:
            await self._say(visit, STALE)
            return
        seat = await self._seats.at(visit.place.chat)
        match tap.action:
            case "f" | "q":
                await self._sit(visit, tap)
            case "j":
                await self._agree(visit, tap)
            case "t" | "i" | "h" | "T":
                await self._beside(visit, tap)
            case "x":
                await self._web_door(visit, seat, tap)
            case "y":
                self._copy(visit, seat, tap)
            case "z":
                await self._remind(visit, wanted=tap.choice == reminding.ON)
            case "l" if seat is not None and not seat.questionnaire:
                await self._speak(visit, tap.choice)
            case "k" if seat is not None:
                await self._staff.tapped(visit.place, seat.participant, tap)
            case _:
                same_seat = seat is not None and seat.sign == tap.seat
                await self._say(visit, to_input(tap, same_seat=same_seat), tap)

    async def _beside(self, visit: Visit, tap: Tap) -> None:
        """What is no answer to a question."""
        t = await self._t(visit)
        if tap.action == REMOVE:
            self._second_step.remove(visit.place, t)
        elif tap.action == PHOTOS:
            await self._photo_word(visit, tap)
        elif tap.action == TAKE_BACK:
            await self._taking_back.tapped(visit.place, tap, t)
        else:
            await self._objecting.tapped(visit.place, tap, t)

    # Commands

    async def _called(self, visit: Visit, called: Called) -> None:
        if called.command is Command.START and called.argument:
            await self._join(visit, called.argument)
            return
        seat = await self._seats.at(visit.place.chat)
        if seat is None:
            await self._turn_away(visit, Refusal("not_known_here"))
        elif called.command is Command.CHOOSE:
            await self._choose(visit)
        elif seat.participant.role is Role.LEERKRACHT:
            await self._staff.called(visit.place, seat.participant, called)
        elif called.command is Command.OBJECT:
            await self._objecting.called(visit.place, called.argument, seat.t)
        else:
            await self._of_oneself(visit, seat, called.command or Command.HELP)

    async def _of_oneself(self, visit: Visit, seat: Seat, command: Command) -> None:
        match command:
            case Command.LANGUAGE:
                self._tell(visit, greetings.languages_to_choose(seat.t, seat.sign))
            case Command.REMINDERS:
                await self._remind(visit)
            case Command.KNOWN:
                await self._known(visit, seat)
            case Command.TAKE_BACK:
                await self._taking_back.called(visit.place, seat.t)
            case Command.PRIVACY:
                await self._told_first(visit)
            case Command.STOP:
                await self._say(visit, Pause())
                self._tell(visit, greetings.stopped(seat.t, je=seat.je))
            case Command.START:
                await self._say(visit, Start())
            case _:
                await self._say(visit, commands.INPUTS.get(command, Help()))

    # The door

    async def _join(self, visit: Visit, code: str) -> None:
        if not self._limiter.allows(visit.address):
            self._tell(visit, greetings.refused(Refusal("too_many_tries"), await self._t(visit)))
            return
        welcome = await self._assistant.join(Channel.TELEGRAM, visit.address, code)
        if isinstance(welcome, Refusal):
            self._limiter.wrong(visit.address)
            self._tell(visit, greetings.refused(welcome, await self._t(visit)))
        elif isinstance(welcome, Halfway):
            await self._second_step.asks(visit.place.chat, await self._t(visit))
        else:
            await self._arrive(visit, welcome)

    async def _proved(self, visit: Visit, given: Text) -> bool:
        """Whether it was for the second step of who is half in here."""
        if not await self._second_step.waits(visit.place.chat, given.text):
            return False
        t = await self._t(visit)
        if not self._limiter.allows(visit.address):
            self._tell(visit, greetings.refused(Refusal("too_many_tries"), t))
            return True
        done = await self._second_step.hears(visit.place, given.text, t)
        if isinstance(done, Passed):
            await self._enter(visit, done.welcome)
        else:
            self._limiter.wrong(visit.address)
        return True

    async def _sit(self, visit: Visit, tap: Tap) -> None:
        """A form or a person was chosen: the sign in the button says which."""
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(welcome, Refusal):
            await self._turn_away(visit, welcome)
            return
        wanted = chosen_by(welcome, tap)
        if wanted is None:
            self._tell(visit, greetings.choose(welcome, speaks(welcome)))
            return
        seated = await self._assistant.sit(Channel.TELEGRAM, visit.address, *wanted)
        if isinstance(seated, Refusal):
            self._tell(visit, greetings.refused(seated, speaks(welcome)))
        elif tap.action == PERSON:
            await self._arrive(visit, seated)
        else:
            await self._enter(visit, seated)

    async def _agree(self, visit: Visit, tap: Tap) -> None:
        """Whether it is so, what was filled in together."""
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        wanted = None if isinstance(welcome, Refusal) else chosen_by(welcome, tap)
        if wanted is None:
            await self._say(visit, STALE)
            return
        seated = await self._assistant.sit(Channel.TELEGRAM, visit.address, *wanted)
        if isinstance(seated, Refusal):
            self._tell(visit, greetings.refused(seated, await self._t(visit)))
            return
        said = await self._conversation.agree(visit.place, agrees=tap.choice == YES)
        await self._refused(visit, said)

    async def _arrive(self, visit: Visit, welcome: Welcome) -> None:
        """Of an ouder something is asked before all else; it may be left for later."""
        self._seats.entered(visit.place.chat, welcome)
        if not (welcome.asks_photos and await self._photo_talk.asks(visit.place.chat, welcome)):
            await self._enter(visit, welcome)

    async def _photo_word(self, visit: Visit, tap: Tap) -> None:
        """An ouder says yes, no or later: on to where they were going when they were asked."""
        before = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(before, Refusal):
            await self._turn_away(visit, before, had_button=True)
        elif not await self._photo_talk.hears(visit.place, before, tap):
            await self._say(visit, STALE)
        elif before.asks_photos:
            await self._enter(visit, before)

    async def _enter(self, visit: Visit, welcome: Welcome) -> None:
        person = welcome.participant
        self._seats.entered(visit.place.chat, welcome)
        show_menu(self._bot, self._delivery.sender, visit.place.chat, person)
        if person.role is Role.LEERKRACHT:
            await self._staff.said(visit.place, person, MENU)
        elif not welcome.current_form and len(welcome.forms) > 1:
            self._tell(visit, greetings.choose(welcome, speaks(welcome)))
        else:
            await self._say(visit, Start())

    async def _choose(self, visit: Visit) -> None:
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(welcome, Refusal):
            await self._turn_away(visit, welcome)
        else:
            self._tell(visit, greetings.choose(welcome, speaks(welcome)))

    async def _speak(self, visit: Visit, language: str) -> None:
        """A language chosen at the door, before any form."""
        await self._assistant.speak(Channel.TELEGRAM, visit.address, language)
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(welcome, Refusal):
            await self._turn_away(visit, welcome)
        else:
            await self._arrive(visit, welcome)

    async def _remind(self, visit: Visit, *, wanted: bool | None = None) -> None:
        """Reminders on or off, or (None) how that stands."""
        if wanted is not None:
            await self._assistant.remind(Channel.TELEGRAM, visit.address, wanted=wanted)
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(welcome, Refusal):
            await self._turn_away(visit, welcome)
            return
        person, t = welcome.participant, speaks(welcome)
        je = person.role is Role.LEERLING
        self._tell(visit, reminding.quiet(person.id, t, wanted=bool(welcome.reminders), je=je))

    def _copy(self, visit: Visit, seat: Seat | None, tap: Tap) -> None:
        """Only while its form is the one that this chat is in."""
        if seat is not None and seat.sign == tap.seat:
            self._conversation.send_copy(visit.place.chat, seat.questionnaire)

    async def _web_door(self, visit: Visit, seat: Seat | None, tap: Tap) -> None:
        """To the question at which it was asked for, when that is of this person's form."""
        question = tap.question if seat is not None and seat.sign == tap.seat else ""
        if link := await self._passage(visit, question):
            je = seat is not None and seat.je
            self._tell(visit, greetings.web_door(await self._t(visit), link, je=je))
        else:
            await self._turn_away(visit, Refusal("not_known_here"), had_button=True)

    async def _known(self, visit: Visit, seat: Seat) -> None:
        """On the page: a chat that others may read back is no place for all of it at once."""
        link = await self._passage(visit) if self._settings.public_url else ""
        self._tell(visit, greetings.known(seat.t, link, je=seat.je))
        await self._photo_talk.shows(visit.place.chat, seat.t)

    async def _told_first(self, visit: Visit) -> None:
        """The notice again: of the form where they are, else of each that they are asked."""
        welcome = await self._assistant.welcome(Channel.TELEGRAM, visit.address)
        if isinstance(welcome, Refusal):
            await self._turn_away(visit, welcome)
        else:
            told = greetings.told_first(welcome, self._settings.told_first, speaks(welcome))
            self._delivery.tell(visit.place.chat, told)

    async def _passage(self, visit: Visit, question: str = "") -> str:
        """The address of a link that works once, "" when nobody is known here."""
        token = await self._assistant.passage(Channel.TELEGRAM, visit.address, question)
        return f"{self._settings.link_base}/eenmalig/{token}" if token else ""

    # Inside

    async def _say(self, visit: Visit, given: Input, tap: Tap | None = None) -> None:
        refusal = await self._conversation.say(visit.place, given, tap=tap)
        await self._refused(visit, refusal)

    async def _refused(self, visit: Visit, refusal: Refusal | None) -> None:
        if refusal is None:
            return
        if refusal.reason in {"choose_form", "closed"}:
            await self._choose(visit)
            return
        await self._turn_away(visit, refusal, had_button=True)

    async def _turn_away(self, visit: Visit, refusal: Refusal, *, had_button: bool = False) -> None:
        """Who was in here until now reads another word than a stranger."""
        t = await self._t(visit)
        self._seats.left(visit.place.chat)
        stranger = refusal.reason == "not_known_here"
        if stranger and await self._second_step.asks(visit.place.chat, t):
            return
        gone = stranger and (self._seats.was_known(visit.place.chat) or had_button)
        self._tell(visit, greetings.signed_out(t) if gone else greetings.refused(refusal, t))

    def _in_group(self, visit: Visit) -> None:
        if visit.place.chat not in self._told_groups:
            self._told_groups.add(visit.place.chat)
            self._tell(visit, greetings.in_group(catalogue(visit.incoming.language)))

    def _tell(self, visit: Visit, message: Message) -> None:
        self._delivery.tell(visit.place.chat, [message])

    async def _t(self, visit: Visit) -> Catalogue:
        seat = await self._seats.at(visit.place.chat)
        return seat.t if seat else catalogue(visit.incoming.language)
