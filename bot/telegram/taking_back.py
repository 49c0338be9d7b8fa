"""Taking back what was handed in, in a chat: what can be, a button for each, and on to it."""

from __future__ import annotations

from bot.problems import Problem, sentence
from bot.rights import Known, Rights
from bot.rights.told import may_take_back
from bot.telegram.buttons import FORM, TAKE_BACK, Tap, pack, seat_of
from bot.telegram.conversation import Place
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Button, Message
from bot.telegram.rich import plain, to_html
from conversations.people import Channel, Role
from locales.catalogue import Catalogue


class TakingBackTalk:
    """See `bot.rights`."""

    def __init__(self, rights: Rights, delivery: Delivery) -> None:
        self._rights = rights
        self._delivery = delivery

    async def called(self, place: Place, t: Catalogue) -> None:
        """/terugnemen: one message for each thing, or why there is none."""
        known = await self._rights.known(Channel.TELEGRAM, str(place.chat))
        if known is None:
            return
        offers = [
            Message(to_html([plain(it["text"])]), ((_button(known, it["form"], t),),))
            for it in may_take_back(known, t)
        ]
        self._delivery.tell(place.chat, offers or [Message(to_html([plain(_why_not(known, t))]))])

    async def tapped(self, place: Place, tap: Tap, t: Catalogue) -> None:
        """One is taken back. A second tap finds it open already, and says so."""
        address = str(place.chat)
        known = await self._rights.known(Channel.TELEGRAM, address)
        form = _meant(known, tap) if known else ""
        if known is None or not form:
            await self.called(place, t)
            return
        done = await self._rights.take_back(Channel.TELEGRAM, address, form)
        if isinstance(done, Problem):
            self._delivery.tell(place.chat, [Message(to_html([plain(sentence(done, t))]))])
            return
        go_on = Button(t.text("Verder"), pack(Tap(FORM, seat_of(done.id, form))))
        words = to_html([plain(_taken_back(known, t))])
        self._delivery.tell(place.chat, [Message(words, ((go_on,),), bare=place.tapped)])


def _meant(known: Known, tap: Tap) -> str:
    """The form of the button, "" for one of somebody else."""
    ids = (form.questionnaire.id for form in known.forms)
    return next((it for it in ids if seat_of(known.person.id, it) == tap.seat), "")


def _button(known: Known, form: str, t: Catalogue) -> Button:
    return Button(t.text("Neem terug"), pack(Tap(TAKE_BACK, seat_of(known.person.id, form))))


def _why_not(known: Known, t: Catalogue) -> str:
    if any(form.handed_over_at for form in known.forms):
        return sentence(Problem("handed_over_already"), t)
    if known.klas.closed:
        return sentence(Problem("taken_back_too_late"), t)
    return t.text("Er is niets ingeleverd. Wat er staat, is nog te veranderen.")


def _taken_back(known: Known, t: Catalogue) -> str:
    if known.person.role is Role.LEERLING:
        return t.text(
            "Je hebt het teruggenomen. Het gaat nu nog niet naar je mentor. Lever het opnieuw in "
            "als het klaar is."
        )
    return t.text(
        "U heeft het teruggenomen. Het is weer van u alleen. Lever het opnieuw in als het klaar is."
    )
