"""The second step in a chat: what the app has to know, the digits, and what is removed after."""

from __future__ import annotations

from bot.second_step import recovery, totp
from bot.second_step.model import Asked, Denied, Passed
from bot.second_step.service import SecondStep
from bot.telegram.buttons import REMOVE, Tap, pack
from bot.telegram.conversation import Place
from bot.telegram.delivery import Delivery
from bot.telegram.messages import Button, Message
from bot.telegram.rich import Paragraph, Span, Style, bold, plain, to_html
from conversations.people import Channel
from exports import qr
from locales.catalogue import Catalogue


class SecondStepTalk:
    """A chat that is half in speaks for nobody; see `bot.second_step`."""

    def __init__(self, steps: SecondStep, delivery: Delivery) -> None:
        self._steps = steps
        self._delivery = delivery

    async def asks(self, chat: int, t: Catalogue) -> bool:
        """Asks for the digits (the first time with a picture for the app) when this chat is half
        in."""
        asked = await self._steps.asked(Channel.TELEGRAM, str(chat))
        if asked is None:
            return False
        if asked.setting:
            self._show(chat, asked, t)
        else:
            words = t.text(
                "Nog één stap. Stuur de zes cijfers die je authenticator-app nu laat zien. Geen "
                "telefoon met de app? Stuur dan een herstelcode."
            )
            self._delivery.tell(chat, [Message(to_html([plain(words)]))])
        return True

    async def waits(self, chat: int, typed: str) -> bool:
        """Whether this chat is half in, and this may be the proof. (An answer hardly ever looks
        like one, so that answers cost nothing here.)"""
        if not totp.read_digits(typed) and not recovery.normalise(typed):
            return False
        return await self._steps.asked(Channel.TELEGRAM, str(chat)) is not None

    async def hears(self, place: Place, typed: str, t: Catalogue) -> Passed | Denied:
        """What was typed is removed, and so is the picture once it is not needed any more."""
        address = str(place.chat)
        done = await self._steps.prove(Channel.TELEGRAM, address, typed, address)
        said = [] if isinstance(done, Passed) else [plain(_denied(done, t))]
        ours = done.message if isinstance(done, Passed) else 0
        codes = done.codes if isinstance(done, Passed) else ()
        self._delivery.in_turn(place.chat, lambda: self._answer(place, said, ours, codes, t))
        return done

    def remove(self, place: Place, t: Catalogue) -> None:
        """The message of the tapped button, which the person has written over."""

        async def go() -> None:
            if not await self._delivery.removes(place.chat, place.tapped):
                words = t.text("Telegram liet mij dat bericht niet weghalen. Haal het zelf weg.")
                await self._delivery.deliver(place.chat, Message(to_html([plain(words)])))

        self._delivery.in_turn(place.chat, go)

    # Inside

    def _show(self, chat: int, asked: Asked, t: Catalogue) -> None:
        caption = to_html(_how_to(asked, t))

        async def go() -> None:
            sent = await self._delivery.sender.send_picture(chat, qr.png(asked.to_scan), caption)
            if sent:
                before = await self._steps.note(Channel.TELEGRAM, str(chat), sent)
                if before:
                    await self._delivery.removes(chat, before)
                return
            words = t.text("Dat lukte niet. Stuur je code nog een keer.")
            await self._delivery.deliver(chat, Message(to_html([plain(words)])))

        self._delivery.in_turn(chat, go)

    async def _answer(
        self,
        place: Place,
        said: list[Paragraph],
        ours: int,
        codes: tuple[str, ...],
        t: Catalogue,
    ) -> None:
        removes = self._delivery.removes
        theirs_gone = not place.typed or await removes(place.chat, place.typed)
        ours_gone = not codes or bool(ours and await removes(place.chat, ours))
        if codes:
            said = [*_codes(codes, t), *said]
        if not ours_gone:
            words = t.text(
                "Telegram liet mij het bericht met de QR-code niet weghalen. Haal het zelf weg: "
                "wie het ziet, kan de cijfers namaken."
            )
            said.append(plain(words))
        if not theirs_gone:
            said.append(plain(t.text("Telegram liet mij je cijfers niet weghalen.")))
        if said:
            rows = ((_drop(t),),) if codes else ()
            await self._delivery.deliver(place.chat, Message(to_html(said), rows))


def _how_to(asked: Asked, t: Catalogue) -> list[Paragraph]:
    return [
        bold(t.text("Nog één stap")),
        plain(
            t.text(
                "Je code alleen is niet genoeg om bij de klas te komen. Daarom vragen we ook zes "
                "cijfers van een authenticator-app op je telefoon, zoals Google Authenticator, "
                "Microsoft Authenticator of 2FAS."
            )
        ),
        plain(t.text("Scan deze QR-code met de app, of kies een sleutel invoeren en typ:")),
        (Span(asked.to_type, Style.CODE),),
        plain(t.text("Stuur mij dan de zes cijfers die de app laat zien.")),
        plain(
            t.text(
                "Ik haal dit bericht daarna weg. Wat Telegram er zelf van bewaart, weten wij "
                "niet. Instellen kan ook op de webpagina: open daar je eigen link."
            )
        ),
    ]


def _codes(codes: tuple[str, ...], t: Catalogue) -> list[Paragraph]:
    return [
        bold(t.text("Je herstelcodes")),
        plain(
            t.text(
                "Raak je je telefoon kwijt, dan kom je met een van deze codes toch binnen. Elke "
                "code werkt één keer. Schrijf ze op papier: ze komen niet terug."
            )
        ),
        (Span("\n".join(codes), Style.CODE),),
    ]


def _drop(t: Catalogue) -> Button:
    return Button(t.text("Ik heb ze opgeschreven"), pack(Tap(REMOVE, "")))


def _denied(denied: Denied, t: Catalogue) -> str:
    match denied.reason:
        case "wait":
            return t.plural(
                "Dat ging te vaak mis. Wacht {count} minuut en stuur dan nieuwe cijfers. Een "
                "herstelcode werkt wel.",
                "Dat ging te vaak mis. Wacht {count} minuten en stuur dan nieuwe cijfers. Een "
                "herstelcode werkt wel.",
                denied.minutes,
            )
        case "used_digits":
            return t.text(
                "Deze cijfers zijn al een keer gebruikt. Wacht tot de app nieuwe laat zien."
            )
        case "over":
            return t.text(
                "Dat lukte niet op tijd, of het ging te vaak mis. Stuur je code nog een keer."
            )
        case _:
            return t.text(
                "Dat klopt niet. Stuur de cijfers die er nu staan. Blijft het misgaan? Kijk of de "
                "klok van je telefoon automatisch goed staat."
            )
